"""A list of the page: rows of words under headings, one row chosen, keyboard first; words are made late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.pages.queue.paint import ROW, draw_pill
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.widgets.row_paint import Index, RowDelegate, draw_words
from fieldapp.ui.widgets.row_table import RowTable


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines of words, or a pill. ``tone`` colours the second line."""

    first: str = ""
    second: str = ""
    tone: str = "text2"
    face: Face | None = None
    strong: bool = False

    @property
    def said(self) -> str:
        """As a screen reader says it."""
        return ", ".join(part for part in (self.face.word if self.face else "", self.first, self.second) if part)


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` 0 takes what is left; shown only where the table is at least ``wide_from`` wide."""

    heading: str
    width: int = 0
    wide_from: int = 0


class ListModel(RowModel):
    """``say`` makes the cells of a row when it is looked at; ``name`` gives the key of a row."""

    def __init__(
        self,
        columns: Sequence[Column],
        say: Callable[[Any], Sequence[Cell]],
        name: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(columns), parent)
        self.columns = tuple(columns)
        self._say = say
        self._name = name
        self._rows: Sequence[Any] = ()
        self._cells: dict[int, Sequence[Cell]] = {}
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Another list, or the same one again."""
        self.beginResetModel()
        self._rows, self._cells = rows, {}
        self._places = {self._name(one): at for at, one in enumerate(rows)}
        self.endResetModel()

    def item(self, row: int) -> Any:
        """What a row is about."""
        return self._rows[row]

    def place(self, key: str) -> int:
        """The row of a key, -1 when it is not shown."""
        return self._places.get(key, -1)

    def key(self, row: int) -> str:
        """The key of a row."""
        return self._name(self._rows[row])

    def cells(self, row: int) -> Sequence[Cell]:
        """A row in words."""
        if row not in self._cells:
            self._cells[row] = self._say(self._rows[row])
        return self._cells[row]

    def count(self) -> int:
        """All of them."""
        return len(self._rows)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return self.columns[column].heading

    def words(self, row: int, column: int) -> str:
        """For the eye and the screen reader."""
        return self.cells(row)[column].said

    def tip(self, row: int, column: int) -> str:
        """All of the cell."""
        return self.words(row, column)


class ListTable(RowTable):
    """Columns without a width share what room is left."""

    def __init__(self, name: str, model: ListModel) -> None:
        super().__init__(name, model, ROW)
        self._list = model
        self.setItemDelegate(_Delegate(self, model))
        for at, one in enumerate(model.columns):
            if not one.width:
                self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setMinimumSize(theme.px(220), theme.px(90))

    def current(self) -> Any:
        """What the chosen row is about, None without one."""
        index = self.currentIndex()
        return self._list.item(index.row()) if index.isValid() else None

    def current_key(self) -> str:
        """The key of the chosen row."""
        index = self.currentIndex()
        return self._list.key(index.row()) if index.isValid() else ""

    def choose(self, key: str) -> bool:
        """Choose a row by its key; the first one where it is not shown, and then False. "" is no row's key."""
        place = self._list.place(key) if key else -1
        self.choose_row(place)
        return place >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room is left to the panel."""
        super().resizeEvent(event)
        for at, one in enumerate(self._list.columns):
            self.setColumnHidden(at, self.width() < theme.px(one.wide_from))
            if one.width:
                self.setColumnWidth(at, theme.px(one.width))


class _Delegate(RowDelegate):
    """Words in two lines, or a pill."""

    def __init__(self, view: ListTable, model: ListModel) -> None:
        super().__init__(view, ROW)
        self._model = model

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell."""
        cell = self._model.cells(index.row())[index.column()]
        if cell.face is not None:
            draw_pill(painter, box, cell.face, chosen=chosen)
        else:
            _two_lines(painter, box, cell)


def _two_lines(painter: QPainter, box: QRectF, cell: Cell) -> None:
    middle = box.center().y()
    top = QRectF(box.left(), middle - theme.px(19 if cell.second else 10), box.width(), theme.px(20))
    role, weight = ("body", 600) if cell.strong else ("small", 400)
    draw_words(painter, top, cell.first, weight, role=role)
    if cell.second:
        below = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(16))
        weight = 600 if cell.tone != "text2" else 400
        draw_words(painter, below, cell.second, weight, role="caption", ink=cell.tone)
