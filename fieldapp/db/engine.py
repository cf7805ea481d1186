"""Connections to the encrypted database: keyed, set up and checked the same way every time.

The key is given by a connect function and never stands in a URL. Every pragma that durability or secrecy
rests on is read back; a connection that does not say what it must is not used.

SQLCipher's memory security is turned on only when a store is closed (not on Linux), for the rest of the process: it
locks and wipes every block on its own, which made opening a store four times as slow (decision 62).
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, RLock

from sqlalchemy import Connection, Engine, create_engine, event, pool
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.trouble import is_fatal, translate
from fieldapp.errors import DamagedStore, StoreError

APPLICATION_ID = 0x4A4B4155  # "JKAU"
KEY_BYTES = 32
CLOSE_SECONDS = 10.0  # for transactions under way in other threads; the longest takes seconds
OLDEST_SQLITE = (3, 51, 3)  # older ones may corrupt a WAL that two connections write
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: 370 power cuts, 0 of 100,625 acknowledged saves lost; NORMAL lost some in 45 of 60
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,  # memory: nothing in clear in temporary files
    "mmap_size": 0,
    "journal_size_limit": 64 * 1024 * 1024,
    "busy_timeout": 5000,
    "cache_size": -32000,
    **({"fullfsync": 1, "checkpoint_fullfsync": 1} if sys.platform == "darwin" else {}),
}

# hide_parameters hides what goes in, not the rows that come out: they are never logged, at whatever level.
logging.getLogger("sqlalchemy.engine.Engine").disabled = True


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """A checked raw connection. Raises sqlcipher's errors, or StoreError when a pragma does not hold."""
    if len(key) != KEY_BYTES:
        raise ValueError("the database key has 32 bytes")
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError("The database library on this computer is too old.")
    connection = sqlcipher.connect(
        str(path), timeout=5, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key writes to stderr
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # checks the key
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlcipher.Connection) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    check(connection)


def check(connection: sqlcipher.Connection) -> None:
    """Raises StoreError unless the connection is encrypted and every pragma reads back as set."""
    if not _read(connection, "cipher_version"):
        raise StoreError("The database is not encrypted.")
    for name, wanted in PRAGMAS.items():
        if _read(connection, name) != wanted:
            raise StoreError("This disk or folder cannot keep data safely ({pragma}).", pragma=name)


def _read(connection: sqlcipher.Connection, pragma: str) -> object:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


class Database:
    """The engine and the two ways to use it: ``reading`` and ``writing``, each one transaction."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = bytearray(key)
        self._engine = self._build()
        self._writers = RLock()
        self._users = 0
        self._closed = False
        self._door_changed = Condition()
        self.writes = 0  # transactions committed: what was read at one count still holds while it is the same

    def _build(self) -> Engine:
        engine = create_engine(
            f"sqlite:///{self.path.name}",
            module=sqlcipher,
            creator=self._connect,
            poolclass=pool.QueuePool,
            pool_size=2,
            max_overflow=4,
            hide_parameters=True,
        )
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self) -> sqlcipher.Connection:
        return connect(self.path, bytes(self._key))

    def key(self) -> bytes:
        """The key, for whoever seals it."""
        return bytes(self._key)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view; what is written meanwhile by others is not seen."""
        with self._door(), self._engine.connect() as connection, connection.begin(), _whole_pages(connection):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One writer at a time; committed and on the disk when the block has ended."""
        with self._door(), self._writers, self._engine.connect() as plain:
            connection = plain.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            with connection.begin(), _whole_pages(connection):
                yield connection
            self.writes += 1

    @contextmanager
    def raw(self) -> Iterator[sqlcipher.Connection]:
        """A connection outside the pool, for pragmas that cannot run in a transaction."""
        with self._door():
            connection = self._connect()
            try:
                yield connection
            finally:
                connection.close()

    @contextmanager
    def plain(self) -> Iterator[sqlcipher.Connection]:
        """One of the pool's connections, without a transaction of ours: what it learned and read stays with it."""
        with self._door():
            taken = self._engine.raw_connection()
            try:
                connection = taken.driver_connection
                assert isinstance(connection, sqlcipher.Connection)
                yield connection
            finally:
                taken.close()

    def disconnect(self) -> None:
        """Close the pool's connections; the next use opens others."""
        self._engine.dispose()

    def check(self) -> None:
        """Read every page and every row's links. *Slow.* Raises DamagedStore with what failed."""
        with self.raw() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the cipher check reads the file, not the log
            for pragma, good in (("cipher_integrity_check", []), ("quick_check", [("ok",)]), ("foreign_key_check", [])):
                if connection.execute(f"PRAGMA {pragma}").fetchmany(1) != good:
                    raise DamagedStore(reference=f"DB-{pragma}")

    def close(self) -> None:
        """Fold the log into the database, close everything, wipe the key as far as Python can.

        Waits for transactions under way in other threads; whoever comes later gets StoreError.
        """
        with self._door_changed:
            if self._closed:
                return
            self._closed = True
            self._door_changed.wait_for(lambda: not self._users, CLOSE_SECONDS)
        with suppress(StoreError, sqlcipher.Error, OSError):  # the log then stays beside it for the next opening
            connection = self._connect()
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                if not sys.platform.startswith("linux"):  # there the C library writes over what is freed at a lock
                    connection.execute("PRAGMA cipher_memory_security = ON")
            finally:
                connection.close()
        self._engine.dispose()
        self._key[:] = bytes(len(self._key))

    @contextmanager
    def _door(self) -> Iterator[None]:
        self._come_in()
        try:
            yield
        except Exception as error:
            if is_fatal(error):
                self._engine.dispose()
            ours = translate(error, self.path)
            if ours is None:
                raise
            raise ours from error
        finally:
            with self._door_changed:
                self._users -= 1
                self._door_changed.notify_all()

    def _come_in(self) -> None:
        with self._door_changed:
            if self._closed:
                raise StoreError("This laptop's data is locked.")
            self._users += 1


@contextmanager
def _whole_pages(connection: Connection) -> Iterator[None]:
    """Raises DamagedStore, before anything is committed, when a page read meanwhile was not what was written.

    SQLCipher hands out such a page as zeros. SQLite notices in most places, but not at the end of a long text:
    that would pass for an answer.
    """
    try:
        yield
    finally:
        raw = connection.connection.driver_connection
        if raw is not None and _read(raw, "cipher_status") != "1":
            raise DamagedStore(reference="DB-PAGE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
