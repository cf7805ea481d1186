"""What the contact sheet shows of receiver, map, camera and recorder: the app's own panels on made-up sources.

No device is needed: the receiver is a recording that goes on, the camera looks at a picture of the form, the map is
a small file painted here (a river, roads, blocks; no real place).
"""

from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget
from sqlcipher3 import dbapi2

from fieldapp.devices.media import Device, PictureSource
from fieldapp.devices.mercator import to_world
from fieldapp.devices.nmea import Reading
from fieldapp.devices.tiles import MapFacts, MapFile
from fieldapp.ui import background
from fieldapp.ui.widgets.basics import column, label
from fieldapp.ui.widgets.questions import picture
from fieldapp.ui.widgets.questions.locating import Locating
from fieldapp.ui.widgets.questions.map_canvas import MapCanvas
from fieldapp.ui.widgets.questions.map_view import View
from fieldapp.ui.widgets.questions.photo_panel import PhotoPanel
from fieldapp.ui.widgets.questions.record_panel import RecordPanel

PLACE = (-0.5021, 117.1536)
CORNERS = ((-0.5008, 117.1516), (-0.5004, 117.1548), (-0.5031, 117.1556), (-0.5036, 117.1523))
ZOOM = 16
GROUND, GREEN, WATER, ROAD, HOUSE = "#F2EFE9", "#CFE3C2", "#A9CFE4", "#FFFFFF", "#D9CFC3"

ROADS = (((0, 620), (1792, 470)), ((900, 0), (960, 940)), ((420, 0), (660, 800)), ((1240, 0), (1200, 960)))


class Still(PictureSource):
    """A camera in front of a picture."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image

    def start(self) -> None:
        """It is seen at once."""
        self.seen.emit(self._image)

    def stop(self) -> None:
        """Nothing to let go of."""


class Speech(QObject):
    """A recorder that has listened for a while."""

    level, lasted, ready, failed = Signal(float), Signal(float), Signal(bytes), Signal(str)

    def start(self) -> None:
        """It is there at once."""
        self.lasted.emit(12.3)
        self.level.emit(0.62)

    def drop(self) -> None:
        """Nothing to throw away."""


def column_of(titles: tuple[str, ...], parts: tuple[QWidget, ...]) -> QWidget:
    """Parts under their titles."""
    around = QWidget()
    box = column(around, gap=10)
    for title, part in zip(titles, parts, strict=True):
        box.addWidget(label("label", title))
        box.addWidget(part)
        box.addSpacing(14)
        part.show()
    box.addStretch(1)
    return around


def receiving(language: str, name: str, parent: QWidget) -> Locating:
    """Eight satellites, not yet as accurate as wanted."""
    made = Locating("off", 5.0, language, name, parent)
    for _ in range(3):
        made.hear(Reading(True, *PLACE, 12.0, 7.4, 8, 14))
    return made


def mapped(path: Path, name: str) -> MapCanvas:
    """An area drawn on the map."""
    canvas = MapCanvas("geoshape", View.at(*PLACE, ZOOM), name)
    canvas.setFixedHeight(330)
    canvas.resize(560, 330)
    canvas.show_map(_facts(path))
    canvas.show_points(CORNERS)
    while not background.idle():
        QApplication.processEvents()
    return canvas


def photographed(content: bytes, name: str, parent: QWidget) -> PhotoPanel:
    """The live picture of the second of two cameras."""
    image = picture.drawn(content, QSize(960, 720))
    cameras = [Device("a", "Integrated Camera"), Device("b", "USB Camera")]
    made = PhotoPanel(cameras, lambda _key: Still(image), name, parent)
    made.look()
    return made


def recorded(name: str, parent: QWidget) -> RecordPanel:
    """Twelve seconds of speech so far."""
    made = RecordPanel([Device("a", "Microphone")], lambda _key: Speech(), name, parent)  # type: ignore[arg-type]
    made.record()
    return made


def _facts(path: Path) -> MapFacts:
    with MapFile(path) as own:
        return own.facts()


def paint_map(path: Path) -> Path:
    """A map file around ``PLACE`` at one zoom."""
    x, y = to_world(*PLACE)
    left, top = int(x * 2**ZOOM) - 3, int(y * 2**ZOOM) - 2
    whole = _town(QSize(7 * 256, 5 * 256))
    rows = dbapi2.connect(str(path))
    rows.execute("CREATE TABLE metadata (name text, value text)")
    rows.execute("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
    known = {"name": "Contoh", "format": "png", "attribution": "© Peta rekaan"}
    rows.executemany("INSERT INTO metadata VALUES (?, ?)", list(known.items()))
    for column_ in range(7):
        for row in range(5):
            tile = picture.png(whole.copy(column_ * 256, row * 256, 256, 256))
            spot = ZOOM, left + column_, 2**ZOOM - 1 - top - row, tile
            rows.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", spot)
    rows.commit()
    rows.close()
    return path


def _town(size: QSize) -> QImage:
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(GROUND))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GREEN))
    painter.drawEllipse(QPointF(560, 300), 260, 150)
    painter.drawEllipse(QPointF(1320, 820), 200, 120)
    river = [(0, 900), (420, 820), (760, 860), (1080, 1010), (1420, 1060), (1792, 960)]
    painter.setPen(QPen(QColor(WATER), 130, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*spot) for spot in river]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(HOUSE))
    for across in range(640, 1300, 74):
        for down in range(380, 760, 64):
            painter.drawRect(QRectF(across + down % 17, down + across % 13, 36 + across % 9, 28))
    for ink, width in (("#D8D2C8", 16), (ROAD, 12)):
        painter.setPen(QPen(QColor(ink), width))
        for start, end in ROADS:
            painter.drawLine(QPointF(*start), QPointF(*end))
    painter.end()
    return made
