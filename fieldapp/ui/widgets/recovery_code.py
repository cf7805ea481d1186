"""The recovery code, shown once: big enough to write down, with copy, print and a confirmation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QCheckBox, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, frame, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class RecoveryCode(QWidget):
    """``noted`` when the worker confirmed and goes on."""

    noted = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._code = code
        box = column(self, gap=10)
        why = translate(
            "RecoveryCode",
            "If the password is forgotten, only this code opens the data. Write it down and keep it away from the "
            "laptop, for example with your supervisor. It is shown only now.",
        )
        box.addWidget(label("muted", why, wrap=True))
        box.addWidget(self._shown())
        buttons = row(gap=8)
        buttons.addWidget(Button(translate("RecoveryCode", "Copy"), icon="copy", small=True, action=self._copy))
        buttons.addWidget(Button(translate("RecoveryCode", "Print"), icon="printer", small=True, action=self._print))
        buttons.addStretch(1)
        self._copied = Notice("success")
        box.addLayout(buttons)
        box.addWidget(self._copied)
        box.addSpacing(theme.px(4))
        self.confirm = QCheckBox(translate("RecoveryCode", "I have written the code down"))
        self._missing = Notice()
        self.confirm.toggled.connect(lambda _on: self._missing.say(""))
        box.addWidget(self.confirm)
        box.addWidget(self._missing)
        self.next = Button(translate("RecoveryCode", "Continue"), "primary", action=self._go_on)
        box.addWidget(self.next)

    def code(self) -> str:
        """``XXXX-XXXX-…``."""
        return self._code

    def said(self) -> str:
        """What stands under the confirmation."""
        return self._missing.text()

    def _shown(self) -> QWidget:
        made = frame("inset")
        box = column(made, margins=(16, 12, 16, 12))
        groups = self._code.split("-")
        half = (len(groups) + 1) // 2
        text = label("h2", "   ".join(groups[:half]) + "\n" + "   ".join(groups[half:]))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(self._code)
        box.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._copied.say(translate("RecoveryCode", "Copied. Paste it into a safe place, not into a chat."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            paper = QTextDocument()
            title = translate("RecoveryCode", "Jangkau recovery code. Keep it away from the laptop.")
            paper.setPlainText(f"{title}\n\n{self._code}\n")
            paper.print_(printer)

    def _go_on(self) -> None:
        if self.confirm.isChecked():
            self.noted.emit()
        else:
            self._missing.say(translate("RecoveryCode", "Write the code down first, then tick the box."))
            self.confirm.setFocus()
