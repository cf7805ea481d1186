"""The tallies, read: how many there are of a kind, without looking at a row of them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from fieldapp.db.columns import instant_text
from fieldapp.db.tally_tables import COUNTED, HOUR, tally


def counted(connection: Connection, kind: str) -> dict[str, int]:
    """Key → how many, of the keys that have any."""
    rows = connection.execute(select(tally.c.key, tally.c.number).where(tally.c.kind == kind, tally.c.number > 0))
    return {row.key: row.number for row in rows}


def between(
    connection: Connection, kind: str, start: datetime, end: datetime | None, *more: ColumnElement[bool]
) -> int:
    """How many of a kind that is counted by hours, from the hour of ``start`` to before that of ``end``."""
    wanted = select(func.sum(tally.c.number)).where(tally.c.kind == kind, tally.c.key >= _hour(start), *more)
    return connection.scalar(wanted if end is None else wanted.where(tally.c.key < _hour(end))) or 0


def recount(connection: Connection) -> bool:
    """Count every row again; whether something had been counted wrong."""
    kept = select(tally).where(tally.c.number != 0).order_by(tally.c.kind, tally.c.key)
    before = connection.execute(kept).all()
    connection.execute(tally.delete())
    for statement in COUNTED:
        connection.exec_driver_sql(statement)
    return connection.execute(kept).all() != before


def _hour(moment: datetime) -> str:
    return instant_text(moment)[:HOUR]
