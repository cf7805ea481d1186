"""A newer version of the program comes from the province in the background, and gives way to every sending run.

Begins where nothing waits to be sent, once a day, and never by itself where data is counted. Fetching is in the
road lane, a piece at a time; unpacking in the copy lane, so that neither sending nor searching waits for it.
"""

import time
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.errors import BadUpdate, Cancelled, FieldappError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.updates import Offered
from fieldapp.ui import background
from fieldapp.ui.sending_when import metered

RESTING, FETCHING, UNPACKING = "resting", "fetching", "unpacking"
AGAIN_SECONDS: Final = 900.0  # after a try that was cut
QUIET: Final = ("none", "not_built")  # reasons that are no trouble when nobody asked


class UpdatingRun(QObject):
    """Of one unlocked fieldbook. Main thread; ``close`` before the fieldbook locks."""

    moved = Signal()  # state, far, trouble or found may differ

    def __init__(self, book: Fieldbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._job: background.Job | None = None
        self._asked = self._closed = False
        self._tried = -AGAIN_SECONDS
        self.state = RESTING
        self.far = (0, 0)  # bytes here, bytes in all
        self.found: Offered | None = None  # what the province had, since somebody asked
        self.trouble: FieldappError | None = None

    def ask(self) -> None:
        """A person wants to know now, wherever data is counted."""
        self._asked, self.trouble, self.found = True, None, None
        self.begin()

    def begin(self) -> None:
        """Look and fetch where somebody asked for it or it is due, unless that is under way."""
        updating = self._book.updating
        if self._job is not None or self._closed or not (self._asked or (updating.due and not metered())):
            return
        self._tried = time.monotonic()
        self._set(FETCHING)
        self._job = background.run(
            lambda job: updating.fetch(lambda *far: job.tell(far), job.cancelled),
            self._fetched,
            self._failed,
            self._hear,
            lane=background.Lane.ROAD,
        )

    def give_way(self) -> None:
        """A run begins: stop after the piece that comes in; ``look`` goes on from there when it is over."""
        if self._job is not None and self.state == FETCHING:
            self._job.cancel()
            self._job = None
            self._tried = -AGAIN_SECONDS
            self._set(RESTING)

    def halt(self) -> None:
        """A person said stop; what is here stays for the next time."""
        self._asked = False
        self.give_way()
        self._tried = time.monotonic()

    def look(self, *, free: bool) -> None:
        """Now and then; ``free``: nothing waits to be sent, and no run is under way.

        Begins what is due, no sooner than a while after the last try, and stops where data begins to cost.
        """
        if self._job is not None:
            if not self._asked and metered():
                self.give_way()
        elif free and (self._asked or time.monotonic() - self._tried >= AGAIN_SECONDS):
            self.begin()

    def close(self) -> None:
        """Nothing more is fetched or told. What is being unpacked is finished, and nobody hears of it."""
        self._closed = True
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _hear(self, far: object) -> None:
        if isinstance(far, tuple):
            self.far = far
            self.moved.emit()

    def _fetched(self, found: Offered) -> None:
        self._job = None
        self.found = found if self._asked else None
        self._asked = False
        updating = self._book.updating
        if not found.newer or updating.updates.staged() == found.version:
            self._set(RESTING)
            return
        self._job = background.run(
            lambda _job: updating.lay(found), self._laid, self._failed, lane=background.Lane.COPY
        )
        self._set(UNPACKING)

    def _laid(self, _version: str) -> None:
        self._job = None
        self._set(RESTING)

    def _failed(self, error: Exception) -> None:
        """Offline is tried again after the next run; what a person asked for is told."""
        self._job = None
        told = isinstance(error, FieldappError) and not isinstance(error, Cancelled)
        quiet = not self._asked and (not isinstance(error, BadUpdate) or error.facts["why"] in QUIET)
        self.trouble = error if told and not quiet and isinstance(error, FieldappError) else None
        self._asked = False
        self._set(RESTING)

    def _set(self, state: str) -> None:
        if state == FETCHING:
            self.far = (0, 0)
        self.state = state
        self.moved.emit()
