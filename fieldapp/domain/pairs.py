"""Who may be one person, as the worklist of duplicates holds it: small values by the thousand, no person in them."""

from datetime import date
from typing import NamedTuple

from fieldapp.domain.person import Person


class PairLine(NamedTuple):
    """Two ids, the lesser first. ``words``: names, nicknames and NIK of both, folded, for a search.

    ``until``: put off until this day; None when it never was.
    """

    one: str
    other: str
    reasons: tuple[str, ...]
    score: int
    regions: tuple[str, ...]
    words: str
    until: date | None = None


class Suspect(NamedTuple):
    """Somebody who may be recorded twice; ``unsure``: the worker who recorded them said so, ``note``: and why."""

    person: Person
    unsure: bool = False
    note: str = ""


class PairGroup(NamedTuple):
    """Two to four people who may be one. ``score`` and ``reasons`` are those of its surest pair, then of the others.

    ``until``: the first day on which one of its pairs comes back by itself; None when it waits now.
    """

    members: tuple[str, ...]
    reasons: tuple[str, ...]
    score: int
    regions: tuple[str, ...]
    words: str
    until: date | None = None

    @property
    def key(self) -> str:
        """The same for the same people."""
        return " ".join(self.members)
