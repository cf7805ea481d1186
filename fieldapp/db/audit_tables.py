"""The tables of the audit: its lines, how it ends now, and the ends that were signed.

What is asked of a line is computed from the very text that was sealed, so that nothing can be shown that was not.
"""

from sqlalchemy import CheckConstraint, Column, Computed, Index, Integer, Table, Text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _said(name: str, member: str) -> Column[str]:
    return Column(name, Text, Computed(f"json_extract(line, '$.{member}')", persisted=False))


audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    _text("line"),
    _text("chain"),  # SHA-256 up to this line: anybody can follow it
    _text("mac"),  # HMAC-SHA-256 of the chain, with a key that comes from the database's
    _said("verb", "verb"),
    _said("who", "who"),
    _said("object_id", "id"),
    CheckConstraint("length(chain) = 64 AND length(mac) = 64", name="audit_is_sealed"),
    sqlite_strict=True,
)
Index("audit_by_object", audit.c.object_id, audit.c.seq)
Index("audit_by_verb", audit.c.verb, audit.c.seq)

audit_end = Table(  # one row, changed with every line
    "audit_end",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    _text("chain"),
    _text("mac"),
    CheckConstraint("id = 1", name="audit_has_one_end"),
    sqlite_strict=True,
)

audit_head = Table(  # ends that this laptop signed, and the province's signature under the same
    "audit_head",
    metadata,
    Column("seq", Integer, primary_key=True),
    _text("chain"),
    Column("at", Instant, nullable=False),
    _text("signed"),
    _text("signature"),
    _text("countersigned"),  # "" while the province did not answer
    _text("countersignature"),
    sqlite_strict=True,
)
