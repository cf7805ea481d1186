"""Longer guidance under a question: one line that unfolds, folded again when the page is shown anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button, column, label
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.markup import plain_text, rich_text


class Folded(QWidget):
    """*More about this question*, and the text when it is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.button = Button(sayings.more_about(), "link", small=True, action=self.turn)
        self._text = label("hint", wrap=True)
        box = column(self, gap=2)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._text)
        self._text.hide()
        self._dress()

    def show_text(self, text: str, name: str) -> None:
        """Other words; "" hides all."""
        shown = rich_text(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText if shown == text else Qt.TextFormat.RichText)
        self._text.setText(shown)
        self.button.setAccessibleName(f"{self.button.text()}: {plain_text(name)}")
        self.button.setAccessibleDescription(plain_text(text))
        self.setVisible(bool(text))

    def turn(self) -> None:
        """Unfold or fold."""
        self._text.setVisible(self._text.isHidden())
        self._dress()

    def unfolded(self) -> bool:
        """Whether the text is on screen."""
        return not self._text.isHidden()

    def _dress(self) -> None:
        folded = self._text.isHidden()
        self.button.setText(sayings.more_about() if folded else sayings.less_about())
        self.button.set_icon("chevron-right" if folded else "chevron-down", "primary")
