"""A new store from what can be read of a damaged one, filled from a backup where it cannot, with what is missing named.

Only rows that people made are carried over; what is computed from them is computed anew. Where rows belong together and
some are gone, the state is the one from which nothing is lost: received without its receipt is unconfirmed again, so
the province is asked by id.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.conservation import check_conservation
from fieldapp.db.engine import connect
from fieldapp.db.migrations import migrate
from fieldapp.db.projecting import PROJECTED
from fieldapp.db.salvage_mending import DRAFT, OLDER, Missing, heads, mend, missing
from fieldapp.db.salvage_reading import Reader, Row
from fieldapp.db.tally_tables import COUNTED
from fieldapp.errors import DamagedStore

COMPUTED = frozenset({table.name for table in PROJECTED} | {"name_word", "person_word", "tally"})
BEGUN = ("audit_end",)
BEYOND = 10_000  # row numbers after a backup's last that are tried where a damaged table cannot tell its own


@dataclass(frozen=True, slots=True)
class Salvaged:
    """By table: rows ``read`` from the damaged store, row numbers or assessments ``unread`` there, rows ``filled`` from
    the backup. ``missing``: assessments known to have been there that are not, or not with their newest answers.
    ``frozen``: sha256 of the submissions that are there.
    """

    read: dict[str, int] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    frozen: frozenset[str] = frozenset()


def salvage(damaged: Path, backup: Path | None, key: bytes, target: Path) -> Salvaged:
    """Build ``target``, which must not exist. Both sources are copies: they are opened. *Slow.*

    Raises DamagedStore when nothing could be read of either, or what was built does not hold together.
    """
    source, older = Reader(damaged, key), Reader(backup, key) if backup else None
    work = _Work(source, older)
    with closing(connect(target, key)) as connection, closing(source), closing(older or source):
        migrate(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        rules = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in rules:
            connection.execute(f"DROP TRIGGER {name}")
        tables = _tables(connection)
        begun = _take_out(connection)
        for table in sorted(tables, key=lambda one: one != "assessment"):  # its ids are asked for in the others
            work.carry(connection, table, numbered=tables[table])
        _put_back(connection, begun)
        known = heads(connection, source, older)
        drafts = mend(connection, work.taken)
        unfinished = {
            str(row[0]) for row in connection.execute("SELECT instance_id FROM assessment WHERE state = 'draft'")
        }
        changed = dict.fromkeys(unfinished & work.taken.get("answer", set()), OLDER) | dict.fromkeys(drafts, DRAFT)
        found = missing(connection, known, changed)
        for _, sql in rules:
            connection.execute(sql)
        for statement in COUNTED:
            connection.execute(statement)
        check_conservation(connection)
        _must_hold_something(connection)
        frozen = frozenset(str(row[0]) for row in connection.execute("SELECT sha256 FROM submission"))
        connection.execute("COMMIT")
    return Salvaged(work.read, work.unread, work.filled, found, frozen)


def _take_out(connection: sqlcipher.Connection) -> dict[str, list[Row]]:
    """What the migration itself put into the new store: the damaged one has its own."""
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in BEGUN}
    for table in BEGUN:
        connection.execute(f"DELETE FROM {table}")
    return rows


def _put_back(connection: sqlcipher.Connection, begun: dict[str, list[Row]]) -> None:
    """Where nothing was read the audit begins anew; where it has a gap, it says so when it is followed."""
    for table, rows in begun.items():
        if rows and not connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _tables(connection: sqlcipher.Connection) -> dict[str, bool]:
    """Those of people's rows → whether their rows have numbers."""
    listed = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: "WITHOUT ROWID" not in sql.upper() for name, sql in listed if name not in COMPUTED}


