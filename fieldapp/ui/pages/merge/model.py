"""The list of duplicates as a table model: any number of rows, each put into words when it is looked at."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from fieldapp.domain.pairs import PairGroup, Suspect
from fieldapp.ui.pages.merge.lines import Entry, Line, key_of
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.words import translate

PAGE = 40  # rows whose people are read at once
FetchPeople = Callable[[Sequence[str]], Mapping[str, Suspect]]
SayLine = Callable[[Entry, Mapping[str, Suspect]], Line]


class Column(IntEnum):
    """From left to right."""

    WHO = 0
    WHY = 1
    PLACE = 2
    LEVEL = 3


class DuplicatesModel(RowModel):
    """``fetch`` reads people by their ids, a page at a time; ``say`` puts a row into words."""

    def __init__(self, fetch: FetchPeople, say: SayLine, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._fetch = fetch
        self._say = say
        self._rows: Sequence[Entry] = ()
        self._places: dict[str, int] | None = None
        self._people: dict[str, Suspect] = {}
        self._lines: dict[int, Line] = {}

    def forget_people(self) -> None:
        """The store was read again: who a row is about is read anew when it is looked at."""
        self._people.clear()

    def set_rows(self, rows: Sequence[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._places = None
        self._lines.clear()
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """What a row is about."""
        return self._rows[row]

    def place(self, key: str, near: int) -> int:
        """Its row, -1 when it is not shown; ``near``: where it stood before."""
        if near < len(self._rows) and key_of(self._rows[near]) == key:
            return near
        if self._places is None:
            self._places = {key_of(entry): at for at, entry in enumerate(self._rows)}
        return self._places.get(key, -1)

    def line(self, row: int) -> Line:
        """A row in words."""
        if row not in self._lines:
            entry = self._rows[row]
            if isinstance(entry, PairGroup) and any(one not in self._people for one in entry.members):
                self._read_page(row)
            self._lines[row] = self._say(entry, self._people)
        return self._lines[row]

    def _read_page(self, row: int) -> None:
        first = row - row % PAGE
        page = self._rows[first : first + PAGE]
        ids = {one for entry in page if isinstance(entry, PairGroup) for one in entry.members}
        self._people.update(self._fetch(sorted(ids - self._people.keys())))

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
        """The whole of it."""
        return self.words(row, column)


def _cell(line: Line, column: Column) -> str:
    if column is Column.WHO:
        return f"{line.who}, {line.facts}"
    if column is Column.WHY:
        return ". ".join(part for part in (line.why, line.note) if part)
    return line.place if column is Column.PLACE else line.face.word


def _heading(column: Column) -> str:
    return {
        Column.WHO: lambda: translate("Merge", "People"),
        Column.WHY: lambda: translate("Merge", "Why"),
        Column.PLACE: lambda: translate("Merge", "Place"),
        Column.LEVEL: lambda: translate("Merge", "Alike"),
    }[column]()
