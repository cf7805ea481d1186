"""Which work fits the filter, without ever stalling the window; and the automatic checks over what came in.

The first slice is there when ``load`` returns, the rest comes from the background. Checks go on batch by batch on the
same lane, with a pause between, so that a search in between waits for one batch at most.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.domain.reviewing import Shelf, WorkChoices, WorkFilter, WorkOrder
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background

FIRST: Final = 200
PAUSE_MS: Final = 40
SHOWN_EVERY: Final = 8  # batches between two repaints of what was found

Found = tuple[tuple[int, ...], dict[Shelf, int]]


class WorkList(QObject):
    """``changed``: other numbers; ``checked`` carries how many no check has seen yet."""

    changed = Signal()
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
        self.complete = False
        self.numbers = desk.numbers(wanted, order, FIRST)
        self.counts = desk.counts()
        if len(self.numbers) < FIRST:
            self.complete = True
        else:
            self._job = background.run(lambda _job: desk.numbers(wanted, order), self._take, self.failed.emit)
        self.changed.emit()

    def begin_checks(self) -> None:
        """Check what no check has seen, and read what filters offer."""
        desk = self._book.reviewing
        background.run(lambda _job: desk.choices(), self._take_choices)
        if self._checking is None and not self._pause.isActive():
            self._pause.start()

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
