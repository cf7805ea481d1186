"""The register of people on this laptop: search before create."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from fieldapp.casework.matching import rank
from fieldapp.domain.audit import Verb
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.regions import Regions

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit


class Register:
    """People as submissions on this laptop describe them."""

    def __init__(
        self,
        store: "Store",
        regions: Regions,
        permit: "Permit",
        clock: Callable[[], datetime],
        looked: Callable[..., None],
    ) -> None:
        self._looked = looked
        self._store = store
        self._permit = permit
        self._regions = regions
        self._clock = clock

    def find(
        self, query: PersonQuery, *, quick: bool = False, stop: Callable[[], bool] = lambda: False
    ) -> tuple[PersonMatch, ...]:
        """Candidates, best first, with the reasons. *Slow* on large registers.

        ``quick`` finds at once those whose names sound as typed; the full search finds mistyped names too. Raises
        Cancelled soon after ``stop`` says so, NotAllowed.
        """
        self._permit.require(Permission.READ_PEOPLE)
        self._looked(Verb.SEARCH, "person", "", " ".join(kinds_of(query)))
        found = self._store.people(query, quick=quick, stop=stop, regions=self._nik_regions)
        matches = rank(query, found, self._clock().date())
        suspected = self._store.suspected([match.person.person_id for match in matches])
        return tuple(replace(match, suspected=match.person.person_id in suspected) for match in matches)

    def count_pairs(self) -> int:
        """How many pairs of people may be one, as far as nobody answered or put them off."""
        return self._store.count_pairs()

    @cached_property
    def _nik_regions(self) -> tuple[str, ...]:
        """The six digits that NIKs of this province begin with."""
        return tuple(region.code.replace(".", "") for region in self._regions.all("kecamatan"))

    def person(self, person_id: str) -> Person:
        """One person. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        return self._store.person(person_id)

    def count(self) -> int:
        """How many people the register holds."""
        return self._store.count_people()

    def figures(self) -> Figures:
        """The numbers of the home page."""
        return self._store.figures()


def kinds_of(query: PersonQuery) -> list[str]:
    """Which parts of a question are not blank: the audit keeps these, never the words themselves."""
    return [name for name in ("name", "nik", "sex", "birth_date", "age", "region") if getattr(query, name)]
