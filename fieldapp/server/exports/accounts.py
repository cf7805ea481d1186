"""Who may read the feed: a name and a token that an administrator made, for some regions, until a day.

Only the token's hash is stored. What the account may be told (sensitive questions, people whose consent has ended) is
decided when it is made, with a reason. A new token for the same name ends the old one.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, select, update

from fieldapp.server import bulk, scopes
from fieldapp.server.database import reading, writing
from fieldapp.server.tables import export_account
from fieldapp.vault.sign_in import same

MAX_NAME = 64
MAX_DAYS = 366


@dataclass(frozen=True, slots=True)
class Account:
    """``regions`` as of ``scopes.Scope``."""

    name: str
    regions: tuple[str, ...] = ()
    sensitive: bool = False
    withheld: bool = False
    reason: str = ""


def new_token(engine: Engine, account: Account, made_by: str, now: datetime, days: int) -> str:
    """A token for this account; shown once."""
    token = secrets.token_urlsafe(24)
    row = {
        "name": account.name,
        "token_hash": _hash(token),
        "regions": scopes.kept(account.regions),
        "sensitive": int(account.sensitive),
        "withheld": int(account.withheld),
        "reason": account.reason,
        "made_by": made_by,
        "made_at": now.isoformat(),
        "expires_at": (now + timedelta(days=days)).isoformat(),
        "revoked_at": None,
    }
    with writing(engine) as connection:
        bulk.put(connection, export_account, row)
    return token


def sign_in(engine: Engine, name: str, token: str, now: datetime) -> Account | None:
    """The account, if this is its token and it is still good."""
    with reading(engine) as connection:
        row = connection.execute(select(export_account).where(export_account.c.name == name)).one_or_none()
    if row is None or not same(row.token_hash, _hash(token)) or row.revoked_at:
        return None
    if datetime.fromisoformat(row.expires_at) <= now:
        return None
    return Account(row.name, tuple(row.regions.split()), bool(row.sensitive), bool(row.withheld), row.reason)


def revoke(engine: Engine, name: str, now: datetime) -> bool:
    """At once; False when nobody has this name."""
    with writing(engine) as connection:
        named = export_account.c.name == name
        return connection.execute(update(export_account).where(named).values(revoked_at=now.isoformat())).rowcount > 0


def accounts(engine: Engine) -> Sequence[Row[Any]]:
    """All of them, by name."""
    with reading(engine) as connection:
        return connection.execute(select(export_account).order_by(export_account.c.name)).all()


def _hash(token: str) -> str:
    return hashlib.sha256(token.strip().encode()).hexdigest()
