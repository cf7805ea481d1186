"""Tables of what the province settled, and of what left this laptop because of it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=key)


settlement = Table(  # the province's last word: at most one row; counts while its epoch is the one that was heard last
    "settlement",
    metadata,
    _number("id", key=True),
    _text("epoch"),
    _number("lanes"),
    _number("days"),
    Column("said_at", Instant, nullable=False),
    Column("purge_before", Instant, nullable=False),
    _text("signed"),
    _text("signature"),
    CheckConstraint("id = 1 AND lanes > 0 AND days BETWEEN 0 AND 90 AND signature <> ''", name="settlement_is_one"),
    sqlite_strict=True,
)

settled = Table(  # the same word: the last place of each epoch and lane of the receipt log that is in the backup
    "settled",
    metadata,
    _text("epoch", key=True),
    _number("lane", key=True),
    _number("upto"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

purged = Table(  # submissions of which only a stub is left here
    "purged",
    metadata,
    Column("instance_id", Text, ForeignKey("submission.instance_id"), nullable=False, primary_key=True),
    _text("sha256"),
    Column("at", Instant, nullable=False),
    sqlite_strict=True,
)
Index("purged_by_time", purged.c.at)

leftover = Table(  # sealed files of purged work that are still to be deleted
    "leftover",
    metadata,
    _text("folder", key=True),
    _text("name", key=True),
    CheckConstraint("folder IN ('attachments', 'second')", name="folder_is_known"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

MAY_GO = (
    "EXISTS (SELECT 1 FROM submission s JOIN assessment a ON a.instance_id = s.instance_id AND a.state = 'received' "
    "JOIN receipt r ON r.instance_id = s.instance_id AND r.sha256 = s.sha256 AND r.signature <> '' "
    "JOIN settlement t ON r.received_at <= t.purge_before "
    "AND t.epoch = (SELECT value FROM setting WHERE key = 'epoch') "
    "WHERE s.instance_id = {one}.instance_id AND s.sha256 = {one}.sha256 AND "
    "(EXISTS (SELECT 1 FROM settled k WHERE k.epoch = r.epoch AND k.lane = (r.log_index - 1) % t.lanes "
    "AND k.upto >= r.log_index) OR EXISTS (SELECT 1 FROM later_receipt l JOIN settled k ON k.epoch = l.epoch "
    "AND k.lane = (l.log_index - 1) % t.lanes AND k.upto >= l.log_index "
    "WHERE l.instance_id = s.instance_id AND l.sha256 = s.sha256 AND l.signature <> '')) "
    "AND NOT EXISTS (SELECT 1 FROM proof p WHERE p.instance_id = s.instance_id "
    "AND p.said IN ('missing', 'damaged', 'wanted', 'refused')) "
    "AND NOT EXISTS (SELECT 1 FROM assessment d WHERE d.corrects = s.instance_id AND d.corrects <> '' "
    "AND d.state = 'draft') "
    "AND NOT EXISTS (SELECT 1 FROM review v WHERE v.instance_id = s.instance_id AND v.state = 'returned' "
    "AND NOT EXISTS (SELECT 1 FROM assessment c WHERE c.corrects = v.instance_id AND c.corrects <> '' "
    "AND c.state = 'received')))"
)
"""When a submission may be purged, of a row ``{one}`` that names its id and sha256: received with a signed receipt that
is in the backup outside and old enough; not what the province last said it lacks, not what a draft corrects, and not
what came back and waits for its correction. The rules of the tables and the queries read these very words."""
