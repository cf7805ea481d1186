"""A QR code on the screen: dark on white in both themes, as readers need it."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme

QUIET = 4  # modules of white around the code (ISO/IEC 18004)
SIDE = 132  # px


class SquareCode(QWidget):
    """Empty until ``set_content``; its accessible name says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_content(self, content: str, name: str) -> None:
        """Draw another one."""
        made = segno.make_qr(content, error="m").matrix
        self._modules = tuple(tuple(bool(module) for module in line) for line in made)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels for each module, centred."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        across = len(self._modules) + 2 * QUIET
        side = self.width() // across if self._modules else 0
        start = (self.width() - side * across) // 2 + side * QUIET
        for y, line in enumerate(self._modules):
            for x, dark in enumerate(line):
                if dark:
                    square = QRectF(start + x * side, start + y * side, side, side)
                    painter.fillRect(square, QColor(Qt.GlobalColor.black))
        painter.end()
