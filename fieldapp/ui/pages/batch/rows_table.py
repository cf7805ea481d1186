"""Tables of the batch pages: a pill, then words in columns; the model makes a row's words when it is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.pages.queue.paint import draw_pill
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.widgets.row_paint import Index, RowDelegate, draw_words
from fieldapp.ui.widgets.row_table import RowTable

ROW = 40


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its word and width in px, 0 for the rest of the room."""

    word: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words; the face stands in the first column."""

    key: int
    face: Face
    words: tuple[str, ...]


class RowsModel(RowModel):
    """``show_rows`` gives how many there are and how to word each."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(len(heads), parent)
        self.heads = tuple(heads)
        self._keys: Sequence[int] = ()
        self._word: Callable[[int], Line] = lambda _at: Line(0, Face("", "", "neutral"), ())
        self._lines: dict[int, Line] = {}

    def show_rows(self, keys: Sequence[int], word: Callable[[int], Line]) -> None:
        """Other rows; ``word(at)`` makes the line of a place."""
        self.beginResetModel()
        self._keys, self._word, self._lines = keys, word, {}
        self.endResetModel()

    def key(self, row: int) -> int:
        """Which one a row is."""
        return self._keys[row]

    def place(self, key: int) -> int:
        """Its row, -1 when it is not shown."""
        return self._keys.index(key) if key in self._keys else -1

    def line(self, row: int) -> Line:
        """A row in words."""
        if row not in self._lines:
            self._lines[row] = self._word(row)
        return self._lines[row]

    def count(self) -> int:
        """All rows."""
        return len(self._keys)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return self.heads[column].word

    def words(self, row: int, column: int) -> str:
        """For the eye and the screen reader."""
        shown = self.line(row)
        return shown.face.word if column == 0 else shown.words[column - 1]

    def tip(self, row: int, column: int) -> str:
        """All of the cell."""
        return self.words(row, column)


class RowsTable(RowTable):
    """The table and its model in one."""

    def __init__(self, name: str, heads: Sequence[Head]) -> None:
        rows = RowsModel(heads)
        super().__init__(name, rows, ROW)
        rows.setParent(self)
        self.rows = rows
        self.setItemDelegate(_Delegate(self))
        for at, head in enumerate(heads):
            if head.width:
                self.setColumnWidth(at, theme.px(head.width))
            else:
                self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(theme.px(110))

    def key(self) -> int | None:
        """The chosen one."""
        index = self.currentIndex()
        return self.rows.key(index.row()) if index.isValid() else None

    def choose(self, key: int) -> bool:
        """Choose a row; False when it is not shown."""
        place = self.rows.place(key)
        if place >= 0:
            self.choose_row(place)
        return place >= 0


class _Delegate(RowDelegate):
    """A pill, then words."""

    def __init__(self, view: RowsTable) -> None:
        super().__init__(view, ROW)
        self._rows = view.rows

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell."""
        line, at = self._rows.line(index.row()), index.column()
        if at == 0:
            draw_pill(painter, box, line.face, chosen=chosen)
        else:
            draw_words(painter, box, line.words[at - 1].replace("\n", "  "), 600 if at == 1 else 400)
