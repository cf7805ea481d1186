"""Why two records are split again: asked before it happens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class SplitDialog(QDialog):
    """Enter splits, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget, names: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Merge", "Split again"))
        box = column(self, margins=(20, 16, 20, 16), gap=10)
        box.addWidget(label("h2", names, wrap=True))
        text = translate("Merge", "Both records become what they were. What was recorded since stays with its record.")
        box.addWidget(label("body", text, wrap=True))
        title = label("label", translate("Merge", "Reason (required)"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(title.text())
        title.setBuddy(self.reason)
        self._missing = Notice()
        box.addWidget(title)
        box.addWidget(self.reason)
        box.addWidget(self._missing)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Merge", "Cancel"), action=self.reject))
        self.split = Button(translate("Merge", "Split"), "primary", icon="undo-2", action=self.accept)
        foot.addWidget(self.split)
        box.addLayout(foot)
        self.reason.returnPressed.connect(self.accept)
        self.resize(theme.px(460), self.sizeHint().height())
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Only with a reason."""
        if self.reason.text().strip():
            super().accept()
        else:
            self._missing.say(translate("Merge", "Write why these are two people."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
