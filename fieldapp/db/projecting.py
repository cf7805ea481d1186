"""Entities and the register of people, computed from the entity changes of finalized work.

Nothing here is a source: the tables ``entity``, ``person``, ``person_category``, those of ``KIND_TABLES``, the index of
people and the pairs who may be one can be thrown away and computed again at any time, with the same rows. What the
province returned or
holds is not counted; its correction is, once finalized.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, delete, select

from fieldapp.casework.entities import KINDS, typed
from fieldapp.casework.names import folded
from fieldapp.casework.projection import PERSON, categories, merge, to_person
from fieldapp.db import pairs, person_index
from fieldapp.db.rows import read_properties, write_properties
from fieldapp.db.schema import KIND_TABLES, assessment, entity, entity_change, person, person_category, person_pair
from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person
from fieldapp.domain.submission import EntityChange

Key = tuple[str, str]  # entity list, entity id
PROJECTED: tuple[Table, ...] = (entity, person, person_category, person_pair, *KIND_TABLES.values())
NOT_COUNTED = (State.DRAFT.value, State.RETURNED.value, State.HELD.value)


class Said(NamedTuple):
    """One change with the submission it comes from."""

    change: EntityChange
    at: datetime
    instance_id: str
    form_title: str


def changed_entities(connection: Connection, instance_id: str) -> set[Key]:
    """The entities that one assessment says something about."""
    wanted = select(entity_change.c.entity_list, entity_change.c.entity_id)
    rows = connection.execute(wanted.where(entity_change.c.instance_id == instance_id))
    return {(entity_list, entity_id) for entity_list, entity_id in rows}


def knows_person(connection: Connection, person_id: str) -> bool:
    """Whether the register holds this person."""
    return connection.scalar(select(person.c.person_id).where(person.c.person_id == person_id)) is not None


def project(connection: Connection, keys: Iterable[Key]) -> None:
    """Compute these entities again, inside the transaction that changed what is said about them."""
    all_said = []
    for entity_list, entity_id in sorted(keys):
        _forget(connection, entity_list, entity_id)
        of = (entity_change.c.entity_list == entity_list, entity_change.c.entity_id == entity_id)
        rows = connection.execute(_counted().where(*of).order_by(entity_change.c.id))
        all_said.append([_to_said(row) for row in rows])
    pairs.flag(connection, write_entities(connection, filter(None, all_said)))


def rebuild(connection: Connection) -> None:
    """Compute everything again from the entity changes."""
    forget_all(connection)
    write_all(connection, _grouped(connection))


def forget_all(connection: Connection) -> None:
    """Empty every table that is computed."""
    person_index.clear(connection)
    for table in PROJECTED:
        connection.execute(delete(table))


def write_all(connection: Connection, all_said: Iterable[Sequence[Said]]) -> None:
    """Every entity, and every pair who may be one, into empty tables."""
    write_entities(connection, all_said)
    pairs.flag_everybody(connection)


def _grouped(connection: Connection) -> Iterator[Sequence[Said]]:
    order = (entity_change.c.entity_list, entity_change.c.entity_id, entity_change.c.id)
    rows = connection.execute(_counted().order_by(*order)).all()
    for _, said in groupby(rows, key=lambda row: (row.entity_list, row.entity_id)):
        yield [_to_said(row) for row in said]


def _counted() -> Select[Any]:
    """Changes that count, with the title of their form. Their ids are in the order of finalization."""
    join = entity_change.join(assessment, assessment.c.instance_id == entity_change.c.instance_id)
    wanted = select(entity_change, assessment.c.form_title).select_from(join)
    return wanted.where(assessment.c.state.not_in(NOT_COUNTED))


def _forget(connection: Connection, entity_list: str, entity_id: str) -> None:
    here = (entity.c.entity_list == entity_list, entity.c.entity_id == entity_id)
    connection.execute(delete(entity).where(*here))
    if entity_list == PERSON:
        pairs.unflag(connection, entity_id)
        person_index.forget(connection, entity_id)
        for table in (person_category, person):
            connection.execute(delete(table).where(table.c.person_id == entity_id))
    elif entity_list in KIND_TABLES:
        own = KIND_TABLES[entity_list]
        connection.execute(delete(own).where(own.c.entity_id == entity_id))


def write_entities(connection: Connection, all_said: Iterable[Sequence[Said]]) -> list[Person]:
    """Entities, each from all that is said about it, oldest first, into tables that do not hold it yet.

    Gives the people among them.
    """
    rows: dict[Table, list[dict[str, object]]] = {table: [] for table in PROJECTED}
    people: list[Person] = []
    for said in all_said:
        label, values = _told(said)
        last = said[-1]
        key = {"entity_list": last.change.entity_list, "entity_id": last.change.entity_id}
        facts = {"label": label, "changed_at": last.at}
        rows[entity].append({**key, **facts, "properties": write_properties(values), "version": len(said)})
        if last.change.entity_list == PERSON:
            people.append(_add_person(rows, said, label, values))
        elif last.change.entity_list in KIND_TABLES:
            own: dict[str, object] = {"entity_id": last.change.entity_id, **facts, "created_at": said[0].at}
            own |= typed(KINDS[last.change.entity_list], values)
            rows[KIND_TABLES[last.change.entity_list]].append(own)
    for table, filled in rows.items():
        if filled:
            connection.execute(table.insert(), filled)
    person_index.put(connection, people)
    return people


def _add_person(
    rows: dict[Table, list[dict[str, object]]], said: Sequence[Said], label: str, values: dict[str, str]
) -> Person:
    last = said[-1]
    met = len({one.instance_id for one in said})
    shown = to_person(last.change.entity_id, label, values, last.at, met, last.form_title)
    rows[person].append(_person_row(shown, said[0].at))
    rows[person_category] += [{"code": code, "person_id": shown.person_id} for code in categories(values)]
    return shown


def _told(said: Sequence[Said]) -> tuple[str, dict[str, str]]:
    """The label and the values after every change."""
    values: dict[str, str] = {}
    label = ""
    for one in said:
        values = merge(values, one.change, one.at)
        label = one.change.label or label
    return label, values


def _person_row(shown: Person, created_at: datetime) -> dict[str, object]:
    return {
        "person_id": shown.person_id,
        "name": shown.name,
        "folded": folded(shown.name),
        "alias": shown.alias,
        "sex": shown.sex,
        "birth_date": shown.birth_date,
        "birth_year": shown.birth_year,
        "estimated": int(shown.estimated),
        "nik": shown.nik,
        "region": shown.region,
        "marks": shown.marks,
        "created_at": created_at,
        "changed_at": shown.changed_at,
        "assessments": shown.assessments,
        "last_form": shown.last_form,
    }


def _to_said(row: Row[Any]) -> Said:
    change = EntityChange(
        row.entity_list,
        row.entity_id,
        row.action,
        row.label,
        read_properties(row.properties),
        row.base_version,
        row.branch_id,
    )
    return Said(change, row.at, row.instance_id, row.form_title)
