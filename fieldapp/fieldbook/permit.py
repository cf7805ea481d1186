"""What who works here may do, asked before anything is read or written; ``fieldbook`` refuses, not only screens.

The role of the user, less what the province's policy denies, and once the policy has run out only what must never stop.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.policy import Policy, PolicyState, allows
from fieldapp.domain.roles import Permission, may
from fieldapp.errors import NotAllowed, PolicyExpired

if TYPE_CHECKING:
    from fieldapp.fieldbook.worker import Worker


class Permit:
    """Of one open profile; ``worker`` says who works here now, ``policy`` what the province lets this laptop do.
    ``refused`` hears of every refusal; whoever keeps the audit puts it there."""

    def __init__(
        self, worker: "Callable[[], Worker]", policy: Callable[[], Policy | None], clock: Callable[[], datetime]
    ) -> None:
        self._worker = worker
        self._policy = policy
        self._clock = clock
        self.refused: Callable[[Permission], object] = lambda permission: None

    @property
    def policy(self) -> Policy | None:
        """What the province lets this laptop do; None where it never said."""
        return self._policy()

    def may(self, permission: Permission) -> bool:
        """Whether who works here may do it now."""
        return allows(self._policy(), self._worker().kind, permission, self._clock())

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed, naming what; PolicyExpired where only the day stands against it."""
        if self.may(permission):
            return
        self.refused(permission)
        policy, role = self._policy(), self._worker().kind
        if policy and may(role, permission) and policy.state(self._clock()) is PolicyState.EXPIRED:
            raise PolicyExpired(until=policy.valid_until.date().isoformat())
        raise NotAllowed(permission=permission.value, role=role.value)
