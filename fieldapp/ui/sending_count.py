"""What waits and what needs its worker: the numbers behind the status chip, read from the fieldbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.fieldbook import Fieldbook

AT_ONCE = 500  # rows the main thread may read in one go; more are read in the background
ALL = 1_000_000
TROUBLED = (State.RETURNED, State.HELD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """``size`` in bytes; ``needs``: returned or held and not yet corrected; ``retry_at``: the earliest."""

    count: int = 0
    size: int = 0
    needs: int = 0
    retry_at: datetime | None = None


def count(book: Fieldbook, most: int = ALL) -> Waiting:
    """Read it. The count is always exact; size and needs look at ``most`` rows only."""
    by_state = book.count_by_state()
    waiting = sum(by_state.get(state, 0) for state in OUTBOX)
    rows = book.assessments(OUTBOX, min(waiting, most)) if waiting else ()
    troubled = sum(by_state.get(state, 0) for state in TROUBLED)
    return Waiting(
        count=waiting,
        size=sum(row.size for row in rows),
        needs=len(needing(book.assessments((), most))) if troubled else 0,
        retry_at=min((row.retry_at for row in rows if row.retry_at), default=None),
    )


def needing(rows: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Returned or held ones without a finalized correction among ``rows``."""
    known = tuple(rows)
    corrected = {row.corrects for row in known if row.corrects and row.state is not State.DRAFT}
    return tuple(row for row in known if row.state in TROUBLED and row.instance_id not in corrected)
