"""Tables of batches: what a table of paper assessments was, and each of its rows. Their rules are in ``rules``."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


import_batch = Table(
    "import_batch",
    metadata,
    _text("batch_id", key=True),
    *map(_text, ("file_name", "sha256", "sheet", "form_id", "form_version", "form_title")),
    *map(_text, ("heads", "mapping", "stage", "worker")),
    Column("made_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("since_1904", Integer, nullable=False),
    Column("expected", Integer),
    CheckConstraint("stage IN ('checking', 'filing', 'filed', 'withdrawn')", name="import_batch_stage"),
    sqlite_strict=True,
)
Index("import_batch_by_file", import_batch.c.sha256)

import_row = Table(
    "import_row",
    metadata,
    Column("batch_id", Text, ForeignKey("import_batch.batch_id"), nullable=False, primary_key=True),
    Column("line", Integer, nullable=False, primary_key=True),
    *map(_text, ("cells", "fixes", "fingerprint", "state", "reasons", "instance_id")),
    Column("accepted", Integer, nullable=False),
    *map(_text, ("person_id", "label")),
    CheckConstraint("state IN ('ready', 'doubtful', 'refused', 'filed', 'withdrawn')", name="import_row_state"),
    sqlite_strict=True,
)
Index("import_row_by_state", import_row.c.batch_id, import_row.c.state)
Index("import_row_by_fingerprint", import_row.c.fingerprint)
Index("import_row_by_instance", import_row.c.instance_id, unique=True, sqlite_where=text("instance_id <> ''"))
