"""The province at work: everything a request needs, put together once.

Requests reach it through ``Here`` and ``SignedIn``; nothing on the server is global.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy import Engine

from fieldapp.server.contents import Contents, open_contents
from fieldapp.server.database import open_engine
from fieldapp.server.enrolment import Device, find_device
from fieldapp.server.identity import Identity, ProvinceCard, load_identity
from fieldapp.server.library import Library
from fieldapp.server.meters import Meters
from fieldapp.server.problems import ProblemError
from fieldapp.server.rebuilding import rebuild_where_needed
from fieldapp.server.settings import Settings
from fieldapp.server.tokens import DEVICE, TokenMint
from fieldapp.server.turnstile import Turnstile
from fieldapp.sync.protocol import encode
from fieldapp.vault.signatures import Signer

CHALLENGE = {"WWW-Authenticate": "Bearer"}


def utc_now() -> datetime:
    """The province's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """One province. ``clock`` gives aware times in UTC."""

    settings: Settings
    identity: Identity = field(repr=False)
    engine: Engine
    mint: TokenMint
    library: Library
    turnstile: Turnstile
    desk_turnstile: Turnstile
    signer: Signer = field(repr=False)
    meters: Meters
    contents: Contents
    clock: Callable[[], datetime] = utc_now

    @property
    def card(self) -> ProvinceCard:
        """What anyone may know of this province."""
        return self.identity.card


def open_office(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Office:
    """Open the folder that ``init`` made. Raises StoreError when there is no province in it."""
    identity = load_identity(settings.data)
    settings.uploads.mkdir(mode=0o700, exist_ok=True)
    contents = open_contents(settings)
    engine = open_engine(settings.database, settings.connections)
    mint = TokenMint(identity.token_seed, identity.card.province_id)
    library = Library(engine)
    try:
        rebuild_where_needed(engine, identity.card, library)
    except BaseException:
        engine.dispose()
        raise
    turnstile = Turnstile(settings.enrolments_per_minute, 60.0)
    desk = Turnstile(settings.sign_ins_per_minute, 60.0)
    signer = Signer(identity.receipt_seed)
    return Office(settings, identity, engine, mint, library, turnstile, desk, signer, Meters(), contents, clock)


async def _office(request: Request) -> Office:
    office = request.app.state.office
    assert isinstance(office, Office)
    return office


Here = Annotated[Office, Depends(_office)]


def _signed_in(request: Request, office: Here) -> Device:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    subject = office.mint.subject(token, DEVICE, office.clock()) if scheme.lower() == "bearer" else None
    device = find_device(office.engine, subject) if subject else None
    if device is None:
        raise ProblemError(401, "token_refused", "Sign in again", "The access token is not good.", CHALLENGE)
    if device.revoked:
        raise ProblemError(403, "device_revoked", "This laptop may no longer send", "Ask the province.")
    return device


SignedIn = Annotated[Device, Depends(_signed_in)]


def answer(value: object, status: int = 200) -> Response:
    """A protocol value as JSON."""
    return Response(encode(value), status_code=status, media_type="application/json")
