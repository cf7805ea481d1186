"""The team card: who supervises this laptop, and for a supervisor the laptops of the team. ``book.team``.

It is signed by the province for this laptop, fetched with the policy, kept as it came and verified whenever it is read:
a store that somebody wrote into makes nobody a supervisor.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.team import Member, Standing, Team
from fieldapp.errors import Cancelled, SyncError
from fieldapp.fieldbook.policy import signs_nothing
from fieldapp.vault import signatures

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(days=1)
KEPT, HEARD_AT = "team", "team_heard_at"
Card = tuple[Team, tuple[Standing, ...]]


class Teams:
    """Of one open profile. ``fetch`` and ``fetch_if_due`` from the worker thread of the road, the rest from any."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._read: tuple[tuple[str, ...], Card | None] = ((), None)

    def now(self) -> Team | None:
        """As the province last said it; None where it never did. Raises nothing: a forged card is none."""
        card = self._card()
        return card[0] if card else None

    def standings(self) -> tuple[Standing, ...]:
        """What each member last told the province, in the order of the members."""
        card = self._card()
        return card[1] if card else ()

    def heard_at(self) -> datetime | None:
        """When the card came."""
        try:
            return datetime.fromisoformat(self._store.setting(HEARD_AT))
        except ValueError:
            return None

    def supervisor(self, public_key: str) -> Member | None:
        """The supervisor of this laptop whose key this is."""
        return _keyed(self.now(), "supervisors", public_key)

    def member(self, public_key: str) -> Member | None:
        """The laptop of this supervisor's team whose key this is."""
        return _keyed(self.now(), "members", public_key)

    def recipients(self) -> tuple[str, ...]:
        """What work of this laptop is sealed to beside the province: its supervisors."""
        team = self.now()
        return tuple(one.recipient for one in team.supervisors if one.recipient) if team else ()

    def fetch_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Once a day, and whenever a person pressed send. Raises StoreError only."""
        if at_once or self._due():
            with suppress(SyncError, Cancelled):
                self.fetch(province, cancelled)

    def fetch(self, province: "Province", cancelled: Event | None = None) -> None:
        """Now, and tell what may be sealed to this laptop. Raises SyncError kinds, Cancelled, StoreError."""
        from fieldapp.sync.protocol import encode
        from fieldapp.sync.team import fetch_team

        found = fetch_team(province, self._store.setting("recipient"), cancelled=cancelled)
        self._store.put_settings({KEPT: encode(found).decode(), HEARD_AT: self._clock().isoformat()})

    def _card(self) -> Card | None:
        get = self._store.setting
        kept = (get(KEPT), get("device_id"), get("receipt_keys"))
        if self._read[0] != kept:
            self._read = (kept, self._verified(*kept) if kept[0] else None)
        return self._read[1]

    def _verified(self, kept: str, device_id: str, keys: str) -> Card | None:
        from fieldapp.sync.credentials import DeviceCredentials
        from fieldapp.sync.protocol import SignedReceipt, decode
        from fieldapp.sync.team import verified_team

        try:
            known = decode(keys.encode(), dict[str, str])
            device = DeviceCredentials(device_id, known, signs_nothing, signatures.verify)
            text = verified_team(decode(kept.encode(), SignedReceipt), device)
        except (ValueError, SyncError):
            return None
        return Team(text.issued_at, text.supervisors, text.members), text.standings

    def _due(self) -> bool:
        before = self.heard_at()
        return before is None or not timedelta() <= self._clock() - before < EVERY


def _keyed(team: Team | None, which: str, public_key: str) -> Member | None:
    named: tuple[Member, ...] = getattr(team, which) if team else ()
    return next((one for one in named if one.public_key == public_key), None)
