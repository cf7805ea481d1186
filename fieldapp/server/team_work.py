"""``/v1/team/work``: what the province received from a supervisor's team, page by page, and what was decided of it.

A cursor is the epoch, the supervisor's role and regions, the place of the last decision that was looked at, and a place
in each lane of the receipt log. Who is in the team is looked at anew for each page: of a laptop that joins it, work
comes from then on. Forms that screens fill, and submissions about people whose consent has ended, are left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Query, Response
from sqlalchemy import Connection, Row, Select, and_, func, not_, or_, select

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import NOTE
from fieldapp.domain.team import Reviewed
from fieldapp.server.cursors import Cursor, heads, scope_tag
from fieldapp.server.database import snapshot
from fieldapp.server.enrolment import Device
from fieldapp.server.exports.choosing import speaks_of_withheld
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.migrations import DECISIONS
from fieldapp.server.office import Here, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.server.scopes import SUPERVISOR
from fieldapp.server.stored import lines
from fieldapp.server.tables import device, receipt_log, review, submission, tally
from fieldapp.server.team import team_of
from fieldapp.server.team_decisions import APPLIED
from fieldapp.server.team_tables import work_decision
from fieldapp.sync.frame import packed
from fieldapp.sync.protocol import encode
from fieldapp.sync.team_work_protocol import MAX_WORK, WORK, WORK_TYPE, DecidedWork, ReceivedWork, WorkPage

router = APIRouter(tags=["team"])
PATTERN: Final = r"([0-9a-f]{1,64}\.[0-9a-f]{8}(\.[0-9]{1,18}){2,})?"
SPAN: Final = 100_000  # places of the log looked through for one page
MOST_PLAIN: Final = 4 << 20  # bytes of submissions in one page, unless one alone is larger
LEVEL: Final = 6
After = Annotated[str, Query(json_schema_extra={"pattern": f"^{PATTERN}$"})]
Limit = Annotated[int, Query(ge=1, le=MAX_WORK)]
_STRING = {"schema": {"type": "string", "format": "binary"}}


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where one page begins and what there is, all of one snapshot. ``decided`` and ``last`` count decisions."""

    connection: Connection
    card: ProvinceCard
    members: Mapping[str, Row[Any]]
    cursor: Cursor
    heads: tuple[int, ...]
    decided: int
    last: int


@router.get(WORK, response_class=Response, responses={200: {"content": {WORK_TYPE: _STRING}}})
def work(office: Here, sender: SignedIn, after: After = "", limit: Limit = 100) -> Response:
    """The next work of the team after a cursor, and the next decisions; "" from the beginning. Safe to repeat."""
    require_supervisor(sender)
    with snapshot(office.engine) as connection:
        page = _page(_begin(connection, office.card, sender, after), limit)
    body = packed(encode(page), LEVEL, checksum=False)
    return Response(body, media_type=WORK_TYPE)


def require_supervisor(sender: Device) -> None:
    """Raises ProblemError for any other laptop."""
    if sender.scope.role != SUPERVISOR:
        raise ProblemError(403, "not_supervisor", "Only a supervisor's laptop fetches the team's work", "Ask as one.")


def _begin(connection: Connection, card: ProvinceCard, sender: Device, after: str) -> _Reading:
    """Raises ProblemError for what is no cursor, and for one that must be given up."""
    if not re.fullmatch(PATTERN, after):
        raise ProblemError(400, "cursor_unreadable", "The cursor cannot be read", "Send one as it was answered.")
    now = heads(connection, card, lambda lane: f"log.{lane}")
    last = connection.execute(select(tally.c.value).where(tally.c.name == DECISIONS)).scalar_one_or_none() or 0
    members = team_of(connection, sender)
    begin = Cursor(card.epoch, scope_tag(sender.scope), (0,) * card.lanes)
    if not after:
        return _Reading(connection, card, members, begin, now, last, last)
    epoch, tag, decided, *reached = after.split(".")
    found = Cursor(epoch, tag, tuple(map(int, reached)))
    known = (found.epoch, found.scope, len(found.reached)) == (begin.epoch, begin.scope, card.lanes)
    if not known or int(decided) > last or any(at > head for at, head in zip(found.reached, now, strict=False)):
        title = "The team's work is fetched from the beginning"
        raise ProblemError(409, "team_restart", title, "Ask without a cursor.")
    return _Reading(connection, card, members, found, now, int(decided), last)


