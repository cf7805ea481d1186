"""What supervisors decide about their team's work: it comes as submissions of ``work_review`` and is applied here.

Each item is written down in the transaction that stores the submission, and applied once what it is about is here and
was looked through. It is believed from a supervisor whose team the origin belongs to, as both stand then; whatever else
comes stays written down, with the reason, and changes nothing. Among supervisors the last word by the time of
finalizing holds, in whatever order they come; what an administrator decided later than that stays.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, select, update

from fieldapp.casework.decided_work import FORM, Decision, decisions
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import NOTE
from fieldapp.domain.team import Reviewed
from fieldapp.errors import FormError
from fieldapp.server import bulk
from fieldapp.server.database import reading, writing
from fieldapp.server.deciding import MAX_NOTE, conclude
from fieldapp.server.migrations import DECISIONS
from fieldapp.server.office import Office
from fieldapp.server.scopes import Scope, supervises
from fieldapp.server.tables import device, review, submission
from fieldapp.server.tally import advance
from fieldapp.server.team_tables import work_decision
from fieldapp.sync.protocol import SubmissionLine

OPEN, APPLIED, PASSED = "open", "applied", "passed"
STRANGER, OWN, BYTES, EMPTY = "stranger", "own", "bytes", "empty"
FLAGGED: Final = (STRANGER, OWN, BYTES, EMPTY)
MAX_ID, MAX_REFERENCE, MAX_PINS = 255, 255, 200
AT_ONCE: Final = 500
log = logging.getLogger("fieldapp.server")


def note(connection: Connection, lines: Iterable[SubmissionLine], device_id: str) -> bool:
    """Write down what these say, those of them that are reviews; whether any was. In the transaction that stores."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for line in lines:
        if line.form_id != FORM:
            continue
        for one in _said(line):
            if 0 < len(one.instance_id) <= MAX_ID:
                rows[one.instance_id, line.instance_id] = _row(one, line, device_id)
    bulk.insert_new(connection, work_decision, list(rows.values()))
    return bool(rows)


def settle(office: Office, instance_ids: Collection[str], *, everything: bool = False) -> None:
    """Apply what waits for these submissions, or for any. A decision that cannot be applied now waits on."""
    of = work_decision.c
    wanted = select(of.target_id).distinct().where(of.standing == OPEN)
    if everything:
        wanted = wanted.where(of.target_id == review.c.instance_id)
    else:
        wanted = wanted.where(of.target_id.in_(list(instance_ids)))
    with reading(office.engine) as connection:
        targets = sorted(connection.execute(wanted).scalars())
    for target in targets:
        with writing(office.engine) as connection:
            advance(connection, DECISIONS, 0)  # one decision at a time: places become visible in their order
            _settle(connection, office, target)


def _settle(connection: Connection, office: Office, target: str) -> None:
    sent = connection.execute(
        select(submission.c.sha256, submission.c.device_id).where(submission.c.instance_id == target)
    ).one_or_none()
    row = connection.execute(select(review).where(review.c.instance_id == target)).one_or_none()
    if sent is None or row is None:
        return
    of = work_decision.c
    known = connection.execute(
        select(work_decision)
        .where(of.target_id == target, of.standing.in_((OPEN, APPLIED, PASSED)))
        .order_by(of.finalized_at, of.decision_id)
    ).all()
    troubles = {one.decision_id: _trouble(connection, one, sent) for one in known if one.standing == OPEN}
    good = [one for one in known if not troubles.get(one.decision_id)]
    for decision_id, trouble in troubles.items():
        if trouble:
            log.warning("a decision about a submission was not applied: %s", trouble)
        _stand(connection, target, decision_id, trouble or PASSED)
    if good and good[-1].standing == OPEN and not _decided_later(good, row):
        last = good[-1]
        state, reasons = _outcome(last, row)
        at = min(last.finalized_at, office.clock().astimezone(UTC).isoformat())
        position = conclude(connection, office, row, state, reasons, at)
        _stand(connection, target, last.decision_id, APPLIED, position)


def _decided_later(known: Sequence[Row[Any]], row: Row[Any]) -> bool:
    """Whether somebody at the province has had the last word, after this one was finalized."""
    by_team = row.position in {one.position for one in known if one.standing == APPLIED}
    return bool(row.position) and not by_team and row.checked_at > known[-1].finalized_at


def _outcome(decision: Row[Any], row: Row[Any]) -> tuple[str, tuple[Reason, ...]]:
    """State and reasons of the ``review`` row from now on."""
    found = tuple(one for one in msgspec.json.decode(row.reasons, type=tuple[Reason, ...]) if one.code != NOTE)
    said = msgspec.json.decode(decision.reasons, type=tuple[Reason, ...])
    if decision.state == Reviewed.RETURNED:
        return "returned", (*said, *found)
    if decision.state == Reviewed.APPROVED:
        return "kept", found
    waits = "waiting" if found and not row.counted else "fine"
    return waits, (*said, *found) if decision.state == Reviewed.ATTENTION else found


def _trouble(connection: Connection, decision: Row[Any], sent: Any) -> str:
    """Why it is not believed, "" when it is."""
    if decision.target_sha256 != sent.sha256:
        return BYTES
    if decision.device_id == sent.device_id:
        return OWN
    found = select(device).where(device.c.device_id.in_((decision.device_id, sent.device_id)))
    both = {row.device_id: row for row in connection.execute(found)}
    above, below = both.get(decision.device_id), both.get(sent.device_id)
    if above is None or below is None or above.revoked_at is not None or not supervises(_scope(above), _scope(below)):
        return STRANGER
    return EMPTY if decision.state == Reviewed.RETURNED and decision.reasons == "[]" else ""


def _stand(connection: Connection, target: str, decision_id: str, standing: str, position: int = 0) -> None:
    of = work_decision.c
    named = (of.target_id == target, of.decision_id == decision_id)
    connection.execute(update(work_decision).where(*named).values(standing=standing, position=position))


def _said(line: SubmissionLine) -> tuple[Decision, ...]:
    try:
        return decisions(line.xml.encode())
    except FormError:
        return ()


def _row(one: Decision, line: SubmissionLine, device_id: str) -> dict[str, Any]:
    notes = [Reason(said.reference[:MAX_REFERENCE], NOTE, said.text[:MAX_NOTE]) for said in one.notes[:MAX_PINS]]
    return {
        "target_id": one.instance_id,
        "decision_id": line.instance_id,
        "target_sha256": one.sha256[:64],
        "state": one.state.value,
        "reasons": msgspec.json.encode(notes).decode(),
        "note": one.words[:MAX_NOTE],
        "finalized_at": line.finalized_at.astimezone(UTC).isoformat(),
        "device_id": device_id,
        "standing": OPEN,
        "position": 0,
    }


def _scope(row: Row[Any]) -> Scope:
    return Scope(row.worker_role, tuple(row.regions.split()))
