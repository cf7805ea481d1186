"""Numbers that count without gaps: a row each, locked from the moment it is read until the transaction ends.

No database sequence is used: sequences leave gaps, and belong to one machine. ``log.0`` is the size of the
receipt log's lane 0, ``devices`` the number of laptops, ``checked.0`` how far lane 0 was looked through,
``registry.0`` how many changes of entities its submissions made, ``reviews`` how many decisions people made.
"""

import hashlib

from sqlalchemy import Connection, ScalarSelect, literal, select, update
from sqlalchemy.sql.elements import ColumnElement

from fieldapp.server import bulk
from fieldapp.server.tables import tally

ZERO: ColumnElement[int] = literal(0)


def advance(connection: Connection, name: str, by: int, begin: ColumnElement[int] | ScalarSelect[int] = ZERO) -> int:
    """Count ``by`` further and return where it stands; 0 only locks and reads.

    ``begin`` is computed when the row is missing: in a new province, and in one of an older version.
    """
    counted = update(tally).where(tally.c.name == name).values(value=tally.c.value + by).returning(tally.c.value)
    reached = connection.execute(counted).scalar_one_or_none()
    if reached is None:
        bulk.insert_new(connection, tally, [{"name": name, "value": connection.execute(select(begin)).scalar_one()}])
        reached = connection.execute(counted).scalar_one()
    return int(reached)


def lane_of(instance_id: str, lanes: int) -> int:
    """Where everything about a submission is kept."""
    return int.from_bytes(hashlib.sha256(instance_id.encode()).digest()[:4]) % lanes if lanes > 1 else 0
