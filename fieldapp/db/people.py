"""The register of people and the figures of the home page, read from the projection."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.db.merged_people import representative
from fieldapp.db.part import Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.projecting import rebuild
from fieldapp.db.schema import person
from fieldapp.db.tallies import between, counted
from fieldapp.db.tally_tables import HOUR, tally
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import Person
from fieldapp.errors import NobodyHere

KECAMATAN_LENGTH, KABUPATEN_LENGTH = len("64.72.05"), len("64.72")
MONTHS = 13  # a year and the month it began with


class People(Part):
    """``person``, ``count_people``, ``figures``, ``rebuild_entities``."""

    def person(self, person_id: str) -> Person:
        """One person, under any id they are recorded under. Raises NobodyHere when the register does not hold them."""
        with self._reading() as connection:
            row = connection.execute(_one(representative(connection, person_id))).one_or_none()
        if row is None:
            raise NobodyHere
        return to_person(row)

    def count_people(self) -> int:
        """How many people the register holds."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(person)) or 0

    def figures(self) -> Figures:
        """Counts for the month of the clock, in the clock's zone.

        A correction is no assessment of its own, nor is what a screen files.
        """
        now = self._clock()
        this_month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        last_month = (this_month - timedelta(days=1)).replace(day=1)
        with self._reading() as connection:
            regions = counted(connection, "region")
            by_month = _by_month(connection, this_month)
            return Figures(
                assessments_this_month=_finalized(connection, this_month, None),
                assessments_last_month=_finalized(connection, last_month, this_month),
                waiting_bytes=_waiting(connection),
                people=sum(regions.values()),
                people_this_month=by_month[-1][1],
                by_category=_most_first(counted(connection, "category")),
                by_region=_most_first(_shortened(regions, KECAMATAN_LENGTH)),
                by_kabupaten=_most_first(_shortened(regions, KABUPATEN_LENGTH)),
                new_by_month=by_month,
            )

    def rebuild_entities(self) -> None:
        """Compute entities and people again from what finalized work says. *Slow*: about a second for ten thousand."""
        with self._writing() as connection:
            rebuild(connection)


def _one(person_id: str) -> Select[Any]:
    return select(*(person.c[name] for name in COLUMNS)).where(person.c.person_id == person_id)


def _finalized(connection: Connection, start: datetime, end: datetime | None) -> int:
    form_id = func.substr(tally.c.key, HOUR + 2)
    return between(connection, "finalized", start, end, form_id.not_in(DESK_FORMS))


def _waiting(connection: Connection) -> int:
    """Bytes of the outbox."""
    sizes = counted(connection, "bytes")
    return sum(sizes.get(state.value, 0) for state in OUTBOX)


def _shortened(people: Mapping[str, int], length: int) -> Counter[str]:
    """People per village as people per district or kab/kota; "" gathers the places that are known less closely."""
    counted = Counter[str]()
    for region, number in people.items():
        counted[region[:length] if len(region) >= length else ""] += number
    return counted


def _by_month(connection: Connection, this_month: datetime) -> tuple[tuple[date, int], ...]:
    """People first recorded in each of ``MONTHS`` months, the last that of ``this_month``."""
    starts = [this_month]
    while len(starts) < MONTHS:
        starts.insert(0, (starts[0] - timedelta(days=1)).replace(day=1))
    ends = (*starts[1:], None)
    return tuple(
        (start.date(), between(connection, "person", start, end)) for start, end in zip(starts, ends, strict=True)
    )


def _most_first(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
