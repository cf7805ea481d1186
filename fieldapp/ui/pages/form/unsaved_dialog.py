"""The one blocking dialog: leaving while answers are only in memory would lose them."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.words import translate


class UnsavedDialog(QDialog):
    """``exec`` returns accepted once a retry saved everything, rejected when the worker stays."""

    def __init__(self, parent: QWidget, text: str, retry: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._retry = retry
        title = translate("Form", "Answers are not saved yet")
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        box = column(self, margins=(20, 18, 20, 16), gap=12)
        box.addWidget(label("h2", title, wrap=True))
        box.addWidget(label("body", text, wrap=True))
        buttons = row(gap=8)
        buttons.addStretch(1)
        self.again = Button(translate("Form", "Try again"), "primary", action=self._try)
        self.stay = Button(translate("Form", "Stay here"), action=self.reject)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.again)
        box.addLayout(buttons)
        self.again.setDefault(True)

    def _try(self) -> None:
        if self._retry():
            self.accept()
