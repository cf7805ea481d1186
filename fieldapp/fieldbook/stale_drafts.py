"""Drafts that nobody touched for 90 days: told of for one day a week. They never vanish by themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.clock_watch import ClockWatch

STALE: Final = timedelta(days=90)
EVERY: Final = timedelta(days=7)
TOLD_FOR: Final = timedelta(days=1)
TOLD_AT: Final = "stale_drafts_told_at"


class StaleDrafts:
    """Of one user: ``only`` names whose drafts count, None for everybody's."""

    def __init__(
        self, store: "Store", clock: Callable[[], datetime], watch: "ClockWatch", only: Callable[[], str | None]
    ) -> None:
        self._store, self._clock, self._watch, self._only = store, clock, watch, only

    def count(self) -> int:
        """How many there are, by the province's clock as well as it is known."""
        return self._store.stale_drafts(self._now() - STALE, self._only())

    def to_tell(self) -> int:
        """How many to tell of now; 0 when it is not the day."""
        count, now = self.count(), self._now()
        if not count:
            return 0
        try:
            passed = now - datetime.fromisoformat(self._store.setting(TOLD_AT))
        except ValueError:
            passed = EVERY
        if not timedelta() <= passed < EVERY:
            self._store.put_setting(TOLD_AT, now.isoformat())
            return count
        return count if passed < TOLD_FOR else 0

    def _now(self) -> datetime:
        return self._watch.right(self._clock())
