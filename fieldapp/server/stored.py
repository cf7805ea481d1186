"""Stored submissions, as they travelled."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from fieldapp.domain.submission import Attachment
from fieldapp.server.tables import submission, submission_attachment
from fieldapp.sync.protocol import SubmissionLine


def lines(connection: Connection, ids: Sequence[str]) -> list[tuple[SubmissionLine, str]]:
    """With the devices they came from, in the order of ``ids``."""
    of = submission_attachment
    files: dict[str, list[Attachment]] = {}
    for row in connection.execute(select(of).where(of.c.instance_id.in_(ids)).order_by(of.c.name)):
        files.setdefault(row.instance_id, []).append(Attachment(row.name, row.sha256, row.size, row.media_type))
    found = {
        row.instance_id: (line_in(row, files.get(row.instance_id, ())), str(row.device_id))
        for row in connection.execute(select(submission).where(submission.c.instance_id.in_(ids)))
    }
    return [found[one] for one in ids]


def line_in(row: Row[Any], files: Iterable[Attachment] = ()) -> SubmissionLine:
    """A row of ``submission``."""
    return SubmissionLine(
        instance_id=row.instance_id,
        form_id=row.form_id,
        form_version=row.form_version,
        sha256=row.sha256,
        xml=bytes(row.xml).decode(),
        finalized_at=datetime.fromisoformat(row.finalized_at),
        number=row.number,
        corrects=row.corrects,
        attachments=tuple(files),
    )
