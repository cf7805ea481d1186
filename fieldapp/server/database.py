"""The engine: durable commits, one writer at a time, rows never named in errors.

SQLite runs WAL with synchronous=FULL and writers begin IMMEDIATE; PostgreSQL writers take one advisory
lock, so that log indexes have no gaps. The SQLite used is the one that comes with sqlcipher3 (here without
a key): Python's own may be older than 3.51.3, which can corrupt a WAL that two connections write.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

from fieldapp.server.tables import metadata

OLDEST_SQLITE = (3, 51, 3)
_WRITER_LOCK = 0x4A474B  # any constant known to every worker of one province


def open_engine(url: str) -> Engine:
    """Connect, and create missing tables."""
    embedded = make_url(url).get_backend_name() == "sqlite"
    module = {"module": sqlcipher3.dbapi2} if embedded else {}
    engine = create_engine(url, hide_parameters=True, **module)
    if embedded:
        _make_private(engine.url.database)
        assert sqlcipher3.dbapi2.sqlite_version_info >= OLDEST_SQLITE, "this SQLite can corrupt a WAL"
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with writing(engine) as connection:
        metadata.create_all(connection)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the one writer; commits at the end."""
    with engine.connect() as plain:
        connection = plain.execution_options(jangkau_writer=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
            yield connection


def _make_private(path: str | None) -> None:
    """The file is its owner's only; SQLite gives its log the same rights."""
    if path and path != ":memory:":
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:
    dbapi_connection.isolation_level = None  # BEGIN is ours, see _begin_sqlite
    cursor = dbapi_connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    cursor.close()
    assert found == ["wal", 2], f"SQLite would not promise durability: {found}"


def _begin_sqlite(connection: Connection) -> None:
    writer = connection.get_execution_options().get("jangkau_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
