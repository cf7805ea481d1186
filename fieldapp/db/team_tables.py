"""Tables of the supervisor's desk: submissions of the team that this laptop holds, and what was decided about them.

``xml`` is empty for work of this laptop itself (road ``here``): its bytes are in ``submission``.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


team_work = Table(
    "team_work",
    metadata,
    _text("instance_id", key=True),
    *map(_text, ("sha256", "number", "form_id", "form_version", "form_title")),
    *map(_text, ("device_id", "device_code", "worker_name", "person_id", "label", "region")),
    Column("started_at", Instant),
    Column("finalized_at", Instant, nullable=False),
    Column("got_at", Instant, nullable=False),
    *map(_text, ("road", "corrects")),
    _text("checks"),  # JSON: what the automatic checks found (casework.checks)
    Column("flags", Integer, nullable=False),  # how many of them
    Column("alike", Integer, nullable=False),  # people who may be the same
    _text("state"),
    Column("decided_at", Instant),
    *map(_text, ("decided_by", "decision", "note")),  # decision: the submission that says so
    Column("nik", Text, nullable=False, server_default=text("''")),  # 16 digits, as the checks read it
    Column("xml", LargeBinary),  # last: a list reads the columns before it without the pages that hold it
    CheckConstraint("road IN ('here', 'province', 'pack', 'relay')", name="team_work_road"),
    CheckConstraint("(xml IS NULL) = (road = 'here')", name="team_work_bytes"),
    CheckConstraint("state IN ('waiting', 'attention', 'approved', 'returned')", name="team_work_state"),
    sqlite_strict=True,
)
Index("team_work_by_worker", team_work.c.device_code, team_work.c.finalized_at)
Index("team_work_by_person", team_work.c.person_id)
_own = team_work.c
# no OR: SQLite would look into one index for each side instead of the one that is made for it
TO_CHECK = (
    "CASE WHEN road = 'here' THEN 0 WHEN state = 'attention' THEN 1 "
    "WHEN state = 'waiting' THEN flags + alike > 0 ELSE 0 END"
)
Index("team_work_to_check", _own.finalized_at, _own.label, sqlite_where=text(TO_CHECK))
Index("team_work_by_label", _own.state, text("label COLLATE NOCASE"), _own.finalized_at, _own.road)
Index("team_work_unchecked", _own.device_code, _own.finalized_at, sqlite_where=text("checks = ''"))
Index("team_work_by_nik", _own.nik, sqlite_where=text("nik <> ''"))
Index("team_work_corrects", _own.corrects, sqlite_where=text("corrects <> ''"))
Index("team_work_decision", _own.decision, sqlite_where=text("decision <> ''"))
Index(  # by state and time, with everything a list is filtered and put in order by: no row is read to find one
    "team_work_words",
    *(_own.state, _own.finalized_at, _own.label, _own.worker_name, _own.device_code, _own.form_title, _own.form_id),
    *(_own.number, _own.flags, _own.alike, _own.checks, _own.road),
)

team_attachment = Table(  # files that belong to work of others; the sealed files are in ``team/attachments``
    "team_attachment",
    metadata,
    Column("instance_id", Text, ForeignKey("team_work.instance_id"), nullable=False, primary_key=True),
    _text("name", key=True),
    _text("sha256"),
    Column("size", Integer, nullable=False),
    _text("media_type"),
    sqlite_strict=True,
)
Index("team_attachment_by_content", team_attachment.c.sha256)

letter_line = Table(  # submissions that a letter brought and nobody has heard yet
    "letter_line",
    metadata,
    _text("instance_id", key=True),
    Column("line", LargeBinary, nullable=False),
    Column("got_at", Instant, nullable=False),
    sqlite_strict=True,
)
