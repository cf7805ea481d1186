"""Where somebody who stays sleeps, from everything that was said about it, in whatever order it arrives.

An intake says the first bed, every later decision at a desk is one move: when, from which bed, to which, and whether it
settles what was in doubt before. The moves are a set, so two laptops that worked apart give the same answer in any
order. A move from another bed than the one before it led to is a doubt: two desks moved one person without knowing of
each other. Only a move that settles ends the doubt; nobody is moved silently.

    moves text: ``2026-11-26T22:00:00+08:00|A1|B4|female|`` one move, `` ; `` between moves
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from fieldapp.casework.entities import read_moment

MOVES: Final = "moves"
SETTLES: Final = "settles"
FIRST: Final = datetime.min.replace(tzinfo=UTC)  # of the bed an intake gave: before every move
_BETWEEN, _PART = " ; ", "|"
_PARTS: Final = 5


class Move(NamedTuple):
    """``start`` is "" for the bed of an intake; ``end`` is "" for somebody who has no bed yet."""

    at: datetime
    end: str
    start: str
    room: str
    how: str = ""  # settles, or ""


def same_bed(one: str, other: str) -> bool:
    """``b 4`` is B4."""
    return bed_key(one) == bed_key(other)


def bed_key(code: str) -> str:
    """What two ways to write one bed have in common."""
    return "".join(code.split()).casefold()


def written(moves: Iterable[Move]) -> str:
    """As the property of a stay, earliest first."""
    return _BETWEEN.join(
        _PART.join((m.at.isoformat(), _plain(m.start), _plain(m.end), _plain(m.room), m.how)) for m in sorted(moves)
    )


def read_moves(text: str) -> tuple[Move, ...]:
    """The moves of a text, earliest first; what cannot be read is left out."""
    found = set()
    for part in text.split(_BETWEEN):
        fields = part.strip().split(_PART)
        at = read_moment(fields[0])
        if at is not None and len(fields) == _PARTS:
            found.add(Move(at.astimezone(UTC), fields[2], fields[1], fields[3], fields[4]))
    return tuple(sorted(found))


def whereabouts(values: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The bed, the room and the moves of a stay after one more submission; empty while nobody moved it."""
    if MOVES not in values and MOVES not in said:
        return {}
    known = {*read_moves(values.get(MOVES, "")), *read_moves(said.get(MOVES, ""))}
    known |= {_first(one) for one in (values, said) if "bed" in one and MOVES not in one}
    if not known:
        return {}
    last = max(known)
    rooms = [move.room for move in sorted(known) if move.room]
    return {MOVES: written(known), "bed": last.end, "room": rooms[-1] if rooms else ""}


def _first(said: Mapping[str, str]) -> Move:
    """The bed of the intake, before every move."""
    return Move(FIRST, said["bed"], "", said.get("room", ""))


def doubted(moves: Iterable[Move]) -> tuple[str, ...]:
    """The beds that somebody may be in when desks moved them apart, the last said first; empty without a doubt."""
    ordered = sorted(moves)
    settled = max((place for place, move in enumerate(ordered) if move.how == SETTLES), default=0)
    open_ends: list[str] = []
    before = ordered[settled : settled + 1]
    for move in ordered[settled + 1 :]:
        if before and not same_bed(move.start, before[-1].end):
            open_ends.append(before[-1].end)
        before.append(move)
    if not open_ends:
        return ()
    return tuple(dict.fromkeys((ordered[-1].end, *open_ends)))


def _plain(text: str) -> str:
    """Without the signs that separate."""
    return " ".join(text.replace(_PART, " ").replace(";", ",").split())
