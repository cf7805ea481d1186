"""``book.backups``: backups of an open profile, in its own folder or elsewhere, made while the work goes on.

Kept of those in one place: the newest two, yesterday's, the first of this week and of the last, and, for thirty days at
least, the newest of each schema that was made before an upgrade.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.audit import Verb
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.auditing import Auditing
from fieldapp.fieldbook.backup_folder import ASKED, DAILY, UPGRADE, Backup, backups_in, remove
from fieldapp.fieldbook.backup_making import Order, Told, make
from fieldapp.fieldbook.courier_stick import folder_on_stick
from fieldapp.fieldbook.origin import RESTORED
from fieldapp.fieldbook.permit import Permit
from fieldapp.vault.durable import durable_folder

if TYPE_CHECKING:
    from fieldapp.db.store import Store

LOCAL = "backups"  # in the profile's folder
HERE, AWAY, PLACE = "backup_at", "backup_away_at", "backup_place"
TOLD_RESTORED = "restored_told"
OLD, MONTH = timedelta(days=3), timedelta(days=30)


class Backups:
    """Of one open profile."""

    def __init__(
        self, folder: Path, store: "Store", permit: Permit, audit: Auditing, clock: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._audit = audit
        self._store = store
        self._permit = permit
        self._clock = clock

    def make(
        self, place: Path, told: Told = lambda done, of: None, cancelled: Event | None = None, *, why: str = ASKED
    ) -> Backup:
        """A backup in a folder or on a stick, older ones there let go. *Slow*; from any thread.

        Raises NotAllowed, Cancelled, BadBackup, StickTrouble, StickFull, StoreError kinds.
        """
        self._permit.require(Permission.BACK_UP)
        chosen = folder_on_stick(place)
        made = self._make(chosen, told, cancelled, why)
        self._store.put_settings({AWAY: made.manifest.made_at.isoformat(), PLACE: str(chosen)})
        return made

    def make_here(self, told: Told = lambda done, of: None, cancelled: Event | None = None) -> Backup:
        """Today's, beside the store. *Slow*; from any thread. Raises as ``make``."""
        durable_folder(self._folder / LOCAL)
        made = self._make(self._folder / LOCAL, told, cancelled, DAILY)
        self._store.put_setting(HERE, made.manifest.made_at.isoformat())
        return made

    @property
    def due(self) -> bool:
        """Whether today's is not made yet."""
        last = self.last_here
        return last is None or last.date() != self._clock().date()

    @property
    def last_here(self) -> datetime | None:
        """When the newest one beside the store was made."""
        return self._moment(HERE)

    @property
    def last_away(self) -> datetime | None:
        """When one was made elsewhere last."""
        return self._moment(AWAY)

    @property
    def place(self) -> str:
        """Where one was made elsewhere last, "" before."""
        return self._store.setting(PLACE)

    def days_old(self) -> int:
        """Whole days since the newest of all, 0 while it is younger than ``OLD`` or none was ever made."""
        made = [one for one in (self.last_here, self.last_away) if one is not None]
        age = self._clock() - max(made) if made else timedelta()
        return age.days if age >= OLD else 0

    def tell_restored(self) -> None:
        """The first opening after a backup was brought back: the audit says so, which explains its fork."""
        of = self._store.setting(RESTORED)
        if of and self._store.setting(TOLD_RESTORED) != of:
            self._audit.note(Verb.RESTORE, "backup", "", of)
            self._store.put_setting(TOLD_RESTORED, of)

    def here(self) -> list[Backup]:
        """Those beside the store, newest first."""
        return backups_in(self._folder / LOCAL)

    def _make(self, place: Path, told: Told, cancelled: Event | None, why: str) -> Backup:
        keys: list[bytes] = []
        self._store.hand_over_key(keys.append)
        order = Order(self._folder, keys[0], place, self._store.setting("device_code"), why, self._clock())
        made = make(order, self._store.copy_to, told, cancelled)
        self._audit.done(Verb.BACKUP, "backup", "", why)
        for old in surplus([one for one in backups_in(place) if one.is_of(keys[0])]):
            if old.folder != made.folder:
                remove(old)
        return made

    def _moment(self, key: str) -> datetime | None:
        kept = self._store.setting(key)
        return datetime.fromisoformat(kept).astimezone(self._clock().tzinfo) if kept else None


def surplus(found: Sequence[Backup]) -> list[Backup]:
    """Which of one profile's backups, given newest first, need not be kept."""
    if not found:
        return []
    made = {one.folder: one.manifest.made_at.astimezone() for one in found}
    today = made[found[0].folder].date()
    weeks: dict[tuple[int, int], Backup] = {}
    for one in found:  # the oldest of a week comes last
        weeks[made[one.folder].isocalendar()[:2]] = one
    kept = [*found[:2], *list(weeks.values())[:2]]
    kept += [one for one in found if made[one.folder].date() < today][:1]
    before = {one.manifest.schema: one for one in reversed(found) if one.manifest.why == UPGRADE}
    newest = max(before, default=0)
    kept += [one for schema, one in before.items() if schema == newest or today - made[one.folder].date() < MONTH]
    return [one for one in found if one not in kept]


def place_of(profile: Path) -> Path:
    """Where a profile keeps its own; made where it is not. Raises StoreError kinds."""
    durable_folder(profile / LOCAL)
    return profile / LOCAL
