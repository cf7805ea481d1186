"""``/v1/policy``: what laptops may do while they are out of reach; one policy for the province, signed for each laptop.

Its days begin anew whenever a laptop asks: a laptop that is heard from works on, one that is lost closes by itself.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import msgspec
from fastapi import APIRouter, Response
from sqlalchemy import Engine, delete, select

from fieldapp.domain.roles import AFTER_EXPIRY, Permission
from fieldapp.errors import StoreError
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Here, SignedIn, answer
from fieldapp.server.tables import policy
from fieldapp.sync.policy_protocol import POLICY, PolicyText
from fieldapp.sync.protocol import SignedReceipt

router = APIRouter(tags=["policy"])
MOST_DAYS, LEAST_DAYS = 366, 7
DENIABLE: Final = tuple(sorted(one.value for one in frozenset(Permission) - AFTER_EXPIRY))


@dataclass(frozen=True, slots=True)
class Rules:
    """What an operator decides. ``offline_days``: how long a laptop works without being heard from."""

    offline_days: int = 90
    idle_minutes: int = 0
    keyring: bool = True
    send_others: bool = True
    denied: tuple[str, ...] = ()


@router.get(POLICY, response_class=Response, responses={200: {"model": SignedReceipt}})
def say(office: Here, device: SignedIn) -> Response:
    """The policy of the laptop that asks, signed by the receipt key; safe to repeat."""
    rules, now = rules_of(office.engine), office.clock()
    text = PolicyText(
        1,
        "policy",
        device.device_id,
        device.worker_name,
        device.scope.role,
        now,
        now + timedelta(days=rules.offline_days),
        rules.denied,
        rules.idle_minutes,
        rules.keyring,
        rules.send_others,
        office.card.key_id,
    )
    signed = msgspec.json.encode(text).decode()
    return answer(SignedReceipt(signed, office.signer.sign_each([signed.encode()])[0]))


def rules_of(engine: Engine) -> Rules:
    """What holds now."""
    with reading(engine) as connection:
        row = connection.execute(select(policy.c.rules)).scalar()
    return msgspec.json.decode(row, type=Rules) if row else Rules()


def set_rules(engine: Engine, rules: Rules) -> None:
    """Let other rules hold; laptops hear of them at their next contact. Raises StoreError for what makes no sense."""
    if not LEAST_DAYS <= rules.offline_days <= MOST_DAYS:
        raise StoreError("A laptop works {least} to {most} days offline.", least=LEAST_DAYS, most=MOST_DAYS)
    if rules.idle_minutes and not 2 <= rules.idle_minutes <= 30:
        raise StoreError("A laptop locks after 2 to 30 minutes; 0 leaves it to the worker.")
    unknown = sorted(set(rules.denied) - set(DENIABLE))
    if unknown:
        raise StoreError("{name} cannot be denied. Known: {known}.", name=unknown[0], known=", ".join(DENIABLE))
    with writing(engine) as connection:
        connection.execute(delete(policy))
        connection.execute(policy.insert().values(policy_id=1, rules=msgspec.json.encode(rules).decode()))
