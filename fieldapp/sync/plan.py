"""What a run would send within a budget and a time: "I have ten minutes of signal". Pure.

The same order and the same arithmetic as the uploader: text first, the most urgent and then the oldest; small files,
then large ones; each content once. Until something was measured it reckons with the slowest link that is planned for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.domain.submission import Attachment
from fieldapp.sync.link import Link
from fieldapp.sync.outbox import Queued

ASSUMED_RATE = 8000.0  # bytes a second: 64 kbit/s
START_SECONDS, START_BYTES = 1.5, 2_000  # connecting and signing in
BATCH_SECONDS, BATCH_BYTES = 0.6, 1_200  # waiting and headers of one request
RECEIPT_BYTES = 20
SMALL = 256 << 10  # bytes; what is larger has a lane of its own


@dataclass(frozen=True, slots=True)
class Plan:
    """``texts`` of ``total`` submissions go, ``complete`` of them with every attachment.

    ``bytes`` over the wire, both ways, and ``seconds`` that takes; ``rest_bytes`` and ``rest_seconds`` are what would
    remain. ``measured`` is False while the link's rate is only assumed.
    """

    total: int
    texts: int
    complete: int
    urgent: int
    bytes: int
    seconds: float
    rest_bytes: int
    rest_seconds: float
    measured: bool

    @property
    def remaining(self) -> int:
        """Submissions that would not be complete afterwards."""
        return self.total - self.complete


def plan(queued: Sequence[Queued], link: Link, *, budget: int | None = None, seconds: float | None = None) -> Plan:
    """``queued`` in the order of the outbox; ``budget`` in bytes over the wire."""
    rate = link.rate or ASSUMED_RATE
    room = _Room(rate, budget, seconds)
    if queued:
        room.take(START_BYTES, START_SECONDS)
    texts = [item for item in queued if room.take(*_text_cost(item, link, rate))]
    sent = {item.instance_id for item in texts}
    brought = {file.sha256 for file in _files(texts) if room.take(*_file_cost(file, link, rate))}
    complete = [item for item in texts if all(file.sha256 in brought for file in item.attachments)]
    rest = _Room(rate, None, None)
    for item in queued:
        if item.instance_id not in sent:
            rest.take(*_text_cost(item, link, rate))
    for file in _files(queued):
        if file.sha256 not in brought:
            rest.take(*_file_cost(file, link, rate))
    return Plan(
        total=len(queued),
        texts=len(texts),
        complete=len(complete),
        urgent=sum(item.urgency > 1 for item in texts),
        bytes=round(room.bytes),
        seconds=room.seconds,
        rest_bytes=round(rest.bytes),
        rest_seconds=rest.seconds,
        measured=bool(link.rate),
    )


@dataclass(slots=True)
class _Room:
    rate: float
    budget: int | None
    limit: float | None
    bytes: float = 0.0
    seconds: float = 0.0
    full: bool = False

    def take(self, more: float, wait: float) -> bool:
        """Whether so many bytes, with so much waiting, still fit; the first that does not ends the plan."""
        bytes_, seconds = self.bytes + more, self.seconds + wait + more / self.rate
        over = (self.budget is not None and bytes_ > self.budget) or (self.limit is not None and seconds > self.limit)
        self.full = self.full or over
        if not self.full:
            self.bytes, self.seconds = bytes_, seconds
        return not self.full


def _text_cost(item: Queued, link: Link, rate: float) -> tuple[float, float]:
    """(bytes, seconds of waiting) with this submission's share of its batch."""
    plain = max(0, item.size - sum(file.size for file in item.attachments))
    wire = plain * link.ratio + RECEIPT_BYTES
    share = wire / max(wire, rate * link.seconds)
    return wire + BATCH_BYTES * share, BATCH_SECONDS * share


def _file_cost(file: Attachment, link: Link, rate: float) -> tuple[float, float]:
    pieces = max(1, -(-file.size // link.piece)) + 2  # asking, announcing
    return file.size + BATCH_BYTES * pieces, BATCH_SECONDS * pieces


def _files(items: Sequence[Queued]) -> list[Attachment]:
    """Each content once, in the order of the lanes."""
    urgent: dict[str, int] = {}
    files: dict[str, Attachment] = {}
    for item in items:
        for file in item.attachments:
            files[file.sha256] = file
            urgent[file.sha256] = max(urgent.get(file.sha256, 0), item.urgency)
    return sorted(files.values(), key=lambda one: (one.size > SMALL, -urgent[one.sha256], one.size, one.sha256))
