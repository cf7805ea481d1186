"""The board of a shelter: every bed with its face, everybody who stays exactly once, everything that needs a decision.

    shown = board(beds, stays, marks, waiting, now=now, limit_days=30)

Pure: the same facts give the same board, in any order. Whoever stays is on it, in a bed of the shelter, on a mattress
the shelter does not have, or without a bed. Two people in one bed, one person in two beds and a person whom two desks
moved apart are conflicts until a person decides; an expired hold stays until a desk lifts it. A hold or a cleaning is
over once somebody came into the bed after it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fieldapp.casework.census import nights_between
from fieldapp.casework.projection import WITA
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT, Bed, Mark, Stay, Waiting
from fieldapp.casework.stay_moves import bed_key

FREE, OCCUPIED, CONFLICT = "free", "occupied", "conflict"
FACES: Final = (FREE, OCCUPIED, HELD, OUT, CLEANING, CONFLICT)
EXTRA, NO_BED = "extra", "no_bed"  # kinds of the two rooms that have no beds of the shelter
SOON: Final = timedelta(minutes=30)
DEFAULT_LIMIT: Final = 30  # days, where the list of shelters names no limit
_PRECEDENCE: Final = {OUT: 0, HELD: 1, CLEANING: 2}


@dataclass(frozen=True, slots=True)
class Tile:
    """One bed. ``marks``: what keeps it from being free, the strongest first; ``shared``: several people are in it;
    ``twice``: ids of stays whose person has another open stay; ``moved``: of those whom two desks moved apart."""

    code: str
    face: str
    bed_ids: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    marks: tuple[Mark, ...] = ()
    shared: bool = False
    twice: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """Of the bed, however its code is written; that of a person without a bed is their own."""
        return bed_key(self.code) or f"?{self.stays[0].stay_id}"

    @property
    def mark(self) -> Mark | None:
        """The strongest mark."""
        return self.marks[0] if self.marks else None


@dataclass(frozen=True, slots=True)
class Room:
    """``kind``: of the shelter's rooms, or ``extra`` and ``no_bed``, which have no name of their own."""

    name: str
    kind: str
    tiles: tuple[Tile, ...]

    @property
    def free(self) -> int:
        """Beds that somebody may have."""
        return sum(tile.face == FREE for tile in self.tiles)


@dataclass(frozen=True, slots=True)
class Board:
    """``limit_days``: how long a stay should last here. ``expiring``: holds that end within 30 minutes or ended."""

    rooms: tuple[Room, ...]
    waiting: tuple[Waiting, ...]
    now: datetime
    limit_days: int = DEFAULT_LIMIT

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All of them, in reading order."""
        return tuple(tile for room in self.rooms for tile in room.tiles)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Everybody on the board."""
        return tuple(stay for tile in self.tiles for stay in tile.stays)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many tiles have each face; ``beds``: how many beds the shelter has."""
        faces = Counter(tile.face for tile in self.tiles)
        beds = sum(bool(tile.bed_ids) for tile in self.tiles)
        return {**{face: faces[face] for face in FACES}, "beds": beds}

    @property
    def conflicts(self) -> tuple[Tile, ...]:
        """Tiles about which a person must decide."""
        return tuple(tile for tile in self.tiles if tile.face == CONFLICT)

    @property
    def expiring(self) -> tuple[tuple[Tile, Mark], ...]:
        """Holds that end within half an hour, and those that ended; the first to end first."""
        found = [
            (tile, mark)
            for tile in self.tiles
            for mark in tile.marks
            if tile.face == HELD and mark.what == HELD and mark.until is not None and mark.until <= self.now + SOON
        ]
        return tuple(sorted(found, key=lambda one: (one[1].until or self.now, one[0].key)))

    @property
    def over_limit(self) -> tuple[Stay, ...]:
        """Who stays longer than the shelter's limit, or than the day that was set for them."""
        return tuple(stay for stay in self.stays if is_over_limit(stay, self.now, self.limit_days))

    def find(self, code: str) -> Tile | None:
        """The tile of a bed, however its code is written; also by the key of a tile."""
        wanted = (code, bed_key(code))
        return next((tile for tile in self.tiles if code and tile.key in wanted), None)

    def room_of(self, tile: Tile) -> Room:
        """Raises LookupError for a tile of another board."""
        for room in self.rooms:
            if any(one.key == tile.key for one in room.tiles):
                return room
        raise LookupError(tile.code)