class _Work:
    """From both sources into the new store, table by table; counts as in ``Salvaged``. ``taken``: assessments of which
    rows had to be taken from the backup, by table."""

    def __init__(self, source: Reader, older: Reader | None) -> None:
        self._source = source
        self._older = older
        self._readable = source.ask("SELECT count(*) FROM sqlite_schema") is not None
        self.read: dict[str, int] = {}
        self.unread: dict[str, int] = {}
        self.filled: dict[str, int] = {}
        self.taken: dict[str, set[str]] = {}

    def carry(self, connection: sqlcipher.Connection, table: str, *, numbered: bool) -> None:
        """One table."""
        if self._readable and not self._source.columns(table):
            return  # a table that this schema did not have
        self.read[table] = self.unread[table] = self.filled[table] = 0
        if numbered:
            self._by_number(connection, table)
        else:
            self._by_assessment(connection, table)

    def _by_number(self, connection: sqlcipher.Connection, table: str) -> None:
        columns, keep = _keeper(connection, table, self._source, number=True)
        upto = _last(self._older, table) + BEYOND
        spans = self._source.numbered(table, columns, upto) if columns else iter([(range(1, upto), None)])
        lost: list[range] = []
        for span, rows in spans:
            if rows is None:
                lost.append(span)
            self.read[table] += keep(rows or ())
        self.unread[table] = sum(len(span) for span in lost)
        if self._older is None:
            return
        columns, keep = _keeper(connection, table, self._older, number=True)
        question = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ?"
        for span in lost if columns else ():
            rows = self._older.ask(question, span[0], span[-1]) or []
            self.filled[table] += keep(rows)
            if "instance_id" in columns:
                place = columns.index("instance_id") + 1
                self.taken.setdefault(table, set()).update(str(row[place]) for row in rows)

    def _by_assessment(self, connection: sqlcipher.Connection, table: str) -> None:
        """Tables without row numbers: the rows of each assessment, or all at once where they are of none."""
        columns, keep = _keeper(connection, table, self._source)
        columns_then, keep_then = _keeper(connection, table, self._older)
        if "instance_id" not in _columns(connection, table):
            found = iter([("", _whole(self._source, table, columns))])
        else:
            ids = [str(row[0]) for row in connection.execute("SELECT instance_id FROM assessment").fetchall()]
            found = self._source.of_each(table, columns, ids)
        for one, rows in found:
            if rows is not None:
                self.read[table] += keep(rows)
                continue
            self.unread[table] += 1
            where = ("WHERE instance_id = ?", one) if one else ()
            self.filled[table] += keep_then(_whole(self._older, table, columns_then, *where) or ())
            self.taken.setdefault(table, set()).add(one)


def _must_hold_something(connection: sqlcipher.Connection) -> None:
    if not connection.execute("SELECT count(*) FROM setting").fetchone()[0]:
        raise DamagedStore(reference="SALVAGE-0")


def _whole(
    source: Reader | None, table: str, columns: Sequence[str], where: str = "", *values: str
) -> list[Row] | None:
    if source is None or not columns:
        return None
    return source.ask(f"SELECT {', '.join(columns)} FROM {table} {where}", *values)


def _keeper(
    connection: sqlcipher.Connection, table: str, source: Reader | None, *, number: bool = False
) -> tuple[list[str], Callable[[Sequence[Row]], int]]:
    """The columns that both have, and what puts such rows into the new store; it returns how many were new."""
    columns = [one for one in _columns(connection, table) if source and one in source.columns(table)]
    names = ["rowid", *columns] if number else columns
    put = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def keep(rows: Sequence[Row]) -> int:
        if not columns or not rows:
            return 0
        before = connection.execute("SELECT total_changes()").fetchone()[0]
        connection.executemany(put, rows)
        return int(connection.execute("SELECT total_changes()").fetchone()[0] - before)

    return columns, keep


def _columns(connection: sqlcipher.Connection, table: str) -> Iterator[str]:
    return (row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall())


def _last(older: Reader | None, table: str) -> int:
    found = older.ask(f"SELECT max(rowid) FROM {table}") if older else None
    return int(str(found[0][0] or 0)) if found else 0
