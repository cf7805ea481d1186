"""The fieldbook's assessments for a table, without ever stalling the window, whatever their number.

The first slice is read at once, the rest in the background, where they are also looked through. While a run changes
rows by itself only those are read again.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.domain.assessment import Assessment
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.ui.pages.queue.catalogue import Catalogue, Test, catalogue

SLICE: Final = 100
MANY: Final = 1000  # as many are looked through in a worker only
ALL: Final = 1_000_000


class AssessmentRows(QObject):
    """All assessments, looked through for the filters of ``tests``. The first slice is there when ``load`` returns."""

    loaded = Signal()  # the rows differ from before

    def __init__(self, book: Fieldbook, tests: Mapping[str, Test], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._tests = tests
        self._catalogue = Catalogue()
        self._newest: datetime | None = None  # change that was read last
        self._begun = False
        self._job: background.Job | None = None

    def load(self) -> None:
        """Read again from the top; rows not read yet stay as they were."""
        self.stop()
        self._begun = True
        first = self._book.assessments((), SLICE)
        if len(first) < SLICE:
            self._take(_read(first, self._tests, self._catalogue))
            return
        if len(self._catalogue.rows) < MANY:
            self._catalogue = catalogue((*first, *self._catalogue.rows), self._tests)
            self.loaded.emit()
        before = self._catalogue
        self._job = background.run(lambda _job: self._everything(before), self._take)

    def catch_up(self) -> None:
        """Read what has changed since, in the background; ``load`` also sees what left the list."""
        if self._job is None:
            before, newest = self._catalogue, self._newest
            self._job = background.run(lambda _job: self._since(before, newest), self._take)

    def stop(self) -> None:
        """Read no more: the fieldbook is about to close, or everything is read anew."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def complete(self) -> bool:
        """Whether everything has been read."""
        return self._begun and self._job is None

    def catalogue(self) -> Catalogue:
        """What is known so far."""
        return self._catalogue

    def _take(self, read: "_Read") -> None:
        self._job = None
        self._newest = read.newest
        if read.catalogue is not None:
            self._catalogue = read.catalogue
            self.loaded.emit()

    # in the background ---------------------------------------------------------------------------

    def _everything(self, before: Catalogue) -> "_Read":
        """One look into the store."""
        return _read(self._book.assessments((), ALL), self._tests, before)

    def _since(self, before: Catalogue, newest: datetime | None) -> "_Read":
        """Those that changed at ``newest`` or later, and what was known of the others."""
        found: dict[str, Assessment] = {}
        while True:
            some = self._book.assessments((), SLICE, offset=len(found))
            new = {row.instance_id: row for row in some if newest is None or row.changed_at >= newest}
            at = len(found)
            found |= new
            if len(new) < SLICE or len(found) == at:
                break
        if all(before.known.get(name) == row for name, row in found.items()):
            return _Read(None, newest)
        rows = (*found.values(), *before.rows)
        return _Read(catalogue(rows, self._tests), next(iter(found.values())).changed_at)


class _Read:
    """What a look gave: a catalogue, None when it is the one from before; and the newest change in it."""

    __slots__ = ("catalogue", "newest")

    def __init__(self, found: Catalogue | None, newest: datetime | None) -> None:
        self.catalogue, self.newest = found, newest


def _read(rows: tuple[Assessment, ...], tests: Mapping[str, Test], before: Catalogue) -> _Read:
    newest = rows[0].changed_at if rows else None
    known = {row.instance_id: row for row in rows}
    return _Read(None if known == before.known else catalogue(rows, tests), newest)
