"""Who took what out: a row for each file and for each page of the feed, without answers."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Engine, Row, insert, select

from fieldapp.server.database import reading, writing
from fieldapp.server.exports.choosing import Wish
from fieldapp.server.tables import export_record

SHOWN = 50


def record(engine: Engine, now: datetime, who: str, way: str, count: int, wish: Wish) -> None:
    """``way``: the format, or ``odata``; ``count`` of submissions, or of rows in the feed."""
    values = {
        "record_id": secrets.token_hex(16),
        "taken_at": now.isoformat(),
        "who": who,
        "form_id": wish.form_id,
        "way": way,
        "rows_out": count,
        "wish": msgspec.json.encode(wish.told()).decode(),
        "reason": wish.reason,
    }
    with writing(engine) as connection:
        connection.execute(insert(export_record).values(values))


def latest(engine: Engine) -> Sequence[Row[Any]]:
    """The last ones, newest first."""
    of = export_record.c
    with reading(engine) as connection:
        return connection.execute(select(export_record).order_by(of.taken_at.desc(), of.record_id).limit(SHOWN)).all()
