"""Figures by kabupaten and kota: ten tiles that mirror the province, or real boundaries where the province sent them.

The colour says roughly, the number in the region says exactly; the legend is words. Arrow keys go from neighbour to
neighbour.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF

from fieldapp.casework.boundaries import Boundaries, Layout, Shape
from fieldapp.casework.tiles import TILES, box, neighbour, step
from fieldapp.ui import theme
from fieldapp.ui.widgets.charts.chart import Chart, Value, drawn, ink_on, ramp, ring, say_value
from fieldapp.ui.words import translate

TILE_HEIGHT, GAP, LEGEND = 44, 4, 22


class RegionChart(Chart):
    """Values by code; ``names`` are the full names that are read out."""

    def __init__(self, name: str, unit: str) -> None:
        super().__init__(name)
        self._unit = unit
        self._values: dict[str, Value] = {}
        self._names: dict[str, str] = {}

    def set_values(self, values: Mapping[str, Value], names: Mapping[str, str]) -> None:
        """Regions without a value have none."""
        self._values, self._names = dict(values), dict(names)
        self.renewed()

    def codes(self) -> tuple[str, ...]:
        """In reading order."""
        raise NotImplementedError

    def value(self, code: str) -> Value:
        """0 for a region nobody counted in."""
        return self._values.get(code, 0)

    def colour(self, code: str) -> str:
        """``#RRGGBB`` of a region."""
        largest = max(map(drawn, self._values.values()), default=0)
        return ramp(step(drawn(self.value(code)), largest))

    def _spoken(self) -> Sequence[str]:
        return [f"{self._names.get(code, code)}, {say_value(self.value(code))} {self._unit}" for code in self.codes()]

    def _draw_legend(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        words = translate("Charts", "The darker, the more {unit}").format(unit=self._unit)
        if theme.is_dark():
            words = translate("Charts", "The brighter, the more {unit}").format(unit=self._unit)
        height = theme.px(LEGEND)
        painter.drawText(QRectF(0, self.height() - height, self.width(), height), Qt.AlignmentFlag.AlignVCenter, words)


class TileMap(RegionChart):
    """Ten tiles with short name and number."""

    def codes(self) -> tuple[str, ...]:
        """North to south, west to east."""
        return tuple(tile.code for tile in sorted(TILES, key=lambda tile: (tile.row, tile.column)))

    def sizeHint(self) -> QSize:
        """Five rows and the legend."""
        return QSize(theme.px(330), theme.px(5 * TILE_HEIGHT + 4 * GAP + LEGEND))

    def tile_box(self, code: str) -> QRectF:
        """Where a tile is drawn."""
        tile = next(tile for tile in TILES if tile.code == code)
        return QRectF(*box(tile, self.width(), self.height() - theme.px(LEGEND), theme.px(GAP)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the nearest tile in that direction."""
        right = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not right and not down:
            super().keyPressEvent(event)
            return
        codes = self.codes()
        self.move_to(codes.index(neighbour(codes[self._at], right, down)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles and the legend."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tile in TILES:
            area, ground = self.tile_box(tile.code), self.colour(tile.code)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, 5, 5)
            painter.setPen(QColor(ink_on(ground)))
            self._draw_words(painter, area, tile.short, say_value(self.value(tile.code)))
            if self.hasFocus() and self.codes()[self._at] == tile.code:
                ring(painter, area)
        self._draw_legend(painter)
        painter.end()

    @staticmethod
    def _draw_words(painter: QPainter, area: QRectF, short: str, value: str) -> None:
        """The name above, the number below."""
        inside = area.adjusted(theme.px(8), theme.px(3), -theme.px(6), -theme.px(3))
        painter.setFont(theme.font("caption"))
        name = painter.fontMetrics().elidedText(short, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(theme.font("body", 600))
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, value)


class BoundaryMap(RegionChart):
    """The real shapes; a region of the map that nobody counted in is pale."""

    def __init__(self, name: str, unit: str, boundaries: Boundaries) -> None:
        super().__init__(name, unit)
        self._boundaries = boundaries

    def codes(self) -> tuple[str, ...]:
        """As in the file."""
        return tuple(shape.code for shape in self._boundaries.shapes)

    def sizeHint(self) -> QSize:
        """A little higher than wide, as the province is."""
        return QSize(theme.px(330), theme.px(360 + LEGEND))

    def layout_(self) -> Layout:
        """How degrees lie in this widget."""
        return self._boundaries.layout(self.width() - 4, self.height() - theme.px(LEGEND) - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw regions, numbers, the ring and the legend."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lay = self.layout_()
        paths = {shape.code: _path(shape, lay) for shape in self._boundaries.shapes}
        for code, path in paths.items():
            painter.setPen(QPen(theme.colour("surface"), 1.2))
            painter.setBrush(QColor(self.colour(code)))
            painter.drawPath(path)
        for code, path in paths.items():
            self._draw_number(painter, path, code)
        if self.hasFocus() and paths:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 2.4))
            painter.drawPath(paths[self.codes()[self._at]])
        self._draw_legend(painter)
        painter.end()

    def _draw_number(self, painter: QPainter, path: QPainterPath, code: str) -> None:
        """In the largest regions only: a number that does not fit would hide its neighbours."""
        text, area = say_value(self.value(code)), path.boundingRect()
        painter.setFont(theme.font("caption", 600))
        metrics = painter.fontMetrics()
        middle = area.center()
        if (
            metrics.horizontalAdvance(text) + 6 < area.width()
            and metrics.height() < area.height()
            and path.contains(middle)
        ):
            painter.setPen(QColor(ink_on(self.colour(code))))
            around = QRectF(middle.x() - 40, middle.y() - 10, 80, 20)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, text)


def _path(shape: Shape, lay: Layout) -> QPainterPath:
    """All rings of a shape; the odd-even rule makes holes holes."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in shape.polygons:
        for ring_ in polygon:
            path.addPolygon(QPolygonF([QPointF(*lay.place(*point)) for point in ring_]))
            path.closeSubpath()
    return path
