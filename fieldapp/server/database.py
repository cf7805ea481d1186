"""The engine: durable commits, rows never named in errors.

SQLite runs WAL with synchronous=FULL and writers begin IMMEDIATE: one at a time. PostgreSQL writers run side by
side; what two of them could both want is a row that is locked (``tally.py``, a code, an entity) or a key that one
of them finds taken (``bulk.py``). The SQLite used is the one that comes with sqlcipher3 (here without a key):
Python's own may be older than 3.51.3, which can corrupt a WAL that two connections write.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg.errors
import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, literal, make_url, select, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, DBAPIError

from fieldapp.errors import FieldappError
from fieldapp.server import bulk
from fieldapp.server.migrations import bring_up
from fieldapp.server.tables import review, submission, tally
from fieldapp.server.team_tables import metadata

OLDEST_SQLITE = (3, 51, 3)
PATIENCE = {  # of a connection whose other end went silent, as when a primary is cut off: it ends after some 15 s
    "keepalives_idle": "5",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}
CREATING = 0x4A474B  # workers that start at once make the tables one after the other; any constant known to all


def open_engine(url: str, connections: int = 5, *, tables: bool = True) -> Engine:
    """Connect, create missing tables, bring older ones up. ``connections`` are kept open to a database server.

    ``tables``: False leaves the database as it is.

    Raises FieldappError for an address that is neither SQLite's nor PostgreSQL's, NewerStore for a newer database.
    """
    address = _address(url)
    embedded = address.get_backend_name() == "sqlite"
    silent = {name: value for name, value in PATIENCE.items() if name not in address.query}
    pool: dict[str, Any] = {"pool_size": connections, "max_overflow": connections // 2, "connect_args": silent}
    kept: dict[str, Any] = {"module": sqlcipher3.dbapi2} if embedded else pool
    engine = create_engine(address, hide_parameters=True, **kept)
    if embedded:
        _make_private(engine.url.database)
        assert sqlcipher3.dbapi2.sqlite_version_info >= OLDEST_SQLITE, "this SQLite can corrupt a WAL"
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "handle_error", _leave_standbys)
    if not tables:
        return engine
    try:
        _make_tables(engine, embedded=embedded)
    except BaseException:
        engine.dispose()
        raise
    if not embedded:
        _compress_quickly(engine)
    return engine


def _make_tables(engine: Engine, *, embedded: bool) -> None:
    with writing(engine) as connection:
        if not embedded:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CREATING})
        new = not inspect(connection).has_table("submission")
        checked_before = not new and not inspect(connection).has_table("review")
        metadata.create_all(connection)
        bring_up(connection, new=new)
        if checked_before:
            _count_as_checked(connection)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One writing transaction; commits at the end. On SQLite there is one at a time."""
    with engine.connect() as plain:
        connection = plain.execution_options(jangkau_writer=True)
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """For looking only. On PostgreSQL each statement sees what is committed by then, as in any of its transactions
    here; not beginning one saves two round trips."""
    with engine.connect() as plain:
        embedded = engine.dialect.name == "sqlite"
        yield plain if embedded else plain.execution_options(isolation_level="AUTOCOMMIT")


def everything_replicated(engine: Engine) -> None:
    """Returns once what this database shows is as durable as a commit.

    On PostgreSQL a commit waits for the synchronous standby; but a primary that crashed while one waited shows it
    after its restart, though no standby may have it. Writing one row waits for everything before it.
    """
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:
            mark = {"name": f"seen.{secrets.randbelow(16)}", "value": secrets.randbits(32)}
            bulk.put(connection, tally, mark)


def _leave_standbys(context: ExceptionContext) -> None:
    """A connection to what was the primary and takes no writes any more is of no use: the next one finds the other."""
    if isinstance(context.original_exception, psycopg.errors.ReadOnlySqlTransaction):
        context.is_disconnect = True


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """For looking at several things as they were at one moment, together."""
    with engine.connect() as plain:
        embedded = engine.dialect.name == "sqlite"
        connection = plain if embedded else plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise FieldappError("The address of the database cannot be read. It begins with postgresql:// .") from None
    if address.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        raise FieldappError("A province keeps its things in SQLite or in PostgreSQL (postgresql://…).")
    return address


def _compress_quickly(engine: Engine) -> None:
    """lz4 where this PostgreSQL was built with it: a fifth of the time of its own method."""
    with suppress(DBAPIError), engine.begin() as connection:
        for one, column in (("submission", "xml"), ("form", "xml"), ("form_file", "content")):
            of = {"table": one, "column": column}
            done = "SELECT attcompression FROM pg_attribute WHERE attrelid = to_regclass(:table) AND attname = :column"
            if connection.execute(text(done), of).scalar_one() not in ("l", b"l"):
                connection.exec_driver_sql(f"ALTER TABLE {one} ALTER COLUMN {column} SET COMPRESSION lz4")


def _count_as_checked(connection: Connection) -> None:
    """An older version checked everything before it was stored, and kept no word of it."""
    old = select(submission.c.instance_id, literal("fine"), literal("[]"), submission.c.stored_at, literal(1))
    columns = ["instance_id", "state", "reasons", "checked_at", "counted"]
    connection.execute(insert(review).from_select(columns, old))


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
