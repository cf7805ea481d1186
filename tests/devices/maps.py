"""Small map files, made here: one colour a zoom, so that a test sees which tile it got."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from sqlcipher3 import dbapi2

from fieldapp.devices.mercator import to_world

SAMARINDA = (-0.5022, 117.1536)
COLOURS = {11: "#cfe8cf", 12: "#9fd0e6", 13: "#e6c98a", 14: "#d99a9a"}


def picture(colour: str, kind: str = "PNG") -> bytes:
    """A tile of one colour."""
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(kept.data())


def tile_at(zoom: int, latitude: float = SAMARINDA[0], longitude: float = SAMARINDA[1]) -> tuple[int, int]:
    """Column and row from the north of the tile that holds a place."""
    x, y = to_world(latitude, longitude)
    return int(x * 2**zoom), int(y * 2**zoom)


def make_map(path: Path, metadata: Mapping[str, str] | None = None, *, kind: str = "PNG", reach: int = 2) -> Path:
    """Tiles around Samarinda, ``reach`` to each side, zooms 11 to 14."""
    rows = dbapi2.connect(str(path))
    rows.execute("CREATE TABLE metadata (name text, value text)")
    rows.execute("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
    known = {"name": "Samarinda", "format": kind.lower(), "attribution": "© Dinas Pemetaan Rekaan"}
    rows.executemany("INSERT INTO metadata VALUES (?, ?)", list((known if metadata is None else metadata).items()))
    for zoom, colour in COLOURS.items():
        column, row = tile_at(zoom)
        tile = picture(colour, kind)
        spots = [(x, y) for x in range(column - reach, column + reach + 1) for y in range(row - reach, row + reach + 1)]
        rows.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(zoom, x, 2**zoom - 1 - y, tile) for x, y in spots])
    rows.commit()
    rows.close()
    return path
