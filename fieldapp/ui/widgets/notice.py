"""An icon and a line of text under a field: an error, a warning, a hint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.ui import icons, theme
from fieldapp.ui.widgets.basics import label, picture, row

_TONES = {
    "danger": ("error", "circle-alert", "danger"),
    "warning": ("small", "triangle-alert", "warning"),
    "info": ("small", "info", "primary"),
    "success": ("small", "circle-check", "success"),
}


class Notice(QWidget):
    """Hidden while it has nothing to say; spoken politely when it speaks."""

    def __init__(self, tone: str = "danger", icon: str = "") -> None:
        super().__init__()
        kind, usual, ink = _TONES[tone]
        box = row(self, gap=6)
        self._picture = picture(icon or usual, ink, 16)
        self._text = label(kind, wrap=True)
        self._ink = ink
        box.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str, *, aloud: bool = True) -> None:
        """Show a sentence, for screen readers too unless it is not to be said ``aloud``; "" hides the line."""
        changed = text != self._text.text()
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text and changed and aloud:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_icon(self, name: str) -> None:
        """Another icon."""
        self._picture.setPixmap(icons.pixmap(name, self._ink, 16))
        self._picture.setFixedSize(theme.px(16), theme.px(16))
