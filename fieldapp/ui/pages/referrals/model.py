"""Referrals as a table model: pages of the list, read as people scroll; words made when a row is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import referral_task
from fieldapp.domain.referral import Referral
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
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


class ReferralModel(QAbstractTableModel):
    """``read(offset)`` gives the next page; fewer rows than ``PAGE`` mean that it was the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """The rows read so far; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Four."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye, the tooltip and the screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        shown = self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cell(shown, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.WHO:
            return shown.service
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


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
