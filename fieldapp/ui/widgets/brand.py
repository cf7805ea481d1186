"""The mark of the app and the dark panel beside unlocking and the first run."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import column, label, picture, row

NAME = "Jangkau"


class Mark(QWidget):
    """The rounded square with the letter."""

    def __init__(self, size: int = 30) -> None:
        super().__init__()
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, self.width() * 0.24, self.width() * 0.24)
        font = theme.font("h2", 700)
        font.setPixelSize(round(self.height() * 0.52))
        painter.setFont(font)
        painter.setPen(theme.colour("on_brand"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "J")
        painter.end()


class BrandPanel(QFrame):
    """Name on top, a promise in the middle, ``lines`` of icon and sentence under it, a footer."""

    def __init__(self, promise: str, footer: str) -> None:
        super().__init__()
        self.setProperty("kind", "brand")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        box = column(self, margins=(44, 40, 40, 32), gap=0)
        box.addLayout(self._head())
        box.addStretch(1)
        words = label("promise", promise, wrap=True)
        box.addWidget(words)
        box.addSpacing(theme.px(20))
        self.lines: QVBoxLayout = column(gap=15)
        box.addLayout(self.lines)
        box.addStretch(2)
        box.addWidget(label("caption", footer))

    def add_line(self, icon: str, text: str) -> None:
        """One more line under the promise."""
        self.lines.addLayout(_line(icon, text))

    @staticmethod
    def _head() -> QHBoxLayout:
        box = row(gap=12)
        box.addWidget(Mark(36))
        box.addWidget(label("brand", NAME))
        box.addStretch(1)
        return box


def _line(icon: str, text: str) -> QHBoxLayout:
    box = row(gap=12)
    box.addWidget(picture(icon, "nav_text_hi", 19), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(label("body", text, wrap=True), 1)
    return box
