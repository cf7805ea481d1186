"""Boundaries of regions read from GeoJSON, laid into a box, and asked which region a point lies in. No Qt.

    boundaries = read_boundaries(content)      # FeatureCollection of Polygon and MultiPolygon with property "code"
    lay = boundaries.layout(400, 300)          # equirectangular, narrowed by the cosine of the middle latitude
    lay.place(117.15, -0.5); boundaries.region_at(117.15, -0.5)

Holes are holes. Codes are those of the ministry (64.72 or 64.72.05; ``6472`` and ``647205`` are read too).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, isfinite, radians
from typing import Any, Final

from fieldapp.errors import BadBoundaries

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then holes
LARGEST: Final = 60_000_000  # bytes; the province's finest map has a tenth of it
POINTS: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Shape:
    """One region; ``name`` "" when the file has none."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in it: inside an odd number of a polygon's rings."""
        return any(sum(_inside(ring, longitude, latitude) for ring in polygon) % 2 == 1 for polygon in self.polygons)


@dataclass(frozen=True, slots=True)
class Layout:
    """From degrees to a box whose upper left corner is 0, 0."""

    scale: float
    narrow: float
    west: float
    north: float
    left: float
    top: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """x to the right, y down."""
        x = self.left + (longitude - self.west) * self.narrow * self.scale
        return x, self.top + (self.north - latitude) * self.scale

    def degrees(self, x: float, y: float) -> Point:
        """The way back: longitude, latitude."""
        return self.west + (x - self.left) / (self.narrow * self.scale), self.north - (y - self.top) / self.scale


@dataclass(frozen=True)
class Boundaries:
    """All shapes of one file."""

    shapes: tuple[Shape, ...]

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        points = [point for shape in self.shapes for polygon in shape.polygons for point in polygon[0]]
        longitudes, latitudes = zip(*points, strict=True)
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    def layout(self, width: float, height: float) -> Layout:
        """The largest drawing that fits, in the middle of the box."""
        west, south, east, north = self.bounds
        narrow = cos(radians((south + north) / 2))
        across, down = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
        scale = min(width / across, height / down)
        return Layout(scale, narrow, west, north, (width - across * scale) / 2, (height - down * scale) / 2)

    def region_at(self, longitude: float, latitude: float) -> str:
        """The code of the region a point lies in, "" outside all of them."""
        return next((shape.code for shape in self.shapes if shape.holds(longitude, latitude)), "")


def read_boundaries(content: bytes) -> Boundaries:
    """Raises BadBoundaries: no GeoJSON, no code, no ring, a coordinate that is no place on earth, too large."""
    if len(content) > LARGEST:
        raise BadBoundaries(why="it is too large")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadBoundaries(why="it is not GeoJSON") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise BadBoundaries(why="it holds no regions")
    shapes = tuple(_shape(number, feature) for number, feature in enumerate(features, start=1))
    if sum(len(ring) for shape in shapes for polygon in shape.polygons for ring in polygon) > POINTS:
        raise BadBoundaries(why="it has too many points")
    return Boundaries(shapes)


def _shape(number: int, feature: Any) -> Shape:
    known = _object(feature)
    properties = _object(known.get("properties"))
    code = _code(properties.get("code"))
    if not code:
        raise BadBoundaries(why=f'region {number} has no property "code"')
    polygons = tuple(_polygon(code, rings) for rings in _polygons(known.get("geometry")))
    if not polygons:
        raise BadBoundaries(why=f"region {code} has no area")
    return Shape(code, str(properties.get("name") or ""), polygons)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _code(value: object) -> str:
    """``64.72`` from ``64.72``, ``6472`` or the number 6472."""
    digits = "".join(char for char in str(value or "") if char.isdigit())
    if len(digits) not in (4, 6):
        return ""
    return ".".join(digits[start : start + 2] for start in range(0, len(digits), 2))


def _polygons(geometry: Any) -> Iterator[Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else ""
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        yield coordinates
    elif kind == "MultiPolygon" and isinstance(coordinates, list):
        yield from coordinates


def _polygon(code: str, rings: Any) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise BadBoundaries(why=f"region {code} has no area")
    return tuple(_ring(code, ring) for ring in rings)


def _ring(code: str, ring: Any) -> Ring:
    try:
        points = tuple((float(point[0]), float(point[1])) for point in ring)
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise BadBoundaries(why=f"region {code} has a point without coordinates") from error
    if len(points) < 4:
        raise BadBoundaries(why=f"region {code} has a line that encloses nothing")
    if not all(isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90 for x, y in points):
        raise BadBoundaries(why=f"region {code} has a point that is no place on earth")
    return points


def _inside(ring: Sequence[Point], x: float, y: float) -> bool:
    """Even-odd rule; the ring is closed whether or not its last point repeats the first."""
    odd = False
    before_x, before_y = ring[-1]
    for here_x, here_y in ring:
        if (here_y > y) != (before_y > y) and x < (before_x - here_x) * (y - here_y) / (before_y - here_y) + here_x:
            odd = not odd
        before_x, before_y = here_x, here_y
    return odd
