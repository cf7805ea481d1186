"""One moment of the store as an encrypted file of its own, taken while others go on reading and writing.

Page by page with SQLite's own backup, so row numbers stay (``person_word`` rests on them; VACUUM would give new ones).
The moment is held by a read transaction for as long as it takes: nobody waits, only the log grows meanwhile. What was
written is read back before it counts: every page's seal, and every table's rows counted against that moment.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.conservation import check_conservation
from fieldapp.db.engine import connect
from fieldapp.db.log_check import check_log
from fieldapp.db.migrations import schema_version
from fieldapp.db.part import Part
from fieldapp.db.trouble import translate
from fieldapp.errors import Cancelled, DamagedStore

PAGES = 64  # a step of 256 KiB: others get their turn between two
REST = 0.002  # seconds between two steps
FLUSH = 1 << 21  # bytes after which what was written goes to the disk: one flood at the end would hold up every save
Told = Callable[[int, int], object]  # pages copied, of how many
_NEVER = Event()
_FILES = """
SELECT DISTINCT f.file_name FROM attachment_file f JOIN attachment a ON a.sha256 = f.sha256
JOIN assessment s ON s.instance_id = a.instance_id WHERE s.state <> 'received' ORDER BY 1
"""
_FROZEN = """
SELECT f.sha256 FROM submission f JOIN assessment s ON s.instance_id = f.instance_id
WHERE s.state <> 'received' ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """``rows``: how many, by table. Of what the province has given no receipt for: ``files``, names of attachments,
    and ``frozen``, sha256 of submissions."""

    schema: int
    rows: dict[str, int]
    files: tuple[str, ...]
    frozen: tuple[str, ...]


class Copying(Part):
    """``copy_to``."""

    def copy_to(self, target: Path, told: Told = lambda done, of: None, cancelled: Event = _NEVER) -> Copied:
        """Copy this store; see ``copy_database``. *Slow*; from any thread."""
        with self._database.raw() as connection:
            return copy_database(connection, self._database.key(), target, told, cancelled)


def copy_file(
    source: Path, key: bytes, target: Path, told: Told = lambda done, of: None, cancelled: Event = _NEVER
) -> Copied:
    """Copy a store that nobody has open, of whatever schema. *Slow.* Raises as ``copy_database``."""
    with _alone(source, key) as connection:
        return copy_database(connection, key, target, told, cancelled)


def settings_of(path: Path, key: bytes) -> dict[str, str]:
    """The settings in a store that nobody has open, of whatever schema. Raises StoreError kinds."""
    with _alone(path, key) as connection:
        return dict(connection.execute("SELECT key, value FROM setting").fetchall())


def put_settings_in(path: Path, key: bytes, values: Mapping[str, str]) -> None:
    """Keep settings in a store that nobody has open, of whatever schema: all or none. Raises StoreError kinds."""
    with _alone(path, key) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", list(values.items()))
        connection.execute("COMMIT")


def copy_database(
    connection: sqlcipher.Connection,
    key: bytes,
    target: Path,
    told: Told = lambda done, of: None,
    cancelled: Event = _NEVER,
) -> Copied:
    """Write ``target``, which must not exist, under the same key; whole and on the disk when this returns.

    Raises Cancelled, DiskFull, DamagedStore (the copy is not what was copied) and other StoreError kinds; then there
    is no such file.
    """
    _claim(target)
    try:
        connection.execute("BEGIN")
        rows = _rows(connection)  # this read begins the moment
        _write(connection, key, target, told, cancelled)
        connection.execute("COMMIT")
        copied = verify(target, key)
        _must_equal(copied.rows, rows)
        _sync(target)
    except BaseException as error:
        _forget(target)
        ours = translate(error) if isinstance(error, Exception) else None
        if ours is None or isinstance(error, DamagedStore | Cancelled):
            raise
        raise ours from error
    return copied


def verify(path: Path, key: bytes) -> Copied:
    """Open a copy and read every page of it. *Slow*: seconds per gigabyte. Raises DamagedStore."""
    with _alone(path, key) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if connection.execute("PRAGMA cipher_integrity_check").fetchmany(1):
            raise DamagedStore(reference="COPY-PAGE")
        files, frozen = (tuple(row[0] for row in connection.execute(one)) for one in (_FILES, _FROZEN))
        return Copied(schema_version(connection), _rows(connection), files, frozen)


def is_whole(path: Path, key: bytes) -> bool:
    """Whether a store that nobody has open is whole, read to its last page and row. *Slow.*"""
    try:
        verify(path, key)
        with _alone(path, key) as connection:
            check_conservation(connection)
            asked = {"quick_check": [("ok",)], "foreign_key_check": []}
            return all(connection.execute(f"PRAGMA {one}").fetchmany(1) == good for one, good in asked.items())
    except DamagedStore:
        return False


@contextmanager
def _alone(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    try:
        check_log(path)  # closing this connection would fold what is left of a harmed log into the file
        with closing(connect(path, key)) as connection:
            yield connection
    except sqlcipher.Error as error:
        raise translate(error) or error from error


def _claim(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise translate(error) or error from error


def _write(connection: sqlcipher.Connection, key: bytes, target: Path, told: Told, cancelled: Event) -> None:
    flushed = 0

    def between(_status: int, remaining: int, total: int) -> None:
        nonlocal flushed
        if cancelled.is_set():
            raise Cancelled
        told(total - remaining, total)
        if target.stat().st_size - flushed > FLUSH:
            flushed = target.stat().st_size
            _sync(target)
        time.sleep(REST)

    copy = sqlcipher.connect(str(target), isolation_level=None)
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        copy.execute("PRAGMA synchronous = OFF")  # nobody rests on it before it is synced as a whole
        connection.backup(copy, pages=PAGES, progress=between)
    finally:
        copy.close()


def _rows(connection: sqlcipher.Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _must_equal(found: dict[str, int], wanted: dict[str, int]) -> None:
    if found != wanted:
        raise DamagedStore(reference="COPY-ROWS")


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _forget(target: Path) -> None:
    for path in (target, *(target.with_name(target.name + end) for end in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            path.unlink(missing_ok=True)
