"""Received work leaves the laptop once the province has it in a backup outside, and it is old enough.

How old work is, the province's clock says alone: when a receipt was signed, and when the province last said how far
its backup goes. Whatever this laptop's clock does, nothing leaves earlier. Nothing leaves without a receipt and without
that word; the tables refuse it too (``db/rules.py``).
"""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import astuple, fields
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.retention import Purged, RetentionStanding
from fieldapp.errors import Cancelled, SyncError
from fieldapp.reports.csv_file import BOM, harmless
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.clock_watch import ClockWatch
    from fieldapp.sync.client import Province

EVERY: Final = timedelta(days=1)  # the province is asked
ASKED_AT: Final = "settled_asked_at"
AT_ONCE: Final = 5  # submissions in one transaction: whoever types meanwhile waits for one transaction at most
FILES_AT_ONCE: Final = 50
SWEPT_AFTER: Final = 20 * AT_ONCE
PAUSE_SECONDS: Final = 0.02  # between two, so that others get their turn
PAGE: Final = 500  # rows of the report read at once


class Retention:
    """Of one profile. ``fetch_if_due`` and ``purge`` from one worker thread, the others from any."""

    def __init__(self, folder: Path, store: "Store", clock: Callable[[], datetime], watch: "ClockWatch") -> None:
        self._folder, self._store, self._clock, self._watch = folder, store, clock, watch

    def fetch_if_due(self, province: "Province", cancelled: Event) -> None:
        """Once a day: what the province says of its backup. Raises StoreError only."""
        now = self._now()
        before = _moment(self._store.setting(ASKED_AT))
        if before is not None and timedelta() <= now - before < EVERY:
            return
        with suppress(SyncError, Cancelled):
            self.fetch(province, cancelled)

    def fetch(self, province: "Province", cancelled: Event) -> bool:
        """The same now; whether it was news. Raises SyncError kinds, Cancelled, StoreError."""
        from fieldapp.sync.settled import fetch_settled

        heard = self._store.hear_settled(fetch_settled(province, cancelled=cancelled))
        self._store.put_setting(ASKED_AT, self._now().isoformat())
        return heard

    def purge(self, cancelled: Event) -> int:
        """Let everything go that may, in small steps; how many submissions went. *Slow.* Raises StoreError kinds.

        Ended at any moment it is gone on with the next time, files too.
        """
        gone = 0
        if not self._store.proof_standing().open:  # the province is just being asked what it still holds
            due = self._store.due_to_purge()
            for at in range(0, len(due), AT_ONCE):
                if cancelled.wait(PAUSE_SECONDS):
                    break
                gone += self._store.purge(due[at : at + AT_ONCE])
                if at % SWEPT_AFTER == 0:  # so that an interrupted one leaves few files to the next unlock
                    self.sweep(cancelled)
        self.sweep(cancelled)
        if gone:
            self._store.fold_log()
        return gone

    def sweep(self, cancelled: Event | None = None) -> None:
        """Delete the files of what was purged; one that cannot be deleted now is tried again the next time."""
        left = self._store.leftovers()
        for at in range(0, len(left), FILES_AT_ONCE):
            done = []
            for one in left[at : at + FILES_AT_ONCE]:
                with suppress(OSError):
                    (self._folder / one.folder / one.name).unlink(missing_ok=True)
                    done.append(one)
            self._store.forget_leftovers(done)
            if cancelled is not None and cancelled.wait(PAUSE_SECONDS):
                return

    def standing(self) -> RetentionStanding:
        """How retention stands. *Slow* with many receipts."""
        return self._store.retention_standing()

    def purged(self, limit: int = 200, offset: int = 0) -> tuple[Purged, ...]:
        """The purge report, the last first."""
        return self._store.purged(limit, offset)

    def write_report(self, path: Path) -> int:
        """The whole purge report as CSV: ids, hashes and times, nobody's name. Returns its rows. *Slow.*"""
        text = io.StringIO(newline="")
        lines = csv.writer(text, lineterminator="\r\n")
        lines.writerow(one.name for one in fields(Purged))
        count = 0
        for count, one in enumerate(self._all(), 1):  # noqa: B007 (the last is how many)
            lines.writerow(_plain(cell) for cell in astuple(one))
        durable_write(path, (BOM + text.getvalue()).encode())
        return count

    def _all(self) -> Iterator[Purged]:
        page, offset = self.purged(PAGE), 0
        while page:
            yield from page
            offset += len(page)
            page = self.purged(PAGE, offset)

    def _now(self) -> datetime:
        return self._watch.right(self._clock())


def _plain(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, datetime) else harmless(str(cell))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
