"""What a person decided about a submission after its receipt: at the province, and on the laptop it came from."""

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.receipt import Reason

RETURNED = "returned"
LATER, AWAY = "later", "away"
NOTE = "note"  # the code of a reason that an administrator wrote; its message is their own sentence


@dataclass(frozen=True, slots=True)
class Review:
    """The province's last word about bytes that it holds. ``state``: returned, kept or fine.

    A return never takes the receipt back: the worker corrects it with a new submission.
    """

    instance_id: str
    sha256: str
    state: str
    reasons: tuple[Reason, ...]
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Aside:
    """Work that the province does not take and that its worker put aside.

    ``kind``: later (until a moment, then it asks again by itself) or away (with a reason). Nothing is deleted.
    """

    kind: str
    at: datetime
    until: datetime | None = None
    reason: str = ""

    def quiet(self, now: datetime) -> bool:
        """Whether it asks for nothing now."""
        return self.until is None or now < self.until
