"""The province's signed policy on this laptop: heard after a run, kept as it came, asked before anything is allowed.

What is kept is verified again at every unlock: a store that somebody wrote into proves nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.policy import Policy, PolicyState
from fieldapp.domain.roles import Permission
from fieldapp.errors import Cancelled, SyncError
from fieldapp.vault import signatures

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(days=1)
KEPT, HEARD_AT = "policy", "policy_heard_at"


def signs_nothing(_content: bytes) -> str:
    """Reading a policy needs no key of this laptop's."""
    raise LookupError("nothing is signed here")


class Policies:
    """Of one open profile. ``fetch_if_due`` from the worker thread of the road, the rest from any."""

    def __init__(self, store: "Store", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._read: tuple[str, Policy | None] = ("", None)

    def now(self) -> Policy | None:
        """What holds; None where the province never said anything. Raises nothing: a forged policy denies all."""
        kept = self._store.setting(KEPT)
        if self._read[0] != kept:
            self._read = (kept, self._verified(kept) if kept else None)
        return self._read[1]

    def state(self) -> PolicyState:
        """How it stands today."""
        policy = self.now()
        return policy.state(self._clock()) if policy else PolicyState.NONE

    @property
    def overdue(self) -> bool:
        """Whether it is worth a run of its own: a laptop that has nothing to send must not close by itself."""
        return bool(self._store.setting("device_id")) and self._due()

    def fetch_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Once a day, and whenever a person pressed send. Raises StoreError only."""
        if at_once or self._due():
            with suppress(SyncError, Cancelled):
                self.fetch(province, cancelled)

    def fetch(self, province: "Province", cancelled: Event | None = None) -> None:
        """Now; the enrolled worker's name and role come along. Raises SyncError kinds, Cancelled, StoreError."""
        from fieldapp.sync.policy import fetch_policy, verified_policy
        from fieldapp.sync.protocol import encode

        found = fetch_policy(province, cancelled=cancelled)
        text = verified_policy(found, province.device)
        told = [Deed(Verb.POLICY, "policy", "", text.valid_until.date().isoformat())]
        if text.worker_role != self._store.setting("worker_role"):
            told.append(Deed(Verb.ROLE, "user", "", text.worker_role))
        kept = {
            KEPT: encode(found).decode(),
            HEARD_AT: self._clock().isoformat(),
            "worker_name": text.worker_name,
            "worker_role": text.worker_role,
        }
        self._store.audited(*told, keep=kept)

    def _verified(self, kept: str) -> Policy:
        from fieldapp.sync.credentials import DeviceCredentials
        from fieldapp.sync.policy import verified_policy
        from fieldapp.sync.protocol import SignedReceipt, decode

        try:
            keys = decode(self._store.setting("receipt_keys").encode(), dict[str, str])
            device = DeviceCredentials(self._store.setting("device_id"), keys, signs_nothing, signatures.verify)
            text = verified_policy(decode(kept.encode(), SignedReceipt), device)
        except (ValueError, SyncError):
            long_ago = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
            return Policy(long_ago, long_ago)
        known = frozenset(Permission)
        denied = frozenset(Permission(name) for name in text.denied if name in known)
        return Policy(text.issued_at, text.valid_until, denied, text.idle_minutes, text.keyring, text.send_others)

    def _due(self) -> bool:
        try:
            before = datetime.fromisoformat(self._store.setting(HEARD_AT))
        except ValueError:
            return True
        return not timedelta() <= self._clock() - before < EVERY