def _page(reading: _Reading, limit: int) -> WorkPage:
    rows, end = _window(reading, limit)
    decided = _decided(reading, limit)
    place = decided[-1].position if len(decided) == limit else reading.last
    cursor = reading.cursor.up_to(end, reading.heads)
    more = place < reading.last or any(at < head for at, head in zip(cursor.reached, reading.heads, strict=True))
    text = ".".join((cursor.epoch, cursor.scope, str(place), *map(str, cursor.reached)))
    told = tuple(_stands(row) for row in decided)
    return WorkPage(_received(reading, rows), told, text, more, reading.card.epoch)


def _window(reading: _Reading, limit: int) -> tuple[list[Row[Any]], int]:
    """The next received submissions of the team, and the place up to which that is all."""
    lanes, reached, index = reading.card.lanes, reading.cursor.reached, receipt_log.c.log_index
    behind = [at for at, head in zip(reached, reading.heads, strict=True) if at < head]
    lowest = min(behind, default=max(reading.heads))
    reach = lowest + SPAN
    each = [and_(index % lanes == (lane + 1) % lanes, index > at) for lane, at in enumerate(reached)]
    ahead = _standing().add_columns(index, receipt_log.c.received_at, func.length(submission.c.xml).label("size"))
    ahead = ahead.join(receipt_log, receipt_log.c.instance_id == submission.c.instance_id)
    ahead = ahead.where(
        index > lowest,
        index <= reach,
        or_(*each),
        submission.c.device_id.in_(list(reading.members)),
        not_(speaks_of_withheld()),
    )
    rows = list(reading.connection.execute(ahead.order_by(index).limit(limit))) if behind else []
    some = _affordable(rows)
    if len(some) < limit and len(some) == len(rows):
        return some, reach
    return some, some[-1].log_index


def _affordable(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """As many as fit; one at least."""
    size = 0
    for count, row in enumerate(rows):
        size += row.size
        if count and size > MOST_PLAIN:
            return list(rows[:count])
    return list(rows)


def _decided(reading: _Reading, limit: int) -> Sequence[Row[Any]]:
    """The next decisions about the team's work, of before this page too."""
    wanted = _standing().where(review.c.position > reading.decided, review.c.position <= reading.last)
    wanted = wanted.where(submission.c.device_id.in_(list(reading.members)))
    return reading.connection.execute(wanted.order_by(review.c.position).limit(limit)).all()


def _standing() -> Select[Any]:
    """Submissions with what holds of them, and which supervisor said so."""
    said, by = work_decision.c, device.alias("by")
    columns = (
        *(submission.c.instance_id, submission.c.sha256, submission.c.device_id),
        *(review.c.state, review.c.reasons, review.c.checked_at, review.c.position),
        *(said.state.label("said"), said.note, by.c.worker_name.label("decided_by")),
    )
    applied = and_(
        said.target_id == submission.c.instance_id, said.position == review.c.position, said.standing == APPLIED
    )
    joined = submission.outerjoin(review, review.c.instance_id == submission.c.instance_id)
    joined = joined.outerjoin(work_decision, applied).outerjoin(by, by.c.device_id == said.device_id)
    return select(*columns).select_from(joined).where(submission.c.form_id.not_in(sorted(DESK_FORMS)))


def _stands(row: Row[Any]) -> DecidedWork:
    if not row.position:
        return DecidedWork(row.instance_id, row.sha256, Reviewed.WAITING)
    at = datetime.fromisoformat(row.checked_at)
    if row.said:
        return DecidedWork(row.instance_id, row.sha256, Reviewed(row.said), row.note, at, row.decided_by or "")
    states = {"kept": Reviewed.APPROVED, "returned": Reviewed.RETURNED}
    reasons = msgspec.json.decode(row.reasons, type=tuple[Reason, ...])
    note = next((one.message for one in reasons if one.code == NOTE), "")
    return DecidedWork(row.instance_id, row.sha256, states.get(row.state, Reviewed.WAITING), note, at)


def _received(reading: _Reading, rows: Sequence[Row[Any]]) -> tuple[ReceivedWork, ...]:
    told = {row.instance_id: row for row in rows}
    found = []
    for line, device_id in lines(reading.connection, list(told)):
        row, member = told[line.instance_id], reading.members[device_id]
        of = (device_id, member.device_code, member.worker_name, datetime.fromisoformat(row.received_at))
        found.append(ReceivedWork(line, *of, _stands(row)))
    return tuple(found)
