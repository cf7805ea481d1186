"""The fieldbook's assessments for a table, without ever stalling the window, whatever their number.

The first slice is read at once, the rest in the background. While a run changes rows by itself only those are read
again: what changed stands on top of the store's order.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background

SLICE = 100
ALL = 1_000_000


class AssessmentRows(QObject):
    """All assessments, newest change first. The first slice is there when ``load`` returns."""

    loaded = Signal()  # the rows differ from before

    def __init__(self, book: Fieldbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[Assessment, ...] = ()
        self._known: dict[str, Assessment] = {}
        self._newest: datetime | None = None  # change that was read last
        self._begun = False
        self._job: background.Job | None = None

    def load(self) -> None:
        """Read again from the top; rows not read yet stay as they were."""
        self.stop()
        self._begun = True
        first = self._book.assessments((), SLICE)
        if len(first) < SLICE:
            self._finish(first)
            return
        fresh = {row.instance_id: row for row in first}
        self._rows = (*first, *(row for row in self._rows if row.instance_id not in fresh))
        self.loaded.emit()
        self._job = background.run(lambda _job: self._everything(), self._finish)

    def catch_up(self) -> None:
        """Read what has changed since, in the background; ``load`` also sees what left the list."""
        if self._job is None:
            newest = self._newest
            self._job = background.run(lambda _job: self._since(newest), self._put_on_top)

    def stop(self) -> None:
        """Read no more: the fieldbook is about to close, or everything is read anew."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def complete(self) -> bool:
        """Whether everything has been read."""
        return self._begun and self._job is None

    def all(self) -> tuple[Assessment, ...]:
        """What is known so far."""
        return self._rows

    def only(self, wanted: Callable[[Assessment], bool]) -> tuple[Assessment, ...]:
        """Those that pass."""
        return tuple(filter(wanted, self._rows))

    def corrections(self) -> dict[str, Assessment]:
        """Returned id → the assessment that corrects it; a finalized one before a draft."""
        found: dict[str, Assessment] = {}
        for row in self._rows:
            if row.corrects and (row.corrects not in found or row.state is not State.DRAFT):
                found[row.corrects] = row
        return found

    def waiting(self) -> tuple[str, ...]:
        """Ids of the outbox, oldest finalization first: the order of sending."""
        waiting = [row for row in self._rows if row.state in OUTBOX]
        waiting.sort(key=lambda row: (row.state is State.FINALIZED, row.finalized_at or row.changed_at))
        return tuple(row.instance_id for row in waiting)

    def _everything(self) -> tuple[Assessment, ...]:
        """In the background; one look into the store."""
        return self._book.assessments((), ALL)

    def _finish(self, rows: tuple[Assessment, ...]) -> None:
        self._job = None
        self._newest = rows[0].changed_at if rows else None
        known = {row.instance_id: row for row in rows}
        if known != self._known or len(rows) != len(self._rows):
            self._rows, self._known = rows, known
            self.loaded.emit()

    def _since(self, newest: datetime | None) -> dict[str, Assessment]:
        """In the background: those that changed at ``newest`` or later."""
        found: dict[str, Assessment] = {}
        while True:
            some = self._book.assessments((), SLICE, offset=len(found))
            new = {row.instance_id: row for row in some if newest is None or row.changed_at >= newest}
            before = len(found)
            found |= new
            if len(new) < SLICE or len(found) == before:
                return found

    def _put_on_top(self, changed: dict[str, Assessment]) -> None:
        self._job = None
        if any(self._known.get(name) != row for name, row in changed.items()):
            self._known |= changed
            self._rows = (*changed.values(), *(row for row in self._rows if row.instance_id not in changed))
            self._newest = self._rows[0].changed_at
            self.loaded.emit()
