"""What waits and what needs its worker: the numbers behind the status chip, read from the fieldbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.fieldbook import Fieldbook

AT_ONCE = 100  # rows the main thread may read in one go; more are read in the background
ALL = 1_000_000
TROUBLED = (State.RETURNED, State.HELD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """``size`` in bytes; ``needs``: came back, not put aside and not yet corrected; ``retry_at``: the earliest.

    ``exact`` is False when there are too many rows to look at once for what needs the worker: then ``needs`` is the
    most there can be.
    """

    count: int = 0
    size: int = 0
    needs: int = 0
    retry_at: datetime | None = None
    exact: bool = True


def count(book: Fieldbook, most: int = ALL) -> Waiting:
    """Read it, at most ``most`` rows of a kind."""
    by_state = book.count_by_state()
    waiting = sum(by_state.get(state, 0) for state in OUTBOX)
    troubled = sum(by_state.get(state, 0) for state in TROUBLED) + book.repairs.sent_back()
    size, retry_at = book.weigh_outbox() if waiting else (0, None)
    needs = troubled
    if troubled and troubled <= most:
        needs = len(needing_of(book, most))
    return Waiting(
        count=waiting,
        size=size,
        needs=needs,
        retry_at=retry_at,
        exact=not troubled or sum(by_state.values()) <= most,
    )


def needing_of(book: Fieldbook, most: int = ALL) -> tuple[Assessment, ...]:
    """Those of a fieldbook that need the worker, newest change first."""
    return book.needing(most)


def needing(rows: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those that came back, were not put aside, and have no finalized correction among ``rows``."""
    known = tuple(rows)
    corrected = {row.corrects for row in known if row.corrects and row.state is not State.DRAFT}
    now = datetime.now(UTC)
    return tuple(row for row in known if row.needs_worker(now) and row.instance_id not in corrected)
