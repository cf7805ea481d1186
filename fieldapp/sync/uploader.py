"""From outbox to receipts.

Promises: nothing is called received without a verified receipt; nothing is called unsent when bytes may
have left; one submission that cannot be sent never holds up another; a blocking cause ends the run once
and is told in the report, never raised.

Order of one run: ask by id for everything unconfirmed, then text in batches, the most urgent first, then attachments,
small first, then ask for their receipts. What is finalized meanwhile goes before the next piece of an attachment.
A run that may send no more (budget, time) ends; what it has not begun waits as before.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from threading import Event

from fieldapp.domain.receipt import Reason
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import Cancelled, Offline, Refused, ServerTrouble, SyncError
from fieldapp.sync import batches
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.attaching import Attaching
from fieldapp.sync.backoff import SERVER_CAP_SECONDS
from fieldapp.sync.carrying import Carrier
from fieldapp.sync.client import Province
from fieldapp.sync.link import Link
from fieldapp.sync.outbox import Outbox, Queued
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.sync.settling import Sending, ids_of

__all__ = ["Sending", "UploadReport", "upload"]
SERVER_ERRORS = 2  # lone submissions answered with 500, one after the other, before the server is at fault
LOOK_AGAIN_SECONDS = 5.0  # between two looks for work that was finalized during an attachment


@dataclass(frozen=True, slots=True)
class UploadReport:
    """What one run did, counted in submissions. ``cause`` is what stopped it, None when nothing did.

    ``limit`` is "budget" or "time" when the run ended because it may send no more. ``bytes_sent`` are of batches and
    attachments that the province answered, ``wire_bytes`` of everything that this connection carried, both ways.
    ``interrupted``: the link broke after something had come through; nothing waits, the next run may follow at once.
    ``clock_offset_seconds`` is the province's clock minus this laptop's, None when it was not measured. Of a round of
    questions (``reconciling``): so many receipts were ``checked``, ``lost`` of them were not there, ``sent_again`` of
    those are there once more, ``differing`` need a person.
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
    limit: str = ""
    wire_bytes: int = 0
    interrupted: bool = False
    checked: int = 0
    lost: int = 0
    sent_again: int = 0
    differing: int = 0


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
    allowance: Allowance | None = None,
    wanted: dict[str, frozenset[str]] | None = None,
) -> UploadReport:
    """Send what is due and settle what is unconfirmed.

    ``link`` remembers between runs; ``at_once`` (a person pressed send) ignores waiting times;
    ``allowance`` ends it early; ``wanted`` is filled with what the province waits for (instance_id → sha256): given to
    the next of several runs one after the other, that one need not ask.
    Raises StoreError only when the outbox itself fails.
    """
    may, waits = allowance or Allowance(), {} if wanted is None else wanted
    run = _Run(outbox, province, read_attachment, progress, cancelled, clock, random, link or Link(), may, waits)
    return run.report(at_once)


