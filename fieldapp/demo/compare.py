"""Both ends side by side: what the laptop froze and what the province's own database holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.domain.assessment import State
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook

Held = tuple[str, str, tuple[str, ...]]  # instance_id, sha256 of the submission, sha256 of its attachments, sorted


@dataclass(frozen=True, slots=True)
class Laptop:
    """The laptop's side. ``finalized`` are all frozen submissions, with or without a receipt."""

    drafts: int
    finalized: tuple[Held, ...]
    receipts: tuple[tuple[str, str], ...]  # instance_id, sha256 the receipt is for


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counted in submissions. ``lost``: frozen here, not exactly there. ``doubled``: there, not frozen here."""

    drafts: int
    finalized: int
    received: int
    lost: int
    doubled: int

    @property
    def whole(self) -> bool:
        """Every finalized submission is there once, and its receipt is here."""
        return self.lost == 0 and self.doubled == 0 and self.received == self.finalized


def laptop_side(book: Fieldbook) -> Laptop:
    """Read an open fieldbook."""
    everything = book.assessments(limit=100_000)
    frozen = [item for item in everything if item.state is not State.DRAFT]
    held = []
    for item in frozen:
        submission = book.submission(item.instance_id)
        files = tuple(sorted(attachment.sha256 for attachment in submission.attachments))
        held.append((submission.instance_id, sha256_hex(submission.xml), files))
    receipts = [(item.instance_id, item.receipt.sha256) for item in frozen if item.receipt is not None]
    return Laptop(len(everything) - len(frozen), tuple(held), tuple(receipts))


def compare(laptop: Laptop, province: Sequence[Held]) -> Comparison:
    """A receipt counts only for the bytes that were frozen and that the province holds."""
    there, here = Counter(province), Counter(laptop.finalized)
    lost = sum((here - there).values())
    # The same id in another version, or an id the laptop never froze, is one too many as well.
    doubled = sum((there - here).values())
    proven = {(instance_id, sha256) for instance_id, sha256, _ in here.keys() & there.keys()}
    received = sum(receipt in proven for receipt in laptop.receipts)
    return Comparison(laptop.drafts, len(laptop.finalized), received, lost, doubled)


def table(found: Comparison, bytes_up: int, bytes_down: int, seconds: float) -> str:
    """What ``make demo`` prints at its end."""
    rows = [
        ("drafts on the laptop", found.drafts),
        ("finalized on the laptop", found.finalized),
        ("received by the province", found.received),
        ("lost", found.lost),
        ("doubled", found.doubled),
        ("bytes on the wire, up", bytes_up),
        ("bytes on the wire, down", bytes_down),
        ("seconds", round(seconds, 1)),
    ]
    return "\n".join(f"  {name:<26} {value:>10}" for name, value in rows)
