"""Rows out of a damaged store: what can be read is read, what cannot is told, and nothing is guessed.

Every page carries a seal, so a row is what was written or it is not there. After each error the file is opened anew:
SQLCipher answers no more once a page has failed, and opening takes milliseconds: that is why it is *slow*, a second or
two for each damaged page. Give it a copy: opening a store changes files beside it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

SPAN = 512  # row numbers asked for at once
PROBES = 32  # where none of so many places of a table can be read, the page above them all is gone
_UNREADABLE = (sqlcipher.Error, MemoryError, OverflowError)
Row = tuple[object, ...]


class Reader:
    """One file, damaged or not."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: sqlcipher.Connection | None = None
        _fold_log(path, key)

    def ask(self, question: str, *values: object) -> list[Row] | None:
        """All rows of an answer, None when a page on the way to them is damaged."""
        try:
            if self._connection is None:
                self._connection = _opened(self._path, self._key)
            rows = [tuple(row) for row in self._connection.execute(question, values)]
            whole = self._connection.execute("PRAGMA cipher_status").fetchone()[0] == "1"
        except _UNREADABLE:
            whole = False
        if whole:
            return rows
        self.close()
        return None

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns; none where it is not here."""
        return [str(row[1]) for row in self.ask(f"PRAGMA table_info({table})") or ()]

    def close(self) -> None:
        """Until it is asked again."""
        if self._connection is not None:
            with suppress(sqlcipher.Error):
                self._connection.close()
        self._connection = None

    def numbered(self, table: str, columns: Sequence[str], upto: int) -> Iterator[tuple[range, list[Row] | None]]:
        """(row numbers, their rows with the number first), in order; None for numbers that cannot be read.

        ``upto``: the last number asked for where the table cannot tell its own.
        """
        newest = self.ask(f"SELECT max(rowid) FROM {table}")
        last = int(str(newest[0][0] or 0)) if newest else upto
        question = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ?"
        if last > PROBES and not self._any(question, [(one, one) for one in range(1, last + 1, -(-last // PROBES))]):
            yield range(1, last + 1), None
            return
        waiting = [range(first, min(first + SPAN, last + 1)) for first in range(1, last + 1, SPAN)][::-1]
        while waiting:
            span = waiting.pop()
            rows = self.ask(question, span[0], span[-1])
            if rows is None and len(span) > 1:
                waiting += [span[len(span) // 2 :], span[: len(span) // 2]]
            else:
                yield span, rows

    def of_each(self, table: str, columns: Sequence[str], ids: Sequence[str]) -> Iterator[tuple[str, list[Row] | None]]:
        """(assessment, its rows), None where they cannot be read."""
        question = f"SELECT {', '.join(columns)} FROM {table} WHERE instance_id = ?"
        some = ids[:: -(-len(ids) // PROBES)] if ids else []
        dead = not columns or (len(ids) > PROBES and not self._any(question, [(one,) for one in some]))
        for one in ids:
            yield one, None if dead else self.ask(question, one)

    def _any(self, question: str, places: Sequence[tuple[object, ...]]) -> bool:
        return any(self.ask(question, *place) is not None for place in places)


def _opened(path: Path, key: bytes) -> sqlcipher.Connection:
    """Without a log or locks: they take fifty times as long, and every error opens the file anew."""
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?immutable=1", isolation_level=None, uri=True)
    return _keyed(connection, key)


def _fold_log(path: Path, key: bytes) -> None:
    """What stands in the log beside the file is newer than the file."""
    with suppress(*_UNREADABLE):
        connection = _keyed(sqlcipher.connect(str(path), isolation_level=None), key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _keyed(connection: sqlcipher.Connection, key: bytes) -> sqlcipher.Connection:
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
