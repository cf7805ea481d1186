"""Work that came back: what the province decided about it after its receipt, and what its worker put aside.

Nothing here touches frozen bytes, receipts or refusals: what is put away is still there, and can be taken up again.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part, change, standing
from fieldapp.db.repair_tables import aside, review
from fieldapp.db.rows import find_assessment, write_reasons
from fieldapp.db.schema import setting, submission
from fieldapp.domain.review import AWAY, LATER, RETURNED, Review
from fieldapp.errors import StoreError

CURSOR = "reviews_cursor"
LATER_DAYS = 7  # then it asks again by itself


class Repairing(Part):
    """``hear_reviews``, ``hear_supervisor``, ``reviews_heard_to``, ``count_sent_back``, ``put_off``, ``put_away``,
    ``take_up``."""

    def reviews_heard_to(self) -> str:
        """The cursor to go on from; "" from the beginning."""
        with self._reading() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == CURSOR)) or ""

    def hear_reviews(self, reviews: Sequence[Review], cursor: str) -> None:
        """Store one page with its cursor; the same again is harmless. Words about other bytes are left out."""
        with self._writing() as connection:
            for one in reviews:
                self._hear(connection, one)
            reached = insert(setting).values(key=CURSOR, value=cursor)
            connection.execute(reached.on_conflict_do_update(index_elements=["key"], set_={"value": cursor}))

    def hear_supervisor(self, reviews: Sequence[Review]) -> int:
        """What a supervisor decided, by letter; how many of it is news. What was decided later than a word stays."""
        with self._writing() as connection:
            return sum(self._hear(connection, one, only_later=True) for one in reviews)

    def _hear(self, connection: Connection, one: Review, *, only_later: bool = False) -> bool:
        """Keep a word about these very bytes, unless it is known; whether it was kept."""
        frozen = select(submission.c.sha256).where(submission.c.instance_id == one.instance_id)
        if connection.scalar(frozen) != one.sha256:
            return False
        values = {"state": one.state, "reasons": write_reasons(one.reasons), "decided_at": one.decided_at}
        known = connection.execute(select(review).where(review.c.instance_id == one.instance_id)).first()
        if known is not None and (known.state, known.reasons) == (one.state, values["reasons"]):
            return False
        if known is not None and only_later and known.decided_at >= one.decided_at:
            return False
        row = insert(review).values(instance_id=one.instance_id, **values)
        connection.execute(row.on_conflict_do_update(index_elements=["instance_id"], set_=values))
        connection.execute(delete(aside).where(aside.c.instance_id == one.instance_id))
        change(connection, one.instance_id, changed_at=self._clock())
        if one.state == RETURNED or known is not None:
            kind = "sent_back" if one.state == RETURNED else "review_over"
            self._record(connection, one.instance_id, kind)
        return True

    def count_sent_back(self) -> int:
        """How many submissions the province returned after their receipts, corrected ones too."""
        with self._reading() as connection:
            returned = text("review.state = 'returned'")  # as in the index that finds them
            return connection.scalar(select(func.count()).select_from(review).where(returned)) or 0

    def put_off(self, instance_id: str) -> datetime:
        """Troubled work asks for nothing for some days; returns until when. Raises StoreError for other work."""
        until = self._clock() + timedelta(days=LATER_DAYS)
        self._put_aside(instance_id, LATER, "put_off", until)
        return until

    def put_away(self, instance_id: str, reason: str) -> None:
        """What the province refused is not corrected, for a reason that is written down for good.

        Raises StoreError for work that the province holds, or that it never refused.
        """
        if not reason.strip():
            raise ValueError("a reason is needed")
        self._put_aside(instance_id, AWAY, "put_away", None, reason.strip())

    def take_up(self, instance_id: str) -> None:
        """It asks for its worker again; harmless when it was not put aside."""
        with self._writing() as connection:
            gone = connection.execute(delete(aside).where(aside.c.instance_id == instance_id)).rowcount
            if gone:
                change(connection, instance_id, changed_at=self._clock())
                self._record(connection, instance_id, "taken_up")

    def _put_aside(self, instance_id: str, kind: str, event: str, until: datetime | None, reason: str = "") -> None:
        now = self._clock()
        with self._writing() as connection:
            standing(connection, instance_id)
            found = find_assessment(connection, instance_id)
            if not found.troubled or (kind == AWAY and found.sent_back):
                raise StoreError("Only work that came back can be put aside. Look at it again in the upload queue.")
            connection.execute(delete(aside).where(aside.c.instance_id == instance_id))
            row = {"instance_id": instance_id, "kind": kind, "at": now, "until": until, "reason": reason}
            connection.execute(aside.insert().values(row))
            change(connection, instance_id, changed_at=now)
            self._record(connection, instance_id, event, reason)
