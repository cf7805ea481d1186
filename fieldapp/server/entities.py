"""People and referrals as the province knows them: a projection of submissions, by the laptop's own code."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from fieldapp.casework.projection import merge
from fieldapp.domain.submission import EntityChange
from fieldapp.server.tables import entity


def project(connection: Connection, changes: Iterable[EntityChange], at: datetime) -> None:
    """Fold ``changes``, said at ``at``, into the entities, inside the caller's transaction."""
    for change in changes:
        named = (entity.c.entity_list == change.entity_list) & (entity.c.entity_id == change.entity_id)
        row = connection.execute(select(entity).where(named)).one_or_none()
        known: dict[str, str] = json.loads(row.properties) if row else {}
        values = {
            "label": change.label or (row.label if row else ""),
            "properties": json.dumps(merge(known, change, at), ensure_ascii=False, sort_keys=True),
            "version": row.version + 1 if row else 1,
            "changed_at": at.isoformat(),
        }
        if row:
            connection.execute(update(entity).where(named).values(values))
        else:
            key = {"entity_list": change.entity_list, "entity_id": change.entity_id}
            connection.execute(insert(entity), key | values)
