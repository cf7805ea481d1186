"""Horizontal bars made of parts, as by sex: words at the left, parts beside each other, the sum at the end.

The legend is words in the parts' own colours' company, above the bars; parts carry their number where it fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from fieldapp.ui import theme
from fieldapp.ui.widgets.charts.chart import MIDDLE, Chart, Value, drawn, ink_on, mixed, ring, say_value

ROW, BAR, LEGEND = 28, 18, 26
LABELS = 190


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its word, its parts in the order of the legend, its sum as it may be said."""

    word: str
    parts: tuple[Value, ...]
    total: Value


class StackedBars(Chart):
    """``legend``: the words of the parts, at most three."""

    def __init__(self, name: str, legend: Sequence[str]) -> None:
        super().__init__(name)
        self._legend = tuple(legend)
        self._rows: tuple[Stack, ...] = ()

    def set_rows(self, rows: Sequence[Stack]) -> None:
        """In the order given."""
        self._rows = tuple(rows)
        self.renewed()

    def _spoken(self) -> Sequence[str]:
        said = []
        for row in self._rows:
            parts = [f"{word} {say_value(part)}" for word, part in zip(self._legend, row.parts, strict=True) if part]
            said.append(f"{row.word}, {say_value(row.total)}" + (f": {', '.join(parts)}" if parts else ""))
        return said

    def sizeHint(self) -> QSize:
        """The legend and one line a bar."""
        return QSize(theme.px(420), theme.px(LEGEND + ROW * max(1, len(self._rows))))

    def colours(self) -> tuple[str, ...]:
        """Of the parts: a strong one, a lighter and a quiet one."""
        return theme.hex_colour("primary"), mixed("primary", "surface", 0.62), theme.hex_colour("neutral_line")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw legend and bars."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_legend(painter)
        largest = max((sum(map(drawn, row.parts)) for row in self._rows), default=0) or 1
        for place, row in enumerate(self._rows):
            top = theme.px(LEGEND + ROW * place)
            self._draw_row(painter, top, row, largest)
            if self.hasFocus() and place == self._at:
                ring(painter, QRectF(0, top, self.width(), theme.px(ROW)))
        painter.end()

    def _draw_legend(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        metrics = painter.fontMetrics()
        needed = sum(metrics.horizontalAdvance(word) + theme.px(34) for word in self._legend)
        left = float(max(0, min(self._labels(), self.width() - needed)))
        for word, colour in zip(self._legend, self.colours(), strict=False):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left, theme.px(7), theme.px(10), theme.px(10)), 2, 2)
            painter.setPen(theme.colour("text2"))
            width = painter.fontMetrics().horizontalAdvance(word)
            painter.drawText(QRectF(left + theme.px(15), 0, width + 4, theme.px(LEGEND - 2)), MIDDLE, word)
            left += width + theme.px(34)

    def _labels(self) -> int:
        """As wide as the longest word, from ``LABELS`` to less than half of all."""
        metrics = QFontMetrics(theme.font("small"))
        longest = max((metrics.horizontalAdvance(row.word) for row in self._rows), default=0) + theme.px(16)
        return min(max(theme.px(LABELS), longest), round(self.width() * 0.45))

    def _draw_row(self, painter: QPainter, top: int, row: Stack, largest: int) -> None:
        height, labels = theme.px(ROW), self._labels()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        word = painter.fontMetrics().elidedText(row.word, Qt.TextElideMode.ElideRight, labels - theme.px(12))
        painter.drawText(QRectF(theme.px(4), top, labels, height), MIDDLE, word)
        room = max(1, self.width() - labels - theme.px(56))
        left = float(labels)
        for part, colour in zip(row.parts, self.colours(), strict=False):
            width = room * drawn(part) / largest
            if width > 0:
                self._draw_part(
                    painter, QRectF(left, top + (height - theme.px(BAR)) / 2, width, theme.px(BAR)), colour, part
                )
                left += width + 1
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left + theme.px(7), top, theme.px(56), height), MIDDLE, say_value(row.total))

    @staticmethod
    def _draw_part(painter: QPainter, box: QRectF, colour: str, part: Value) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 2, 2)
        painter.setFont(theme.font("caption"))
        text = say_value(part)
        if painter.fontMetrics().horizontalAdvance(text) + theme.px(8) <= box.width():
            painter.setPen(QColor(ink_on(colour)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
