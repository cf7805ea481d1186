"""Table of pairs of people that were put off: a word of this laptop, never computed; a pair comes back on its day."""

from sqlalchemy import CheckConstraint, Column, Table, Text

from fieldapp.db.columns import Day, Instant
from fieldapp.db.schema import metadata

pair_aside = Table(
    "pair_aside",
    metadata,
    Column("one", Text, nullable=False, primary_key=True),
    Column("other", Text, nullable=False, primary_key=True),
    Column("until", Day, nullable=False),
    Column("put_at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    CheckConstraint("one < other", name="pair_aside_order"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
