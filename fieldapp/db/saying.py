"""What counts of what is said about entities, in the order of arrival.

First what the province has numbered, as far as it came down to this laptop, then what letters brought and what this
laptop finalized, both as far as the province has not numbered it yet, in the order of finalization. What the province
returned or holds is not counted; its correction is, once finalized.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from fieldapp.casework.said import Said
from fieldapp.db.rows import read_properties
from fieldapp.db.schema import assessment, entity_change, form, registry_change
from fieldapp.db.visit_tables import letter_change
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import EntityChange

Key = tuple[str, str]  # entity list, entity id
NOT_COUNTED = (State.DRAFT.value, State.RETURNED.value, State.HELD.value)
OWN = 1 << 60  # the order of what has no number of the province yet begins here
BY_LETTER = 1 << 59  # and here that of what a letter brought


def counted() -> Select[Any]:
    """This laptop's changes that count, with the title of their form. Their ids are in the order of finalization."""
    join = entity_change.join(assessment, assessment.c.instance_id == entity_change.c.instance_id)
    wanted = select(entity_change, assessment.c.form_title).select_from(join)
    return wanted.where(assessment.c.state.not_in(NOT_COUNTED))


def said_of(
    connection: Connection, entity_list: str, entity_ids: Collection[str], until: tuple[int, int] = (OWN, OWN)
) -> dict[str, list[Said]]:
    """What is said of each of these, in the order of arrival; nothing for those of whom nothing is said.

    ``until``: the last ids of ``registry_change`` and of ``entity_change`` that count.
    """
    said = entity_change.c
    here = (said.entity_list == entity_list, said.entity_id.in_(entity_ids), said.id <= until[1])
    rows = connection.execute(counted().where(*here).order_by(entity_change.c.entity_id, entity_change.c.id))
    own = {key: [to_said(row) for row in group] for key, group in groupby(rows, key=lambda row: str(row.entity_id))}
    heard = registry_change.c
    there = (heard.entity_list == entity_list, heard.entity_id.in_(entity_ids), heard.id <= until[0])
    numbered = {key[1]: told for key, told in _numbered(connection, *there)}
    told = letter_change.c
    for key, brought in _by_letter(connection, told.entity_list == entity_list, told.entity_id.in_(entity_ids)):
        numbered[key[1]] = in_order(numbered.get(key[1], ()), brought)
    return {key: in_order(numbered.get(key, ()), own.get(key, ())) for key in sorted({*own, *numbered})}


def said_of_all(connection: Connection) -> Iterator[list[Said]]:
    """Of every entity, in the order of their keys."""
    order = (entity_change.c.entity_list, entity_change.c.entity_id, entity_change.c.id)
    rows = connection.execute(counted().order_by(*order)).all()
    by_key = groupby(rows, key=lambda row: (str(row.entity_list), str(row.entity_id)))
    own = {key: [to_said(row) for row in group] for key, group in by_key}
    numbered = numbered_of_all(connection)
    for key in sorted({*own, *numbered}):
        yield in_order(numbered.get(key, ()), own.get(key, ()))


def numbered_of_all(connection: Connection) -> dict[Key, list[Said]]:
    """Everything the province has numbered or a letter brought, by entity."""
    numbered = dict(_numbered(connection))
    for key, brought in _by_letter(connection):
        numbered[key] = in_order(numbered.get(key, ()), brought)
    return numbered


def in_order(numbered: Sequence[Said], own: Iterable[Said]) -> list[Said]:
    """Both as one; a change of this laptop that has its number is told once."""
    known = {one.instance_id for one in numbered}
    return [*numbered, *(one for one in own if one.instance_id not in known)]


def to_said(row: Row[Any]) -> Said:
    """A row of ``counted``."""
    return Said(_change(row), row.at, row.instance_id, row.form_title, OWN + row.id)


def _numbered(connection: Connection, *of: Any) -> Iterator[tuple[Key, list[Said]]]:
    heard = registry_change.c
    titles = _titles(connection)
    wanted = select(registry_change).where(*of).order_by(heard.entity_list, heard.entity_id, heard.version)
    rows = connection.execute(wanted)
    for key, group in groupby(rows, key=lambda row: (str(row.entity_list), str(row.entity_id))):
        yield key, [_to_numbered(row, titles.get(row.form_id, row.form_id)) for row in group]


def _by_letter(connection: Connection, *of: Any) -> Iterator[tuple[Key, list[Said]]]:
    told = letter_change.c
    wanted = select(letter_change).where(*of).order_by(told.entity_list, told.entity_id, told.at, told.id)
    rows = connection.execute(wanted).all()
    if not rows:
        return
    titles = _titles(connection)
    for key, group in groupby(rows, key=lambda row: (str(row.entity_list), str(row.entity_id))):
        yield (
            key,
            [
                Said(_change(row), row.at, row.instance_id, titles.get(row.form_id, row.form_id), BY_LETTER + row.id)
                for row in group
            ],
        )


def _titles(connection: Connection) -> dict[str, str]:
    return dict(connection.execute(select(form.c.form_id, func.max(form.c.title)).group_by(form.c.form_id)).all())


def _to_numbered(row: Row[Any], title: str) -> Said:
    return Said(_change(row), row.at, row.instance_id, title, row.position, row.version)


def _change(row: Row[Any]) -> EntityChange:
    named = (row.entity_list, row.entity_id, row.action, row.label)
    return EntityChange(*named, read_properties(row.properties), row.base_version, row.branch_id, row.trunk_version)
