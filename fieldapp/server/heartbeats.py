"""``/v1/heartbeat``: how the laptops stand, as they last told it. One row a device, numbers and versions only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, Response
from sqlalchemy import Engine, select

from fieldapp.server import bulk
from fieldapp.server.database import reading, writing
from fieldapp.server.enrolment import note_sealing
from fieldapp.server.office import Here, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import device, heartbeat
from fieldapp.sync import protocol

router = APIRouter(tags=["devices"])
MAX_COUNT, MAX_FORMS, MAX_TEXT = 10_000_000, 500, 255


@router.post(protocol.HEARTBEAT, status_code=204, response_class=Response)
def beat(body: protocol.Heartbeat, office: Here, sender: SignedIn) -> Response:
    """Tell how a laptop stands; the newest word counts."""
    counts = (body.unsent, body.drafts, body.held)
    texts = [body.app, *body.forms, *body.forms.values()]
    fits = all(0 <= count <= MAX_COUNT for count in counts) and len(body.forms) <= MAX_FORMS
    if not fits or any(len(text) > MAX_TEXT or "\0" in text for text in texts):
        raise ProblemError(400, "heartbeat_unreadable", "The heartbeat says what cannot be", "Counts or names.")
    row = {
        "device_id": sender.device_id,
        "seen_at": office.clock().isoformat(),
        "app": body.app,
        "forms": json.dumps(body.forms, sort_keys=True),
        "unsent": body.unsent,
        "drafts": body.drafts,
        "held": body.held,
        "last_received_at": _utc(body.last_received_at),
    }
    with writing(office.engine) as connection:
        bulk.put(connection, heartbeat, row)
    if body.sealing:
        note_sealing(office.engine, sender.device_id, office.clock())
    return Response(status_code=204)


@dataclass(frozen=True, slots=True)
class Standing:
    """A device and what it last told; None while it never did."""

    device_code: str
    device_name: str
    worker_name: str
    worker_role: str
    regions: str
    enrolled_at: str
    revoked_at: str | None
    seal_order: str | None
    sealed_at: str | None
    seen_at: str | None
    app: str | None
    unsent: int | None
    drafts: int | None
    held: int | None


def standings(engine: Engine) -> Sequence[Standing]:
    """Every device, those with most unsent work first."""
    of, told = device.c, heartbeat.c
    columns = (
        *(of.device_code, of.device_name, of.worker_name, of.worker_role, of.regions, of.enrolled_at, of.revoked_at),
        *(of.seal_order, of.sealed_at),
        *(told.seen_at, told.app, told.unsent, told.drafts, told.held),
    )
    joined = select(*columns).outerjoin_from(device, heartbeat, of.device_id == told.device_id)
    with reading(engine) as connection:
        found = [Standing(*tuple(row)) for row in connection.execute(joined)]
    return sorted(found, key=lambda one: (one.revoked_at is not None, -(one.unsent or 0), one.device_code))


def _utc(moment: datetime | None) -> str | None:
    """A laptop's clock may be anywhere; without a zone it means UTC, as the app always says."""
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except OverflowError:
        return None
