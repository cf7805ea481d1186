"""Initials on one of six colours, the same for the same name.

Sex and age after a comma ("Siti Aminah, P, 34 tahun") are no part of the name.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui import theme


def initials(name: str) -> str:
    """First letters of the first and last word that start with a letter; "?" without any."""
    words = [word for word in name.partition(",")[0].split() if word[0].isalpha()]
    if not words:
        return "?"
    return "".join(word[0].upper() for word in dict.fromkeys((words[0], words[-1])))


def paint_avatar(painter: QPainter, box: QRectF, name: str, weight: int = 600) -> None:
    """Draw the circle and the letters into a square."""
    fill, ink = theme.avatar_colours(name.partition(",")[0])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(box)
    font = theme.font("small", weight)
    font.setPixelSize(max(theme.px(11), round(box.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """Says nothing to screen readers: the name always stands beside it."""

    def __init__(self, name: str = "", size: int = 40) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(theme.px(size), theme.px(size))

    def set_name(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        paint_avatar(painter, QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), self._name)
        painter.end()
