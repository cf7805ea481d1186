"""A slider with its marks: style sheets take Qt's own marks away, so they are painted here."""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from fieldapp.ui import theme

KNOB = 20  # px of the knob with its border
LENGTH = 4  # px of a mark


class TickedSlider(QSlider):
    """``show_ticks(every)`` steps; 0 for no marks."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._every = 0

    def show_ticks(self, every: int) -> None:
        """A mark at the first step and at every so manyth after it."""
        self._every = every
        self.update()

    def ticks(self) -> int:
        """How many marks are shown."""
        return (self.maximum() - self.minimum()) // self._every + 1 if self._every else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slider, and its marks beside the groove."""
        super().paintEvent(event)
        if not self._every or self.maximum() <= self.minimum():
            return
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        for step in range(0, self.maximum() - self.minimum() + 1, self._every):
            painter.drawLine(self._mark(step / (self.maximum() - self.minimum())))
        painter.end()

    def _mark(self, part: float) -> QLineF:
        knob, length = theme.px(KNOB), theme.px(LENGTH)
        if self.orientation() == Qt.Orientation.Horizontal:
            x = knob / 2 + part * (self.width() - knob)
            return QLineF(QPointF(x, self.height() - length), QPointF(x, self.height()))
        y = self.height() - knob / 2 - part * (self.height() - knob)
        return QLineF(QPointF(self.width() - length, y), QPointF(self.width(), y))
