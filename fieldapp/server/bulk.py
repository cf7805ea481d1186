"""Many rows in one statement, on SQLite and on PostgreSQL, and rows that may be there already.

On PostgreSQL a column travels as one array (``unnest``): one plan, one round trip, whatever the number of rows.
Rows are written in the order of their keys, so that two transactions that meet wait for each other in one direction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

AT_ONCE = 500  # keys in one question: SQLite takes 32,766 parameters, PostgreSQL 65,535
Record = Mapping[str, Any]


def insert_new(connection: Connection, table: Table, rows: Sequence[Record]) -> set[Any]:
    """Insert the rows whose key is not there yet; what is there stays. Returns the first key column of the new ones.

    All rows name the same columns. A row that another transaction is about to commit is waited for.
    """
    if not rows:
        return set()
    keys = [column.name for column in table.primary_key]
    rows = sorted(rows, key=lambda row: tuple(row[name] for name in keys))
    if connection.dialect.name == "postgresql":
        names = list(rows[0])
        columns, arrays = ", ".join(names), ", ".join(_array(table.c[name]) for name in names)
        statement = f"INSERT INTO {table.name} ({columns}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING"
        found = connection.exec_driver_sql(f"{statement} RETURNING {keys[0]}", _columns(rows, names))
        return set(found.scalars())
    first = table.c[keys[0]]
    known = set(connection.execute(select(first).where(first.in_({row[keys[0]] for row in rows}))).scalars())
    connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
    return {row[keys[0]] for row in rows} - known


def put(connection: Connection, table: Table, row: Record) -> None:
    """Insert one row, or give the one with its key these values."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(new(table).values(**row).on_conflict_do_update(index_elements=keys, set_=rest))


def fill(connection: Connection, table: Table, key: str, blank: str, rows: Sequence[Record]) -> None:
    """Give rows the values they lack: those with ``key`` as named in which ``blank`` is NULL."""
    if not rows:
        return
    rows = sorted(rows, key=lambda row: str(row[key]))
    names = [name for name in rows[0] if name != key]
    if connection.dialect.name == "postgresql":
        arrays = ", ".join(_array(table.c[name]) for name in (key, *names))
        sets = ", ".join(f"{name} = said.{name}" for name in names)
        statement = (
            f"UPDATE {table.name} SET {sets} FROM unnest({arrays}) AS said({', '.join((key, *names))}) "
            f"WHERE {table.name}.{key} = said.{key} AND {table.name}.{blank} IS NULL"
        )
        connection.exec_driver_sql(statement, _columns(rows, [key, *names]))
        return
    for row in rows:
        values = {name: row[name] for name in names}
        connection.execute(update(table).where(table.c[key] == row[key], table.c[blank].is_(None)).values(**values))


def _columns(rows: Sequence[Record], names: Sequence[str]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in names}


def _array(column: Column[Any]) -> str:
    kind = "text"
    if isinstance(column.type, LargeBinary):
        kind = "bytea"
    elif isinstance(column.type, BigInteger | Integer):
        kind = "bigint"
    return f"%({column.name})b::{kind}[]"  # binary: texts need no escapes
