"""What who works here may do, asked before anything is read or written; ``fieldbook`` refuses, not only screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldapp.domain.roles import Permission, may
from fieldapp.errors import NotAllowed

if TYPE_CHECKING:
    from fieldapp.fieldbook.worker import Worker


class Permit:
    """Of one open profile; ``worker`` says who works here now, ``refused`` hears of every refusal."""

    def __init__(self, worker: "Callable[[], Worker]", refused: Callable[[Permission], None]) -> None:
        self._worker = worker
        self._refused = refused

    def may(self, permission: Permission) -> bool:
        """Whether who works here may do it now."""
        return may(self._worker().kind, permission)

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed, naming what and who may."""
        if not self.may(permission):
            self._refused(permission)
            raise NotAllowed(permission=permission.value, role=self._worker().kind.value)
