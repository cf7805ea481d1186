"""One-time codes and the devices they become.

A code is 60 random bits (12 characters of Crockford's base32, https://www.crockford.com/base32.html);
only its hash is stored. A lost answer does not burn it: the same code with the same public key gives the
same device again.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, func, insert, select, update

from fieldapp.server import scopes, tables
from fieldapp.server.database import reading, writing
from fieldapp.server.identity import Identity, ProvinceCard
from fieldapp.server.problems import ProblemError
from fieldapp.server.scopes import Scope
from fieldapp.server.tally import advance
from fieldapp.sync.protocol import Enrolment, EnrolmentRequest, OrderText, SignedReceipt, encode
from fieldapp.vault.signatures import sign

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
_LOOK_ALIKES = str.maketrans("OIL", "011", "-")


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled laptop."""

    device_id: str
    device_code: str
    public_key: str
    worker_name: str
    scope: Scope
    revoked: bool
    seal_order: str = ""  # signed JSON, "" while the laptop may stay open


def new_code(engine: Engine, worker_name: str, scope: Scope, now: datetime, days: int) -> str:
    """A fresh code in groups of four, good for ``days``; it cannot be read back later."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    values = {
        "code_hash": _code_hash(characters),
        "worker_name": worker_name,
        "worker_role": scope.role,
        "regions": scopes.kept(scope.regions),
        "expires_at": (now + timedelta(days=days)).isoformat(),
    }
    with writing(engine) as connection:
        connection.execute(insert(tables.code).values(values))
    return "-".join(characters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def enrol(engine: Engine, card: ProvinceCard, request: EnrolmentRequest, now: datetime) -> Enrolment:
    """Exchange a code. Raises ProblemError code_unknown, code_used or code_expired."""
    table = tables.code
    with writing(engine) as connection:
        known = table.c.code_hash == _code_hash(request.code)
        code = connection.execute(select(table).where(known).with_for_update()).one_or_none()
        if code is None:
            raise ProblemError(404, "code_unknown", "This code is not known", "Check it, or ask for a new one.")
        if code.device_id is None:
            if datetime.fromisoformat(code.expires_at) <= now:
                raise ProblemError(410, "code_expired", "This code has expired", "Ask for a new one.")
            scope = Scope(code.worker_role, tuple(code.regions.split()))
            device = _add_device(connection, card, request, code.worker_name, scope, now)
            connection.execute(update(table).where(known).values(device_id=device.device_id))
        else:
            found = _device(connection, code.device_id)
            if found is None or found.public_key != request.public_key:
                raise ProblemError(409, "code_used", "This code was already used", "Ask for a new one.")
            device = found
    return Enrolment(
        device_id=device.device_id,
        device_code=device.device_code,
        worker_name=device.worker_name,
        worker_role=device.scope.role,
        province_name=card.name,
        receipt_keys={card.key_id: card.receipt_key},
        epoch=card.epoch,
        ingest_recipient=card.ingest_recipient,
        regions=device.scope.regions,
    )


def revoke(engine: Engine, device_code: str, now: datetime) -> bool:
    """Stop accepting a device, at once; False when no device has this code. Its submissions stay."""
    table = tables.device
    with writing(engine) as connection:
        named = table.c.device_code == device_code.strip().upper()
        found = connection.execute(select(table.c.revoked_at).where(named)).one_or_none()
        if found is not None and found.revoked_at is None:
            connection.execute(update(table).where(named).values(revoked_at=now.isoformat()))
    return found is not None


def seal(engine: Engine, identity: Identity, device_code: str, now: datetime) -> bool:
    """Have a laptop seal itself at its next contact (docs/decisions/0036); False when no device has this code."""
    table = tables.device
    named = table.c.device_code == device_code.strip().upper()
    with writing(engine) as connection:
        found = connection.execute(select(table.c.device_id, table.c.seal_order).where(named)).one_or_none()
        if found is not None and found.seal_order is None:
            order = encode(OrderText(1, "seal", found.device_id, now, identity.card.key_id))
            signed = SignedReceipt(order.decode(), sign(identity.receipt_seed, order))
            connection.execute(update(table).where(named).values(seal_order=encode(signed).decode()))
    return found is not None


def note_sealing(engine: Engine, device_id: str, now: datetime) -> None:
    """A laptop said that it seals itself."""
    table = tables.device
    with writing(engine) as connection:
        ordered = (table.c.device_id == device_id) & table.c.seal_order.is_not(None)
        connection.execute(update(table).where(ordered).values(sealed_at=now.isoformat()))


def change_scope(engine: Engine, device_code: str, scope: Scope) -> bool:
    """From the next request on the device sees what is in this scope; False when no device has this code."""
    table = tables.device
    values = {"worker_role": scope.role, "regions": scopes.kept(scope.regions)}
    with writing(engine) as connection:
        named = table.c.device_code == device_code.strip().upper()
        return connection.execute(update(table).where(named).values(values)).rowcount > 0


def find_device(engine: Engine, device_id: str) -> Device | None:
    """The device, revoked or not."""
    with reading(engine) as connection:
        return _device(connection, device_id)


def _device(connection: Connection, device_id: str) -> Device | None:
    row = connection.execute(select(tables.device).where(tables.device.c.device_id == device_id)).one_or_none()
    if row is None:
        return None
    return Device(
        row.device_id,
        row.device_code,
        row.public_key,
        row.worker_name,
        Scope(row.worker_role, tuple(row.regions.split())),
        row.revoked_at is not None,
        row.seal_order or "",
    )


def _add_device(
    connection: Connection,
    card: ProvinceCard,
    request: EnrolmentRequest,
    worker_name: str,
    scope: Scope,
    now: datetime,
) -> Device:
    begin = select(func.count()).select_from(tables.device).scalar_subquery()
    count = advance(connection, "devices", 1, begin) - 1
    values = {
        "device_id": secrets.token_hex(16),
        "device_code": f"{card.prefix}-{device_serial(count)}",
        "public_key": request.public_key,
        "worker_name": worker_name,
    }
    rest = {
        "worker_role": scope.role,
        "regions": scopes.kept(scope.regions),
        "device_name": request.device_name[:200],
        "app_name": request.app_name[:200],
        "enrolled_at": now.isoformat(),
    }
    connection.execute(insert(tables.device).values(**values, **rest))
    return Device(**values, scope=scope, revoked=False)


def device_serial(count: int) -> str:
    """A01 … A99, B01 … Z99, AA01 …: short to say on the telephone. ``count`` devices exist already."""
    block, number = divmod(count, 99)
    letters = ""
    block += 1
    while block:
        block, letter = divmod(block - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{number + 1:02d}"


def _code_hash(code: str) -> str:
    characters = "".join(code.upper().translate(_LOOK_ALIKES).split())
    return hashlib.sha256(characters.encode()).hexdigest()
