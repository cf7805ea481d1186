"""Where every tile stands: rooms one below the other, each a grid; and which tile is next to which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from fieldapp.casework.beds import Board, Room, Tile
from fieldapp.ui import theme
from fieldapp.ui.pages.shelter.tile_paint import HEIGHT

GAP, HEAD, BETWEEN, NARROWEST = 9, 26, 14, 168


@dataclass(frozen=True, slots=True)
class Placed:
    """A tile on the board's canvas."""

    tile: Tile
    box: QRectF


@dataclass
class Plan:
    """``rows``: tiles row by row; ``heads``: room and the top of its heading; ``height`` of everything."""

    rows: list[list[Placed]] = field(default_factory=list)
    heads: list[tuple[Room, float]] = field(default_factory=list)
    height: float = 0

    @property
    def placed(self) -> list[Placed]:
        """Every tile in reading order."""
        return [one for row in self.rows for one in row]

    def at(self, point: QPointF) -> Tile | None:
        """The tile under a point."""
        return next((one.tile for one in self.placed if one.box.contains(point)), None)

    def box(self, key: str) -> QRectF | None:
        """Where a tile stands."""
        return next((one.box for one in self.placed if one.tile.key == key), None)

    def beside(self, key: str, step: int) -> str:
        """The tile before or after, across rooms; the same at the ends."""
        keys = [one.tile.key for one in self.placed]
        place = keys.index(key) + step if key in keys else 0
        return keys[max(0, min(place, len(keys) - 1))] if keys else ""

    def above_or_below(self, key: str, step: int) -> str:
        """The nearest tile one row up or down, across rooms; the same at the ends."""
        here = next((place for place, row in enumerate(self.rows) if any(o.tile.key == key for o in row)), -1)
        wanted = here + step
        if here < 0 or not 0 <= wanted < len(self.rows):
            return key
        box = self.box(key) or QRectF()
        near = min(self.rows[wanted], key=lambda one: abs(one.box.center().x() - box.center().x()))
        return near.tile.key

    def row_end(self, key: str, *, last: bool) -> str:
        """The first or last tile of a row."""
        row = next((row for row in self.rows if any(one.tile.key == key for one in row)), None)
        return row[-1 if last else 0].tile.key if row else key


def make_plan(board: Board, width: float, passes: Callable[[Tile], bool]) -> Plan:
    """Only tiles that pass are placed; a room without any is left out."""
    plan, top = Plan(), 0.0
    columns = max(1, int((width + theme.px(GAP)) // theme.px(NARROWEST + GAP)))
    each = (width - theme.px(GAP) * (columns - 1)) / columns
    for room in board.rooms:
        tiles = [tile for tile in room.tiles if passes(tile)]
        if not tiles:
            continue
        top += theme.px(BETWEEN) if plan.heads else 0
        plan.heads.append((room, top))
        top += theme.px(HEAD)
        top = _place(plan, tiles, columns, each, top)
    plan.height = top + 2
    return plan


def _place(plan: Plan, tiles: Sequence[Tile], columns: int, each: float, top: float) -> float:
    for start in range(0, len(tiles), columns):
        row = [
            Placed(tile, QRectF(round(place * (each + theme.px(GAP))), top, round(each), theme.px(HEIGHT)))
            for place, tile in enumerate(tiles[start : start + columns])
        ]
        plan.rows.append(row)
        top += theme.px(HEIGHT + GAP)
    return top - theme.px(GAP)
