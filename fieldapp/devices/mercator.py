"""Web Mercator: degrees to places on a square world of side 1, and lengths on it.

x grows eastward from 180° W, y southward from the northern edge (85.05° N). A tile of zoom ``z`` has the side
``2**-z``. Names of rows are those of the XYZ scheme (0 in the north); MBTiles counts from the south.
"""

import math

EARTH = 40_075_016.686  # m around the equator (WGS 84)
EDGE = 85.051129  # degrees: the world ends here
TILE = 256  # px of a tile at its own zoom


def to_world(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies; latitudes beyond the edge lie on it."""
    held = math.radians(max(-EDGE, min(EDGE, latitude)))
    return (longitude + 180) / 360, (1 - math.asinh(math.tan(held)) / math.pi) / 2


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a spot of the world; x goes around, y is held inside."""
    held = max(0.0, min(1.0, y))
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * held)))), (x % 1.0) * 360 - 180


def metres_a_pixel(latitude: float, zoom: float) -> float:
    """On the ground, at this latitude."""
    held = max(-EDGE, min(EDGE, latitude))
    return EARTH * math.cos(math.radians(held)) / (TILE * 2**zoom)


def round_length(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not longer than ``most``: for scale bars and grids."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most * (1 + 1e-9))
