"""Referrals as a table model: pages of the list, read as people scroll; words made when a row is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject

from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import referral_task
from fieldapp.domain.referral import Referral
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.widgets.row_paint import Index
from fieldapp.ui.words import translate

PAGE = 50


class Column(IntEnum):
    """From left to right."""

    STATUS = 0
    WHO = 1
    URGENCY = 2
    DUE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words."""

    face: Face
    who: str
    service: str
    urgency: Face | None
    waiting: str
    due: str
    tone: str


class ReferralModel(RowModel):
    """``read(offset)`` gives the next page; fewer rows than ``PAGE`` mean that it was the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._rows: list[Referral] = []
        self._lines: dict[int, Line] = {}
        self._read: Callable[[int], Sequence[Referral]] = lambda _offset: ()
        self._more = False
        self._catalogue = Catalogue()
        self._today = date.min

    def show_list(
        self,
        rows: Sequence[Referral],
        read: Callable[[int], Sequence[Referral]],
        catalogue: Catalogue,
        today: date,
        *,
        more: bool,
    ) -> None:
        """Another list, or the same one again; ``more``: another page may follow ``rows``."""
        self.beginResetModel()
        self._read, self._catalogue, self._today = read, catalogue, today
        self._rows, self._lines, self._more = list(rows), {}, more
        self.endResetModel()

    def referral(self, row: int) -> Referral:
        """What a row is about."""
        return self._rows[row]

    def place(self, referral_id: str) -> int:
        """Its row, -1 when it is not shown."""
        return next((at for at, one in enumerate(self._rows) if one.referral_id == referral_id), -1)

    def line(self, row: int) -> Line:
        """A row in words."""
        if row not in self._lines:
            shown = self._rows[row]
            task = referral_task(shown.entity, shown.person_name)
            due, tone = sayings.due(task, self._today)
            self._lines[row] = Line(
                sayings.face(shown),
                sayings.who(shown),
                sayings.service(shown, self._catalogue),
                sayings.urgency_face(shown.text("urgency")),
                sayings.waiting(task, self._today),
                due,
                tone,
            )
        return self._lines[row]

    # what Qt asks --------------------------------------------------------------------------------

    def canFetchMore(self, parent: Index) -> bool:
        """Whether another page may be there."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        del parent
        found = list(self._read(len(self._rows)))
        self._more = len(found) == PAGE
        if found:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    # what Qt asks --------------------------------------------------------------------------------

    def count(self) -> int:
        """The rows read so far."""
        return len(self._rows)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return _heading(Column(column))

    def words(self, row: int, column: int) -> str:
        """For the eye and the screen reader."""
        return _cell(self.line(row), Column(column))

    def tip(self, row: int, column: int) -> str:
        """The whole service."""
        return self.line(row).service if column == Column.WHO else ""


def _cell(shown: Line, column: Column) -> str:
    if column is Column.STATUS:
        return shown.face.word
    if column is Column.WHO:
        return f"{shown.who}, {shown.service}"
    if column is Column.URGENCY:
        return shown.urgency.word if shown.urgency else ""
    return ", ".join(part for part in (shown.waiting, shown.due) if part)


def _heading(column: Column) -> str:
    return {
        Column.STATUS: lambda: translate("Referrals", "Status"),
        Column.WHO: lambda: translate("Referrals", "Person and service"),
        Column.URGENCY: lambda: translate("Referrals", "Urgency"),
        Column.DUE: lambda: translate("Referrals", "Waiting"),
    }[column]()
