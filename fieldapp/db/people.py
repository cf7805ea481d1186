"""The register of people and the figures of the home page, read from the projection."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.db.merged_people import representative
from fieldapp.db.part import Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.projecting import rebuild
from fieldapp.db.schema import assessment, person, person_category
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import Person
from fieldapp.errors import NobodyHere

KECAMATAN_LENGTH, KABUPATEN_LENGTH = len("64.72.05"), len("64.72")
WEIGHED = 10_000
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
            people = connection.scalar(select(func.count()).select_from(person)) or 0
            new = connection.scalar(select(func.count()).where(person.c.created_at >= this_month)) or 0
            regions = _counts(connection, person.c.region)
            return Figures(
                assessments_this_month=_finalized(connection, this_month, None),
                assessments_last_month=_finalized(connection, last_month, this_month),
                waiting_bytes=_waiting(connection),
                people=people,
                people_this_month=new,
                by_category=_most_first(_counts(connection, person_category.c.code)),
                by_region=_most_first(_shortened(regions, KECAMATAN_LENGTH)),
                by_kabupaten=_most_first(_shortened(regions, KABUPATEN_LENGTH)),
                new_by_month=_by_month(connection, this_month),
            )

    def rebuild_entities(self) -> None:
        """Compute entities and people again from what finalized work says. *Slow*: about a second for ten thousand."""
        with self._writing() as connection:
            rebuild(connection)


def _one(person_id: str) -> Select[Any]:
    return select(*(person.c[name] for name in COLUMNS)).where(person.c.person_id == person_id)


def _finalized(connection: Connection, start: datetime, end: datetime | None) -> int:
    own = assessment.c.form_id.not_in(DESK_FORMS)
    wanted = select(func.count()).where(assessment.c.finalized_at >= start, assessment.c.corrects == "", own)
    if end is not None:
        wanted = wanted.where(assessment.c.finalized_at < end)
    return connection.scalar(wanted) or 0


def _waiting(connection: Connection) -> int:
    """Bytes of the outbox, of its first ``WEIGHED`` at most: the page must open at once even if a year waits.

    Nothing of the outbox is in the bin, which lets the index of states answer.
    """
    states = assessment.c.state.in_([state.value for state in OUTBOX])
    wanted = select(assessment.c.size).where(states, assessment.c.discarded_at.is_(None))
    return sum(connection.scalars(wanted.limit(WEIGHED)))


def _counts(connection: Connection, key: Column[str]) -> dict[str, int]:
    """Rows for each value of an indexed column; only the index is read."""
    return dict(connection.execute(select(key, func.count()).group_by(key)).all())


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
    found = []
    for start, end in zip(starts, (*starts[1:], None), strict=True):
        wanted = select(func.count()).where(person.c.created_at >= start)
        wanted = wanted if end is None else wanted.where(person.c.created_at < end)
        found.append((start.date(), connection.scalar(wanted) or 0))
    return tuple(found)


def _most_first(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
