"""What became of submissions: every outcome is recorded once it is certain, and told to whoever watches.

The part of a run that text and attachments share. Nothing is called received without a verified receipt.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from threading import Event

from fieldapp.domain.receipt import Reason, Receipt, Refusal
from fieldapp.domain.submission import Attachment
from fieldapp.errors import Cancelled, SyncError, Untrusted
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.backoff import delay_seconds
from fieldapp.sync.client import Province
from fieldapp.sync.link import Link
from fieldapp.sync.outbox import Outbox, Queued
from fieldapp.sync.protocol import MAX_ASKED, Answer, AskedSubmission
from fieldapp.sync.receipts import verified_receipt

ASK_AT_ONCE = MAX_ASKED  # as many as a batch holds: then its receipts share one proof again
REQUEST_BYTES, SIGN_IN_BYTES = 1_500, 2_000  # headers of a request and its answer; of the requests before the first
SAMPLE = 3  # submissions that tell of a lost batch whether it arrived
KEEP_AT_ONCE = 25  # receipts in one transaction


@dataclass(frozen=True, slots=True)
class Sending:
    """How far a run is. Bytes are of plain submissions and attachments, not of the compressed wire."""

    done: int
    total: int
    bytes_done: int
    bytes_total: int
    instance_id: str


class Settling:
    """State and records of one run."""

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
        allowance: Allowance,
        wanted: dict[str, frozenset[str]],
    ) -> None:
        self._outbox, self._province, self._read_attachment = outbox, province, read_attachment
        self._progress, self._cancelled, self._clock, self._random = progress, cancelled, clock, random
        self._link, self._allowance = link, allowance
        self._queue: deque[Queued] = deque()
        self._open: dict[str, Queued] = {}  # bytes may have left and nothing final is known
        self._wanted = wanted  # instance_id -> sha256 of missing attachments
        self._moved: dict[str, int] = {}  # instance_id -> bytes of it that are at the province
        self._total = self._bytes_total = self._bytes_done = 0
        self._received = self._returned = self._held = self._waiting = self._bytes_sent = 0
        self._cause: SyncError | None = None
        self._limit = ""  # what ended the run early: budget | time

    # ---- asking by id

    def _ask_first(self, items: Sequence[Queued]) -> list[Queued]:
        """As ``_ask``, for what an earlier run left: where some of them never arrived, none is asked about.

        Batches arrive whole or not at all. Sending one again that had arrived is harmless: the province answers with
        the same receipts.
        """
        if len(items) <= 2 * SAMPLE:
            return self._ask(items)
        some = [items[0], items[len(items) // 2], items[-1]]
        unknown = self._ask(some)
        others = [item for item in items if item not in some]
        return [*unknown, *others] if len(unknown) == SAMPLE else unknown + self._ask(others)

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
        receipts: list[Receipt] = []
        false: Untrusted | None = None
        for outcome in answer.outcomes:
            item = waited_for.get(outcome.instance_id)
            if item is None or item.sha256 != outcome.sha256:
                continue
            kinds[item.instance_id] = outcome.kind
            if outcome.kind == "receipt" and outcome.receipt is not None:
                try:
                    found = verified_receipt(outcome.receipt, self._province.device, item.instance_id, item.sha256)
                    receipts.append(found)
                except Untrusted as error:
                    false = error
            elif outcome.kind == "refusal":
                self._refuse(item, outcome.reasons)
            elif outcome.kind == "wanted":
                self._wanted[item.instance_id] = frozenset(outcome.wanted)
        self._keep([(waited_for[receipt.instance_id], receipt) for receipt in receipts])
        if false is not None:
            raise false
        return kinds

    def _keep(self, receipts: Sequence[tuple[Queued, Receipt]]) -> None:
        """A few in one transaction: whoever types meanwhile waits for none of them."""
        for start in range(0, len(receipts), KEEP_AT_ONCE):
            some = receipts[start : start + KEEP_AT_ONCE]
            self._outbox.record_receipts([receipt for _, receipt in some])
            self._received += len(some)
            for item, _ in some:
                self._settled(item)

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

    def _wait(self, items: Sequence[Queued], error: SyncError) -> None:
        if not items:
            return
        self._close(items)
        seconds = delay_seconds(max(1, self._link.failures), self._random, error.retry_after)
        retry_at = self._clock() + timedelta(seconds=seconds)
        self._outbox.record_waiting(ids_of(items), retry_at, error.code)
        self._waiting += len(items)

    def _close(self, items: Sequence[Queued]) -> None:
        for item in items:
            self._open.pop(item.instance_id, None)

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

    def _allowed(self, more: int) -> bool:
        """Whether a request of ``more`` bytes may still begin; once not, the run comes to its end."""
        spent = self._province.wire_bytes
        more += REQUEST_BYTES + (0 if spent else SIGN_IN_BYTES)
        self._limit = self._limit or self._allowance.refuses(spent, more, self._link.rate)
        return not self._limit

    def _stop_if_asked(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled


def ids_of(items: Sequence[Queued]) -> tuple[str, ...]:
    """Their instance ids."""
    return tuple(item.instance_id for item in items)
