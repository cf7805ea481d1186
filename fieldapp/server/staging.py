"""Staged checks: what was received is looked through afterwards, in the order of the log, each exactly once.

The log itself is the queue; ``tally`` keeps how far each lane was looked through. One transaction holds the lane,
checks some submissions with the full engine, folds what they say into the entities, writes a ``review`` row for
each, and moves on: a crash repeats it whole. A finding never takes a receipt back. It waits in the review queue
(state ``waiting``) and its entities are left alone until a person decides (``deciding.py``).
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from threading import Event

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from fieldapp.domain.receipt import Reason
from fieldapp.server import bulk, entities, team_decisions
from fieldapp.server.checking import Checked, check, statements
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Office, open_office
from fieldapp.server.settings import Settings
from fieldapp.server.stored import lines
from fieldapp.server.tables import receipt_log, review, tally
from fieldapp.server.tally import advance
from fieldapp.sync.protocol import SubmissionLine

AT_ONCE = 50  # submissions in one transaction
IDLE_SECONDS = 1.0
TROUBLE_SECONDS = 10.0
RUSH = 300.0  # submissions that arrive in a second: more than one process can check
LONGEST_SECONDS = 120.0  # of standing back before a few are checked all the same
NICENESS = 15  # receipts go first
UNCHECKABLE = Checked((Reason("", "uncheckable", "The check itself failed."),))
log = logging.getLogger("fieldapp.server")


def check_forever(settings: Settings, stop: Event) -> None:
    """Look through whatever is received until ``stop`` is set; any number of processes may do so side by side."""
    if sys.platform != "win32":
        os.nice(NICENESS)
    office = open_office(settings)
    pause = Pause()
    try:
        while not stop.is_set():
            try:
                seconds = pause.seconds(received(office)) or (0.0 if check_some(office) else IDLE_SECONDS)
            except DBAPIError as error:
                log.error("checks pause: %s", type(error).__name__)  # noqa: TRY400 (messages hold answers)
                seconds = TROUBLE_SECONDS
            stop.wait(seconds)
    finally:
        office.engine.dispose()


class Pause:
    """Whether to stand back: while many arrive, receipts go first, but not for ever."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: tuple[float, int] | None = None
        self._stood_back = 0.0

    def seconds(self, received_: int) -> float:
        """How long to wait before the next look, 0 to go on; ``received_`` is the size of the whole log."""
        now = self._clock()
        before, self._seen = self._seen, (now, received_)
        if before is None or now <= before[0]:
            return 0.0
        if (received_ - before[1]) / (now - before[0]) < RUSH or self._stood_back >= LONGEST_SECONDS:
            self._stood_back = 0.0
            return 0.0
        self._stood_back += IDLE_SECONDS
        return IDLE_SECONDS


def received(office: Office) -> int:
    """How many submissions the log holds."""
    names = [f"log.{lane}" for lane in range(office.card.lanes)]
    with reading(office.engine) as connection:
        return int(
            connection.execute(
                select(func.coalesce(func.sum(tally.c.value), 0)).where(tally.c.name.in_(names))
            ).scalar_one()
        )


def check_some(office: Office, at_once: int = AT_ONCE) -> int:
    """Look through the next submissions of every lane; returns how many rows of the log were passed."""
    return sum(_check_lane(office, lane, at_once) for lane in range(office.card.lanes))


def behind(office: Office) -> int:
    """How many received submissions nobody has looked through yet."""
    with reading(office.engine) as connection:
        rows = connection.execute(select(tally.c.name, tally.c.value)).all()
    values = {row.name: row.value for row in rows}
    return sum(
        max(0, values.get(f"log.{lane}", 0) - values.get(f"checked.{lane}", 0)) for lane in range(office.card.lanes)
    )


def _check_lane(office: Office, lane: int, at_once: int) -> int:
    lanes = office.card.lanes
    with reading(office.engine) as connection:  # a look first: an idle province is not written to
        names = (f"log.{lane}", f"checked.{lane}")
        seen = {row.name: row.value for row in connection.execute(select(tally).where(tally.c.name.in_(names)))}
    if seen.get(names[0], 0) <= seen.get(names[1], 0):
        return 0
    with writing(office.engine) as connection:
        reached = advance(connection, f"checked.{lane}", 0)
        after = reached * lanes + lane + 1
        index = receipt_log.c.log_index
        span = (index >= after) & (index < after + at_once * lanes) & (index % lanes == (lane + 1) % lanes)
        ids = list(connection.execute(select(receipt_log.c.instance_id).where(span).order_by(index)).scalars())
        if ids:
            _check_these(office, connection, lane, ids)
            advance(connection, f"checked.{lane}", len(ids))
    team_decisions.settle(office, ids)
    return len(ids)


def _check_these(office: Office, connection: Connection, lane: int, ids: Sequence[str]) -> None:
    now = office.clock()
    done = set(connection.execute(select(review.c.instance_id).where(review.c.instance_id.in_(ids))).scalars())
    rows, said = [], []
    for line, device_id in lines(connection, [one for one in ids if one not in done]):
        found = _found(office, line)
        state = "waiting" if found.reasons else "fine"
        reasons = msgspec.json.encode(found.reasons).decode()
        counted = int(not found.reasons)
        told = {"state": state, "reasons": reasons, "checked_at": now.isoformat(), "counted": counted}
        rows.append({"instance_id": line.instance_id, **told})
        said += statements(line, device_id, found.entities)
    bulk.insert_new(connection, review, rows)
    entities.project(connection, office.card, lane, said)


def _found(office: Office, line: SubmissionLine) -> Checked:
    try:
        return check(line, office.library, _zone(office))
    except Exception as error:
        log.error("a submission of %s could not be checked: %s", line.form_id, type(error).__name__)  # noqa: TRY400 (messages hold answers)
        return UNCHECKABLE


def _zone(office: Office) -> timedelta:
    return timedelta(hours=office.settings.utc_offset_hours)
