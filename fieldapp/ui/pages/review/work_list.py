"""Which work fits the filter, without ever stalling the window; and the automatic checks over what came in.

The first slice of a shelf is there when ``load`` returns, the rest comes from the background, as everything does that
words or conditions narrow, and a long list that is only read again: nobody is thrown back to its top. Checks go on
batch by batch on the same lane, with a pause between, so that a search in between waits for one batch at most.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.domain.reviewing import Shelf, WorkChoices, WorkFilter, WorkOrder
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background

FIRST: Final = 200
AT_ONCE: Final = (WorkOrder.OLDEST, WorkOrder.NEWEST, WorkOrder.PERSON)  # what an index has in order
PAUSE_MS: Final = 40
SHOWN_EVERY: Final = 8  # batches between two repaints of what was found

Found = tuple[tuple[int, ...], dict[Shelf, int]]


class WorkList(QObject):
    """``changed``: other numbers; ``counted``: the shelves alone; ``checked`` carries how many no check has seen."""

    changed = Signal()
    counted = Signal()
    checked = Signal(int)
    failed = Signal(object)

    def __init__(self, book: Fieldbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.wanted, self.order = WorkFilter(), WorkOrder.OLDEST
        self.numbers: tuple[int, ...] = ()
        self.counts: dict[Shelf, int] = dict.fromkeys(Shelf, 0)
        self.choices = WorkChoices()
        self.complete = False
        self.left = 0  # unchecked
        self._read: tuple[WorkFilter, WorkOrder] | None = None  # what ``numbers`` are the answer to
        self._job: background.Job | None = None
        self._checking: background.Job | None = None
        self._batches = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._check_some)

    def load(self) -> None:
        """Read again for ``wanted`` and ``order``. Raises NotAllowed, StoreError."""
        self._cancel()
        wanted, order, desk = self.wanted, self.order, self._book.reviewing
        self.counts = desk.counts()
        again = (wanted, order) == self._read and len(self.numbers) > FIRST
        instant = not wanted.narrow and order in AT_ONCE and not again
        self._read = (wanted, order)
        first = desk.numbers(wanted, order, FIRST) if instant else ()
        self.complete = instant and len(first) < FIRST
        if not self.complete:
            self._job = background.run(lambda _job: desk.numbers(wanted, order), self._take, self.failed.emit)
        if instant:
            self.numbers = first
            self.changed.emit()
        else:
            self.counted.emit()  # what is shown stays until the new list is there

    def begin_checks(self) -> None:
        """Check what no check has seen, or what is out of date; and read what filters offer."""
        desk = self._book.reviewing
        background.run(lambda _job: desk.choices(), self._take_choices)
        if self._checking is None and not self._pause.isActive():
            self._checking = background.run(self._look, self._begin, self.failed.emit)

    def _look(self, job: background.Job) -> int:
        """What lies on this laptop comes onto the desk before anything is checked; how much that is."""
        came = self._book.team_work.look(job.cancelled).fresh
        self._book.reviewing.checking.look_again()
        return came

    def stop(self) -> None:
        """The page goes away."""
        self._cancel()
        self._pause.stop()
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, numbers: tuple[int, ...]) -> None:
        self._job = None
        self.complete = True
        self.numbers = numbers
        self.changed.emit()

    def _take_choices(self, choices: WorkChoices) -> None:
        self.choices = choices

    def _begin(self, came: int) -> None:
        self._checking = None
        self._pause.start()
        if came:
            self.load()

    def _check_some(self) -> None:
        checking = self._book.reviewing.checking
        self._checking = background.run(lambda _job: checking.check_some(), self._take_checks, self.failed.emit)

    def _take_checks(self, told: tuple[int, int]) -> None:
        self._checking = None
        done, self.left = told
        self._batches += 1
        if done and (not self.left or self._batches % SHOWN_EVERY == 1):
            self.checked.emit(self.left)
        if self.left:
            self._pause.start()
