"""Entities and the register of people, computed from the entity changes of finalized work.

Nothing here is a source: the tables ``entity``, ``person``, ``person_category``, ``person_alias``, those of
``KIND_TABLES``, the index of people and the pairs who may be one can be thrown away and computed again at any time,
with the same rows. ``entity`` tells what is said of each record by itself; ``register`` has one row a person, however
many records were merged into it.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, delete, select

from fieldapp.casework.entities import KINDS, typed
from fieldapp.casework.merging import to_merge
from fieldapp.casework.projection import PERSON, merge
from fieldapp.casework.said import Said
from fieldapp.casework.versions import settle
from fieldapp.db import merged_people, pairs, person_index, register
from fieldapp.db.merged_people import LIST as MERGES
from fieldapp.db.rows import write_conflicts, write_properties
from fieldapp.db.saying import Key, said_of, said_of_all
from fieldapp.db.schema import (
    KIND_TABLES,
    entity,
    entity_change,
    person,
    person_alias,
    person_category,
    person_pair,
)

PROJECTED: tuple[Table, ...] = (entity, person, person_category, person_alias, person_pair, *KIND_TABLES.values())


def changed_entities(connection: Connection, instance_id: str) -> set[Key]:
    """The entities that one assessment says something about."""
    wanted = select(entity_change.c.entity_list, entity_change.c.entity_id)
    rows = connection.execute(wanted.where(entity_change.c.instance_id == instance_id))
    return {(entity_list, entity_id) for entity_list, entity_id in rows}


def knows_person(connection: Connection, person_id: str) -> bool:
    """Whether the register holds this person, under this id or another that they are recorded under."""
    known = merged_people.representative(connection, person_id)
    return connection.scalar(select(person.c.person_id).where(person.c.person_id == known)) is not None


def project(connection: Connection, keys: Iterable[Key]) -> None:
    """Compute these entities again, inside the transaction that changed what is said about them.

    With a person, or a merge, go all who are or were one person with them.
    """
    wanted = sorted(keys)
    people = {entity_id for entity_list, entity_id in wanted if entity_list == PERSON}
    merges = [entity_id for entity_list, entity_id in wanted if entity_list == MERGES]
    people |= merged_people.named_in(connection, merges)  # as these merges were, and below as they are
    for entity_list, entity_id in wanted:
        _forget(connection, entity_list, entity_id)
    of_each = (said_of(connection, entity_list, [entity_id]) for entity_list, entity_id in wanted)
    write_entities(connection, (said for found in of_each for said in found.values()))
    people |= merged_people.named_in(connection, merges)
    if people:
        people, standing = merged_people.standing_among(connection, people)
        register.forget(connection, people)
        pairs.flag(connection, register.write(connection, said_of(connection, PERSON, people), standing))


def rebuild(connection: Connection) -> None:
    """Compute everything again from the entity changes."""
    forget_all(connection)
    write_all(connection, said_of_all(connection))


def forget_all(connection: Connection) -> None:
    """Empty every table that is computed."""
    person_index.clear(connection)
    for table in PROJECTED:
        connection.execute(delete(table))


def write_all(connection: Connection, all_said: Iterable[Sequence[Said]]) -> None:
    """Every entity, and every pair who may be one, into empty tables."""
    of: dict[str, dict[str, Sequence[Said]]] = {PERSON: {}, MERGES: {}}
    write_entities(connection, _noticed(all_said, of))
    standing = [one for one in map(to_merge, of[MERGES].values()) if one is not None]
    register.write(connection, of[PERSON], standing)
    pairs.flag_everybody(connection)


def _noticed(all_said: Iterable[Sequence[Said]], of: dict[str, dict[str, Sequence[Said]]]) -> Iterator[Sequence[Said]]:
    """All of them, while those of the lists in ``of`` are kept there."""
    for said in all_said:
        change = said[0].change
        if change.entity_list in of:
            of[change.entity_list][change.entity_id] = said
        yield said


def _forget(connection: Connection, entity_list: str, entity_id: str) -> None:
    here = (entity.c.entity_list == entity_list, entity.c.entity_id == entity_id)
    connection.execute(delete(entity).where(*here))
    if entity_list in KIND_TABLES:
        own = KIND_TABLES[entity_list]
        connection.execute(delete(own).where(own.c.entity_id == entity_id))


def write_entities(connection: Connection, all_said: Iterable[Sequence[Said]]) -> None:
    """Entities, each from all that is said about it, oldest first, into tables that do not hold it yet."""
    rows: dict[Table, list[dict[str, object]]] = {table: [] for table in (entity, *KIND_TABLES.values())}
    for said in all_said:
        settled = settle(said)
        label, values = _told(settled.said)
        last = said[-1]
        key = {"entity_list": last.change.entity_list, "entity_id": last.change.entity_id}
        facts: dict[str, object] = {"label": label, "changed_at": last.at}
        told = {"properties": write_properties(values), "version": len(said)}
        rows[entity].append({**key, **facts, **told, "conflicts": write_conflicts(settled.conflicts)})
        if last.change.entity_list in KIND_TABLES:
            own: dict[str, object] = {"entity_id": last.change.entity_id, **facts, "created_at": said[0].at}
            own |= typed(KINDS[last.change.entity_list], values)
            rows[KIND_TABLES[last.change.entity_list]].append(own)
    for table, filled in rows.items():
        if filled:
            connection.execute(table.insert(), filled)


def _told(said: Sequence[Said]) -> tuple[str, dict[str, str]]:
    """The label and the values after every change."""
    values: dict[str, str] = {}
    label = ""
    for one in said:
        values = merge(values, one.change, one.at)
        label = one.change.label or label
    return label, values
