"""How many there are of what the home page counts, kept by triggers as rows come, change and go: a hundred thousand
submissions are counted by reading a few rows.

``state``       assessments by state, without the bin
``bytes``       their sizes by state, without the bin
``finalized``   finalized work that corrects nothing, by hour (UTC) and form: ``2026-11-24T05 outreach``
``person``      people by the hour (UTC) in which they were first recorded
``region``      people by region code
``category``    people by PPKS code

Nothing here is a source: ``COUNTED`` counts everything again into an empty table.
"""

from typing import Final

from sqlalchemy import Column, Integer, Table, Text

from fieldapp.db.schema import metadata

tally = Table(
    "tally",
    metadata,
    Column("kind", Text, nullable=False, primary_key=True),
    Column("key", Text, nullable=False, primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

HOUR: Final = len("2026-11-24T05")
_ON_DESK = "{row}.discarded_at IS NULL"
_FINALIZED = "{row}.finalized_at IS NOT NULL AND {row}.corrects = ''"
_Kind = tuple[str, str, str, str]  # kind, key, amount, which rows
_COLUMNS = {  # whose change matters
    "assessment": "state, discarded_at, size, finalized_at",
    "person": "created_at, region",
    "person_category": "code",
}
_COUNTS: dict[str, tuple[_Kind, ...]] = {
    "assessment": (
        ("state", "{row}.state", "1", _ON_DESK),
        ("bytes", "{row}.state", "{row}.size", _ON_DESK),
        ("finalized", f"substr({{row}}.finalized_at, 1, {HOUR}) || ' ' || {{row}}.form_id", "1", _FINALIZED),
    ),
    "person": (
        ("person", f"substr({{row}}.created_at, 1, {HOUR})", "1", "TRUE"),
        ("region", "{row}.region", "1", "TRUE"),
    ),
    "person_category": (("category", "{row}.code", "1", "TRUE"),),
}


def _counted(table: str, kind: str, key: str, amount: str, rows: str) -> str:
    return (
        f"INSERT INTO tally (kind, key, number) SELECT '{kind}', {key}, sum({amount}) "
        f"FROM {table} WHERE {rows} GROUP BY 2"
    ).format(row=table)


def _more(kind: str, key: str, amount: str, rows: str) -> str:
    return (
        f"INSERT INTO tally (kind, key, number) SELECT '{kind}', {key}, {amount} WHERE {rows} "
        "ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;"
    ).format(row="NEW")


def _fewer(kind: str, key: str, amount: str, rows: str) -> str:
    return (f"UPDATE tally SET number = number - {amount} WHERE kind = '{kind}' AND key = {key} AND {rows};").format(
        row="OLD"
    )


def _triggers(table: str, kinds: tuple[_Kind, ...]) -> tuple[str, ...]:
    more, fewer = " ".join(_more(*one) for one in kinds), " ".join(_fewer(*one) for one in kinds)
    changed = f"AFTER UPDATE OF {_COLUMNS[table]} ON {table}"
    return (
        f"CREATE TRIGGER tally_{table}_in AFTER INSERT ON {table} BEGIN {more} END",
        f"CREATE TRIGGER tally_{table}_changed {changed} BEGIN {fewer} {more} END",
        f"CREATE TRIGGER tally_{table}_out AFTER DELETE ON {table} BEGIN {fewer} END",
    )


COUNTED: tuple[str, ...] = tuple(_counted(table, *kind) for table, kinds in _COUNTS.items() for kind in kinds)
TRIGGERS: tuple[str, ...] = tuple(one for table, kinds in _COUNTS.items() for one in _triggers(table, kinds))
