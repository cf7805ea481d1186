"""Everything computed, computed once more from the frozen submissions themselves, and compared with what is there.

The submissions are the only source: their bytes are read in the order they were finalized, whatever the entity
changes recorded beside them say. Where that differs, both are told. Of purged submissions only those changes are left.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, func, select, text

from fieldapp.casework.said import Said
from fieldapp.db import tallies
from fieldapp.db.part import Part
from fieldapp.db.projecting import PROJECTED, forget_all, write_all
from fieldapp.db.rows import read_properties
from fieldapp.db.saying import NOT_COUNTED, OWN, Key, in_order, numbered_of_all
from fieldapp.db.schema import assessment, entity, entity_change, submission
from fieldapp.db.tally_tables import tally
from fieldapp.domain.submission import EntityChange

_FINALIZED = text("submission.rowid")  # the order of finalization, whatever the clock said then
ReadChanges = Callable[[str, str, bytes], tuple[EntityChange, ...]]  # form id, version, XML → what it says


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """``differing``: tables whose rows were not what the submissions say; ``misread``: instance ids whose recorded
    changes are not those of their bytes."""

    submissions: int = 0
    entities: int = 0
    differing: tuple[str, ...] = ()
    misread: tuple[str, ...] = field(default=())

    @property
    def sound(self) -> bool:
        """Nothing differs."""
        return not self.differing and not self.misread


class Rebuilding(Part):
    """``rebuild_from_submissions``."""

    def rebuild_from_submissions(self, read: ReadChanges, *, replace: bool) -> Rebuilt:
        """Compare, and ``replace`` what differs. *Slow*: four seconds for ten thousand submissions.

        One transaction; without ``replace`` nothing is written.
        """
        with self._writing() as connection:
            before = {table.name: _digest(connection, table) for table in PROJECTED}
            said, count, misread = _heard(connection, read)
            trial = connection.begin_nested()
            forget_all(connection)
            write_all(connection, (said[key] for key in sorted(said)))
            differing = tuple(t.name for t in PROJECTED if _digest(connection, t) != before[t.name])
            found = connection.scalar(select(func.count()).select_from(entity)) or 0
            if tallies.recount(connection):
                differing = (*differing, tally.name)
            if replace and differing:
                trial.commit()
            else:
                trial.rollback()
            return Rebuilt(count, found, differing, tuple(misread))


def _heard(connection: Connection, read: ReadChanges) -> tuple[dict[Key, list[Said]], int, list[str]]:
    """What all submissions that count say, by entity, oldest first."""
    own: dict[Key, list[Said]] = defaultdict(list)
    misread: list[str] = []
    recorded = _recorded(connection)
    count = order = 0
    for row in _submissions(connection):
        count += 1
        kept = recorded.get(row.instance_id, [])
        changes = read(row.form_id, row.form_version, row.xml) if row.xml else kept
        if list(changes) != kept:
            misread.append(row.instance_id)
        for change in changes:
            order += 1
            one = Said(change, row.finalized_at, row.instance_id, row.form_title, OWN + order)
            own[change.entity_list, change.entity_id].append(one)
    numbered = numbered_of_all(connection)
    said = {key: in_order(numbered.get(key, ()), own.get(key, ())) for key in {*own, *numbered}}
    return said, count, misread


def _submissions(connection: Connection) -> CursorResult[Any]:
    join = submission.join(assessment, assessment.c.instance_id == submission.c.instance_id)
    columns = (
        submission.c.instance_id,
        submission.c.form_id,
        submission.c.form_version,
        submission.c.finalized_at,
        submission.c.xml,
        assessment.c.form_title,
    )
    wanted = select(*columns).select_from(join).where(assessment.c.state.not_in(NOT_COUNTED))
    return connection.execute(wanted.order_by(_FINALIZED)).yield_per(500)


def _recorded(connection: Connection) -> dict[str, list[EntityChange]]:
    found: dict[str, list[EntityChange]] = defaultdict(list)
    for row in connection.execute(select(entity_change).order_by(entity_change.c.id)):
        properties = read_properties(row.properties)
        found[row.instance_id].append(
            EntityChange(
                row.entity_list,
                row.entity_id,
                row.action,
                row.label,
                properties,
                row.base_version,
                row.branch_id,
                row.trunk_version,
            )
        )
    return found


def _digest(connection: Connection, table: Table) -> str:
    """SHA-256 over every row in the order of the primary key."""
    told = hashlib.sha256()
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
        told.update(repr(tuple(row)).encode())
    return told.hexdigest()
