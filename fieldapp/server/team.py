"""``/v1/team``: who supervises the laptop that asks, and for a supervisor the laptops of the team; signed.

Who is a team is worked out anew each time from roles and regions (``scopes.supervises``): a laptop that was moved,
blocked or told to seal itself is out of every card from the next contact on.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Response
from sqlalchemy import Connection, Engine, Row, select

from fieldapp.domain.team import Member, Standing
from fieldapp.server import bulk, library
from fieldapp.server.database import reading, writing
from fieldapp.server.enrolment import Device
from fieldapp.server.office import Here, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.scopes import SUPERVISOR, Scope, supervises
from fieldapp.server.tables import device, heartbeat
from fieldapp.server.team_tables import store_recipient
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.team_protocol import TEAM, TeamRequest, TeamText
from fieldapp.vault.sealing import is_recipient

router = APIRouter(tags=["team"])
_IN_USE = device.c.revoked_at.is_(None) & device.c.seal_order.is_(None)


@router.post(TEAM, response_class=Response, responses={200: {"model": SignedReceipt}})
def say(body: TeamRequest, office: Here, sender: SignedIn) -> Response:
    """Tell what may be sealed to this laptop's store, and hear its team; safe to repeat."""
    if not is_recipient(body.recipient):
        raise ProblemError(400, "recipient_unreadable", "Nothing can be sealed to this recipient", "It is age1….")
    _remember(office.engine, sender.device_id, body.recipient)
    with reading(office.engine) as connection:
        supervisors = supervisors_of(connection, sender)
        members = _members(connection, sender)
    newest = {form.form_id: form.version for form in library.offered(office.engine)} if members else {}
    text = TeamText(
        1,
        "team",
        sender.device_id,
        office.clock(),
        tuple(map(_member, supervisors)),
        tuple(map(_member, members)),
        tuple(_standing(row, newest) for row in members),
        office.card.key_id,
    )
    signed = msgspec.json.encode(text).decode()
    return answer(SignedReceipt(signed, office.signer.sign_each([signed.encode()])[0]))


def supervisors_of(connection: Connection, one: Device) -> list[Row[Any]]:
    """Rows of the devices that supervise this one, by their codes, those of the whole province last."""
    found = connection.execute(_told().where(device.c.worker_role == SUPERVISOR))
    above = [row for row in found if row.device_id != one.device_id and supervises(_scope(row), one.scope)]
    return sorted(above, key=lambda row: (not row.regions, row.device_code))


def team_of(connection: Connection, supervisor: Device) -> dict[str, Row[Any]]:
    """The devices that a supervisor supervises, by id; none for anybody else."""
    return {row.device_id: row for row in _members(connection, supervisor)}


def _members(connection: Connection, one: Device) -> list[Row[Any]]:
    if one.scope.role != SUPERVISOR:
        return []
    found = connection.execute(_told())
    return [row for row in found if row.device_id != one.device_id and supervises(one.scope, _scope(row))]


def _told() -> Any:
    of, beat, sealed = device.c, heartbeat.c, store_recipient.c
    columns = (
        *(of.device_id, of.device_code, of.worker_name, of.worker_role, of.regions, of.public_key, sealed.recipient),
        *(beat.seen_at, beat.app, beat.forms, beat.unsent, beat.drafts, beat.held, beat.last_received_at),
    )
    joined = device.outerjoin(heartbeat, of.device_id == beat.device_id)
    joined = joined.outerjoin(store_recipient, of.device_id == sealed.device_id)
    return select(*columns).select_from(joined).where(_IN_USE).order_by(of.device_code)


def _remember(engine: Engine, device_id: str, recipient: str) -> None:
    of = store_recipient
    with reading(engine) as connection:
        known = connection.execute(select(of.c.recipient).where(of.c.device_id == device_id)).scalar()
    if known != recipient:
        with writing(engine) as connection:
            bulk.put(connection, of, {"device_id": device_id, "recipient": recipient})


def _scope(row: Row[Any]) -> Scope:
    return Scope(row.worker_role, tuple(row.regions.split()))


def _member(row: Row[Any]) -> Member:
    told = (row.device_id, row.device_code, row.worker_name, row.worker_role, row.public_key)
    return Member(*told, recipient=row.recipient or "")


def _standing(row: Row[Any], newest: Mapping[str, str]) -> Standing:
    if row.seen_at is None:
        return Standing(row.device_id)
    forms = {name: version for name, version in json.loads(row.forms).items() if newest.get(name, version) != version}
    return Standing(
        row.device_id,
        datetime.fromisoformat(row.seen_at),
        row.app,
        forms,
        row.unsent,
        row.drafts,
        row.held,
        datetime.fromisoformat(row.last_received_at) if row.last_received_at else None,
    )
