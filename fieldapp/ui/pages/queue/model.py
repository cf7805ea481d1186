"""Assessments as a table model: words only, made when a row is looked at."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from fieldapp.domain.assessment import Assessment, State
from fieldapp.ui.pages.queue.faces import Line, Road, line, now_utc
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.words import translate

Part = Callable[[str], float | None]


class Column(IntEnum):
    """From left to right."""

    STATUS = 0
    WHO = 1
    PROGRESS = 2
    SIZE = 3
    TIME = 4


class AssessmentModel(RowModel):
    """Rows in the order given; ``part_of`` tells how much of one has left now."""

    def __init__(self, part_of: Part = lambda _instance_id: None, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._rows: tuple[Assessment, ...] = ()
        self._places: dict[str, int] = {}
        self._turns: Mapping[str, int] = {}
        self._corrected: frozenset[str] = frozenset()
        self._road = Road()
        self._seconds_left: int | None = None
        self._part_of = part_of
        self._lines: dict[int, Line] = {}

    # what pages say ------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Assessment], corrected: frozenset[str], turns: Mapping[str, int]) -> None:
        """Show other rows. ``turns``: id → its place in the order of sending, from 1."""
        same = len(rows) == len(self._rows) and all(
            a.instance_id == b.instance_id for a, b in zip(rows, self._rows, strict=True)
        )
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        self._corrected = corrected
        self._turns = turns
        self._lines.clear()
        if same:
            self._repaint(Column.STATUS, Column.TIME)
        else:
            self._places = {row.instance_id: place for place, row in enumerate(self._rows)}
            self.endResetModel()

    def set_road(self, road: Road, seconds_left: int | None) -> None:
        """The connection changed, or bytes have left."""
        if (road, seconds_left) == (self._road, self._seconds_left) and road.kind != "sending":
            return
        self._road, self._seconds_left = road, seconds_left
        self._lines.clear()
        self._repaint(Column.STATUS, Column.PROGRESS)

    def assessment(self, row: int) -> Assessment:
        """What a row is about."""
        return self._rows[row]

    def place(self, instance_id: str) -> int:
        """Its row, -1 when it is not shown."""
        return self._places.get(instance_id, -1)

    def line(self, row: int) -> Line:
        """A row in words."""
        if row not in self._lines:
            shown = self._rows[row]
            self._lines[row] = line(
                shown,
                self._road,
                now_utc(),
                turn=self._turns.get(shown.instance_id, 1),
                part=self._part_of(shown.instance_id) if shown.state is State.SENDING else None,
                seconds_left=self._seconds_left,
                corrected=shown.instance_id in self._corrected,
            )
        return self._lines[row]

    # what Qt asks --------------------------------------------------------------------------------

    def count(self) -> int:
        """All rows."""
        return len(self._rows)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return _heading(Column(column))

    def words(self, row: int, column: int) -> str:
        """For the eye and the screen reader."""
        return _cell(self.line(row), Column(column))

    def tip(self, row: int, column: int) -> str:
        """The exact time, the whole progress."""
        shown = self.line(row)
        return {Column.TIME: shown.exact, Column.PROGRESS: shown.text}.get(Column(column), "")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Sizes and times stand at the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= Column.SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def _repaint(self, first: Column, last: Column) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))


def _cell(shown: Line, column: Column) -> str:
    if column is Column.STATUS:
        return shown.face.word
    if column is Column.WHO:
        return f"{shown.who}, {shown.form}"
    if column is Column.PROGRESS:
        return shown.text
    return shown.size if column is Column.SIZE else shown.time


def _heading(column: Column) -> str:
    return {
        Column.STATUS: lambda: translate("Queue", "Status"),
        Column.WHO: lambda: translate("Queue", "Person and form"),
        Column.PROGRESS: lambda: translate("Queue", "Progress or receipt"),
        Column.SIZE: lambda: translate("Queue", "Size"),
        Column.TIME: lambda: translate("Queue", "Time"),
    }[column]()
