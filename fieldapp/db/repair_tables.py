"""Tables beside frozen work that came back: what the province decided after a receipt, what the worker put aside."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _of_submission() -> Column[str]:
    return Column("instance_id", Text, ForeignKey("submission.instance_id"), nullable=False, primary_key=True)


review = Table(  # the province's last word about bytes that it holds
    "review",
    metadata,
    _of_submission(),
    Column("state", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("decided_at", Instant, nullable=False),
    CheckConstraint("state IN ('returned', 'kept', 'fine')", name="review_is_known"),
    sqlite_strict=True,
)
Index("review_returned", review.c.instance_id, sqlite_where=text("state = 'returned'"))

aside = Table(  # troubled work that its worker put off, or put away
    "aside",
    metadata,
    _of_submission(),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant),
    Column("reason", Text, nullable=False),
    CheckConstraint(
        "(kind = 'later' AND until IS NOT NULL) OR (kind = 'away' AND until IS NULL AND reason <> '')",
        name="aside_is_known",
    ),
    sqlite_strict=True,
)
