"""How a map looks: tiles, a grid of degrees where there are none, points with their line or area, cross, scale.

Maps are drawn for paper, so their own colours are the same in both themes; what is drawn over them has a light edge
and is seen on every ground.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from fieldapp.devices.mercator import round_length
from fieldapp.ui import theme
from fieldapp.ui.widgets.questions.map_tiles import MapTiles
from fieldapp.ui.widgets.questions.map_view import View
from fieldapp.ui.widgets.questions.place_sayings import length as length_words

GRID = 130  # px between lines, at least
SCALE = 160  # px of the scale bar, at most
INK, EDGE = QColor("#B3261E"), QColor("#FFFFFF")  # of points and lines on any map
Place = tuple[float, float]


def paint_tiles(painter: QPainter, view: View, tiles: MapTiles) -> None:
    """What is in memory; where a tile is still on its way, or the map has no nearer one, a part of a wider one."""
    zoom = min(view.zoom, tiles.facts.most_zoom)
    if zoom < tiles.facts.least_zoom:
        return
    count = 1 << zoom
    for column, row in view.tiles(zoom):
        left, top, side = view.tile_box(zoom, column, row)
        box = QRectF(left, top, side, side)
        for up in range(min(4, zoom - tiles.facts.least_zoom + 1)):
            image = tiles.have((zoom - up, (column % count) >> up, row >> up))
            if image is not None and not image.isNull():
                painter.drawImage(box, image, _part(image, column % count, row, up))
                break


def _part(image: QImage, column: int, row: int, up: int) -> QRectF:
    """The part of a tile ``up`` zooms above that holds this one."""
    side = image.width() / (1 << up)
    mask = (1 << up) - 1
    return QRectF((column & mask) * side, (row & mask) * side, side, side)


def paint_grid(painter: QPainter, view: View) -> None:
    """Lines of round degrees with their numbers at the edge."""
    degrees_a_pixel = 360 / view.side
    step = round_length(degrees_a_pixel * GRID) if degrees_a_pixel * GRID < 90 else 90.0
    north, west = view.place(0, 0)
    south, _ = view.place(view.width, view.height)
    east = west + degrees_a_pixel * view.width
    places = max(0, -math.floor(math.log10(step)))
    painter.setFont(theme.font("caption"))
    for painting in (_upright, _level):
        first, last = (west, east) if painting is _upright else (south, north)
        for number in range(math.ceil(first / step), math.floor(last / step) + 1):
            painter.setPen(QPen(theme.colour("border"), 1))
            painting(painter, view, number * step, places)


def _upright(painter: QPainter, view: View, longitude: float, places: int) -> None:
    left, _ = view.spot(0, longitude)
    painter.drawLine(QPointF(left, 0), QPointF(left, view.height))
    painter.setPen(theme.colour("text3"))
    painter.drawText(QPointF(left + 4, theme.px(14)), f"{(longitude + 180) % 360 - 180:.{places}f}°")


def _level(painter: QPainter, view: View, latitude: float, places: int) -> None:
    _, top = view.spot(latitude, view.centre[1])
    painter.drawLine(QPointF(0, top), QPointF(view.width, top))
    painter.setPen(theme.colour("text3"))
    if top > theme.px(36):  # below the numbers of the upright lines
        painter.drawText(QPointF(4, top - 4), f"{latitude:.{places}f}°")


def paint_points(painter: QPainter, view: View, points: Sequence[Place], kind: str) -> None:
    """The points with their numbers; joined for a line, closed for an area."""
    spots = [QPointF(*view.spot(*point)) for point in points]
    if kind != "geopoint" and len(spots) > 1:
        closed = kind == "geoshape" and len(spots) > 2
        figure = QPolygonF(spots)
        if closed:
            fill = QColor(INK)
            fill.setAlpha(50)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(figure)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((EDGE, 5), (INK, 2.5)):
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF([*spots, spots[0]]) if closed else figure)
    if kind == "geopoint":
        for spot in spots:
            _pin(painter, spot)
        return
    for spot in spots:
        painter.setPen(QPen(EDGE, 2))
        painter.setBrush(INK)
        painter.drawEllipse(spot, theme.px(6), theme.px(6))


def _pin(painter: QPainter, spot: QPointF) -> None:
    """A drop whose tip stands on the place."""
    size = theme.px(13)
    path = QPainterPath(spot)
    path.cubicTo(spot + QPointF(-size * 0.3, -size), spot + QPointF(-size, -size), spot + QPointF(-size, -size * 1.8))
    path.arcTo(QRectF(spot.x() - size, spot.y() - size * 2.8, size * 2, size * 2), 180, -180)
    path.cubicTo(spot + QPointF(size, -size), spot + QPointF(size * 0.3, -size), spot)
    painter.setPen(QPen(EDGE, 2))
    painter.setBrush(INK)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(EDGE)
    painter.drawEllipse(spot - QPointF(0, size * 1.8), size * 0.36, size * 0.36)


def paint_cross(painter: QPainter, view: View, *, focused: bool) -> None:
    """The place that *Use* takes: a cross with an open middle, dark with a light edge on any map."""
    x, y = view.width / 2, view.height / 2
    inner, outer = theme.px(5), theme.px(20)
    for ink, width in ((EDGE, 5.0), (QColor("#15202B"), 2.0)):
        painter.setPen(QPen(ink, width))
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start, end = QPointF(x + across * inner, y + down * inner), QPointF(x + across * outer, y + down * outer)
            painter.drawLine(start, end)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.outline(focused=True))
        painter.drawRoundedRect(QRectF(1, 1, view.width - 2, view.height - 2), theme.px(6), theme.px(6))


def paint_scale(painter: QPainter, view: View) -> None:
    """A bar of a round length, lower left."""
    metres = round_length(view.metres * theme.px(SCALE))
    length = metres / view.metres
    left, bottom = theme.px(12), view.height - theme.px(12)
    painter.setFont(theme.font("caption", 600))
    ground = QRectF(left - theme.px(6), bottom - theme.px(26), length + theme.px(12), theme.px(32))
    _plate(painter, ground)
    painter.setPen(QPen(theme.colour("text"), 2))
    painter.drawPolyline(
        QPolygonF([QPointF(left + part * length, bottom - rise) for part, rise in ((0, 6), (0, 0), (1, 0), (1, 6))])
    )
    painter.drawText(
        ground.adjusted(0, theme.px(2), 0, -theme.px(12)), Qt.AlignmentFlag.AlignCenter, length_words(metres)
    )


def paint_source(painter: QPainter, view: View, text: str) -> None:
    """Who made the map, lower right."""
    if not text:
        return
    painter.setFont(theme.font("caption"))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, view.width // 2)
    width = metrics.horizontalAdvance(shown) + theme.px(12)
    ground = QRectF(view.width - width - theme.px(6), view.height - theme.px(26), width, theme.px(20))
    _plate(painter, ground)
    painter.setPen(theme.colour("text2"))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, shown)


def _plate(painter: QPainter, box: QRectF) -> None:
    ground = theme.colour("surface")
    ground.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
