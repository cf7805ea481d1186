"""What people at the province decided about this laptop's work comes down, after work has gone up.

Each page is kept with its cursor, so a cut costs one page. A fetch that fails is no trouble of anybody's work: the next
run goes on from there.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.errors import Cancelled, SyncError

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(minutes=15)  # where a run goes anyway, unless a person pressed send
IDLE: Final = timedelta(hours=6)  # a run is made for this alone
ASKED_AT: Final = "reviews_asked_at"


class ReviewRoad:
    """Fetches for one profile. One worker thread."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    @property
    def overdue(self) -> bool:
        """Whether nobody asked for so long that it is worth a run of its own."""
        return self._due(IDLE)

    def fetch_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Everything new. Raises StoreError only."""
        if at_once or self._due(EVERY):
            with suppress(SyncError, Cancelled):
                self.fetch(province, cancelled)

    def fetch(self, province: "Province", cancelled: Event) -> None:
        """Everything new. Raises SyncError kinds, Cancelled, StoreError; what was kept by then stays."""
        from fieldapp.sync.reviews import fetch_reviews

        fetch_reviews(province, self._store.reviews_heard_to(), self._store.hear_reviews, cancelled=cancelled)
        self._store.put_setting(ASKED_AT, self._clock().isoformat())

    def _due(self, pause: timedelta) -> bool:
        try:
            before = datetime.fromisoformat(self._store.setting(ASKED_AT))
        except ValueError:
            return True
        return not timedelta() <= self._clock() - before < pause
