"""``/v1/batches``: a batch is unpacked, its lines are stored (``storing.py``) and answered for. Safe to repeat."""

import hashlib

from fastapi import APIRouter, Request, Response

from fieldapp.server import receipts
from fieldapp.server.body import Body
from fieldapp.server.logbook import Logged
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.storing import store
from fieldapp.sync import answers, batches, protocol
from fieldapp.sync.protocol import AskedSubmission, SubmissionLine

router = APIRouter(tags=["submissions"])
MAX_ID, MAX_HASH = 255, 64  # characters that can be kept
_STRING = {"schema": {"type": "string", "format": "binary"}}
_BODY = {"requestBody": {"required": True, "content": {protocol.BATCH_TYPE: _STRING, protocol.COLUMNS_TYPE: _STRING}}}


@router.post(
    protocol.BATCHES,
    response_class=Response,
    responses={200: {"model": protocol.Answer, "content": {protocol.ANSWER_TYPE: _STRING}}},
    openapi_extra=_BODY,
)
def take_batch(request: Request, body: Body, office: Here, device: SignedIn) -> Response:
    """Submissions in columns, or as NDJSON, one a line; in one zstd frame. The answer is as short as the question."""
    kind = request.headers.get("Content-Type")
    if kind not in (protocol.BATCH_TYPE, protocol.COLUMNS_TYPE):
        raise ProblemError(415, "batch_type", "A batch has another media type", protocol.COLUMNS_TYPE)
    _check_digest(request.headers.get("Content-Digest", ""), body)
    if kind == protocol.COLUMNS_TYPE:
        outline = request.headers.get(protocol.OUTLINE_HEADER, "")
        lines = _read_columns(office, body, outline)
        fresh = store(office, device.device_id, lines, ())
        found = receipts.answer_for(office, [AskedSubmission(line.instance_id, line.sha256) for line in lines], fresh)
        return Response(answers.pack(found), media_type=protocol.ANSWER_TYPE)
    asked, fresh = take(office, device.device_id, body)
    return answer(receipts.answer_for(office, asked, fresh))


def take(office: Office, device_id: str, body: bytes) -> tuple[list[AskedSubmission], list[Logged]]:
    """Check and store a batch of this device, whichever way it came; returns what it names, line by line, and what
    is new of it.

    Raises ProblemError when the batch as a whole cannot be read.
    """
    numbered, unreadable = _read(body)
    fresh = store(office, device_id, [*numbered.values()], [*unreadable.values()])
    named = {number: AskedSubmission(line.instance_id, line.sha256) for number, line in numbered.items()} | unreadable
    return [named[number] for number in sorted(named)], fresh


def _check_digest(stated: str, body: bytes) -> None:
    """Bytes that changed on the way are sent again, not judged."""
    try:
        digest = protocol.read_content_digest(stated)
    except ValueError:
        raise ProblemError(400, "digest_missing", "A batch needs a Content-Digest", "sha-256, RFC 9530.") from None
    if digest != hashlib.sha256(body).digest():
        raise ProblemError(400, "digest_mismatch", "The batch changed on the way", "Send it again.")


def _read_columns(office: Office, body: bytes, name: str) -> list[SubmissionLine]:
    outline = office.library.outline(name) if name else None
    if name and outline is None:
        title = "The batch is spread against a form that was not published here"
        raise ProblemError(409, "outline_unknown", title, "Send it without an outline.")
    try:
        lines = batches.unpack_columns(body, outline)
    except batches.BatchError as error:
        raise _not_a_batch(error) from None
    if not all(_names(line.instance_id, line.sha256) for line in lines):
        raise ProblemError(400, "line_unreadable", "A line of the batch names no submission", "An id cannot be kept.")
    return lines


def _not_a_batch(error: batches.BatchError) -> ProblemError:
    status, code = (413, "too_large") if error.too_large else (400, "batch_unreadable")
    return ProblemError(status, code, "The batch cannot be taken", str(error))


def _read(body: bytes) -> tuple[dict[int, SubmissionLine], dict[int, AskedSubmission]]:
    """Line number → submission, and → id and hash of a line whose rest cannot be read."""
    try:
        raw = batches.unpack(body)
    except batches.BatchError as error:
        raise _not_a_batch(error) from None
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
        if _names(named.instance_id, named.sha256):
            return named
    except ValueError:
        pass
    raise ProblemError(400, "line_unreadable", "A line of the batch names no submission", f"Line {number}.")


def _names(instance_id: str, sha256: str) -> bool:
    """Whether both can be kept."""
    return len(instance_id) <= MAX_ID and len(sha256) <= MAX_HASH and "\0" not in instance_id + sha256
