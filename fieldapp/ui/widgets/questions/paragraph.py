"""Text in several lines: 3 rows at first, growing to 8; Tab leaves the field."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.questions.editor import QuestionNode, TypedEditor

FEWEST, MOST = 3, 8  # rows


class Paragraph(TypedEditor):
    """``text`` with the ``multiline`` appearance or a number of ``rows``."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.field = QPlainTextEdit(self)
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._text_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self._showing = False
        self._fewest = FEWEST
        self._untouched = ""  # what the field showed when nothing was typed yet
        self._fit()

    def set_node(self, node: QuestionNode) -> None:
        """Show the text."""
        self.field.setAccessibleName(node.label)
        self.field.setReadOnly(node.readonly)
        rows = node.parameters.get("rows", "")
        self._fewest = min(MOST, max(1, int(rows))) if rows.isdigit() else FEWEST
        self._fit()
        self.accept_shown(node, lambda: self._show(node.text))

    def focus_part(self) -> QWidget:
        """The field."""
        return self.field

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Red border."""
        theme.set_state(self.field, "state", "error" if invalid else "")
        self.field.setAccessibleDescription(description)

    def typed(self) -> str:
        """The text without blank ends."""
        return self.field.toPlainText().strip()

    def flush(self) -> None:
        """Only what was typed is an answer."""
        if self.field.toPlainText() != self._untouched:
            super().flush()
            self._untouched = self.field.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field gives the answer."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        self._showing = True
        self.field.setPlainText(text)
        self._untouched = self.field.toPlainText()
        self._showing = False

    def _fit(self) -> None:
        """As high as its text, within the limits."""
        rows = min(MOST, max(self._fewest, int(self.field.document().size().height())))
        line = QFontMetrics(theme.font()).lineSpacing()
        self.field.setFixedHeight(rows * line + theme.px(26))

    def _text_changed(self) -> None:
        """Only a person's typing is an answer to come."""
        self._fit()
        if not self._showing:
            self.keys_came()
