"""Functions of places (WGS 84 degrees): distance and area in metres on a sphere, geofence, intersects."""

import math
from itertools import pairwise

from fieldapp.forms.values import NAN, Value, text_of
from fieldapp.forms.xml import refusal
from fieldapp.forms.xpath.functions.signature import Table, of_list, of_one, of_two

MAX_PAIRS = 1_000_000  # pieces of a line compared: one to two seconds
RADIUS = 6_378_100.0  # metres, as JavaRosa takes it
Point = tuple[float, float]  # latitude, longitude


def read_points(values: list[Value]) -> list[Point] | None:
    """``lat lon …; lat lon …`` in one or several texts; None when one of them is no place."""
    points: list[Point] = []
    for value in values:
        for part in text_of(value).split(";"):
            if part.strip():
                try:
                    latitude, longitude = part.split()[:2]
                    points.append((float(latitude), float(longitude)))
                except ValueError:
                    return None
    return points


def _between(one: Point, two: Point) -> float:
    """Great-circle distance in metres, by the law of cosines as in JavaRosa."""
    lat_one, lat_two = math.radians(one[0]), math.radians(two[0])
    along = math.cos(math.radians(one[1] - two[1]))
    cosine = math.sin(lat_one) * math.sin(lat_two) + math.cos(lat_one) * math.cos(lat_two) * along
    return math.acos(max(-1.0, min(1.0, cosine))) * RADIUS


def _distance(values: list[Value]) -> Value:
    points = read_points(values)
    if points is None:
        return NAN
    return sum((_between(one, two) for one, two in pairwise(points)), 0.0)


def _area(values: list[Value]) -> Value:
    """Square metres inside the line, closed if need be; 0 for fewer than three points."""
    points = read_points(values)
    if points is None:
        return NAN
    if len(points) < 3:
        return 0.0
    metres = [_flat(points[0], point) for point in points[1:]]
    return abs(sum(((y1 * x2 - x1 * y2) / 2 for (x1, y1), (x2, y2) in pairwise(metres)), 0.0))


def _flat(origin: Point, point: Point) -> Point:
    """Metres east and north of ``origin``."""
    around = 2 * RADIUS * math.pi
    east = (point[1] - origin[1]) * around * math.cos(math.radians(point[0])) / 360.0
    return east, (point[0] - origin[0]) * around / 360.0


def _geofence(place: Value, border: Value) -> Value:
    """The point is inside the closed line."""
    points, corners = read_points([place]), read_points([border])
    if not points or not corners:
        return False
    (y, x), inside = points[0], False
    for (y1, x1), (y2, x2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _intersects(value: Value) -> Value:
    """The line crosses itself. FormError (code ``budget``) when too many pieces lie beside each other to tell."""
    points = read_points([value]) or []
    lines = list(pairwise(points))
    closed = len(points) > 2 and points[0] == points[-1]
    order = sorted(range(len(lines)), key=lambda at: min(lines[at])[0])
    left = MAX_PAIRS
    for rank, first in enumerate(order):
        south_end = max(lines[first])[0]
        for second in order[rank + 1 :] if left > 0 else ():
            if min(lines[second])[0] > south_end:
                break  # the others lie further north
            left -= 1
            apart = abs(first - second)
            if apart > 1 and not (closed and apart == len(lines) - 1) and _cross(lines[first], lines[second]):
                return True
            if left <= 0:
                raise refusal("budget", "The line is too long to tell whether it crosses itself.", "Shorten it.")
    return False


def _cross(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, two
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: Point, b: Point, c: Point) -> float:
    """Positive when ``c`` is left of the line from ``a`` to ``b``, negative when right."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


PLACES: Table = {
    "distance": of_list(1, _distance),
    "area": of_list(1, _area),
    "enclosed-area": of_list(1, _area),
    "geofence": of_two(_geofence),
    "intersects": of_one(_intersects),
}
