"""``/v1/reviews``: what was decided about the submissions of the laptop that asks, and of no other.

A cursor is the epoch and the place of the last decision that was looked at (``5f0c6a3f.12``). A restored province
begins anew with everybody.
"""

import re
from datetime import datetime
from typing import Annotated, Final

import msgspec
from fastapi import APIRouter, Query, Response
from sqlalchemy import Connection, select

from fieldapp.domain.receipt import Reason
from fieldapp.server.database import snapshot
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.migrations import DECISIONS
from fieldapp.server.office import Here, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import review, submission, tally
from fieldapp.sync.reviews_protocol import MAX_REVIEWS, REVIEWS, ReviewPage, ReviewResult

router = APIRouter(tags=["reviews"])
PATTERN: Final = r"([0-9a-f]{1,64}\.[0-9]{1,18})?"
After = Annotated[str, Query(json_schema_extra={"pattern": f"^{PATTERN}$"})]
Limit = Annotated[int, Query(ge=1, le=MAX_REVIEWS)]


@router.get(REVIEWS, response_class=Response, responses={200: {"model": ReviewPage}})
def results(office: Here, device: SignedIn, after: After = "", limit: Limit = 200) -> Response:
    """The next decisions about this device's submissions after a cursor; "" from the first. Safe to repeat."""
    with snapshot(office.engine) as connection:
        head = connection.execute(select(tally.c.value).where(tally.c.name == DECISIONS)).scalar_one_or_none() or 0
        reached = _reached(after, office.card, head)
        return answer(_page(connection, office.card, device.device_id, reached, head, limit))


def _page(
    connection: Connection, card: ProvinceCard, device_id: str, reached: int, head: int, limit: int
) -> ReviewPage:
    columns = (review.c.instance_id, submission.c.sha256, review.c.state, review.c.reasons, review.c.checked_at)
    own = select(*columns, review.c.position).join(submission, submission.c.instance_id == review.c.instance_id)
    wanted = own.where(review.c.position > reached, submission.c.device_id == device_id)
    rows = connection.execute(wanted.order_by(review.c.position).limit(limit + 1)).all()
    found = tuple(
        ReviewResult(
            row.instance_id,
            row.sha256,
            row.state if row.state in ("returned", "kept") else "fine",  # a supervisor may let it wait again
            msgspec.json.decode(row.reasons, type=tuple[Reason, ...]),
            datetime.fromisoformat(row.checked_at),
        )
        for row in rows[:limit]
    )
    more = len(rows) > limit
    return ReviewPage(found, f"{card.epoch}.{rows[limit - 1].position if more else head}", more, card.epoch)


def _reached(text: str, card: ProvinceCard, head: int) -> int:
    """Raises ProblemError for what is no cursor, and for one of before a restore."""
    if not re.fullmatch(PATTERN, text):
        raise ProblemError(400, "cursor_unreadable", "The cursor cannot be read", "Send one as it was answered.")
    if not text:
        return 0
    epoch, reached = text.split(".")
    if epoch != card.epoch or int(reached) > head:
        raise ProblemError(409, "reviews_restart", "Reviews are fetched from the beginning", "Ask without a cursor.")
    return int(reached)
