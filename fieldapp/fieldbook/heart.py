"""The laptop's heartbeat: after a run that went through, the province hears how many are unsent, and which app and
forms are here. Numbers and versions only; a province that does not hear is no trouble of anybody's work.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from fieldapp import __version__
from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.errors import Cancelled, SyncError

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.client import Province
    from fieldapp.sync.protocol import Heartbeat

PAUSE = timedelta(minutes=15)  # the same news is not told again sooner


class Heart:
    """Beats for one profile. One worker thread."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._told: tuple[Heartbeat, datetime] | None = None

    def beat(self, province: "Province", cancelled: Event) -> None:
        """Tell the province, unless it was told the same just now. Raises nothing of the way there."""
        now, standing = self._clock(), self.standing()
        if self._told and self._told[0] == standing and now - self._told[1] < PAUSE:
            return
        with suppress(SyncError, Cancelled):
            province.heartbeat(standing, cancelled=cancelled)
            self._told = (standing, now)

    def last_beat(self, province: "Province") -> None:
        """The laptop seals itself now. Raises nothing of the way there."""
        with suppress(SyncError, Cancelled):
            province.heartbeat(self.standing(sealing=True))

    def standing(self, *, sealing: bool = False) -> "Heartbeat":
        """What there is to tell."""
        from fieldapp.sync.protocol import Heartbeat

        counts = self._store.count_by_state()
        forms: dict[str, str] = {}
        for version in self._store.form_versions():  # the latest of each form first
            forms.setdefault(version.info.form_id, version.info.version)
        return Heartbeat(
            app=f"jangkau/{__version__}",
            unsent=sum(counts[state] for state in OUTBOX),
            drafts=counts[State.DRAFT],
            held=counts[State.RETURNED] + counts[State.HELD],
            forms=forms,
            last_received_at=_time(self._store.setting("last_received_at")),
            sealing=sealing,
        )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
