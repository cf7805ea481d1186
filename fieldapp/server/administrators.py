"""Who may use the administrator's pages.

``fieldapp server admin NAME`` prints a one-time token; with it the administrator sets a passphrase. Only hashes are
stored. A new token for the same name ends the old passphrase and every session.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Engine, select, update

from fieldapp.server import bulk
from fieldapp.server.database import reading, writing
from fieldapp.server.tables import administrator
from fieldapp.vault.kdf import FLOOR, Cost
from fieldapp.vault.sign_in import is_passphrase, passphrase_hash, same

TOKEN_HOURS = 24
MAX_PASSPHRASE = 1000  # characters that are looked at
MAX_NAME = 64


@dataclass(frozen=True, slots=True)
class Administrator:
    """``generation`` is raised to end every session."""

    name: str
    generation: int


def new_token(engine: Engine, name: str, now: datetime) -> str:
    """A one-time token for this name, good for a day; makes the account where there is none."""
    token = secrets.token_urlsafe(18)
    known = find(engine, name)
    row = {
        "name": name,
        "passphrase": "",
        "token_hash": _hash(token),
        "token_expires_at": (now + timedelta(hours=TOKEN_HOURS)).isoformat(),
        "generation": known.generation + 1 if known else 1,
    }
    with writing(engine) as connection:
        bulk.put(connection, administrator, row)
    return token


def find(engine: Engine, name: str) -> Administrator | None:
    """The account with this name."""
    columns = (administrator.c.name, administrator.c.generation)
    with reading(engine) as connection:
        row = connection.execute(select(*columns).where(administrator.c.name == name)).one_or_none()
    return Administrator(row[0], row[1]) if row else None


def sign_in(engine: Engine, name: str, passphrase: str) -> Administrator | None:
    """The account, if this is its passphrase. Takes as long for a name that nobody has. *Slow.*"""
    with reading(engine) as connection:
        row = connection.execute(select(administrator).where(administrator.c.name == name)).one_or_none()
    stored = row.passphrase if row and row.passphrase else _decoy()
    good = is_passphrase(passphrase[:MAX_PASSPHRASE], stored)
    return Administrator(row.name, row.generation) if row and row.passphrase and good else None


def set_passphrase(
    engine: Engine, name: str, token: str, passphrase: str, now: datetime, cost: Cost = FLOOR
) -> Administrator | None:
    """Spend a one-time token; None when it is not good. *Slow.*"""
    made = passphrase_hash(passphrase, cost)
    with writing(engine) as connection:
        named = administrator.c.name == name
        row = connection.execute(select(administrator).where(named).with_for_update()).one_or_none()
        if row is None or not row.token_hash or not same(row.token_hash, _hash(token)):
            return None
        if datetime.fromisoformat(row.token_expires_at) <= now:
            return None
        connection.execute(update(administrator).where(named).values(passphrase=made, token_hash=""))
    return Administrator(row.name, row.generation)


@cache
def _decoy() -> str:
    """A hash at the usual cost of a passphrase that nobody knows."""
    return passphrase_hash(secrets.token_urlsafe(18))


def _hash(token: str) -> str:
    return hashlib.sha256(token.strip().encode()).hexdigest()
