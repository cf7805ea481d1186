"""Why a list with names is taken out of the app: asked every time, written into the log."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

SHORTEST = 5  # letters of a purpose


class PurposeDialog(QDialog):
    """Accepted with a purpose. ``left_out``: how many people are not in the file because their consent has ended."""

    def __init__(self, parent: QWidget, left_out: int = 0) -> None:
        super().__init__(parent)
        question = translate("Reports", "This file contains names. What for? (logged)")
        self.setWindowTitle(translate("Reports", "File with names"))
        box = column(self, margins=(20, 16, 20, 16), gap=10)
        box.addWidget(label("h2", question, wrap=True))
        text = translate("Reports", "For the office itself. Whoever is outside it is told person by person.")
        box.addWidget(label("body", text, wrap=True))
        if left_out:
            text = translate("Reports", "%n people are not in it: their consent has ended.", left_out)
            box.addWidget(label("small", text, wrap=True))
        self.field = QLineEdit()
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(translate("Reports", "Example: case conference on 27/11/2026"))
        self._notice = Notice()
        box.addWidget(self.field)
        box.addWidget(self._notice)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(Button(translate("Reports", "Cancel"), action=self.reject))
        self.go_on = Button(translate("Reports", "Continue"), "primary", action=self._check)
        buttons.addWidget(self.go_on)
        box.addLayout(buttons)
        self.field.returnPressed.connect(self._check)
        self.resize(theme.px(440), self.sizeHint().height())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def purpose(self) -> str:
        """As it was typed."""
        return self.field.text().strip()

    def _check(self) -> None:
        if len(self.purpose()) >= SHORTEST:
            self.accept()
        else:
            self._notice.say(translate("Reports", "Write what the list is for, in a few words."))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
