"""Tables of second keyings: which paper, by whom, and both answers to every question. Their rules are in ``rules``."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


keying = Table(
    "keying",
    metadata,
    _text("keying_id", key=True),
    *map(_text, ("instance_id", "form_id", "form_version", "form_title", "draft_id", "first_by", "second_by")),
    Column("begun_at", Instant, nullable=False),
    _text("state"),
    Column("compared_at", Instant),
    Column("questions", Integer, nullable=False),
    Column("equal", Integer, nullable=False),
    _text("correction_id"),
    CheckConstraint("state IN ('open', 'compared', 'settled', 'dropped')", name="keying_state"),
    sqlite_strict=True,
)
Index("keying_by_draft", keying.c.draft_id, unique=True)
Index("keying_by_instance", keying.c.instance_id)

keyed_answer = Table(
    "keyed_answer",
    metadata,
    Column("keying_id", Text, ForeignKey("keying.keying_id"), nullable=False, primary_key=True),
    _text("reference", key=True),
    *map(_text, ("kind", "first", "second")),
    Column("equal", Integer, nullable=False),
    _text("held"),
    CheckConstraint("held IN ('', 'first', 'second')", name="keyed_answer_held"),
    sqlite_strict=True,
)
