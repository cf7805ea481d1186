"""What a review says stands in the rows of the team's work in the transaction that freezes it, and leaves with it."""

from sqlalchemy import Connection, bindparam, or_, select, update

from fieldapp.casework.decided_work import FORM, decisions
from fieldapp.db.schema import submission as submission_table
from fieldapp.db.team_tables import team_work
from fieldapp.domain.submission import Submission
from fieldapp.domain.team import Reviewed


def decide(connection: Connection, submission: Submission, who: str) -> None:
    """Take over what a review that was just frozen says; a later word about the same bytes stays."""
    if submission.form_id != FORM:
        return
    own = team_work.c
    rows = [
        {
            "target": one.instance_id,
            "bytes": one.sha256,
            "state": one.state.value,
            "decided_at": submission.finalized_at,
            "decided_by": who,
            "decision": submission.instance_id,
            "note": one.words,
        }
        for one in decisions(submission.xml)
    ]
    earlier = or_(own.decided_at.is_(None), own.decided_at <= submission.finalized_at)
    here = (own.instance_id == bindparam("target"), own.sha256 == bindparam("bytes"), earlier)
    if rows:
        connection.execute(update(team_work).where(*here), rows)


def undecide(connection: Connection, instance_id: str) -> None:
    """A review is a draft again: what it decided waits."""
    decided = team_work.c.decision == instance_id
    if connection.scalar(select(team_work.c.instance_id).where(decided, team_work.c.decision != "").limit(1)) is None:
        return
    waits = {"state": Reviewed.WAITING.value, "decided_at": None, "decided_by": "", "decision": "", "note": ""}
    connection.execute(update(team_work).where(decided, team_work.c.decision != "").values(waits))


def frozen_review(connection: Connection, instance_id: str) -> bytes:
    """The bytes of a review that was made on this laptop, b"" for others."""
    wanted = select(submission_table.c.xml).where(submission_table.c.instance_id == instance_id)
    return connection.scalar(wanted) or b""
