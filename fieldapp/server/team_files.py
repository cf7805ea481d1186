"""``/v1/team/attachments``: a file that belongs to work of a supervisor's team, for the supervisor's laptop alone."""

import re

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection, not_, select

from fieldapp.server.database import snapshot
from fieldapp.server.exports.choosing import speaks_of_withheld
from fieldapp.server.office import Here, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import submission, submission_attachment
from fieldapp.server.team import team_of
from fieldapp.server.team_work import require_supervisor
from fieldapp.sync.team_work_protocol import FILES

router = APIRouter(tags=["team"])
_SHA256 = re.compile(r"[0-9a-f]{64}")


@router.get(FILES + "/{sha256}", response_class=StreamingResponse)
def content(sha256: str, office: Here, sender: SignedIn) -> StreamingResponse:
    """The content of an attachment of the team's work, once it has arrived."""
    require_supervisor(sender)
    with snapshot(office.engine) as connection:
        named = _SHA256.fullmatch(sha256) and _is_the_teams(connection, sha256, list(team_of(connection, sender)))
    size = office.contents.size(sha256) if named else None
    if size is None:
        raise ProblemError(404, "not_found", "There is no such attachment of the team's work")
    headers = {"Content-Length": str(size)}
    return StreamingResponse(office.contents.read(sha256), media_type="application/octet-stream", headers=headers)


def _is_the_teams(connection: Connection, sha256: str, members: list[str]) -> bool:
    of = submission_attachment
    joined = of.join(submission, submission.c.instance_id == of.c.instance_id)
    wanted = select(of.c.name).select_from(joined).where(of.c.sha256 == sha256, submission.c.device_id.in_(members))
    return connection.execute(wanted.where(not_(speaks_of_withheld())).limit(1)).first() is not None
