"""Tables beside frozen work: what the province proved of it, later receipts, clocks that were not believed."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _of(target: str) -> Column[str]:
    return Column("instance_id", Text, ForeignKey(f"{target}.instance_id"), nullable=False, primary_key=True)


proof = Table(  # what the province said of a receipt's submission when it was asked last
    "proof",
    metadata,
    _of("receipt"),
    _count("round"),
    _text("said"),
    Column("at", Instant, nullable=False),
    CheckConstraint("said IN ('held', 'missing', 'damaged', 'wanted', 'again', 'refused')", name="said_is_known"),
    sqlite_strict=True,
)
Index("proof_to_settle", proof.c.said, sqlite_where=text("said IN ('missing', 'damaged', 'wanted')"))
Index("proof_by_round", proof.c.round, proof.c.said)

later_receipt = Table(  # for the same bytes, of a later epoch: the first one stays
    "later_receipt",
    metadata,
    _of("receipt"),
    _text("epoch", key=True),
    _text("sha256"),
    _text("number"),
    _count("log_index"),
    Column("received_at", Instant, nullable=False),
    _text("key_id"),
    _text("signed"),
    _text("signature"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

clock_note = Table(  # of submissions that were finalized while this laptop's clock could not be believed
    "clock_note",
    metadata,
    _of("submission"),
    _count("offset_s"),
    _count("uncertain"),
    sqlite_strict=True,
)
