"""Tables of the relay in one room: laptops paired with this one, and what came over a relay so that it comes once."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


relay_laptop = Table(
    "relay_laptop",
    metadata,
    _text("fingerprint", key=True),  # SHA-256 of the certificate
    _text("side", key=True),  # what the other laptop is to this one
    Column("certificate", LargeBinary, nullable=False),
    *map(_text, ("device_id", "device_code", "worker_name", "public_key", "address")),
    Column("paired_at", Instant, nullable=False),
    Column("last_seen", Instant),
    *(Column(name, Integer, nullable=False) for name in ("packs", "records", "files")),
    CheckConstraint("side IN ('relay', 'team')", name="relay_laptop_side"),
    sqlite_strict=True,
)
relay_file = Table(
    "relay_file",
    metadata,
    _text("sha256", key=True),
    *map(_text, ("kind", "name")),
    Column("got_at", Instant, nullable=False),
    sqlite_strict=True,
)