class _Run(Attaching):
    """Text first, then attachments."""

    _server_errors = 0
    _interrupted = False
    _looked = 0.0

    def report(self, at_once: bool) -> UploadReport:
        """Do it and tell what came of it."""
        started = time.monotonic()
        self._carrier = Carrier(self._outbox, self._province)
        stopped = False
        try:
            self._work(at_once)
            self._link.failures = 0
        except SyncError as error:
            self._cause = error
            self._interrupted = self._got_somewhere() and _cut_off(error)
            if not self._interrupted:
                self._link.failures += 1
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
            limit=self._limit,
            wire_bytes=self._province.wire_bytes,
            interrupted=self._interrupted,
        )

    def _got_somewhere(self) -> bool:
        return bool(self._bytes_sent or self._received or self._returned or self._held)

    def _work(self, at_once: bool) -> None:
        now = self._clock()
        until = now + timedelta(seconds=SERVER_CAP_SECONDS) if at_once else now
        unsettled = self._outbox.unsettled(until)
        self._open.update((item.instance_id, item) for item in unsettled)
        self._queue.extend(item for item in self._outbox.due(until) if item.instance_id not in self._open)
        self._total = len(self._open) + len(self._queue)
        self._bytes_total = sum(item.size for item in (*unsettled, *self._queue))
        self._known = {item.instance_id for item in (*unsettled, *self._queue)}
        self._looked = time.monotonic()
        unknown = self._ask_first([item for item in unsettled if item.instance_id not in self._wanted])
        self._close(unknown)
        self._queue.extendleft(reversed(unknown))
        self._empty_queue()
        self._bring_attachments()

    def _empty_queue(self) -> None:
        while self._queue and self._allowed(self._estimate(self._queue[0])):
            self._stop_if_asked()
            self._province.sign_in(self._cancelled)  # while nothing is called sent yet
            self._send(self._next_batch())

    def _send_text(self) -> None:
        """What was finalized since the run began; looked for now and then only."""
        if time.monotonic() - self._looked < LOOK_AGAIN_SECONDS:
            return
        self._looked = time.monotonic()
        fresh = [item for item in self._outbox.due(self._clock()) if item.instance_id not in self._known]
        self._known.update(item.instance_id for item in fresh)
        self._queue.extend(fresh)
        self._total += len(fresh)
        self._bytes_total += sum(item.size for item in fresh)
        self._empty_queue()

    def _estimate(self, item: Queued) -> int:
        """Bytes on the wire, as far as earlier batches tell."""
        return round(_text_size(item) * self._link.ratio)

    # ---- text in batches

    def _next_batch(self) -> list[Queued]:
        batch = [self._queue.popleft()]
        size = _text_size(batch[0])
        while self._queue and len(batch) < self._link.lines:
            size += _text_size(self._queue[0])
            if size > self._link.plain_bytes or not self._allowance_holds(size):
                break
            batch.append(self._queue.popleft())
        return batch

    def _allowance_holds(self, size: int) -> bool:
        more = round(size * self._link.ratio)
        return not self._allowance.refuses(self._province.wire_bytes, more, self._link.rate)

    def _send(self, batch: list[Queued]) -> None:
        marked = self._outbox.record_sending(ids_of(batch))
        readable = dict(self._readable([item for item in batch if item.instance_id in marked]))
        items = [item for item in batch if item.instance_id in readable]
        if not items:
            return
        size = sum(_text_size(item) for item in items)
        self._open.update((item.instance_id, item) for item in items)
        started = time.monotonic()
        tell = self._teller(items[0], size, size)
        try:
            answer = self._carrier.carry(
                tuple(readable.values()), lambda left, whole: tell(size * left // max(whole, 1)), self._cancelled
            )
        except SyncError as error:
            self._link.dropped(len(items))
            self._batch_failed(items, error)
            return
        self._server_errors = 0
        self._bytes_sent += self._carrier.wire_bytes
        for item in items:
            self._count(item, _text_size(item))
        self._link.carried(len(items), size, time.monotonic() - started, self._carrier.wire_bytes)
        kinds = self._settle(items, answer)
        self._put_off([item for item in items if kinds.get(item.instance_id) == "unknown"])

    def _readable(self, batch: Sequence[Queued]) -> Iterator[tuple[str, SubmissionLine]]:
        """Lines that are what was finalized; anything else is kept for a person instead of sent."""
        found = {one.instance_id: one for one in self._outbox.submissions(ids_of(batch))}
        for item in batch:
            submission = found.get(item.instance_id)
            if submission is None:
                continue
            try:
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
            self._outbox.record_waiting(ids_of(items), self._clock(), error.code)
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


def _cut_off(error: SyncError) -> bool:
    """By the link, in the middle; a province that answers with an error is something else."""
    return isinstance(error, Offline | ServerTrouble) and error.facts.get("status", 0) == 0


def _surely_not_received(error: SyncError) -> bool:
    """Whether no byte of the batch left, or the province itself said that it did not act on it."""
    if error.code in ("sign_in", "outdated_app", "untrusted", "refused"):
        return True
    return error.facts.get("sent") is False


def _text_size(item: Queued) -> int:
    return max(0, item.size - sum(file.size for file in item.attachments))
