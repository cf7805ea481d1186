"""The part of the world that a map widget shows: middle, zoom, and where places stand in it."""

from dataclasses import dataclass, replace

from fieldapp.devices.mercator import TILE, metres_a_pixel, to_degrees, to_world

LEAST_ZOOM, MOST_ZOOM = 3, 20


@dataclass(frozen=True, slots=True)
class View:
    """``x``, ``y``: the middle on the world of side 1; ``width``, ``height`` in px."""

    x: float
    y: float
    zoom: int
    width: int = 1
    height: int = 1

    @classmethod
    def at(cls, latitude: float, longitude: float, zoom: int) -> "View":
        """With this place in its middle."""
        return cls(*to_world(latitude, longitude), max(LEAST_ZOOM, min(MOST_ZOOM, zoom)))

    @property
    def side(self) -> float:
        """Px of the whole world."""
        return float(TILE * 2**self.zoom)

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude under the cross."""
        return to_degrees(self.x, self.y)

    @property
    def metres(self) -> float:
        """Length of a px in the middle."""
        return metres_a_pixel(self.centre[0], self.zoom)

    def spot(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place stands, px from the upper left corner; on the nearer side of the date line."""
        x, y = to_world(latitude, longitude)
        east = (x - self.x + 0.5) % 1.0 - 0.5
        return self.width / 2 + east * self.side, self.height / 2 + (y - self.y) * self.side

    def place(self, left: float, top: float) -> tuple[float, float]:
        """Latitude and longitude at a spot."""
        return to_degrees(*self._world(left, top))

    def moved(self, right: float, down: float) -> "View":
        """The middle goes this many px."""
        return replace(self, x=(self.x + right / self.side) % 1.0, y=max(0.0, min(1.0, self.y + down / self.side)))

    def zoomed(self, steps: int, left: float | None = None, top: float | None = None) -> "View":
        """Nearer (or farther); the spot given, else the middle, stays where it is."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self.zoom + steps))
        if left is None or top is None:
            return replace(self, zoom=zoom)
        x, y = self._world(left, top)
        side = TILE * 2**zoom
        middle_x, middle_y = x - (left - self.width / 2) / side, y - (top - self.height / 2) / side
        return replace(self, zoom=zoom, x=middle_x % 1.0, y=max(0.0, min(1.0, middle_y)))

    def tiles(self, zoom: int) -> list[tuple[int, int]]:
        """Columns and rows of a zoom that are in sight, those of the middle first; columns may lie beyond the world."""
        count = 1 << zoom
        across, down = self.width / self.side / 2, self.height / self.side / 2
        columns = range(int((self.x - across) * count // 1), int((self.x + across) * count // 1) + 1)
        rows = range(max(0, int((self.y - down) * count)), min(count - 1, int((self.y + down) * count)) + 1)
        found = [(column, row) for column in columns for row in rows]
        middle = self.x * count - 0.5, self.y * count - 0.5
        return sorted(found, key=lambda spot: abs(spot[0] - middle[0]) + abs(spot[1] - middle[1]))

    def tile_box(self, zoom: int, column: int, row: int) -> tuple[float, float, float]:
        """Left, top and side of a tile in whole px, so that neighbours meet."""
        side = self.side / (1 << zoom)
        left, top = round(self.width / 2 - self.x * self.side), round(self.height / 2 - self.y * self.side)
        return left + column * side, top + row * side, side

    def _world(self, left: float, top: float) -> tuple[float, float]:
        return self.x + (left - self.width / 2) / self.side, self.y + (top - self.height / 2) / self.side
