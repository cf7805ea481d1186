"""``url`` text: a web address with a button that opens it in the browser; only http and https are opened."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor

SCHEMES = ("http", "https")


def address(text: str) -> QUrl | None:
    """The address to open; None when it is not one of the web. ``www.`` stands for https."""
    url = QUrl(f"https://{text}" if text.startswith("www.") else text, QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() in SCHEMES and url.host() else None


class LinkLine(LineEditor):
    """Typed or filled in by the form; a read-only address keeps its button."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.open = Button(sayings.open_link(), small=True, action=self._open)
        self.row.addWidget(self.open)
        self.line.textChanged.connect(self._offer)
        self._offer("")

    def set_node(self, node: QuestionNode) -> None:
        """Address and button."""
        self.open.setAccessibleName(f"{node.label}: {self.open.text()}")
        super().set_node(node)

    def focus_part(self) -> QWidget:
        """The field; of a read-only address the button."""
        return self.open if self.line.isReadOnly() else self.line

    def _offer(self, text: str) -> None:
        self.open.setEnabled(address(text.strip()) is not None)

    def _open(self) -> None:
        url = address(self.line.text().strip())
        if url is not None and not QDesktopServices.openUrl(url):
            self.noticed.emit(sayings.no_browser())
