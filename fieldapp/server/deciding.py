"""A person at the province decides about a submission after its receipt: it counts as it is, or goes back.

Decisions have places, so that each laptop hears of those about its own work in the order they were made
(``reviews.py``). A receipt is never taken back, and what a submission has said of the world stays said: the worker's
correction says it anew.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import Connection, Row, select, update

from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import NOTE
from fieldapp.server import entities
from fieldapp.server.checking import changes_of, statements
from fieldapp.server.database import writing
from fieldapp.server.migrations import DECISIONS
from fieldapp.server.office import Office
from fieldapp.server.stored import lines
from fieldapp.server.tables import review
from fieldapp.server.tally import advance, lane_of

MAX_NOTE: Final = 1000  # characters
FROM: Final = {"kept": ("waiting", "returned"), "returned": ("waiting", "fine", "kept")}


def decide(
    office: Office, instance_id: str, state: Literal["kept", "returned"], note: str = "", reference: str = ""
) -> bool:
    """Keep a submission, which counts it if it did not count yet, or return it; False when that cannot be done now.

    ``note`` is for the worker, pinned to the question ``reference`` ("" for the whole); it takes the place of an
    earlier one. Only what the check found is returned without a note.
    """
    with writing(office.engine) as connection:
        advance(connection, DECISIONS, 0)  # one decision at a time: places become visible in their order
        row = connection.execute(select(review).where(review.c.instance_id == instance_id)).one_or_none()
        if row is None or row.state not in FROM[state] or not (note or state == "kept" or row.state == "waiting"):
            return False
        found = tuple(one for one in msgspec.json.decode(row.reasons, type=tuple[Reason, ...]) if one.code != NOTE)
        reasons = (Reason(reference, NOTE, note), *found) if note else found
        conclude(connection, office, row, state, reasons, office.clock().isoformat())
    return True


def conclude(
    connection: Connection, office: Office, row: Row[Any], state: str, reasons: Sequence[Reason], at: str
) -> int:
    """Write a decision about the ``review`` row of a submission; returns its place. In a transaction of the caller's,
    who has locked ``DECISIONS``."""
    position = advance(connection, DECISIONS, 1)
    values = {
        "state": state,
        "reasons": msgspec.json.encode(reasons).decode(),
        "checked_at": at,
        "position": position,
        "counted": int(state == "kept" or row.counted),
    }
    connection.execute(update(review).where(review.c.instance_id == row.instance_id).values(**values))
    if state == "kept" and not row.counted:
        lane = lane_of(row.instance_id, office.card.lanes)
        for line, device_id in lines(connection, [row.instance_id]):
            said = statements(line, device_id, changes_of(line, office.library) or ())
            entities.project(connection, office.card, lane, said)
    return position
