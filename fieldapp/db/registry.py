"""The registry on this laptop: what the province said is kept beside what was finalized here, and both are projected.

A page is stored with its cursor in the same transaction as its last changes, so it can be fetched again at any time.
What this laptop said itself stays, whatever goes out of its sight.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from fieldapp.casework.projection import PERSON
from fieldapp.casework.said import Said
from fieldapp.casework.versions import base_now
from fieldapp.db.part import Part
from fieldapp.db.projecting import project
from fieldapp.db.rows import read_conflicts, write_properties
from fieldapp.db.saying import Key, said_of
from fieldapp.db.schema import assessment, draft_seen, entity, entity_change, person_alias, registry_change, setting
from fieldapp.db.visit_tables import letter_change
from fieldapp.domain.registry import Claim, Conflict, Heard, Numbered
from fieldapp.domain.submission import Base

CURSOR = "registry_cursor"
AT_ONCE = 50  # changes in one transaction: whoever types meanwhile does not wait


class Registry(Part):
    """``hear``, ``heard_to``, ``people_heard``, ``base_of``, ``conflicts``, ``count_people_in_conflict``."""

    def heard_to(self) -> str:
        """The cursor to go on from; "" from the beginning."""
        with self._reading() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == CURSOR)) or ""

    def people_heard(self) -> int:
        """Of how many people the province has told."""
        heard = registry_change.c
        wanted = select(func.count(heard.entity_id.distinct())).where(heard.entity_list == "person")
        with self._reading() as connection:
            return connection.scalar(wanted) or 0

    def hear(self, page: Heard) -> None:
        """Store one page, durable on return; the same page again is harmless."""
        changes = iter(page.changes)
        if page.restart:
            with self._writing() as connection:
                _forget(connection, None)
                _put_cursor(connection, "")
        while some := tuple(islice(changes, AT_ONCE)):
            with self._writing() as connection:
                _keep(connection, some)
        with self._writing() as connection:
            _forget(connection, page.gone)
            _put_cursor(connection, page.cursor)

    def base_of(self, instance_id: str, entity_list: str, entity_id: str) -> Base:
        """What this laptop knew of an entity when the draft was begun; blank for drafts of before it was noted."""
        with self._reading() as connection:
            corrected = select(assessment.c.corrects).where(assessment.c.instance_id == instance_id)
            of = (entity_change.c.entity_list == entity_list, entity_change.c.entity_id == entity_id)
            before = select(entity_change).where(entity_change.c.instance_id == corrected.scalar_subquery(), *of)
            first = connection.execute(before).first()
            if first is not None and first.action == "update":
                return Base(first.base_version, first.branch_id, first.trunk_version)
            seen = connection.execute(select(draft_seen).where(draft_seen.c.instance_id == instance_id)).first()
            if seen is None:
                return Base()
            said = said_of(connection, entity_list, [entity_id], (seen.heard, seen.said)).get(entity_id, [])
        return base_now(said, str(uuid.uuid4()))

    def conflicts(
        self, entity_list: str = "", entity_ids: Collection[str] | None = None, limit: int = 200
    ) -> tuple[Conflict, ...]:
        """Entities with fields that wait for a decision, by list and id; of one list, or of these ids, when given."""
        wanted = select(entity).where(entity.c.conflicts != "").order_by(entity.c.entity_list, entity.c.entity_id)
        if entity_list:
            wanted = wanted.where(entity.c.entity_list == entity_list)
        if entity_ids is not None:
            wanted = wanted.where(entity.c.entity_id.in_(entity_ids))
        with self._reading() as connection:
            rows = connection.execute(wanted.limit(limit)).all()
            by_list: dict[str, list[str]] = defaultdict(list)
            for row in rows:
                by_list[row.entity_list].append(row.entity_id)
            said = {kind: said_of(connection, kind, ids) for kind, ids in by_list.items()}
            devices = _devices(connection, by_list)
        return tuple(_conflict(row, said[row.entity_list][row.entity_id], devices) for row in rows)

    def count_people_in_conflict(self, fields: Collection[str]) -> int:
        """How many people have one of these fields waiting for a decision, whatever records they have."""
        who = func.coalesce(person_alias.c.representative, entity.c.entity_id)
        beside = entity.outerjoin(person_alias, person_alias.c.person_id == entity.c.entity_id)
        here = (entity.c.entity_list == PERSON, entity.c.conflicts != "")
        with self._reading() as connection:
            rows = connection.execute(select(who, entity.c.conflicts).select_from(beside).where(*here))
            return len({one for one, told in rows if not read_conflicts(told).keys().isdisjoint(fields)})


def note_seen(connection: Connection, instance_id: str) -> None:
    """How much is known here at this moment, for the base of what this draft will say."""
    heard = select(func.coalesce(func.max(registry_change.c.id), 0)).scalar_subquery()
    said = select(func.coalesce(func.max(entity_change.c.id), 0)).scalar_subquery()
    connection.execute(draft_seen.insert().values(instance_id=instance_id, heard=heard, said=said))


def unsee(connection: Connection) -> None:
    """After changes were taken out: their ids are given again, and no draft may count as having seen what gets them."""
    heard = select(func.coalesce(func.max(registry_change.c.id), 0)).scalar_subquery()
    said = select(func.coalesce(func.max(entity_change.c.id), 0)).scalar_subquery()
    least = {"heard": func.min(draft_seen.c.heard, heard), "said": func.min(draft_seen.c.said, said)}
    connection.execute(update(draft_seen).values(least))


def _keep(connection: Connection, changes: Sequence[Numbered]) -> None:
    rows = [_row(one) for one in changes]
    connection.execute(insert(registry_change).on_conflict_do_nothing(), rows)
    project(connection, {(row["entity_list"], row["entity_id"]) for row in rows})


def _row(one: Numbered) -> dict[str, Any]:
    change = one.change
    return {
        "entity_list": change.entity_list,
        "entity_id": change.entity_id,
        "version": one.version,
        "position": one.position,
        "instance_id": one.instance_id,
        "form_id": one.form_id,
        "action": change.action,
        "label": change.label,
        "properties": write_properties(change.properties),
        "base_version": change.base_version,
        "branch_id": change.branch_id,
        "trunk_version": change.trunk_version,
        "at": one.at,
        "device": one.device,
    }


def _forget(connection: Connection, keys: Iterable[Key] | None) -> None:
    """What was heard of these, or of everything."""
    heard = registry_change.c
    everything = keys is None
    if keys is None:
        known = connection.execute(select(heard.entity_list, heard.entity_id).distinct()).all()
        keys = [(row.entity_list, row.entity_id) for row in known]
    keys = list(keys)
    for entity_list, entity_id in keys:
        of = (heard.entity_list == entity_list, heard.entity_id == entity_id)
        connection.execute(delete(registry_change).where(*of))
        if not everything:  # a province that begins anew may not have heard yet what a letter said
            told = letter_change.c
            connection.execute(
                delete(letter_change).where(told.entity_list == entity_list, told.entity_id == entity_id)
            )
    unsee(connection)
    project(connection, keys)


def _put_cursor(connection: Connection, cursor: str) -> None:
    put = insert(setting).values(key=CURSOR, value=cursor)
    connection.execute(put.on_conflict_do_update(["key"], set_={"value": put.excluded.value}))


def _devices(connection: Connection, by_list: Mapping[str, Sequence[str]]) -> dict[str, str]:
    heard = registry_change.c
    found: dict[str, str] = {}
    for entity_list, ids in by_list.items():
        wanted = select(heard.instance_id, heard.device).where(heard.entity_list == entity_list)
        found |= dict(connection.execute(wanted.where(heard.entity_id.in_(ids))).all())
    return found


def _conflict(row: Any, said: Sequence[Said], devices: Mapping[str, str]) -> Conflict:
    of = {one.instance_id: one for one in said}
    claims = {
        name: tuple(_claim(value, of[instance_id], devices) for value, instance_id in both)
        for name, both in read_conflicts(row.conflicts).items()
    }
    return Conflict(row.entity_list, row.entity_id, row.label, claims)


def _claim(value: str, said: Said, devices: Mapping[str, str]) -> Claim:
    return Claim(value, said.instance_id, said.form_title, devices.get(said.instance_id, ""), said.at)
