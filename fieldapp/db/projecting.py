"""Entities and the register of people, computed from the entity changes of finalized work.

Nothing here is a source: the tables ``entity``, ``person``, ``person_token`` and ``person_category`` can be
thrown away and computed again at any time, with the same rows. What the province returned or holds is not
counted; its correction is, once finalized.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, select

from fieldapp.casework.names import fold, folded
from fieldapp.casework.projection import PERSON, categories, merge, to_person
from fieldapp.db.rows import read_properties, write_properties
from fieldapp.db.schema import assessment, entity, entity_change, person, person_category, person_token
from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person
from fieldapp.domain.submission import EntityChange

Key = tuple[str, str]  # entity list, entity id
_NOT_COUNTED = (State.DRAFT.value, State.RETURNED.value, State.HELD.value)


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
        all_said.append(connection.execute(_counted().where(*of).order_by(entity_change.c.id)).all())
    _write(connection, filter(None, all_said))


def rebuild(connection: Connection) -> None:
    """Compute everything again."""
    for table in (entity, person, person_token, person_category):
        connection.execute(delete(table))
    _write(connection, _grouped(connection))


def _grouped(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    order = (entity_change.c.entity_list, entity_change.c.entity_id, entity_change.c.id)
    rows = connection.execute(_counted().order_by(*order)).all()
    for _, said in groupby(rows, key=lambda row: (row.entity_list, row.entity_id)):
        yield list(said)


def _counted() -> Select[Any]:
    """Changes that count, with the title of their form. Their ids are in the order of finalization."""
    join = entity_change.join(assessment, assessment.c.instance_id == entity_change.c.instance_id)
    wanted = select(entity_change, assessment.c.form_title).select_from(join)
    return wanted.where(assessment.c.state.not_in(_NOT_COUNTED))


def _forget(connection: Connection, entity_list: str, entity_id: str) -> None:
    here = (entity.c.entity_list == entity_list, entity.c.entity_id == entity_id)
    connection.execute(delete(entity).where(*here))
    if entity_list == PERSON:
        for table in (person_token, person_category, person):
            connection.execute(delete(table).where(table.c.person_id == entity_id))


def _write(connection: Connection, all_said: Iterable[Sequence[Row[Any]]]) -> None:
    """Entities and people, each from all that is said about it, oldest first."""
    rows: dict[Table, list[dict[str, object]]] = {entity: [], person: [], person_token: [], person_category: []}
    for said in all_said:
        label, values = _told(said)
        last = said[-1]
        rows[entity].append(
            {
                "entity_list": last.entity_list,
                "entity_id": last.entity_id,
                "label": label,
                "properties": write_properties(values),
                "version": len(said),
                "changed_at": last.at,
            }
        )
        if last.entity_list == PERSON:
            met = len({row.instance_id for row in said})
            shown = to_person(last.entity_id, label, values, last.at, met, last.form_title)
            rows[person].append(_person_row(shown, said[0].at))
            rows[person_token] += [{"token": word, "person_id": shown.person_id} for word in _tokens(shown)]
            rows[person_category] += [{"code": code, "person_id": shown.person_id} for code in categories(values)]
    for table, filled in rows.items():
        if filled:
            connection.execute(table.insert(), filled)


def _told(said: Sequence[Row[Any]]) -> tuple[str, dict[str, str]]:
    """The label and the values after every change."""
    values: dict[str, str] = {}
    label = ""
    for row in said:
        values = merge(values, _to_change(row), row.at)
        label = row.label or label
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


def _tokens(shown: Person) -> tuple[str, ...]:
    """The words a person is found by."""
    return tuple(dict.fromkeys((*fold(shown.name), *fold(shown.alias))))


def _to_change(row: Row[Any]) -> EntityChange:
    return EntityChange(
        row.entity_list,
        row.entity_id,
        row.action,
        row.label,
        read_properties(row.properties),
        row.base_version,
        row.branch_id,
    )
