"""A store as an earlier version of the app would have kept it: tables of the first steps, rows of today's."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS, migrate
from fieldapp.fieldbook import Fieldbook


def make_older(path: Path, key: bytes, steps: int) -> None:
    """Replace a closed store by one after so many steps; what those did not know of yet is left out."""
    assert 0 < steps < len(STEPS)
    made = path.with_name("older.db")
    connection = connect(made, key)
    try:
        migrate(connection, STEPS[:steps])
        _fill(connection, path, key)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    for name in (f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    made.replace(path)


def _fill(connection: sqlcipher.Connection, path: Path, key: bytes) -> None:
    """Rules are put aside meanwhile: they watch steps of a life, not a copy."""
    listed = "SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'"
    rules = connection.execute(listed, ("trigger",)).fetchall()
    tables = [name for name, _ in connection.execute(listed, ("table",))]
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"ATTACH '{path}' AS today KEY \"x'{key.hex()}'\"")
    connection.execute("BEGIN IMMEDIATE")
    for name, _ in rules:
        connection.execute(f"DROP TRIGGER {name}")
    for table in tables:
        mine, todays = (_columns(connection, place, table) for place in ("main", "today"))
        both = ", ".join(f'"{column}"' for column in mine if column in todays)
        if both:
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} ({both}) SELECT {both} FROM today.{table}")
    for _, sql in rules:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("DETACH today")


def _columns(connection: sqlcipher.Connection, place: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA {place}.table_info({table})")]


def key_of(book: Fieldbook) -> bytes:
    """The database key of an open book."""
    keys: list[bytes] = []
    book._store.hand_over_key(keys.append)
    return keys[0]
