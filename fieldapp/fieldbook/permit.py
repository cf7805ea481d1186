"""What who works here may do, asked before anything is read or written; ``fieldbook`` refuses, not only screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldapp.domain.audit import Verb
from fieldapp.domain.roles import Permission, may
from fieldapp.errors import NotAllowed

if TYPE_CHECKING:
    from fieldapp.fieldbook.worker import Worker


class Permit:
    """Of one open profile; ``worker`` says who works here now, ``looked`` keeps for the audit what was refused."""

    def __init__(self, worker: "Callable[[], Worker]", looked: Callable[..., None]) -> None:
        self._worker = worker
        self._looked = looked

    def may(self, permission: Permission) -> bool:
        """Whether who works here may do it now."""
        return may(self._worker().kind, permission)

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed, naming what and who may."""
        if not self.may(permission):
            self._looked(Verb.NOT_ALLOWED, "permission", permission.value)
            raise NotAllowed(permission=permission.value, role=self._worker().kind.value)
