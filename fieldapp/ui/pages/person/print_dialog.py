"""What for, for whom, and whether what is sensitive may be in it: asked before a summary is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.person.printing import Purpose
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class PrintDialog(QDialog):
    """Enter prints, Esc does not. ``sensitive``: how many categories are left out unless asked for."""

    def __init__(self, parent: QWidget, sensitive: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Person", "Print summary"))
        box = column(self, margins=(20, 16, 20, 16), gap=10)
        text = translate("Person", "This file contains names. What for? (is written down)")
        title = label("label", text, wrap=True)
        self.purpose = QLineEdit()
        self.purpose.setAccessibleName(text)
        title.setBuddy(self.purpose)
        box.addWidget(title)
        box.addWidget(self.purpose)
        outside = translate("Person", "For outside the office: names of children as initials, NIK masked")
        self.outside = QCheckBox(outside)
        box.addWidget(self.outside)
        self.sensitive = QCheckBox(translate("Person", "With %n sensitive categories", sensitive))
        self.sensitive.setVisible(sensitive > 0)
        self.sensitive.toggled.connect(self._ask_why)
        box.addWidget(self.sensitive)
        why = translate("Person", "Why are the sensitive categories needed? (required)")
        self._why = label("label", why, wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self._why.text())
        self._why.setBuddy(self.reason)
        box.addWidget(self._why)
        box.addWidget(self.reason)
        self._missing = Notice()
        box.addWidget(self._missing)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Person", "Cancel"), action=self.reject))
        self.print = Button(translate("Person", "Save as PDF…"), "primary", icon="printer", action=self.accept)
        foot.addWidget(self.print)
        box.addLayout(foot)
        for field in (self.purpose, self.reason):
            field.returnPressed.connect(self.accept)
        self._ask_why(on=False)
        self.resize(theme.px(520), self.sizeHint().height())
        self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)

    def purpose_told(self) -> Purpose:
        """What was said."""
        return Purpose(
            text=self.purpose.text().strip(),
            outside=self.outside.isChecked(),
            sensitive=self.sensitive.isChecked(),
            reason=self.reason.text().strip() if self.sensitive.isChecked() else "",
        )

    def accept(self) -> None:
        """Only with a purpose, and a reason for what is sensitive."""
        told = self.purpose_told()
        if not told.text:
            self._missing.say(translate("Person", "Write what the summary is for."))
            self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)
        elif told.sensitive and not told.reason:
            self._missing.say(translate("Person", "Write why the sensitive categories are needed."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _ask_why(self, on: bool) -> None:
        self._why.setVisible(on)
        self.reason.setVisible(on)
