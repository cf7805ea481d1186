"""The ten kabupaten and kota of East Kalimantan as tiles: a grid that mirrors where they lie. No Qt.

    Mahulu  .          Berau
    Kubar   Kukar      Kutim
    .       Samarinda  Bontang
    .       PPU        Balikpapan
    .       Paser      .

Own design: north is up, the coast is at the right; neighbours touch where a grid allows it.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tile:
    """``column`` and ``row`` from the upper left; ``short`` is what fits in a tile."""

    code: str
    short: str
    column: int
    row: int


TILES: Final = (
    Tile("64.11", "Mahulu", 0, 0),
    Tile("64.03", "Berau", 2, 0),
    Tile("64.07", "Kubar", 0, 1),
    Tile("64.02", "Kukar", 1, 1),
    Tile("64.08", "Kutim", 2, 1),
    Tile("64.72", "Samarinda", 1, 2),
    Tile("64.74", "Bontang", 2, 2),
    Tile("64.09", "PPU", 1, 3),
    Tile("64.71", "Balikpapan", 2, 3),
    Tile("64.01", "Paser", 1, 4),
)
COLUMNS: Final = 3
ROWS: Final = 5
STEPS: Final = 5  # of the colour ramp


def box(tile: Tile, width: float, height: float, gap: float) -> tuple[float, float, float, float]:
    """x, y, width, height of a tile in an area of this size."""
    across, down = (width - gap * (COLUMNS - 1)) / COLUMNS, (height - gap * (ROWS - 1)) / ROWS
    return tile.column * (across + gap), tile.row * (down + gap), across, down


def step(value: int, largest: int) -> int:
    """Which step of the ramp a count has: 0 for none, then 1 to ``STEPS`` in equal parts of the largest."""
    if value <= 0 or largest <= 0:
        return 0
    return min(STEPS, 1 + (value * STEPS - 1) // largest if largest > STEPS else value * STEPS // largest)


def neighbour(code: str, right: int, down: int) -> str:
    """The tile nearest to ``code`` in a direction, ``code`` itself at the edge; for the arrow keys."""
    here = next((tile for tile in TILES if tile.code == code), TILES[0])
    ahead = [
        tile
        for tile in TILES
        if (right and (tile.column - here.column) * right > 0) or (down and (tile.row - here.row) * down > 0)
    ]

    def distance(tile: Tile) -> tuple[int, int]:
        along, aside = tile.column - here.column, tile.row - here.row
        return (abs(aside), abs(along)) if right else (abs(along), abs(aside))

    return min(ahead, key=distance).code if ahead else here.code
