"""The register of people on this laptop: search before create."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.casework.matching import rank
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.fieldbook.regions import Regions

if TYPE_CHECKING:
    from fieldapp.db.store import Store


class Register:
    """People as submissions on this laptop describe them."""

    def __init__(self, store: "Store", regions: Regions, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._regions = regions
        self._clock = clock

    def find(self, query: PersonQuery) -> tuple[PersonMatch, ...]:
        """Candidates, best first, with the reasons. *Slow* on large registers."""
        return rank(query, self._store.people(query), self._clock().date())

    def person(self, person_id: str) -> Person:
        """One person."""
        return self._store.person(person_id)

    def count(self) -> int:
        """How many people the register holds."""
        return self._store.count_people()

    def figures(self) -> Figures:
        """The numbers of the home page."""
        return self._store.figures()
