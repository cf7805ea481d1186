"""Wire values of reviews: what people at the province decided about submissions after their receipts.

``docs/protocol.md``, "Reviews", is the prose. An answer is plain JSON: decisions are few.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import Review

REVIEWS = "/v1/reviews"
RESTART = "reviews_restart"  # the problem that says: begin again, with no cursor
MAX_REVIEWS = 500  # asked for in one answer


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """The decision that holds now for one submission; a later one about the same comes again with its own place."""

    instance_id: str
    sha256: str
    state: Literal["returned", "kept", "fine"]
    reasons: tuple[Reason, ...]
    decided_at: datetime

    def review(self) -> Review:
        """As the laptop keeps it."""
        return Review(self.instance_id, self.sha256, self.state, self.reasons, self.decided_at)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """``cursor`` is where to go on, ``more`` whether there is more now."""

    results: tuple[ReviewResult, ...]
    cursor: str
    more: bool
    epoch: str


def reviews_path(cursor: str, limit: int = MAX_REVIEWS) -> str:
    """Where the results after ``cursor`` are read."""
    return f"{REVIEWS}?{urlencode({'after': cursor, 'limit': limit})}"
