"""The worklist of duplicates: who may be recorded twice, and the two answers that need no submission.

*Different people* and *later* are words of this laptop; making them one person is ``merging``.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from fieldapp.casework.names import folded
from fieldapp.casework.pair_groups import PairFilter, worklist
from fieldapp.domain.pairs import PairGroup, Suspect
from fieldapp.domain.roles import Permission

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit


@dataclass(frozen=True, slots=True)
class Worklist:
    """Groups that wait for an answer, and those that are put off; the surest first. ``pairs``: how many pairs wait."""

    waiting: tuple[PairGroup, ...] = ()
    later: tuple[PairGroup, ...] = ()
    pairs: int = 0


class PairDesk:
    """Reads and answers pairs."""

    def __init__(self, store: "Store", permit: "Permit", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._permit = permit
        self._clock = clock

    def read(self) -> Worklist:
        """All groups. *Slow* with tens of thousands of pairs. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        lines, today = self._store.pair_lines(), self._today()
        waits = sum(line.until is None or line.until <= today for line in lines)
        return Worklist(*worklist(lines, today), waits)

    def people(self, person_ids: Collection[str]) -> dict[str, Suspect]:
        """Those of these who are here, by id: a page of the list. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        return self._store.suspects(person_ids)

    def tell_apart(self, person_ids: Collection[str], why: str = "") -> None:
        """Each of these is somebody else; remembered and never asked about again. Raises NotAllowed."""
        self._permit.require(Permission.MERGE)
        self._store.tell_apart(combinations(person_ids, 2), why)

    def put_off(self, person_ids: Collection[str], until: date, note: str = "") -> None:
        """Ask about these on a day again. Raises NotAllowed; ValueError for a day that is not ahead."""
        self._permit.require(Permission.MERGE)
        if until <= self._today():
            raise ValueError("a pair is put off to a day that is ahead")
        self._store.put_aside(combinations(person_ids, 2), until, note)

    def ask_again(self, person_ids: Collection[str]) -> None:
        """Forget what was answered about these. Raises NotAllowed."""
        self._permit.require(Permission.MERGE)
        self._store.ask_again(combinations(person_ids, 2))

    def _today(self) -> date:
        return self._clock().astimezone().date()


def searched(band: int, region: str, reason: str, text: str) -> PairFilter:
    """A filter for what somebody typed: words by their folded spelling, a NIK by its digits."""
    digits = "".join(char for char in text if char.isdigit())
    return PairFilter(band, region, reason, digits or folded(text) or text.strip().casefold())
