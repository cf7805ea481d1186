"""A password field with *Show*, where pasting works and Caps Lock is noticed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.words import translate


class PasswordField(QLineEdit):
    """``caps_lock`` tells whether the last letter came with Caps Lock on."""

    caps_lock = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self._show = Button(translate("Password", "Show"), "quiet", small=True, action=self._toggle)
        self._show.setParent(self)
        self._show.set_icon("eye")
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._show.adjustSize()
        gap = theme.px(3)
        width = self._show.sizeHint().width()
        self._show.setGeometry(self.width() - width - gap, gap, width, self.height() - 2 * gap)
        self.setTextMargins(0, 0, width, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice capitals without Shift, and small letters with it; Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        text = event.text()
        if len(text) == 1 and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shifted)
        super().keyPressEvent(event)

    def show_letters(self, *, shown: bool) -> None:
        """In letters that can be read, or in dots; the button offers the other."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.set_words(translate("Password", "Hide") if shown else translate("Password", "Show"))
        self._show.set_icon("eye-off" if shown else "eye")
        self._place()

    def _toggle(self) -> None:
        self.show_letters(shown=self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus()
