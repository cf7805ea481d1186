"""How far a laptop has fetched the registry: a place in each lane, good for one epoch and one scope.

    5f0c6a3f.9b1c2d3e.120.33        epoch, scope, reached in lane 0, in lane 1

Laptops never read it. A restored province begins anew with everybody; whoever gets another role or other regions
begins anew as well, so that what they may see no longer goes and what they may see now comes.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from fieldapp.server.entities import registry_lane
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.problems import ProblemError
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import tally

PATTERN: Final = r"([0-9a-f]{1,64}\.[0-9a-f]{8}(\.[0-9]{1,18})+)?"


@dataclass(frozen=True, slots=True)
class Cursor:
    """``reached[lane]`` is the highest position that was looked at."""

    epoch: str
    scope: str
    reached: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join((self.epoch, self.scope, *map(str, self.reached)))

    def up_to(self, position: int, heads: Sequence[int]) -> "Cursor":
        """After everything up to ``position``."""
        pairs = zip(self.reached, heads, strict=True)
        return replace(self, reached=tuple(max(at, min(head, position)) for at, head in pairs))

    def remaining(self, heads: Sequence[int]) -> int:
        """How many changes lie between here and the heads."""
        lanes = len(heads)
        both = enumerate(zip(self.reached, heads, strict=True))
        return sum(_count(head, lane, lanes) - _count(at, lane, lanes) for lane, (at, head) in both)


def heads(connection: Connection, card: ProvinceCard, named: Callable[[int], str] = registry_lane) -> tuple[int, ...]:
    """The highest position of each lane, 0 where there is none. ``named``: what the tally of a lane is called."""
    names = [named(lane) for lane in range(card.lanes)]
    rows: Mapping[str, int] = {
        row.name: row.value for row in connection.execute(select(tally).where(tally.c.name.in_(names)))
    }
    counts = [rows.get(name, 0) for name in names]
    return tuple((count - 1) * card.lanes + lane + 1 if count else 0 for lane, count in enumerate(counts))


def read_cursor(text: str, card: ProvinceCard, scope: Scope, now: Sequence[int]) -> Cursor:
    """``now`` are the heads. Raises ProblemError for what is no cursor, and for one that must be given up."""
    if not re.fullmatch(PATTERN, text):
        raise ProblemError(400, "cursor_unreadable", "The cursor cannot be read", "Send one as it was answered.")
    begin = Cursor(card.epoch, scope_tag(scope), (0,) * card.lanes)
    if not text:
        return begin
    epoch, tag, *reached = text.split(".")
    found = Cursor(epoch, tag, tuple(map(int, reached)))
    known = (found.epoch, found.scope, len(found.reached)) == (begin.epoch, begin.scope, card.lanes)
    if not known or any(at > head for at, head in zip(found.reached, now, strict=False)):
        title = "The registry is fetched from the beginning"
        raise ProblemError(409, "registry_restart", title, "Ask without a cursor.")
    return found


def scope_tag(scope: Scope) -> str:
    """Changes with the scope; 8 hex characters."""
    return hashlib.sha256(" ".join((scope.role, *scope.regions)).encode()).hexdigest()[:8]


def _count(position: int, lane: int, lanes: int) -> int:
    return (position - lane - 1) // lanes + 1 if position > lane else 0
