"""From lines of a batch to rows: checked first, then one transaction for each lane of the log that they belong to.

Before the receipt, always: the hash, the shape of the line, well-formed XML without a DTD, whose form, version and
instanceID are those of the line, a form that was published here, files with usable hashes. The rules of the form
and the entities come before the receipt too when ``settings.checks`` is "full", and afterwards
(``staging.py``) when it is "staged".

One transaction stores submissions, what they say of people, what was found in them and their places in the log;
refusals are stored too, so that a lost answer can be asked for. What is stored is never overwritten, unless it is
not what was stored any more: the same bytes mend it (``holding.py``).
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from msgspec import UnsetType
from sqlalchemy import Connection, select

from fieldapp.domain.receipt import Reason
from fieldapp.server import bulk, entities, logbook, team_decisions
from fieldapp.server.checking import Checked, check, check_head, statements
from fieldapp.server.database import reading, writing
from fieldapp.server.holding import held, mend
from fieldapp.server.logbook import Logged, logged
from fieldapp.server.office import Office
from fieldapp.server.tables import clock_note, refusal, review, submission, submission_attachment
from fieldapp.server.tally import lane_of
from fieldapp.sync import protocol
from fieldapp.sync.protocol import AskedSubmission, SubmissionLine

log = logging.getLogger("fieldapp.server")
BROKEN = Checked((Reason("", "unreadable", "The line cannot be read."),))
Found = tuple[SubmissionLine, Checked]


def store(
    office: Office, device_id: str, lines: Sequence[SubmissionLine], unreadable: Sequence[AskedSubmission]
) -> list[Logged]:
    """Returns after commit, with what was logged. A line on which the check itself breaks is left out."""
    now = office.clock()
    found = list(_checked(office, lines))
    refused = [(line.instance_id, line.sha256, checked) for line, checked in found if checked.reasons]
    refused += [(item.instance_id, item.sha256, BROKEN) for item in unreadable]
    lanes: dict[int, list[Found]] = {}
    for line, checked in found:
        if not checked.reasons:
            lanes.setdefault(lane_of(line.instance_id, office.card.lanes), []).append((line, checked))
    for ids in logbook.by_lane((one for one, _, _ in refused), office.card.lanes).values():
        with writing(office.engine) as connection:
            for instance_id, sha256, checked in sorted(
                (one for one in refused if one[0] in ids), key=lambda one: one[:2]
            ):
                _refuse(connection, instance_id, sha256, checked, now, device_id)
    logged: list[Logged] = []
    arrived, decided = set(), False
    for lane, accepted in sorted(lanes.items()):
        with writing(office.engine) as connection:
            fresh = _insert(connection, accepted, device_id, now)
            decided |= team_decisions.note(connection, [line for line, _ in fresh], device_id)
            if office.settings.checks == "full":
                _conclude(connection, office, lane, fresh, device_id, now)
            logged += logbook.log(connection, office, lane, _complete(connection, fresh), now)
        arrived |= {line.instance_id for line, _ in fresh}
    if arrived:
        team_decisions.settle(office, arrived, everything=decided)
    return logged


def _checked(office: Office, lines: Sequence[SubmissionLine]) -> Iterable[Found]:
    """The first line of each id; repeats of what is stored are not checked again."""
    first: dict[str, SubmissionLine] = {}
    for line in lines:
        first.setdefault(line.instance_id, line)
    full = office.settings.checks == "full"
    stored = _stored(office, first.keys()) if full else set()
    for instance_id, line in first.items():
        if instance_id in stored:
            continue
        try:
            if full:
                yield line, check(line, office.library, timedelta(hours=office.settings.utc_offset_hours))
            else:
                yield line, check_head(line, office.library)
        except Exception as error:
            log.error("a submission of %s could not be checked: %s", line.form_id, type(error).__name__)  # noqa: TRY400 (messages hold answers)


def _stored(office: Office, ids: Iterable[str]) -> set[str]:
    with reading(office.engine) as connection:
        named = submission.c.instance_id.in_(list(ids))
        known = set(connection.execute(select(submission.c.instance_id).where(named)).scalars())
        return set(held(connection, known, logged(connection, known)).whole) if known else known


def _insert(connection: Connection, accepted: Sequence[Found], device_id: str, now: datetime) -> list[Found]:
    """Those that were not there: an earlier or a simultaneous batch may have brought the same ones."""
    stored_at = now.isoformat()
    rows = [
        {
            "instance_id": line.instance_id,
            "sha256": line.sha256,
            "form_id": line.form_id,
            "form_version": line.form_version,
            "xml": line.xml.encode(),
            "number": line.number,
            "corrects": line.corrects,
            "finalized_at": line.finalized_at.astimezone(UTC).isoformat(),
            "stored_at": stored_at,
            "device_id": device_id,
        }
        for line, _ in accepted
    ]
    new = bulk.insert_new(connection, submission, rows)
    fresh = [one for one in accepted if one[0].instance_id in new]
    mend(connection, [line for line, _ in accepted if line.instance_id not in new])
    files = [{"instance_id": line.instance_id, **asdict(file)} for line, _ in fresh for file in line.attachments]
    bulk.insert_new(connection, submission_attachment, files)
    doubts = [(line.instance_id, line.clock) for line, _ in fresh if not isinstance(line.clock, UnsetType)]
    noted = [{"instance_id": one, "offset_s": c.offset_s, "uncertain": int(c.uncertain)} for one, c in doubts]
    bulk.insert_new(connection, clock_note, noted)
    return fresh


def _conclude(
    connection: Connection, office: Office, lane: int, fresh: Sequence[Found], device_id: str, now: datetime
) -> None:
    """What full checks found, and what the submissions say of the world."""
    rows = [
        {"instance_id": line.instance_id, "state": "fine", "reasons": "[]", "checked_at": now.isoformat(), "counted": 1}
        for line, _ in fresh
    ]
    new = bulk.insert_new(connection, review, rows)  # what was lost and came again has said it all before
    said = [
        one for line, found in fresh if line.instance_id in new for one in statements(line, device_id, found.entities)
    ]
    entities.project(connection, office.card, lane, said)


def _complete(connection: Connection, fresh: Sequence[Found]) -> list[tuple[str, str]]:
    with_files = [line.instance_id for line, _ in fresh if line.attachments]
    waiting = logbook.missing(connection, with_files) if with_files else {}
    done = {row.instance_id for row in logged(connection, [line.instance_id for line, _ in fresh])}  # and then lost
    return [
        (line.instance_id, line.sha256)
        for line, _ in fresh
        if line.instance_id not in waiting and line.instance_id not in done
    ]


def _refuse(
    connection: Connection, instance_id: str, sha256: str, found: Checked, now: datetime, device_id: str
) -> None:
    values = {"reasons": protocol.encode(found.reasons).decode(), "refused_at": now.isoformat(), "device_id": device_id}
    bulk.put(connection, refusal, {"instance_id": instance_id, "sha256": sha256, **values})
