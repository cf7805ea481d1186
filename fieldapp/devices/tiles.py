"""Offline maps: raster tiles in MBTiles files (SQLite), opened only for reading.

Files lie in the folder ``maps`` of the profile, as they came: maps are public and hold nothing about people. A file
is looked at before it is taken in and refused with a reason: ``unreadable`` (no SQLite file, or damaged), ``no_tiles``
(SQLite, but no map), ``vector`` (tiles are no pictures), ``empty``, ``unknown`` (tiles are neither PNG, JPEG nor
WebP), ``full`` (no room on the disk).

``immutable`` keeps SQLite from writing anything beside the file. The library is that of the store, see
``docs/decisions/0008``.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from sqlcipher3 import dbapi2

from fieldapp.devices.mercator import to_degrees
from fieldapp.errors import StoreError

SUFFIX, REMOVED, PART = ".mbtiles", ".removed", ".part"
SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"RIFF", "webp"))
DEEPEST = 22  # zoom beyond which no raster is sensible
LARGEST_TILE = 2_000_000  # bytes; usual ones have 5,000 to 60,000
PORTION = 4_000_000  # bytes copied between two looks at the clock
ROOM_LEFT = 50_000_000  # bytes that stay free beside a map: the store must be able to write


class MapRefused(StoreError):
    """A file that is no map for us. Facts: ``reason``, one of the codes above."""

    code = "map_refused"
    sentence = "This file cannot be used as a map ({reason}). Choose an MBTiles file with PNG or JPEG tiles."

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason=reason)


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What a file says of itself; ``bounds``: west, south, east, north in degrees."""

    path: Path
    name: str
    attribution: str
    least_zoom: int
    most_zoom: int
    bounds: tuple[float, float, float, float]

    def covers(self, latitude: float, longitude: float) -> bool:
        """Whether a place lies on it."""
        west, south, east, north = self.bounds
        return south <= latitude <= north and west <= longitude <= east

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of its middle."""
        west, south, east, north = self.bounds
        return (south + north) / 2, (west + east) / 2


class MapFile:
    """An open file; used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises MapRefused (``unreadable``)."""
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        try:
            self._rows = dbapi2.connect(address, check_same_thread=False, uri=True)
            self._rows.execute("PRAGMA trusted_schema = OFF")  # a view of the file runs nothing but itself
            self._rows.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.Error as error:
            raise MapRefused("unreadable") from error
        self.path = path

    def __enter__(self) -> "MapFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """The picture of a tile, y counted from the north; b"" where the map has none or the file is damaged."""
        try:
            found = self._rows.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, x, (1 << zoom) - 1 - y),
            ).fetchone()
        except dbapi2.Error:
            return b""
        picture = found[0] if found else b""
        return picture if isinstance(picture, bytes) and len(picture) <= LARGEST_TILE else b""

    def facts(self) -> MapFacts:
        """Look at it; raises MapRefused with the reason."""
        try:
            known = self._metadata()
            if known.get("format", "").lower() in ("pbf", "mvt"):
                raise MapRefused("vector")
            sample = self._rows.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
            if sample is None:
                raise MapRefused("empty")
            self._check_picture(sample[0])
            least, most = self._zooms(known)
            bounds = _bounds(known.get("bounds", "")) or self._extent(most)
        except (dbapi2.Error, ValueError, TypeError) as error:
            raise MapRefused("no_tiles" if "no such" in str(error) else "unreadable") from error
        name = " ".join(known.get("name", "").split()) or self.path.stem
        return MapFacts(self.path, name, _plain(known.get("attribution", "")), least, most, bounds)

    def _metadata(self) -> dict[str, str]:
        try:
            rows = self._rows.execute("SELECT name, value FROM metadata").fetchall()
        except dbapi2.OperationalError:
            return {}  # some programs write none
        return {str(name): str(value) for name, value in rows}

    def _zooms(self, known: dict[str, str]) -> tuple[int, int]:
        """As the file says; looking through all tiles of one without an index takes long."""
        said = known.get("minzoom", ""), known.get("maxzoom", "")
        if all(text.isdigit() for text in said):
            least, most = (int(text) for text in said)
        else:
            least, most = self._rows.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        return int(least), max(int(least), min(int(most), DEEPEST))

    @staticmethod
    def _check_picture(sample: object) -> None:
        if not isinstance(sample, bytes):
            raise MapRefused("unknown")
        if sample[:2] == b"\x1f\x8b":  # vector tiles are packed with gzip
            raise MapRefused("vector")
        if not any(sample.startswith(start) for start, _ in SIGNATURES):
            raise MapRefused("unknown")

    def _extent(self, zoom: int) -> tuple[float, float, float, float]:
        """Of the tiles of the deepest zoom, for files that do not say it."""
        row = self._rows.execute(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?",
            (zoom,),
        ).fetchone()
        left, right, low, high = (int(number) for number in row)
        side = 1 << zoom
        south, west = to_degrees(left / side, 1 - low / side)
        north, east = to_degrees((right + 1) / side - 1e-12, 1 - (high + 1) / side)
        return west, south, east, north


def maps_in(folder: Path | None) -> list[MapFacts]:
    """Maps of the folder by name; files that are none are passed over."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder is not None and folder.is_dir() else []:
        try:
            with MapFile(path) as own:
                found.append(own.facts())
        except MapRefused:
            continue
    return sorted(found, key=lambda facts: facts.name.lower())


def any_map(folder: Path | None) -> bool:
    """Whether a file lies there that may be one, without opening it."""
    return folder is not None and folder.is_dir() and any(folder.glob(f"*{SUFFIX}"))


def put_out(path: Path) -> None:
    """Take a map out of sight; it lies there until ``sweep``."""
    path.replace(path.with_suffix(REMOVED))


def put_back(path: Path) -> None:
    """Undo ``put_out``."""
    path.with_suffix(REMOVED).replace(path)


def sweep(folder: Path) -> None:
    """Delete what was put out, and copies that were broken off."""
    for path in folder.iterdir() if folder.is_dir() else []:
        if path.suffix in (REMOVED, PART):
            path.unlink(missing_ok=True)


def take_in(source: Path, folder: Path, tell: Callable[[float], object]) -> MapFacts:
    """Copy a map into the folder. *Slow.* ``tell`` gets the part done, 0 to 1, and may raise to stop.

    Raises MapRefused. A file of the same name is replaced; nothing is left of a copy that was not finished.
    """
    try:
        with MapFile(source) as own:
            own.facts()
        size = source.stat().st_size
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < size + ROOM_LEFT:
            raise MapRefused("full")
        target = folder / f"{source.stem}{SUFFIX}"
        if not (target.exists() and target.samefile(source)):
            _copy(source, target, size, tell)
    except OSError as error:
        raise MapRefused("unreadable") from error
    with MapFile(target) as own:
        return own.facts()


def _copy(source: Path, target: Path, size: int, tell: Callable[[float], object]) -> None:
    part = target.with_suffix(PART)
    try:
        with source.open("rb") as old, part.open("wb") as new:
            while portion := old.read(PORTION):
                new.write(portion)
                tell(min(1.0, new.tell() / max(1, size)))
            new.flush()
            os.fsync(new.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _bounds(text: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    sensible = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if sensible else None


def _plain(text: str) -> str:
    """An attribution without its links."""
    plain, inside = [], False
    for character in text:
        if character in "<>":
            inside = character == "<"
        elif not inside:
            plain.append(character)
    return " ".join("".join(plain).replace("&copy;", "©").replace("&amp;", "&").split())
