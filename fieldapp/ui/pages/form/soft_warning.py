"""An amber line under a question: the answer is unusual, not wrong. *Correct* confirms it, and it is quiet.

While the button has the focus the letter B presses it too, in every language.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.widgets.basics import Button, label, picture, row
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate


class SoftWarning(QFrame):
    """``confirmed`` when the worker says that the answer is right. Hidden while there is nothing to say."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warning")
        box = row(self, margins=(10, 5, 6, 5), gap=8)
        self._words = label("body", wrap=True)
        self.button = ConfirmButton(translate("Form", "C&orrect"), self.confirmed.emit)
        box.addWidget(picture("triangle-alert", "warning", 16))
        box.addWidget(self._words, 1)
        box.addWidget(self.button)
        self.hide()

    def show_warning(self, sentence: str, question: str, after: QWidget) -> None:
        """``sentence`` "" hides it. Tab comes here from the parts of ``after``, the question's control."""
        text = plain_text(sentence)
        fresh = text != self._words.text()
        self._words.setText(text)
        self.button.setAccessibleName(f"{question}: {text} {self.button.text().replace('&', '')}")
        self.setVisible(bool(text))
        if text and fresh:
            QWidget.setTabOrder(_last_part(after), self.button)
            announce(self, text)

    def sentence(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()


class ConfirmButton(Button):
    """B presses it while it has the focus."""

    def __init__(self, text: str, action: Callable[[], object]) -> None:
        super().__init__(text, "secondary", small=True, action=action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B, besides Enter and Space."""
        if event.key() == Qt.Key.Key_B and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


def _last_part(editor: QWidget) -> QWidget:
    """The last part of a control in the order of Tab."""
    last, following = editor, editor.nextInFocusChain()
    while following is not None and editor.isAncestorOf(following):
        last, following = following, following.nextInFocusChain()
    return last
