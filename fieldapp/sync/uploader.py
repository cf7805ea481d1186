"""From outbox to receipts.

Promises: nothing is called received without a verified receipt; nothing is called unsent when bytes may
have left; one submission that cannot be sent never holds up another; a blocking cause ends the run once
and is told in the report, never raised.

Order of one run: ask by id for everything unconfirmed, then text in batches, then attachments, small
first, then ask for their receipts.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from threading import Event

from fieldapp.domain.receipt import Reason, Refusal
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import Cancelled, Refused, ServerTrouble, StoreError, SyncError, Untrusted
from fieldapp.sync import batches
from fieldapp.sync.backoff import SERVER_CAP_SECONDS, delay_seconds
from fieldapp.sync.client import Province
from fieldapp.sync.link import Link
from fieldapp.sync.outbox import Outbox, Queued
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SubmissionLine
from fieldapp.sync.receipts import verified_receipt

ASK_AT_ONCE = 100
SERVER_ERRORS = 2  # lone submissions answered with 500, one after the other, before the server is at fault


@dataclass(frozen=True, slots=True)
class Sending:
    """How far a run is. Bytes are of plain submissions and attachments, not of the compressed wire."""

    done: int
    total: int
    bytes_done: int
    bytes_total: int
    instance_id: str


@dataclass(frozen=True, slots=True)
class UploadReport:
    """What one run did, counted in submissions. ``cause`` is what stopped it, None when nothing did.

    ``clock_offset_seconds`` is the province's clock minus this laptop's, None when it was not measured.
    """

    received: int
    returned: int
    held: int
    waiting: int
    unconfirmed: int
    bytes_sent: int
    seconds: float
    cause: SyncError | None = None
    cancelled: bool = False
    clock_offset_seconds: float | None = None


def upload(
    outbox: Outbox,
    province: Province,
    read_attachment: Callable[[Attachment], bytes],
    progress: Callable[[Sending], None],
    cancelled: Event,
    clock: Callable[[], datetime],
    random: Random,
    *,
    link: Link | None = None,
    at_once: bool = False,
) -> UploadReport:
    """Send what is due and settle what is unconfirmed.

    ``link`` remembers between runs; ``at_once`` (a person pressed send) ignores waiting times.
    Raises StoreError only when the outbox itself fails.
    """
    run = _Run(outbox, province, read_attachment, progress, cancelled, clock, random, link or Link())
    return run.report(at_once)


class _Run:
    def __init__(
        self,
        outbox: Outbox,
        province: Province,
        read_attachment: Callable[[Attachment], bytes],
        progress: Callable[[Sending], None],
        cancelled: Event,
        clock: Callable[[], datetime],
        random: Random,
        link: Link,
    ) -> None:
        self._outbox, self._province, self._read_attachment = outbox, province, read_attachment
        self._progress, self._cancelled, self._clock, self._random = progress, cancelled, clock, random
        self._link = link
        self._queue: deque[Queued] = deque()
        self._open: dict[str, Queued] = {}  # bytes may have left and nothing final is known
        self._wanted: dict[str, frozenset[str]] = {}  # instance_id -> sha256 of missing attachments
        self._moved: dict[str, int] = {}  # instance_id -> bytes of it that are at the province
        self._total = self._bytes_total = self._bytes_done = 0
        self._received = self._returned = self._held = self._waiting = self._bytes_sent = 0
        self._cause: SyncError | None = None
        self._server_errors = 0

    def report(self, at_once: bool) -> UploadReport:
        started = time.monotonic()
        stopped = False
        try:
            self._work(at_once)
            self._link.failures = 0
        except SyncError as error:
            self._link.failures += 1
            self._cause = error
            self._wait(list(self._queue), error)
        except Cancelled:
            stopped = True
        finally:
            if self._open:
                self._outbox.record_unconfirmed(tuple(self._open))
        return UploadReport(
            received=self._received,
            returned=self._returned,
            held=self._held,
            waiting=self._waiting,
            unconfirmed=len(self._open),
            bytes_sent=self._bytes_sent,
            seconds=time.monotonic() - started,
            cause=self._cause,
            cancelled=stopped,
            clock_offset_seconds=self._province.clock_offset_seconds,
        )

    def _work(self, at_once: bool) -> None:
        now = self._clock()
        until = now + timedelta(seconds=SERVER_CAP_SECONDS) if at_once else now
        unsettled = self._outbox.unsettled(until)
        self._open.update((item.instance_id, item) for item in unsettled)
        self._queue.extend(item for item in self._outbox.due(until) if item.instance_id not in self._open)
        self._total = len(self._open) + len(self._queue)
        self._bytes_total = sum(item.size for item in (*unsettled, *self._queue))
        unknown = self._ask(unsettled)
        self._close(unknown)
        self._queue.extendleft(reversed(unknown))
        while self._queue:
            self._stop_if_asked()
            self._province.sign_in(self._cancelled)  # while nothing is called sent yet
            self._send(self._next_batch())
        self._bring_attachments()

    # ---- asking by id

    def _ask(self, items: Sequence[Queued]) -> list[Queued]:
        """Settle what the province knows; returns what it does not know, to be sent again."""
        unknown: list[Queued] = []
        for start in range(0, len(items), ASK_AT_ONCE):
            self._stop_if_asked()
            part = items[start : start + ASK_AT_ONCE]
            asked = [AskedSubmission(item.instance_id, item.sha256) for item in part]
            outcomes = self._settle(part, self._province.ask_receipts(asked, cancelled=self._cancelled))
            unknown += [item for item in part if outcomes.get(item.instance_id) == "unknown"]
        return unknown

    def _settle(self, items: Sequence[Queued], answer: Answer) -> dict[str, str]:
        """Record every final outcome; returns instance_id -> kind. A false receipt is raised at the end."""
        waited_for = {item.instance_id: item for item in items}
        kinds: dict[str, str] = {}
        false: Untrusted | None = None
        for outcome in answer.outcomes:
            item = waited_for.get(outcome.instance_id)
            if item is None or item.sha256 != outcome.sha256:
                continue
            try:
                self._record(item, outcome)
                kinds[item.instance_id] = outcome.kind
            except Untrusted as error:
                false = error
        if false is not None:
            raise false
        return kinds

    def _record(self, item: Queued, outcome: Outcome) -> None:
        if outcome.kind == "receipt" and outcome.receipt is not None:
            device = self._province.device
            receipt = verified_receipt(outcome.receipt, device, item.instance_id, item.sha256)
            self._outbox.record_receipt(receipt)
            self._received += 1
            self._settled(item)
        elif outcome.kind == "refusal":
            self._refuse(item, outcome.reasons)
        elif outcome.kind == "wanted":
            self._wanted[item.instance_id] = frozenset(outcome.wanted)

    def _refuse(self, item: Queued, reasons: tuple[Reason, ...]) -> None:
        refusal = Refusal(item.instance_id, item.sha256, reasons, self._clock())
        self._outbox.record_refusal(refusal)
        self._held += refusal.held
        self._returned += not refusal.held
        self._settled(item)

    def _settled(self, item: Queued) -> None:
        self._open.pop(item.instance_id, None)
        self._wanted.pop(item.instance_id, None)
        self._count(item, item.size)
        self._tell(item.instance_id)

    # ---- text in batches

    def _next_batch(self) -> list[Queued]:
        batch = [self._queue.popleft()]
        size = _text_size(batch[0])
        while self._queue and len(batch) < self._link.lines:
            size += _text_size(self._queue[0])
            if size > self._link.plain_bytes:
                break
            batch.append(self._queue.popleft())
        return batch

    def _send(self, batch: list[Queued]) -> None:
        marked = self._outbox.record_sending(_ids(batch))
        readable = dict(self._readable([item for item in batch if item.instance_id in marked]))
        items = [item for item in batch if item.instance_id in readable]
        if not items:
            return
        body = batches.pack(tuple(readable.values()))
        size = sum(_text_size(item) for item in items)
        self._open.update((item.instance_id, item) for item in items)
        started = time.monotonic()
        try:
            answer = self._province.send_batch(
                body, left=self._teller(items[0], size, len(body)), cancelled=self._cancelled
            )
        except SyncError as error:
            self._link.dropped(len(items))
            self._batch_failed(items, error)
            return
        self._server_errors = 0
        self._bytes_sent += len(body)
        for item in items:
            self._count(item, _text_size(item))
        self._link.carried(len(items), size, time.monotonic() - started)
        kinds = self._settle(items, answer)
        self._put_off([item for item in items if kinds.get(item.instance_id) == "unknown"])

    def _readable(self, batch: Sequence[Queued]) -> Iterator[tuple[str, SubmissionLine]]:
        """Lines that are what was finalized; anything else is kept for a person instead of sent."""
        for item in batch:
            try:
                submission = self._outbox.submission(item.instance_id)
                line = batches.line_of(submission)
            except UnicodeDecodeError:
                self._refuse(item, (Reason("", "unreadable"),))
                continue
            if sha256_hex(submission.xml) == item.sha256:
                yield item.instance_id, line
            else:
                self._refuse(item, (Reason("", "unreadable"),))

    def _batch_failed(self, items: list[Queued], error: SyncError) -> None:
        """Sort a failed batch: smaller and again, later, or end of the run."""
        if not _surely_not_received(error):
            raise error
        about_content = isinstance(error, Refused) or error.facts.get("status") == 500
        if about_content and len(items) > 1:
            self._close(items)
            self._queue.extendleft(reversed(items))
            self._outbox.record_waiting(_ids(items), self._clock(), error.code)
            return
        self._wait(items, error)
        self._server_errors += isinstance(error, ServerTrouble)
        if not about_content or self._server_errors >= SERVER_ERRORS:
            raise error
        self._cause = self._cause or error
        self._queue.rotate(1)  # the newest goes next: two that spoil themselves side by side hold up nobody

    def _put_off(self, items: list[Queued]) -> None:
        """The province could not deal with these, alone among their batch."""
        if items:
            self._wait(items, ServerTrouble(status=200, sent=False, retry_after=SERVER_CAP_SECONDS))

    def _wait(self, items: Sequence[Queued], error: SyncError) -> None:
        if not items:
            return
        self._close(items)
        seconds = delay_seconds(max(1, self._link.failures), self._random, error.retry_after)
        retry_at = self._clock() + timedelta(seconds=seconds)
        self._outbox.record_waiting(_ids(items), retry_at, error.code)
        self._waiting += len(items)

    def _close(self, items: Sequence[Queued]) -> None:
        for item in items:
            self._open.pop(item.instance_id, None)

    # ---- attachments

    def _bring_attachments(self) -> None:
        """Every wanted attachment once, smallest first; receipts are asked for as submissions complete."""
        holders = {item.instance_id: item for item in self._open.values() if item.instance_id in self._wanted}
        files = {file.sha256: file for item in holders.values() for file in item.attachments}
        wanted = frozenset[str]().union(*self._wanted.values()) & files.keys()
        brought: set[str] = set()
        if wanted:
            self._outbox.record_sending(tuple(holders))  # unconfirmed ones are on their way again
        for file in sorted((files[sha256] for sha256 in wanted), key=lambda file: (file.size, file.sha256)):
            self._stop_if_asked()
            if self._bring(file, holders.values()):
                brought.add(file.sha256)
            complete = [item for item in holders.values() if self._wanted.get(item.instance_id, {""}) <= brought]
            self._ask(complete)
            for item in complete:
                del holders[item.instance_id]

    def _bring(self, file: Attachment, holders: Collection[Queued]) -> bool:
        """Whether the province has the attachment now."""
        of = [item for item in holders if any(file.sha256 == other.sha256 for other in item.attachments)]
        try:
            content = self._read_attachment(file)
        except (StoreError, OSError):
            content = b""
        if len(content) != file.size or sha256_hex(content) != file.sha256:
            for item in of:
                self._refuse(item, (Reason("", "unreadable", file.name),))
            return False
        teller = self._teller(of[0], file.size, file.size)
        try:
            self._bytes_sent += self._province.put_attachment(file, content, left=teller, cancelled=self._cancelled)
        except Refused as error:
            self._cause = self._cause or error
            return False
        for item in of:
            times = sum(file.sha256 == other.sha256 for other in item.attachments)
            self._count(item, self._moved.get(item.instance_id, 0) + times * file.size)
        return True

    # ---- progress

    def _count(self, item: Queued, moved: int) -> None:
        self._bytes_done += moved - self._moved.get(item.instance_id, 0)
        self._moved[item.instance_id] = moved

    def _teller(self, item: Queued, plain: int, wire: int) -> Callable[[int], None]:
        return lambda left: self._tell(item.instance_id, plain * left // max(wire, 1))

    def _tell(self, instance_id: str, more: int = 0) -> None:
        done = self._received + self._returned + self._held
        bytes_done = min(self._bytes_done + more, self._bytes_total)
        self._progress(Sending(done, self._total, bytes_done, self._bytes_total, instance_id))

    def _stop_if_asked(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled


def _surely_not_received(error: SyncError) -> bool:
    """Whether no byte of the batch left, or the province itself said that it did not act on it."""
    if error.code in ("sign_in", "outdated_app", "untrusted", "refused"):
        return True
    return error.facts.get("sent") is False


def _text_size(item: Queued) -> int:
    return max(0, item.size - sum(file.size for file in item.attachments))


def _ids(items: Sequence[Queued]) -> tuple[str, ...]:
    return tuple(item.instance_id for item in items)
