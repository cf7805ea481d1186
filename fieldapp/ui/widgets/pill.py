"""A status pill: icon and word on a soft colour."""

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from fieldapp.ui import icons, theme
from fieldapp.ui.widgets.basics import label, picture, row

TONE_COLOURS = {
    "neutral": "neutral",
    "info": "primary",
    "success": "success",
    "warning": "warning",
    "danger": "danger",
}


class Pill(QFrame):
    """``tone``: neutral info success warning danger; never colour alone, always a word."""

    def __init__(self, text: str, icon: str, tone: str = "neutral") -> None:
        super().__init__()
        self.setProperty("kind", "pill")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(22))
        box = row(self, margins=(8, 0, 10, 0), gap=5)
        self._icon = picture(icon, size=14)
        self._text: QLabel = label("tag", text)
        box.addWidget(self._icon)
        box.addWidget(self._text)
        self.set_pill(text, icon, tone)

    def set_pill(self, text: str, icon: str, tone: str) -> None:
        """Show another status."""
        self._icon.setPixmap(icons.pixmap(icon, TONE_COLOURS[tone], 14))
        self._text.setText(text)
        theme.set_state(self, "tone", tone)
        theme.repolish(self._text)
        self.setAccessibleName(text)