def is_over_limit(stay: Stay, now: datetime, limit_days: int) -> bool:
    """Longer than the limit of the shelter, or than the last day that was set."""
    today = now.astimezone(WITA).date()
    past = stay.until is not None and today > stay.until
    return past or nights_between(stay.admitted_at, now) > limit_days


def board(
    beds: Iterable[Bed],
    stays: Iterable[Stay],
    marks: Iterable[Mark],
    waiting: Iterable[Waiting],
    *,
    now: datetime,
    limit_days: int = 0,
    elsewhere: Iterable[Stay] = (),
) -> Board:
    """``stays``: the open ones of this shelter; ``elsewhere``: those of other shelters, for people who are twice."""
    by_bed: dict[str, list[Stay]] = defaultdict(list)
    here = sorted(stays, key=lambda stay: (stay.here_since, stay.stay_id))
    for stay in here:
        by_bed[stay.key].append(stay)
    marked: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        marked[bed_key(mark.bed)].append(mark)
    twice = _twice(here, elsewhere)
    rooms = [
        Room(name, kind, tuple(_tile(code, ids, by_bed.pop(key, []), marked[key], twice) for key, code, ids in codes))
        for name, kind, codes in _rooms(beds)
    ]
    homeless = by_bed.pop("", [])
    extra = tuple(_tile(found[0].bed, (), found, [], twice) for _, found in sorted(by_bed.items(), key=_in_order))
    alone = tuple(_tile("", (), [stay], [], twice) for stay in homeless)
    rooms += [Room("", kind, tiles) for kind, tiles in ((EXTRA, extra), (NO_BED, alone)) if tiles]
    queue = tuple(sorted(waiting, key=lambda one: (one.since, one.waiting_id)))
    return Board(tuple(rooms), queue, now, limit_days or DEFAULT_LIMIT)


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """A2 before A10."""
    parts = re.findall(r"\d+|\D+", bed_key(code))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _rooms(beds: Iterable[Bed]) -> list[tuple[str, str, list[tuple[str, str, tuple[str, ...]]]]]:
    """(name, kind, [(key, code, ids)]) in the order the rooms were made; a bed made twice is one bed."""
    found: dict[str, list[Bed]] = defaultdict(list)
    for bed in sorted(beds, key=lambda bed: (bed.created_at, bed.bed_id)):
        found[bed_key(bed.code)].append(bed)
    rooms: dict[str, list[tuple[str, list[Bed]]]] = {}
    for key, same in found.items():
        rooms.setdefault(same[0].room.casefold(), []).append((key, same))
    made = []
    for codes in rooms.values():
        first = codes[0][1][0]
        ordered = sorted(codes, key=lambda one: natural(one[0]))
        made.append((first.room, first.kind, [(k, s[0].code, tuple(b.bed_id for b in s)) for k, s in ordered]))
    return made


def _tile(code: str, ids: tuple[str, ...], stays: list[Stay], marks: Iterable[Mark], twice: frozenset[str]) -> Tile:
    came = max((stay.here_since for stay in stays), default=None)
    open_marks = tuple(
        sorted(
            (mark for mark in marks if mark.what == OUT or came is None or mark.since > came),
            key=lambda mark: (_PRECEDENCE.get(mark.what, 9), mark.since, mark.mark_id),
        )
    )
    ids_here = frozenset(stay.stay_id for stay in stays)
    moved = frozenset(stay.stay_id for stay in stays if stay.doubted_beds)
    shared = len(stays) > 1
    if shared or moved or twice & ids_here:
        face = CONFLICT
    elif stays:
        face = OCCUPIED
    else:
        face = open_marks[0].what if open_marks else FREE
    return Tile(code, face, ids, tuple(stays), open_marks, shared, twice & ids_here, moved)


def _twice(here: Sequence[Stay], elsewhere: Iterable[Stay]) -> frozenset[str]:
    """Ids of the stays here whose person has another open stay."""
    everywhere = Counter(stay.person_id for stay in (*here, *elsewhere) if stay.person_id)
    return frozenset(stay.stay_id for stay in here if everywhere[stay.person_id] > 1)


def _in_order(one: tuple[str, list[Stay]]) -> tuple[tuple[int, int, str], ...]:
    return natural(one[0])
