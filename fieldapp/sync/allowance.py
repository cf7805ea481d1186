"""How much a run may still send, and for how long: what a person allows of a metered or a short link."""

import time
from collections.abc import Callable
from dataclasses import dataclass

UNLIMITED = 1 << 62  # bytes


@dataclass(slots=True)
class Allowance:
    """``budget``: bytes over the wire, both ways, headers included. ``seconds`` count from now; 0 means no end."""

    budget: int = UNLIMITED
    seconds: float = 0.0
    clock: Callable[[], float] = time.monotonic
    _until: float = 0.0

    def __post_init__(self) -> None:
        self._until = self.clock() + self.seconds

    @property
    def limited(self) -> bool:
        """Whether there is any end."""
        return self.budget < UNLIMITED or bool(self.seconds)

    def refuses(self, spent: int, more: int, rate: float) -> str:
        """Why a request of ``more`` bytes may not begin after ``spent``: "budget", "time"; "" when it may.

        ``rate``: bytes a second as last seen, 0 when unknown; then only time that is already over counts.
        """
        if spent + more > self.budget:
            return "budget"
        needed = more / rate if rate else 0.0
        if self.seconds and self.clock() + needed > self._until:
            return "time"
        return ""
