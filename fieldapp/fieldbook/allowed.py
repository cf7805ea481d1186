"""What may be sent: the link as it was last time, bytes used today, and the plan for what is allowed now."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.errors import FieldappError

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.link import Link
    from fieldapp.sync.plan import Plan

LINK, USED, DAY_LIMIT = "link", "used_today", "day_limit"
_UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_MINUTES = {"s": 1 / 60, "min": 1.0, "h": 60.0}


class Allowed:
    """Kept in the store, so that a day's budget holds over restarts."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def link(self) -> "Link":
        """What is known of the way to the province."""
        from fieldapp.sync.link import Link

        return Link.kept(self._store.setting(LINK))

    def keep(self, link: "Link", used: int) -> None:
        """Remember the link, and that so many more bytes were used."""
        total = f"{self._today()} {self.used_today() + used}"
        self._store.put_settings({LINK: link.saved(), USED: total})

    def used_today(self) -> int:
        """Bytes over the wire, both ways, on this laptop's day."""
        day, _, count = self._store.setting(USED).partition(" ")
        return int(count) if day == self._today() and count.isdigit() else 0

    def day_limit(self) -> int | None:
        """Bytes that a person allowed for today; None when nobody limited it, or on another day."""
        day, _, count = self._store.setting(DAY_LIMIT).partition(" ")
        return int(count) if day == self._today() and count.isdigit() else None

    def set_day_limit(self, budget: int | None) -> None:
        """Allow so many bytes today, whoever sends; None lifts it."""
        self._store.put_setting(DAY_LIMIT, "" if budget is None else f"{self._today()} {budget}")

    def left_of(self, budget: int | None) -> int | None:
        """What is left today of a day's budget in bytes."""
        return None if budget is None else max(0, budget - self.used_today())

    def plan(self, budget: int | None = None, seconds: float | None = None) -> "Plan":
        """What would go now, with a day's budget in bytes and so many seconds of signal."""
        from fieldapp.sync.plan import plan

        queued = (*self._store.unsettled(self._clock()), *self._store.due(self._clock()))
        return plan(queued, self.link(), budget=self.left_of(budget), seconds=seconds)

    def _today(self) -> str:
        return self._clock().astimezone().date().isoformat()


def read_bytes(text: str) -> int:
    """``20MB``, ``500 kB``, ``1.5 GB``: bytes, in thousands. Raises FieldappError."""
    return round(_number(text, _UNITS, "20MB"))


def read_minutes(text: str) -> float:
    """``10min``, ``90 s``, ``1h``: seconds. Raises FieldappError."""
    return 60 * _number(text, _MINUTES, "10min")


def _number(text: str, units: dict[str, float] | dict[str, int], example: str) -> float:
    compact = text.strip().replace(" ", "").replace(",", ".")
    number = compact.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    factor = units.get(compact[len(number) :].lower())
    try:
        found = float(number) * factor if factor is not None else -1.0
    except ValueError:
        found = -1.0
    if not 0 < found < 1e15:
        raise FieldappError("{text} cannot be read. Write it like {example}.", text=text, example=example)
    return found
