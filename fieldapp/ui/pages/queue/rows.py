"""Reads the fieldbook's assessments a slice a turn of the event loop, so that thousands never stall the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.fieldbook import Fieldbook

SLICE = 100


class AssessmentRows(QObject):
    """All assessments, newest change first. The first slice is there when ``load`` returns."""

    loaded = Signal()  # the rows differ from before

    def __init__(self, book: Fieldbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[Assessment, ...] = ()
        self._fresh: dict[str, Assessment] = {}
        self._read = 0
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def load(self) -> None:
        """Read again from the top; rows not read yet stay as they were."""
        self._fresh, self._read, self._begun = {}, 0, True
        more = self._slice()
        if not more:
            self._finish()
            return
        self._rows = (*self._fresh.values(), *(row for row in self._rows if row.instance_id not in self._fresh))
        self.loaded.emit()
        self._timer.start()

    def stop(self) -> None:
        """Read no more: the fieldbook is about to close."""
        self._timer.stop()

    def complete(self) -> bool:
        """Whether everything has been read."""
        return self._begun and not self._timer.isActive()

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

    def _next(self) -> None:
        if not self._slice():
            self._finish()

    def _slice(self) -> bool:
        """Read one more; whether there may be others after it."""
        found = self._book.assessments((), SLICE, offset=self._read)
        self._read += len(found)
        self._fresh.update((row.instance_id, row) for row in found)
        return len(found) == SLICE

    def _finish(self) -> None:
        self._timer.stop()
        rows = tuple(self._fresh.values())
        if rows != self._rows:
            self._rows = rows
            self.loaded.emit()
