"""From the outbox to an OpenRosa server: the same port, progress and report as ``uploader``, another wire.

Promises: nothing is called accepted without a 201 or 202 to the whole submission; what may have arrived stays
unconfirmed and is sent again as it is, which stores nothing twice; a cause that is about one submission never holds
up another; a blocking cause ends the run once and is told in the report, never raised. Such a server signs nothing:
its yes is kept as an ``Acceptance``.

Order of one run: text first, then submissions with files; within each the most urgent, then the oldest. What spoiled
a run goes last.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event

from fieldapp.domain.acceptance import Acceptance
from fieldapp.domain.receipt import Reason, Refusal
from fieldapp.domain.submission import Attachment, Submission, sha256_hex
from fieldapp.errors import Cancelled, Refused, StoreError, SyncError
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.backoff import SERVER_CAP_SECONDS, delay_seconds
from fieldapp.sync.multipart import FilePart
from fieldapp.sync.openrosa_upload import OF_ONE, FormServerUpload, names_itself
from fieldapp.sync.outbox import Queued, UnsignedOutbox
from fieldapp.sync.uploader import SERVER_ERRORS, Sending, UploadReport

HEADS = 1_000  # bytes of a request and its answer beside the submission
OF_FORM = ("form_unknown", "form_closed", "not_allowed")  # the next one of this form version would hear the same


@dataclass(slots=True)
class Trips:
    """What earlier runs taught; keep one per server. Forgetting it costs time, never a record."""

    failures: int = 0  # runs in a row that a blocking cause ended
    spoiled: set[str] = field(default_factory=set)  # instance ids under which a run broke: they go last
    brought: dict[str, set[str]] = field(default_factory=dict)  # instance id -> names of files the server took


def upload_to_form_server(
    outbox: UnsignedOutbox,
    server: FormServerUpload,
    read_attachment: Callable[[Attachment], bytes],
    progress: Callable[[Sending], None],
    cancelled: Event,
    clock: Callable[[], datetime],
    random: Random,
    *,
    trips: Trips | None = None,
    allowance: Allowance | None = None,
    at_once: bool = False,
) -> UploadReport:
    """Send what is due. ``at_once`` (a person pressed send) ignores waiting times.

    No submission begins that ``allowance`` has no room for.

    Raises StoreError only when the outbox itself fails.
    """
    run = OpenRosaUploader(outbox, server, read_attachment, progress, cancelled, clock, random, trips or Trips())
    return run.report(at_once, allowance or Allowance())


class OpenRosaUploader:
    """One run."""

    def __init__(
        self,
        outbox: UnsignedOutbox,
        server: FormServerUpload,
        read_attachment: Callable[[Attachment], bytes],
        progress: Callable[[Sending], None],
        cancelled: Event,
        clock: Callable[[], datetime],
        random: Random,
        trips: Trips,
    ) -> None:
        self._outbox, self._server, self._read_attachment = outbox, server, read_attachment
        self._progress, self._cancelled, self._clock, self._random = progress, cancelled, clock, random
        self._trips = trips
        self._queue: list[Queued] = []
        self._now: Queued | None = None  # on its way; bytes may have left
        self._sure: set[str] = set()  # nothing of these can be at the server: they never left before this run
        self._closed: dict[tuple[str, str], Refused] = {}  # form and version -> why the server takes none of it
        self._total = self._bytes_total = self._bytes_done = self._counted = 0
        self._received = self._held = self._waiting = self._unconfirmed = self._bytes_sent = 0
        self._server_errors = 0
        self._limit = ""
        self._cause: SyncError | None = None

    def report(self, at_once: bool, allowance: Allowance) -> UploadReport:
        """Do the run."""
        started = time.monotonic()
        stopped = False
        try:
            self._work(at_once, allowance)
            self._trips.failures = 0
        except SyncError as error:
            self._trips.failures += 1
            self._cause = error
            self._put_off(self._queue, error)
        except Cancelled:
            stopped = True
        finally:
            if self._now is not None:
                self._leave_open(self._now)
        return UploadReport(
            received=self._received,
            returned=0,
            held=self._held,
            waiting=self._waiting,
            unconfirmed=self._unconfirmed,
            bytes_sent=self._bytes_sent,
            seconds=time.monotonic() - started,
            cause=self._cause,
            cancelled=stopped,
            clock_offset_seconds=self._server.clock_offset_seconds,
            limit=self._limit,
            wire_bytes=self._server.wire_bytes,
        )

    def _work(self, at_once: bool, allowance: Allowance) -> None:
        now = self._clock()
        until = now + timedelta(seconds=SERVER_CAP_SECONDS) if at_once else now
        open_before = self._outbox.unsettled(until)
        known = {item.instance_id for item in open_before}
        new = [item for item in self._outbox.due(until) if item.instance_id not in known]
        self._sure = {item.instance_id for item in new}
        self._queue = sorted((*open_before, *new), key=self._rank)
        self._total, self._bytes_total = len(self._queue), sum(item.size for item in self._queue)
        if self._queue:
            self._server.look(self._cancelled)  # while nothing is called sent yet
        while self._queue:
            if self._cancelled.is_set():
                raise Cancelled
            self._limit = allowance.refuses(self._server.wire_bytes, self._queue[0].size + HEADS, 0.0)
            if self._limit:
                return
            self._take(self._queue.pop(0))

    def _rank(self, item: Queued) -> tuple[bool, bool]:
        return item.instance_id in self._trips.spoiled, bool(item.attachments)

    # ---- one submission

    def _take(self, item: Queued) -> None:
        frozen = self._outbox.submissions([item.instance_id])
        if not frozen:
            return  # taken back to draft a moment ago
        submission = frozen[0]
        if sha256_hex(submission.xml) != item.sha256 or not names_itself(submission.xml, item.instance_id):
            self._hold(item, "unreadable")
            return
        known = self._closed.get((submission.form_id, submission.form_version))
        if known is not None:
            self._put_off([item], known)
            return
        if item.instance_id not in self._outbox.record_sending((item.instance_id,)):
            return  # taken back to draft a moment ago
        self._now = item
        try:
            status = self._send(item, submission)
        except _Unreadable as error:
            self._hold(item, "unreadable", str(error))
        except SyncError as error:
            self._failed(item, submission, error)
        else:
            self._accepted(item, status)

    def _send(self, item: Queued, submission: Submission) -> int:
        """All requests of one submission; the status of the last, which said that it is whole."""
        brought = self._trips.brought.setdefault(item.instance_id, set())
        wanted = [file for file in item.attachments if file.name not in brought]
        rounds = list(_rounds(wanted, self._server.room(submission.xml)))
        self._counted = sum(file.size for file in item.attachments if file.name in brought)
        self._bytes_done += self._counted
        status = 0
        for number, files in enumerate(rounds, start=1):
            parts = [self._part(file) for file in files]
            plain = (len(submission.xml) if number == 1 else 0) + sum(file.size for file in files)
            last = number == len(rounds)
            teller = self._teller(item, plain)
            self._bytes_sent += len(submission.xml) + sum(file.size for file in files)
            status = self._server.send(
                submission.xml, parts, incomplete=not last, left=teller, cancelled=self._cancelled
            )
            brought.update(file.name for file in files)
            self._count(plain)
        return status

    def _part(self, file: Attachment) -> FilePart:
        try:
            content = self._read_attachment(file)
        except (StoreError, OSError):
            content = b""
        if len(content) != file.size or sha256_hex(content) != file.sha256:
            raise _Unreadable(file.name)
        return FilePart(file.name, file.media_type, content)

    def _accepted(self, item: Queued, status: int) -> None:
        at = self._clock().astimezone(UTC)
        self._outbox.record_acceptance(Acceptance(item.instance_id, item.sha256, self._server.host, status, at))
        self._received += 1
        self._server_errors = 0
        self._settled(item)

    def _hold(self, item: Queued, code: str, message: str = "") -> None:
        reasons = (Reason("", code, message),)
        self._outbox.record_refusal(Refusal(item.instance_id, item.sha256, reasons, self._clock()))
        self._held += 1
        self._settled(item)

    def _settled(self, item: Queued) -> None:
        self._now = None
        self._trips.spoiled.discard(item.instance_id)
        self._trips.brought.pop(item.instance_id, None)
        self._count(item.size - self._counted)
        self._counted = 0
        self._tell(item)

    # ---- trouble

    def _failed(self, item: Queued, submission: Submission, error: SyncError) -> None:
        """Held for a person, put off alone, or the end of the run."""
        reason = error.facts.get("reason") if isinstance(error, Refused) else None
        if reason == "conflict":
            self._hold(item, "conflict")
            return
        self._bytes_done -= self._counted
        self._counted = 0
        if reason in OF_ONE and isinstance(error, Refused):
            self._trips.brought.pop(item.instance_id, None)
            self._server_errors = 0
            if reason in OF_FORM:
                self._closed[submission.form_id, submission.form_version] = error
            self._cause = self._cause or error
            self._settle_trouble(item, error)
            return
        alone = error.facts.get("status") == 500 and self._server_errors + 1 < SERVER_ERRORS
        if error.facts.get("sent") is not False:
            self._trips.spoiled.add(item.instance_id)
        self._settle_trouble(item, error)
        if not alone:
            raise error
        self._server_errors += 1
        self._cause = self._cause or error

    def _settle_trouble(self, item: Queued, error: SyncError) -> None:
        """Waiting when nothing of it can be at the server, else unconfirmed; either is tried again by itself."""
        not_now = isinstance(error, Refused) or error.code == "sign_in" or error.facts.get("sent") is False
        if not (not_now and item.instance_id in self._sure and not self._trips.brought.get(item.instance_id)):
            self._leave_open(item)
        self._now = None
        self._put_off([item], error)

    def _leave_open(self, item: Queued) -> None:
        self._outbox.record_unconfirmed((item.instance_id,))
        self._unconfirmed += 1
        self._now = None

    def _put_off(self, items: Sequence[Queued], error: SyncError) -> None:
        """Tried again later. What may be at the server stays unconfirmed."""
        if not items:
            return
        wait = SERVER_CAP_SECONDS if error.facts.get("reason") in OF_ONE else error.retry_after
        seconds = delay_seconds(max(1, self._trips.failures), self._random, wait)
        names = tuple(item.instance_id for item in items)
        self._outbox.record_waiting(names, self._clock() + timedelta(seconds=seconds), error.code)
        self._waiting += sum(name in self._sure for name in names)

    # ---- progress

    def _count(self, plain: int) -> None:
        self._bytes_done += plain
        self._counted += plain

    def _teller(self, item: Queued, plain: int) -> Callable[[int], None]:
        return lambda left: self._tell(item, min(left, plain))

    def _tell(self, item: Queued, more: int = 0) -> None:
        done, bytes_done = self._received + self._held, min(self._bytes_done + more, self._bytes_total)
        self._progress(Sending(done, self._total, bytes_done, self._bytes_total, item.instance_id))


class _Unreadable(Exception):
    """A file is not on this laptop as it was finalized."""


def _rounds(files: Sequence[Attachment], room: int) -> Iterator[list[Attachment]]:
    """Files for each request: as many as fit, at least one; one round without files when there are none."""
    current: list[Attachment] = []
    size = 0
    for file in sorted(files, key=lambda file: (file.size, file.name)):
        if current and size + file.size > room:
            yield current
            current, size = [], 0
        current.append(file)
        size += file.size
    yield current
