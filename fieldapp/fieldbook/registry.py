"""People and cases of this laptop's regions come down from the province, after work has gone up.

Each page is kept with its cursor before the next is asked for, so a cut costs one page. A fetch that fails is no
trouble of anybody's work: the next run goes on from there.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.registry import Ahead
from fieldapp.errors import Cancelled, SyncError

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(minutes=15)
FIRST_BYTES: Final = 500_000  # a minute of the worst link
FETCHED_AT: Final = "registry_fetched_at"
PACE: Final = "registry_pace"
Progress = Callable[[int, int], None]  # changes kept so far, changes that the province has not looked at yet


class RegistryRoad:
    """Fetches for one profile. One worker thread."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def fetch_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Go on from the cursor: every quarter of an hour, or when a person pressed send. Raises StoreError only.

        A first fetch that is large is left to a person, who is told its size and time before.
        """
        if at_once or self._due():
            with suppress(SyncError, Cancelled):
                if self._store.heard_to() or self.ahead(province, cancelled).bytes <= FIRST_BYTES:
                    self.fetch(province, cancelled)

    def standing(self) -> tuple[int, datetime | None]:
        """How many people the province has told of, and when it was asked last."""
        return self._store.people_heard(), _time(self._store.setting(FETCHED_AT))

    def fetch(self, province: "Province", cancelled: Event, progress: Progress = lambda done, left: None) -> None:
        """Everything new. Raises SyncError kinds, Cancelled, StoreError; what was kept by then stays."""
        from fieldapp.sync.registry import Pace, fetch_registry

        pace = Pace.kept(self._store.setting(PACE))
        before = pace.saved()
        try:
            fetch_registry(
                province, self._store.heard_to(), self._store.hear, cancelled=cancelled, progress=progress, pace=pace
            )
        finally:
            if pace.saved() != before:
                self._store.put_setting(PACE, pace.saved())
        self._store.put_setting(FETCHED_AT, self._clock().isoformat())

    def ahead(self, province: "Province", cancelled: Event) -> Ahead:
        """How much a fetch would bring now. Raises SyncError kinds, Cancelled."""
        from fieldapp.sync.registry import registry_size

        size = registry_size(province, self._store.heard_to(), cancelled=cancelled)
        return Ahead(size.changes, size.people, size.bytes)

    def _due(self) -> bool:
        before = _time(self._store.setting(FETCHED_AT))
        return before is None or not timedelta() <= self._clock() - before < EVERY


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
