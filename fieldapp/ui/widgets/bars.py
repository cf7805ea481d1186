"""Horizontal bars with the value at their end: no axis, no legend, readable with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme

ROW = 25
BAR = 12


class Bars(QWidget):
    """A tab stop; Up and Down read one bar after the other ("Pemulung, 9")."""

    def __init__(self, name: str, label_width: int = 170) -> None:
        super().__init__()
        self._name = name
        self._rows: tuple[tuple[str, int], ...] = ()
        self._at = 0
        self._label_width = label_width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Words and values, largest first."""
        self._rows = tuple(rows)
        self._at = 0
        self.updateGeometry()
        self.update()
        self.setAccessibleDescription("; ".join(f"{word}, {value}" for word, value in self._rows))

    def reading(self) -> str:
        """The bar the keyboard is on."""
        word, value = self._rows[self._at] if self._rows else ("", 0)
        return f"{word}, {value}"

    def sizeHint(self) -> QSize:
        """One line a bar."""
        return QSize(theme.px(320), theme.px(ROW) * max(1, len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        """Room for the words and a short bar."""
        return QSize(theme.px(self._label_width + 60), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the next or the previous bar."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._rows:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._rows) - 1, self._at + step))
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the first bar."""
        super().focusInEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, bars and values."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((value for _, value in self._rows), default=1) or 1
        for place, (word, value) in enumerate(self._rows):
            self._draw_row(painter, place, word, value / largest, str(value))
        painter.end()

    def _draw_row(self, painter: QPainter, place: int, word: str, part: float, value: str) -> None:
        height, words = theme.px(ROW), theme.px(self._label_width)
        top = place * height
        if self.hasFocus() and place == self._at:
            painter.setPen(theme.outline(focused=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, top + 1, self.width() - 2, height - 2), 4, 4)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, words - theme.px(16))
        painter.drawText(QRectF(theme.px(4), top, words, height), middle, shown)
        room = self.width() - words - theme.px(44)
        bar = QRectF(words + theme.px(4), top + (height - theme.px(BAR)) / 2, max(3.0, room * part), theme.px(BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bar"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(bar.right() + theme.px(8), top, theme.px(40), height), middle, value)

    def _tell(self) -> None:
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading()))
