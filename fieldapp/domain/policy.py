"""What a province lets a laptop do while it is out of reach: signed, for one laptop, until a day.

A laptop that heard no policy yet, or whose province gives none, follows the roles alone. After the last day nothing
recorded is lost and recording goes on; what is here already stays closed until the province was heard again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fieldapp.domain.roles import AFTER_EXPIRY, Permission, Role, may

SOON = timedelta(days=7)  # before its end a policy is spoken of


class PolicyState(StrEnum):
    """How a policy stands at a moment."""

    NONE = "none"
    GOOD = "good"
    SOON = "soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Policy:
    """``denied``: permissions that no role has on this laptop. ``idle_minutes``: the longest wait until the lock, 0
    leaves it to the worker. ``send_others``: whether a user may send what others recorded, without reading it."""

    issued_at: datetime
    valid_until: datetime
    denied: frozenset[Permission] = frozenset()
    idle_minutes: int = 0
    keyring: bool = True
    send_others: bool = True

    def state(self, now: datetime) -> PolicyState:
        """A clock that stands before the policy was made is not believed: it counts as the moment it was made."""
        left = self.valid_until - max(now, self.issued_at)
        if left <= timedelta():
            return PolicyState.EXPIRED
        return PolicyState.SOON if left <= SOON else PolicyState.GOOD


def allows(policy: Policy | None, role: Role, permission: Permission, now: datetime) -> bool:
    """The table of roles, less what the policy denies, and after its last day only what must never stop."""
    if not may(role, permission):
        return False
    if policy is None:
        return True
    if policy.state(now) is PolicyState.EXPIRED and permission not in AFTER_EXPIRY:
        return False
    return permission not in policy.denied or permission in AFTER_EXPIRY
