"""Work of the team that no automatic check has seen yet, what it is compared with, and what was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, func, or_, select, text, update

from fieldapp.casework.checks import flags
from fieldapp.casework.duplicates import reasons
from fieldapp.db.pairs import _near
from fieldapp.db.part import Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.reviewing import with_bytes, work_bytes, write_found
from fieldapp.db.schema import pair_decision, person
from fieldapp.db.team_tables import team_work
from fieldapp.domain.person import Person
from fieldapp.domain.team import Found

_OWN = team_work.c
_COLUMNS: Final = (
    *(_OWN.instance_id, _OWN.number, _OWN.form_id, _OWN.form_version, _OWN.device_code, _OWN.person_id),
    *(_OWN.corrects, _OWN.started_at, _OWN.finalized_at),
)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A submission as checks need it; ``xml`` is b"" when the bytes left this laptop."""

    instance_id: str
    number: str
    form_id: str
    form_version: str
    device_code: str
    person_id: str
    corrects: str
    started_at: datetime | None
    finalized_at: datetime
    xml: bytes


class Checking(Part):
    """``count_unchecked``, ``unchecked``, ``checked_before``, ``keep_checks``, ``alike``."""

    def count_unchecked(self) -> int:
        """How many no check has seen."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(team_work).where(text("checks = ''"))) or 0

    def unchecked(self, limit: int) -> tuple[Unchecked, ...]:
        """The next ones, laptop by laptop, the oldest of each first."""
        wanted = select(*_COLUMNS, work_bytes()).select_from(with_bytes()).where(text("team_work.checks = ''"))
        wanted = wanted.order_by(_OWN.device_code, _OWN.finalized_at).limit(limit)
        with self._reading() as connection:
            return tuple(Unchecked(*row) for row in connection.execute(wanted))

    def checked_before(self, one: Unchecked, limit: int) -> tuple[Unchecked, ...]:
        """The last ones of the same laptop and form before this one, the newest first."""
        same = and_(_OWN.device_code == one.device_code, _OWN.form_id == one.form_id)
        earlier = and_(_OWN.finalized_at < one.finalized_at, _OWN.instance_id != one.instance_id)
        wanted = select(*_COLUMNS, work_bytes()).select_from(with_bytes()).where(same, earlier)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(_OWN.finalized_at.desc()).limit(limit))
            return tuple(Unchecked(*row) for row in rows)

    def keep_checks(self, found: Mapping[str, tuple[Sequence[Found], int]]) -> None:
        """What the checks say now, by instance id, with the number of people who may be the same."""
        rows = [
            {"one": instance_id, "checks": write_found(said), "flags": flags(said), "alike": alike}
            for instance_id, (said, alike) in found.items()
        ]
        if rows:
            with self._writing() as connection:
                connection.execute(update(team_work).where(_OWN.instance_id == bindparam("one")), rows)

    def alike(self, people: Sequence[Person]) -> tuple[int, ...]:
        """For each, how many others of the register may be the same; two that were told apart are not counted.

        What the register knows of a person counts before what is given.
        """
        with self._reading() as connection:
            return tuple(len(set(_alike(connection, _known(connection, one)))) for one in people)


def _known(connection: Connection, one: Person) -> Person:
    row = connection.execute(_people().where(person.c.person_id == one.person_id)).one_or_none()
    return one if row is None else to_person(row)


def _alike(connection: Connection, one: Person) -> Iterator[str]:
    others = [other.person_id for other in _near(connection, one) if reasons(one, other)]
    if others:
        said = pair_decision.c
        apart = select(said.one, said.other).where(
            said.decision != "unsure", or_(said.one == one.person_id, said.other == one.person_id)
        )
        told = {person_id for pair in connection.execute(apart) for person_id in pair}
        yield from (other for other in others if other not in told)


def _people() -> Any:
    return select(*person.c[*COLUMNS])
