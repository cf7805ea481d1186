"""The caseload of a report, read in one transaction: people with the days their cases were open, and what they have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, text

from fieldapp.casework.caseload import (
    CLOSE,
    ActivityRow,
    BenefitRow,
    Caseload,
    PersonRow,
    ReferralRow,
    Spell,
    StayRow,
    WorkRow,
    spells,
)
from fieldapp.casework.merging_rows import as_one
from fieldapp.casework.period import wita_day
from fieldapp.casework.projection import PERSON
from fieldapp.db.part import Part
from fieldapp.db.saying import NOT_COUNTED
from fieldapp.db.schema import (
    activity,
    assessment,
    bed,
    benefit,
    entity,
    entity_change,
    person,
    person_alias,
    person_category,
    referral,
    stay,
)
from fieldapp.db.team_tables import team_work

# SQL's own reading of one property; a blank property is no statement, as in casework.projection.merge
_DECISION = func.trim(func.coalesce(func.json_extract(entity_change.c.properties, "$.decision"), ""))
_OF_PEOPLE = text(f"+entity_change.entity_list = '{PERSON}'")  # not by the index: most rows are wanted, in their order
_UNMET = func.coalesce(func.json_extract(entity.c.properties, "$.unmet"), "")


class FiguresPart(Part):
    """``caseload``, ``team_devices``, ``beds``."""

    def caseload(self) -> Caseload:
        """Everything that reports count. *Slow*: one to two seconds for 100,000 submissions."""
        as_of = self._clock()
        with self._reading() as connection:
            kept: dict[str, str] = dict(connection.execute(select(person_alias)).all())
            load = Caseload(
                as_of,
                tuple(_people(connection, kept)),
                tuple(_referrals(connection)),
                tuple(_stays(connection)),
                tuple(_activities(connection)),
                tuple(_benefits(connection)),
                tuple(_works(connection)),
            )
            return as_one(load, kept)

    def team_devices(self) -> tuple[tuple[str, str], ...]:
        """Code and newest worker of each laptop whose work stands here, in the order of the codes."""
        newest = select(team_work.c.device_code, func.max(team_work.c.finalized_at), team_work.c.worker_name)
        wanted = newest.group_by(team_work.c.device_code).order_by(team_work.c.device_code)
        with self._reading() as connection:
            return tuple((code, worker) for code, _, worker in connection.execute(wanted))

    def beds(self) -> dict[str, int]:
        """Facility code → beds in use, of facilities that have beds on this laptop."""
        wanted = select(bed.c.facility, func.count()).where(bed.c.state == "in_use").group_by(bed.c.facility)
        with self._reading() as connection:
            return dict(connection.execute(wanted).all())


def _people(connection: Connection, kept: Mapping[str, str]) -> Iterator[PersonRow]:
    categories = defaultdict[str, list[str]](list)
    for person_id, code in connection.execute(select(person_category)):
        categories[person_id].append(code)
    open_in = _spells(connection, kept)
    columns = (person.c[name] for name in ("person_id", "name", "nik", "sex", "birth_date", "birth_year", "region"))
    told = select(entity.c.entity_id, _UNMET).where(entity.c.entity_list == PERSON, _UNMET != "")
    told_of = dict(connection.execute(told).all())
    unmet = {kept.get(person_id, person_id): text for person_id, text in told_of.items()} | told_of
    for row in connection.execute(select(*columns, person.c.created_at)):
        yield PersonRow(
            person_id=row[0],
            name=row[1],
            nik=row[2],
            sex=row[3],
            birth_date=row[4],
            birth_year=row[5],
            region=row[6],
            categories=tuple(categories.get(row[0], ())),
            spells=open_in.get(row[0]) or ((wita_day(row[7]), None),),
            unmet=unmet.get(row[0], ""),
        )


def _spells(connection: Connection, kept: Mapping[str, str]) -> dict[str, tuple[Spell, ...]]:
    """When the case of each person was open, from every record of it in the order of finalization.

    Records that were merged tell one story: closing it closes the case, whichever of them was closed.
    """
    not_counted = select(assessment.c.instance_id).where(assessment.c.state.in_(NOT_COUNTED))
    wanted = (
        select(entity_change.c.entity_id, entity_change.c.at, _DECISION)
        .where(_OF_PEOPLE, entity_change.c.instance_id.not_in(not_counted))
        .order_by(entity_change.c.id)
    )
    said = defaultdict[str, list[tuple[Any, bool]]](list)
    for person_id, at, decision in connection.execute(wanted):
        said[kept.get(person_id, person_id)].append((wita_day(at), decision == CLOSE))
    return {person_id: spells(days) for person_id, days in said.items()}


def _rows(connection: Connection, table: Table) -> list[Row[Any]]:
    return list(connection.execute(select(table)))


def _referrals(connection: Connection) -> Iterator[ReferralRow]:
    for row in _rows(connection, referral):
        proposed = row.proposed_on or wita_day(row.created_at)
        services = tuple(row.services.split())
        yield ReferralRow(row.person_id, services, row.state, row.region, proposed, row.served_on)


def _stays(connection: Connection) -> Iterator[StayRow]:
    for row in _rows(connection, stay):
        yield StayRow(row.person_id, row.facility, row.sex, row.admitted_at, row.left_at, row.stay_until)


def _activities(connection: Connection) -> Iterator[ActivityRow]:
    for row in _rows(connection, activity):
        people = (
            (row.male_child or 0, row.female_child or 0),
            (row.male_adult or 0, row.female_adult or 0),
            (row.male_older or 0, row.female_older or 0),
        )
        day = wita_day(row.started_at or row.created_at)
        topics = tuple(row.topics.split())
        yield ActivityRow(day, row.kind, topics, row.region, people, row.disabled or 0, row.new_reports or 0)


def _benefits(connection: Connection) -> Iterator[BenefitRow]:
    for row in _rows(connection, benefit):
        checked = row.checked_on or wita_day(row.created_at)
        facts = (row.person_id, row.program, row.state, row.useful, row.expected, row.received, row.region)
        yield BenefitRow(*facts, checked)


def _works(connection: Connection) -> Iterator[WorkRow]:
    work = team_work.c
    columns = (work.device_code, work.worker_name, work.person_id, work.started_at, work.finalized_at)
    for row in connection.execute(select(*columns, work.state, work.corrects, work.decided_at)):
        minutes = None if row.started_at is None else int((row.finalized_at - row.started_at).total_seconds() // 60)
        after = None if row.decided_at is None else (wita_day(row.decided_at) - wita_day(row.finalized_at)).days
        yield WorkRow(
            row.device_code,
            row.worker_name,
            row.person_id,
            wita_day(row.finalized_at),
            row.state,
            bool(row.corrects),
            None if minutes is None or minutes < 0 else minutes,
            None if after is None else max(0, after),
        )
