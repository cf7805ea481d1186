"""What finalized work that counts says about entities, read in the order of finalization.

What the province returned or holds is not counted; its correction is, once finalized.
"""

from collections.abc import Collection
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from fieldapp.casework.said import Said
from fieldapp.db.rows import read_properties
from fieldapp.db.schema import assessment, entity_change
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import EntityChange

Key = tuple[str, str]  # entity list, entity id
NOT_COUNTED = (State.DRAFT.value, State.RETURNED.value, State.HELD.value)


def counted() -> Select[Any]:
    """Changes that count, with the title of their form. Their ids are in the order of finalization."""
    join = entity_change.join(assessment, assessment.c.instance_id == entity_change.c.instance_id)
    wanted = select(entity_change, assessment.c.form_title).select_from(join)
    return wanted.where(assessment.c.state.not_in(NOT_COUNTED))


def said_of(connection: Connection, entity_list: str, entity_ids: Collection[str]) -> dict[str, list[Said]]:
    """What is said of each of these, oldest first; nothing for those of whom nothing is said."""
    of = (entity_change.c.entity_list == entity_list, entity_change.c.entity_id.in_(entity_ids))
    rows = connection.execute(counted().where(*of).order_by(entity_change.c.entity_id, entity_change.c.id))
    return {key: [to_said(row) for row in group] for key, group in groupby(rows, key=lambda row: str(row.entity_id))}


def to_said(row: Row[Any]) -> Said:
    """A row of ``counted``."""
    change = EntityChange(
        row.entity_list,
        row.entity_id,
        row.action,
        row.label,
        read_properties(row.properties),
        row.base_version,
        row.branch_id,
    )
    return Said(change, row.at, row.instance_id, row.form_title, row.id)
