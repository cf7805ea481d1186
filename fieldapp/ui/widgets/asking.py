"""A small window that asks what a decision needs; Enter decides, Esc leaves everything as it is.

What is asked scrolls where the window is low; the heading and the buttons stay.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.dialog_room import Growing
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

Field = TypeVar("Field", bound=QWidget)


class Asking(QDialog):
    """Put fields in with ``field``, then ``finish``. ``answer`` says whether what is typed will do."""

    def __init__(self, parent: QWidget, title: str, intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(380))
        self._outer = column(self, margins=(20, 16, 12, 16), gap=10)
        self._outer.addWidget(label("h2", title, wrap=True))
        content = bare()
        self._box = column(content, margins=(0, 0, 8, 0), gap=10)
        if intro:
            self._box.addWidget(label("muted", intro, wrap=True))
        area = scrolling(content, title)
        self._outer.addWidget(area, 1)
        Growing(self, area, content)
        self.wrong = Notice()

    def field(self, words: str, widget: Field, hint: str = "") -> Field:
        """A field below its words."""
        box = column(gap=4)
        box.addWidget(label("label", words, wrap=True))
        widget.setAccessibleName(words)
        box.addWidget(widget)
        if hint:
            box.addWidget(label("hint", hint, wrap=True))
        self._box.addLayout(box)
        if isinstance(widget, QLineEdit):
            widget.returnPressed.connect(self.decide)
        return widget

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Something that is no field."""
        self._box.addWidget(widget, stretch)

    def stretch(self) -> None:
        """What is asked stands on top of the room that is left."""
        self._box.addStretch(1)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Something that does not scroll away, above the buttons."""
        self._outer.addWidget(widget)

    def finish(self, words: str) -> None:
        """The way out and the decision."""
        self._outer.addWidget(self.wrong)
        buttons = row(margins=(0, 0, 8, 0), gap=8)
        self.cancel = Button(translate("Asking", "Cancel"), action=self.reject)
        self.yes = Button(words, "primary", action=self.decide)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.yes)
        self._outer.addLayout(buttons)

    def decide(self) -> None:
        """Close when what is typed will do, else say what is wrong."""
        wrong, field = self.problem()
        self.wrong.say(wrong)
        if not wrong:
            self.accept()
        elif field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter decides from lists and filters too; fields say so themselves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.isVisible() and not isinstance(self.focusWidget(), QLineEdit):
            self.decide()
        else:
            super().keyPressEvent(event)

    def problem(self) -> tuple[str, QWidget | None]:
        """What is wrong and where; "" when nothing is."""
        return "", None


def choice(parts: dict[str, str], blank: str = "") -> QComboBox:
    """A list of words with their keys; with ``blank`` it begins with none of them."""
    made = QComboBox()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if blank:
        made.addItem(blank, "")
    for key, words in parts.items():
        made.addItem(words, key)
    made.setToolTip(made.currentText())
    made.currentTextChanged.connect(made.setToolTip)  # what has no room is still to be read
    return made
