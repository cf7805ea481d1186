"""The audit goes up after work has gone up: what is new since the province last signed an end.

Nothing of it is in the way of anybody's work: what fails is sent by a later run. What this laptop finds changed in its
own audit, and what the province finds, is a line of the audit too.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.audit import AuditEnd, Deed, SignedHead, Verb
from fieldapp.errors import Cancelled, StoreError, SyncError

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.auditing import Auditing
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(minutes=15)
SENT_AT: Final = "audit_sent_at"


class AuditRoad:
    """Of one open profile. One worker thread."""

    def __init__(self, store: "Store", audit: "Auditing", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._audit = audit
        self._clock = clock
        self._checked = False

    def send_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Send what is new. Raises nothing: a trouble of the way or of the disk is none of the run's."""
        if at_once or self._due():
            with suppress(SyncError, Cancelled, StoreError):
                self.send(province, cancelled)

    def send(self, province: "Province", cancelled: Event) -> AuditEnd:
        """Send what is new; returns the end that the province signed. Raises SyncError kinds, Cancelled, StoreError."""
        from fieldapp.sync.auditing import send_audit

        self._look_once()
        signed = self._store.heads()
        since = signed[0].end if signed else AuditEnd()
        if not self._store.holds(since):  # what the province signed is not here any more: it will see where it forks
            since = AuditEnd()
        end = send_audit(province, since, self._store.audit_texts, self._keep, self._clock(), cancelled=cancelled)
        self._store.put_setting(SENT_AT, self._clock().isoformat())
        self._audit.leave_end()
        return end

    def _keep(self, head: SignedHead, forked_at: int | None) -> None:
        self._store.keep_head(head)
        if forked_at is not None:
            self._store.audited(Deed(Verb.FORKED, "audit", str(forked_at)))

    def _look_once(self) -> None:
        """Once in a session everything is followed from the first line; a break is told once."""
        if self._checked:
            return
        found = self._audit.check()
        told = self._store.audit_lines([str(found.broken_at)], verb=Verb.BROKEN, limit=1)
        if not found.whole and not told:
            self._store.audited(Deed(Verb.BROKEN, "audit", str(found.broken_at), found.why))
        self._checked = True

    def _due(self) -> bool:
        try:
            before = datetime.fromisoformat(self._store.setting(SENT_AT))
        except ValueError:
            return True
        return not timedelta() <= self._clock() - before < EVERY
