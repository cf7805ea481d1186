"""``/v1/batches``: check every line, store what is good, answer for each. Safe to repeat.

Lines are checked before the transaction begins. One transaction stores submissions, their entities and
their places in the receipt log; refusals are stored too, so that a lost answer can be asked for. What is
stored is never overwritten.
"""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, delete, insert, select

from fieldapp.domain.receipt import Reason
from fieldapp.server import entities, receipts
from fieldapp.server.body import Body
from fieldapp.server.checking import Checked, check
from fieldapp.server.database import writing
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import refusal, submission, submission_attachment
from fieldapp.sync import batches, protocol
from fieldapp.sync.protocol import AskedSubmission, SubmissionLine

log = logging.getLogger("fieldapp.server")
router = APIRouter(tags=["submissions"])
MAX_ID, MAX_HASH = 255, 64  # characters that can be kept
_BODY = {"requestBody": {"required": True, "content": {protocol.BATCH_TYPE: {"schema": {"type": "string"}}}}}


@router.post(
    protocol.BATCHES,
    response_class=Response,
    responses={200: {"model": protocol.Answer}},
    openapi_extra=_BODY,
)
def take_batch(request: Request, body: Body, office: Here, device: SignedIn) -> Response:
    """Submissions as NDJSON, one a line, in one zstd frame."""
    if request.headers.get("Content-Type") != protocol.BATCH_TYPE:
        raise ProblemError(415, "batch_type", "A batch has another media type", protocol.BATCH_TYPE)
    _check_digest(request.headers.get("Content-Digest", ""), body)
    return answer(receipts.answer_for(office, take(office, device.device_id, body)))


def take(office: Office, device_id: str, body: bytes) -> Sequence[AskedSubmission]:
    """Check and store a batch of this device, whichever way it came; returns what it names, line by line.

    Raises ProblemError when the batch as a whole cannot be read.
    """
    lines, unreadable = _read(body)
    _store(office, device_id, [*lines.values()], unreadable)
    named = {number: AskedSubmission(line.instance_id, line.sha256) for number, line in lines.items()} | unreadable
    return [named[number] for number in sorted(named)]


def _check_digest(stated: str, body: bytes) -> None:
    """Bytes that changed on the way are sent again, not judged."""
    try:
        digest = protocol.read_content_digest(stated)
    except ValueError:
        raise ProblemError(400, "digest_missing", "A batch needs a Content-Digest", "sha-256, RFC 9530.") from None
    if digest != hashlib.sha256(body).digest():
        raise ProblemError(400, "digest_mismatch", "The batch changed on the way", "Send it again.")


def _read(body: bytes) -> tuple[dict[int, SubmissionLine], dict[int, AskedSubmission]]:
    """Line number → submission, and → id and hash of a line whose rest cannot be read."""
    try:
        raw = batches.unpack(body)
    except batches.BatchError as error:
        status, code = (413, "too_large") if error.too_large else (400, "batch_unreadable")
        raise ProblemError(status, code, "The batch cannot be taken", str(error)) from None
    if len(raw) > protocol.MAX_BATCH_LINES:
        raise ProblemError(413, "too_large", "Too many lines in one batch", f"At most {protocol.MAX_BATCH_LINES}.")
    lines: dict[int, SubmissionLine] = {}
    unreadable: dict[int, AskedSubmission] = {}
    for number, text in enumerate(raw, start=1):
        named = _named(text, number)
        try:
            lines[number] = protocol.decode(text, SubmissionLine)
        except ValueError:
            unreadable[number] = named
    return lines, unreadable


def _named(text: bytes, number: int) -> AskedSubmission:
    try:
        named = protocol.decode(text, AskedSubmission)
        if len(named.instance_id) <= MAX_ID and len(named.sha256) <= MAX_HASH:
            return named
    except ValueError:
        pass
    raise ProblemError(400, "line_unreadable", "A line of the batch names no submission", f"Line {number}.")


def _store(
    office: Office, device_id: str, lines: Sequence[SubmissionLine], unreadable: Mapping[int, AskedSubmission]
) -> None:
    """Returns after commit. A line on which the check itself breaks is left out: its outcome is "unknown"."""
    with office.engine.connect() as connection:
        stored = _hashes(connection, lines)
    checked = [(line, found) for line in lines if line.instance_id not in stored if (found := _check(office, line))]
    broken = Checked((Reason("", "unreadable", "The line cannot be read."),))
    now = office.clock()
    accepted: list[SubmissionLine] = []
    with writing(office.engine) as connection:
        stored = _hashes(connection, lines)
        for line, found in checked:
            if line.instance_id in stored:
                continue  # a repeat, of an earlier batch or of this one
            if found.reasons:
                _refuse(connection, line.instance_id, line.sha256, found, now, device_id)
                continue
            stored[line.instance_id] = line.sha256
            accepted.append(line)
            entities.project(connection, found.entities, line.finalized_at)
        for item in unreadable.values():
            _refuse(connection, item.instance_id, item.sha256, broken, now, device_id)
        _insert(connection, accepted, device_id, now)
        receipts.append(connection, office.card, stored, now)


def _check(office: Office, line: SubmissionLine) -> Checked | None:
    try:
        return check(line, office.library, timedelta(hours=office.settings.utc_offset_hours))
    except Exception as error:
        log.error("a submission of %s could not be checked: %s", line.form_id, type(error).__name__)  # noqa: TRY400 (messages hold answers)
        return None


def _hashes(connection: Connection, lines: Sequence[SubmissionLine]) -> dict[str, str]:
    ids = {line.instance_id for line in lines}
    columns = (submission.c.instance_id, submission.c.sha256)
    rows = connection.execute(select(*columns).where(submission.c.instance_id.in_(ids))).all()
    return {row.instance_id: row.sha256 for row in rows}


def _insert(connection: Connection, lines: Sequence[SubmissionLine], device_id: str, now: datetime) -> None:
    rows = [
        {
            "instance_id": line.instance_id,
            "sha256": line.sha256,
            "form_id": line.form_id,
            "form_version": line.form_version,
            "xml": line.xml.encode(),
            "number": line.number,
            "corrects": line.corrects,
            "finalized_at": line.finalized_at.astimezone(UTC).isoformat(),
            "stored_at": now.isoformat(),
            "device_id": device_id,
        }
        for line in lines
    ]
    files = [{"instance_id": line.instance_id, **asdict(file)} for line in lines for file in line.attachments]
    for table, values in ((submission, rows), (submission_attachment, files)):
        if values:
            connection.execute(insert(table), values)


def _refuse(
    connection: Connection, instance_id: str, sha256: str, found: Checked, now: datetime, device_id: str
) -> None:
    named = (refusal.c.instance_id == instance_id) & (refusal.c.sha256 == sha256)
    connection.execute(delete(refusal).where(named))
    values = {"reasons": protocol.encode(found.reasons).decode(), "refused_at": now.isoformat(), "device_id": device_id}
    connection.execute(insert(refusal), {"instance_id": instance_id, "sha256": sha256, **values})
