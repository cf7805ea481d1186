"""``/v1/attachments/{sha256}``: files by content, resumable as in tus 1.0, once for all submissions.

HEAD tells how many bytes are here, POST announces a file that a stored submission waits for, PATCH appends
at exactly that offset. At the last byte the hash is verified, the file is made durable and taken, then
it is recorded and the submissions it completes are logged, a transaction for each lane. A file of other bytes is
thrown away. Verified contents live where ``contents.py`` says. Machines that share no ``uploads`` folder begin a file
anew that another one had begun: each tells its own offset.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from threading import Lock

from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from fieldapp.server import bulk, logbook
from fieldapp.server.body import Body
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Here, Office, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import attachment, submission_attachment
from fieldapp.sync.protocol import ATTACHMENTS, CHUNK_TYPE

PIECE = 1 << 20
OFFSET, LENGTH = "Upload-Offset", "Upload-Length"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LOCKS = tuple(Lock() for _ in range(64))  # one writer per file; two files rarely share a lock
router = APIRouter(tags=["attachments"])
_BODY = {"requestBody": {"required": True, "content": {CHUNK_TYPE: {"schema": {"type": "string", "format": "binary"}}}}}


@router.head(ATTACHMENTS + "/{sha256}", response_class=Response)
def offset(sha256: str, office: Here, _device: SignedIn) -> Response:
    """How many bytes of the file are here; 404 before it was announced."""
    file = _File(office, sha256)
    with file.lock:
        reached = file.reached()
    if reached is None:
        raise ProblemError(404, "not_found", "This attachment was not announced")
    return _at(reached, 200)


@router.post(ATTACHMENTS + "/{sha256}", status_code=201, response_class=Response)
def announce(sha256: str, request: Request, office: Here, _device: SignedIn) -> Response:
    """Begin a file of ``Upload-Length`` bytes; repeating it tells how far it is."""
    file = _File(office, sha256)
    size = _count(request, LENGTH)
    if size not in file.sizes:
        detail = "No stored submission lists this attachment with this size."
        raise ProblemError(422, "attachment_unwanted", "This attachment is not waited for", detail)
    with file.lock:
        reached = file.reached()
        if reached is None:
            file.append(b"")
            reached = 0
        if reached == size and not file.whole:
            file.complete(reached)  # empty, or a crash came between its last byte and the verification
    return _at(reached, 201)


@router.patch(ATTACHMENTS + "/{sha256}", status_code=204, response_class=Response, openapi_extra=_BODY)
def append(sha256: str, request: Request, body: Body, office: Here, _device: SignedIn) -> Response:
    """Append bytes at ``Upload-Offset``; 409 with the right offset when the file is elsewhere."""
    file = _File(office, sha256)
    if request.headers.get("Content-Type") != CHUNK_TYPE:
        raise ProblemError(415, "chunk_type", "A piece of an attachment has another media type", CHUNK_TYPE)
    at = _count(request, OFFSET)
    with file.lock:
        reached = file.reached()
        if reached is None:
            raise ProblemError(404, "not_found", "This attachment was not announced")
        if at != reached:
            there = {OFFSET: str(reached)}
            raise ProblemError(409, "offset", "The file is at another offset", f"At {reached}.", there)
        reached += len(body)
        size = max(file.sizes, default=0)
        if reached > size:
            raise ProblemError(413, "too_large", "More bytes than were announced", f"At most {size}.")
        file.append(body)
        if reached in file.sizes:
            file.complete(reached)
    return _at(reached, 204)


def keep(office: Office, content: bytes) -> bool:
    """Store a whole content that came another way, as in a courier pack; False when no stored submission lists it."""
    file = _File(office, hashlib.sha256(content).hexdigest())
    if len(content) not in file.sizes:
        return False
    with file.lock:
        file.reached()
        if not file.whole:
            file.restart()
            file.append(content)
            file.complete(len(content))
    return True


class _File:
    """One content on its way. Hold ``lock`` around everything but ``sizes``."""

    def __init__(self, office: Office, sha256: str) -> None:
        if not _SHA256.fullmatch(sha256):
            raise ProblemError(404, "not_found", "There is no such attachment")
        self._office = office
        self._sha256 = sha256
        self._part = office.settings.uploads / sha256
        self.lock = _LOCKS[int(sha256[:2], 16) % len(_LOCKS)]
        listed = select(submission_attachment.c.size).where(submission_attachment.c.sha256 == sha256)
        with reading(office.engine) as connection:
            self.sizes = set(connection.execute(listed).scalars())

    def reached(self) -> int | None:
        """Bytes that are here, None before the announcement."""
        size = self._office.contents.size(self._sha256)
        if size is not None:
            self._record(size)  # a crash may have come between the taking and the record
            return size
        return self._part.stat().st_size if self._part.exists() else None

    @property
    def whole(self) -> bool:
        """Verified and in its place."""
        return self._office.contents.size(self._sha256) is not None

    def append(self, content: bytes) -> None:
        """Add bytes; after a failed write the file is as it was."""
        descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            before = os.fstat(descriptor).st_size
            rest = memoryview(content)
            try:
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            except OSError:
                with suppress(OSError):
                    os.ftruncate(descriptor, before)
                raise
        finally:
            os.close(descriptor)

    def restart(self) -> None:
        """Forget an unfinished try."""
        self._part.unlink(missing_ok=True)

    def complete(self, reached: int) -> None:
        """Verify, make durable, record. Raises ProblemError attachment_damaged and starts afresh."""
        if _durable_hash(self._part) != self._sha256:
            if reached < max(self.sizes):
                return  # a submission listed this content with a wrong, smaller size
            self._part.unlink()
            detail = "The bytes have another sha256; send the file again."
            raise ProblemError(422, "attachment_damaged", "The attachment is not what was announced", detail)
        self._office.contents.take(self._part, self._sha256)
        self._record(reached)

    def _record(self, size: int) -> None:
        named = select(attachment.c.sha256).where(attachment.c.sha256 == self._sha256)
        with reading(self._office.engine) as connection:
            if connection.execute(named).first():
                return
        now = self._office.clock()
        row = {"sha256": self._sha256, "size": size, "stored_at": now.isoformat()}
        with writing(self._office.engine) as connection:
            bulk.insert_new(connection, attachment, [row])
        logbook.append(self._office, self._holders(), now)  # what a crash leaves out here is logged when asked for

    def _holders(self) -> list[str]:
        of = submission_attachment
        named = select(of.c.instance_id).where(of.c.sha256 == self._sha256).order_by(of.c.instance_id)
        with reading(self._office.engine) as connection:
            return list(connection.execute(named).scalars())


def _durable_hash(path: Path) -> str:
    """sha256 of a file after it was forced to the disk."""
    digest = hashlib.sha256()
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _count(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ProblemError(400, "header_missing", f"{header} must be a number of bytes")
    return int(text)


def _at(reached: int, status: int) -> Response:
    return Response(status_code=status, headers={OFFSET: str(reached)})
