"""When this laptop looks for a newer version of the program at its province, and what it has for other laptops.

By itself at most once a day, unless somebody said otherwise, and never within a limit of bytes for the day: that is for
work that goes up. Whoever asks may always look.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.fieldbook.update_folder import write_folder
from fieldapp.fieldbook.updates import Offered, Progress, Updates, order

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection

EVERY: Final = timedelta(days=1)
AUTOMATIC, LOOKED = "updates_automatic", "updates_looked_at"
_OFF: Final = "off"


class Updating:
    """Of one profile. ``updates`` lays versions beside the program; they are the person's, whatever the profile."""

    def __init__(self, store: "Store", connection: "Connection", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._connection = connection
        self._clock = clock
        self.updates = Updates()

    @property
    def automatic(self) -> bool:
        """Whether it looks by itself."""
        return self._store.setting(AUTOMATIC) != _OFF

    def set_automatic(self, *, automatic: bool) -> None:
        """From now on."""
        self._store.put_setting(AUTOMATIC, "" if automatic else _OFF)

    @property
    def reachable(self) -> bool:
        """Whether there is a province to ask, and a way to tell what is real."""
        return self.updates.possible and self._connection.registered and not self._connection.practising

    @property
    def looked_at(self) -> datetime | None:
        """When the province was asked last and answered."""
        try:
            return datetime.fromisoformat(self._store.setting(LOOKED))
        except ValueError:
            return None

    @property
    def due(self) -> bool:
        """Whether it is to look by itself now."""
        if not (self.reachable and self.automatic) or self._connection.allowed.day_limit() is not None:
            return False
        looked, now = self.looked_at, self._clock()
        return looked is None or not looked <= now < looked + EVERY  # or the clock was set back

    def fetch(self, progress: Progress, cancelled: Event) -> Offered:
        """Ask the province and have what is newer here, verified. *Slow*, on the road.

        Cut, it goes on from there the next time; only an end counts as having looked. Raises BadUpdate, SyncError
        kinds, StoreError kinds, Cancelled.
        """
        from fieldapp.sync.updates import FromProvince

        with self._connection.reach() as province:
            source = FromProvince(province, cancelled)
            try:
                found = self.updates.look(source)
                if found.newer and order(found.version) > order(self.updates.staged()):
                    self.updates.fetch(source, progress, cancelled)
            finally:
                allowed = self._connection.allowed
                allowed.keep(allowed.link(), province.wire_bytes)
        self._store.put_setting(LOOKED, self._clock().isoformat())
        return found

    def lay(self, found: Offered) -> str:
        """Unpack what was fetched; returns the version that the next start takes. *Slow.* Raises StoreError kinds."""
        return self.updates.lay(found)

    def copy_to(self, stick: Path, progress: Progress, cancelled: Event | None = None) -> None:
        """Write what this laptop has for others onto a stick. *Slow.* Raises StoreError kinds, BadUpdate, Cancelled."""
        write_folder(self.updates.files(), stick, progress, cancelled)
