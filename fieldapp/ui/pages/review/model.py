"""The team's work as a table model: row numbers of everything that fits, rows read in slices as they are looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from fieldapp.domain.team import TeamWork
from fieldapp.errors import FieldappError
from fieldapp.ui.pages.review import sayings
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.widgets.row_paint import Index
from fieldapp.ui.words import translate

SLICE, ABOVE = 24, 4  # rows read at once, as many as a window shows; some of them above the one looked at
KEPT: Final = 4000  # rows remembered; then the memory begins anew


class Column(IntEnum):
    """From left to right."""

    PICK = 0
    PERSON = 1
    FORM = 2
    WORKER = 3
    DATE = 4
    CHECKS = 5
    ALIKE = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words."""

    person: str
    form: str
    worker: str
    date: str
    checks: sayings.Mark
    alike: str
    duplicates: bool


class WorkModel(RowModel):
    """``read`` gives rows by their numbers. What is picked is kept by number, whatever is shown."""

    def __init__(self, read: Callable[[Sequence[int]], Sequence[TeamWork]], parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._read = read
        self._numbers: tuple[int, ...] = ()
        self._known: dict[int, TeamWork | None] = {}
        self._lines: dict[int, Line] = {}
        self.picked: set[int] = set()

    # what pages say ------------------------------------------------------------------------------

    def set_numbers(self, numbers: tuple[int, ...], *, whole: bool = True) -> None:
        """Show these; what is picked and not among the whole list is not picked any more."""
        if numbers != self._numbers:
            self.beginResetModel()
            self._numbers = numbers
            self.forget()
            self.endResetModel()
        else:
            self.forget()
            self.repaint()
        if self.picked and whole:
            self.picked &= set(numbers)

    def stop(self) -> None:
        """Nothing is read any more: the fieldbook is about to close, and a view may paint once more."""
        self._read = lambda _numbers: ()

    def forget(self) -> None:
        """Rows are read again when they are looked at."""
        self._known.clear()
        self._lines.clear()

    def repaint(self) -> None:
        """Every row may look different."""
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, Column.ALIKE))

    def numbers(self) -> tuple[int, ...]:
        """What is shown, in order."""
        return self._numbers

    def number(self, row: int) -> int:
        """Names a row."""
        return self._numbers[row]

    def place(self, number: int) -> int:
        """Its row, -1 when it is not shown."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def work(self, row: int) -> TeamWork | None:
        """What a row is about; None when it left the store meanwhile."""
        number = self._numbers[row]
        if number not in self._known:
            start = max(0, row - ABOVE)
            wanted = [one for one in self._numbers[start : start + SLICE] if one not in self._known]
            if len(self._known) > KEPT:
                self.forget()
            for one in wanted:
                self._known[one] = None
            self._known |= self._by_number(wanted)
        return self._known[number]

    def line(self, row: int) -> Line | None:
        """A row in words."""
        if row not in self._lines:
            work = self.work(row)
            if work is None:
                return None
            self._lines[row] = Line(
                sayings.who(work),
                work.form_title,
                work.worker_name or work.device_code,
                sayings.day(work.finalized_at),
                sayings.checked(work.found),
                sayings.alike(work.alike),
                bool(work.alike),
            )
        return self._lines[row]

    def toggle(self, rows: Sequence[int], *, picked: bool) -> None:
        """Pick neighbours, or put them back."""
        numbers = {self._numbers[row] for row in rows}
        self.picked = self.picked | numbers if picked else self.picked - numbers
        self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], Column.ALIKE))

    def pick_all(self, *, picked: bool) -> None:
        """Everything that fits, or nothing."""
        self.picked = set(self._numbers) if picked else set()
        self.repaint()

    def chosen(self) -> tuple[int, ...]:
        """The picked numbers in the order shown."""
        return tuple(one for one in self._numbers if one in self.picked) if self.picked else ()

    def _by_number(self, numbers: Sequence[int]) -> dict[int, TeamWork | None]:
        """Nothing where it may not be read any more: a view that paints cannot be told so."""
        try:
            rows = self._read(numbers)
            if len(rows) == len(numbers):
                return dict(zip(numbers, rows, strict=True))
            return {one: found[0] for one in numbers if (found := self._read([one]))}
        except FieldappError:
            return {}

    # what Qt asks --------------------------------------------------------------------------------

    def count(self) -> int:
        """Everything that fits."""
        return len(self._numbers)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return _heading(Column(column))

    def words(self, row: int, column: int) -> str:
        """For the eye and the screen reader."""
        shown = self.line(row)
        return _cell(shown, Column(column)) if shown is not None else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Whether a row is picked, besides."""
        if index.isValid() and index.row() < len(self._numbers) and index.column() == Column.PICK:
            picked = self._numbers[index.row()] in self.picked
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return translate("Review", "Selected") if picked else translate("Review", "Not selected")
        return super().data(index, role)

    def tip(self, row: int, column: int) -> str:
        """What the cell has no room for."""
        work = self.work(row)
        if work is None:
            return ""
        if column == Column.CHECKS:
            return "\n".join(map(sayings.finding, work.found))
        return {
            Column.PERSON: f"{sayings.who(work)} · {work.number}",
            Column.FORM: f"{work.form_title} v{work.form_version}",
            Column.WORKER: f"{work.worker_name} · {work.device_code}",
            Column.DATE: sayings.moment(work.finalized_at),
        }.get(Column(column), "")


def _cell(shown: Line, column: Column) -> str:
    return {
        Column.PICK: "",
        Column.PERSON: shown.person,
        Column.FORM: shown.form,
        Column.WORKER: shown.worker,
        Column.DATE: shown.date,
        Column.CHECKS: shown.checks[0],
        Column.ALIKE: shown.alike,
    }[column]


def _heading(column: Column) -> str:
    return {
        Column.PICK: "",
        Column.PERSON: translate("Review", "Person"),
        Column.FORM: translate("Review", "Form"),
        Column.WORKER: translate("Review", "Worker"),
        Column.DATE: translate("Review", "Date"),
        Column.CHECKS: translate("Review", "Automatic checks"),
        Column.ALIKE: translate("Review", "Duplicates"),
    }[column]
