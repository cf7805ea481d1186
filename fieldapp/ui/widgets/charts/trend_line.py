"""A line over months: from zero, with the first, the highest and the last value written beside the line.

The last value is the news: larger and with a dot. Months stand under the line, as many as there is room for.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from fieldapp.casework.table import Mark
from fieldapp.reports.showing import month_name
from fieldapp.ui import theme, words
from fieldapp.ui.widgets.charts.chart import Chart, Value, drawn, ring, say_value

HEIGHT, TOP, BOTTOM, SIDE = 150, 26, 24, 26


class TrendLine(Chart):
    """``unit``: what is counted, said after every value; ``height`` in px at 100 %."""

    def __init__(self, name: str, unit: str, height: int = HEIGHT) -> None:
        super().__init__(name)
        self._unit = unit
        self._height = height
        self._points: tuple[tuple[date, Value], ...] = ()

    def set_points(self, points: Sequence[tuple[date, Value]]) -> None:
        """Months by their first day, oldest first."""
        self._points = tuple(points)
        self.renewed()
        self._at = max(0, len(self._points) - 1)  # the last month is read first

    def _spoken(self) -> Sequence[str]:
        language = words.language()
        return [f"{month_name(day, language)}, {say_value(value)} {self._unit}" for day, value in self._points]

    def sizeHint(self) -> QSize:
        """A wide strip."""
        return QSize(theme.px(360), theme.px(self._height))

    def places(self) -> list[QPointF]:
        """Where the points are drawn; zero is the bottom line."""
        left, right = theme.px(SIDE), self.width() - theme.px(SIDE + 14)
        top, bottom = theme.px(TOP), self.height() - theme.px(BOTTOM)
        largest = max((drawn(value) for _, value in self._points), default=0) or 1
        step = (right - left) / max(1, len(self._points) - 1)
        return [
            QPointF(left + step * at, bottom - (bottom - top) * drawn(value) / largest)
            for at, (_, value) in enumerate(self._points)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the base, the line, the values and the months."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        if places:
            base = self.height() - theme.px(BOTTOM)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(theme.px(8), base), QPointF(self.width() - theme.px(8), base))
            painter.setPen(QPen(theme.colour("bar"), 2.2))
            painter.drawPolyline(QPolygonF(places))
            self._draw_dots(painter, places)
            self._draw_values(painter, places)
            self._draw_months(painter, places)
        painter.end()

    def _draw_dots(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bar"))
        for place in places[:-1]:
            painter.drawEllipse(place, 2.4, 2.4)
        painter.setBrush(theme.colour("primary"))
        painter.drawEllipse(places[-1], 4.5, 4.5)
        if self.hasFocus():
            here = places[min(self._at, len(places) - 1)]
            ring(painter, QRectF(here.x() - 9, here.y() - 9, 18, 18))

    def labelled(self) -> set[int]:
        """Which points carry their value: first, highest, last and the one the keyboard is on; never two in a heap."""
        count = len(self._points)
        highest = max(range(count), key=lambda at: drawn(self._points[at][1]), default=0)
        chosen = {count - 1}
        wanted = [self._at] if self.hasFocus() else []
        for at in (*wanted, highest, 0):
            if all(abs(at - other) >= 2 for other in chosen):
                chosen.add(at)
        return {at for at in chosen if 0 <= at < count}

    def _draw_values(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        for at in self.labelled():
            last = at == len(places) - 1
            painter.setFont(theme.font("h2" if last else "caption", 600 if last else 500))
            painter.setPen(theme.colour("text" if last else "text2"))
            value = self._points[at][1]
            text = say_value(value)
            width, height = painter.fontMetrics().horizontalAdvance(text) + 4, theme.px(20)
            x = min(max(0.0, places[at].x() - width / 2), float(self.width() - width))
            y = max(0.0, places[at].y() - height - (0 if isinstance(value, Mark) else 5))
            painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)

    def _draw_months(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        width = painter.fontMetrics().horizontalAdvance("Nov 26") + theme.px(10)
        every = 1
        while len(places) > 1 and (places[1].x() - places[0].x()) * every < width:
            every += 1
        top = self.height() - theme.px(BOTTOM - 3)
        for at in range(len(places) - 1, -1, -every):
            text = month_name(self._points[at][0], words.language(), short=True)
            x = min(max(0.0, places[at].x() - width / 2), float(self.width() - width))
            painter.drawText(QRectF(x, top, width, theme.px(BOTTOM - 4)), Qt.AlignmentFlag.AlignCenter, text)
