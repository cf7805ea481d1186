"""People and referrals as the province knows them: a projection of submissions, by the laptop's own code."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select, tuple_, update

from fieldapp.casework.projection import merge
from fieldapp.domain.submission import EntityChange
from fieldapp.server import bulk
from fieldapp.server.tables import entity

Said = tuple[EntityChange, datetime]


def project(connection: Connection, said: Iterable[Said]) -> None:
    """Fold changes, each said at a time, into the entities, inside the caller's transaction.

    Every entity spoken of is locked first, in one order, so that two transactions about the same people go one
    after the other.
    """
    said = list(said)
    known = _locked(connection, sorted({(change.entity_list, change.entity_id) for change, _ in said}))
    for change, at in said:
        key = (change.entity_list, change.entity_id)
        label, properties, version = known[key]
        known[key] = (change.label or label, merge(properties, change, at), version + 1)
        values = {
            "label": known[key][0],
            "properties": json.dumps(known[key][1], ensure_ascii=False, sort_keys=True),
            "version": version + 1,
            "changed_at": at.isoformat(),
        }
        named = (entity.c.entity_list == change.entity_list) & (entity.c.entity_id == change.entity_id)
        connection.execute(update(entity).where(named).values(values))


def _locked(
    connection: Connection, keys: list[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, dict[str, str], int]]:
    """Label, properties and version of each; those that are new come into being as version 0."""
    blank = {"label": "", "properties": "{}", "version": 0, "changed_at": ""}
    bulk.insert_new(connection, entity, [{"entity_list": kind, "entity_id": name, **blank} for kind, name in keys])
    key = tuple_(entity.c.entity_list, entity.c.entity_id)
    known: dict[tuple[str, str], tuple[str, dict[str, str], int]] = {}
    for start in range(0, len(keys), bulk.AT_ONCE):
        some = select(entity).where(key.in_(keys[start : start + bulk.AT_ONCE])).order_by(*entity.primary_key)
        for row in connection.execute(some.with_for_update()):
            known[row.entity_list, row.entity_id] = (row.label, json.loads(row.properties), row.version)
    return known
