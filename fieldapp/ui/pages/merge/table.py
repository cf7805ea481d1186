"""The table of duplicates: one row chosen, keyboard first, as fast with fifty thousand rows as with five."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from fieldapp.ui import theme
from fieldapp.ui.pages.merge.lines import Entry, Line, key_of
from fieldapp.ui.pages.merge.model import Column, DuplicatesModel
from fieldapp.ui.pages.queue.paint import draw_pill
from fieldapp.ui.widgets.row_paint import Index, RowDelegate, draw_words
from fieldapp.ui.widgets.row_table import RowTable

ROW = 54
WIDTHS = {Column.PLACE: 190, Column.LEVEL: 158}
NARROW = {Column.PLACE: 150, Column.LEVEL: 158}


class DuplicatesTable(RowTable):
    """Any number of rows of any of the lists."""

    def __init__(self, name: str, model: DuplicatesModel) -> None:
        super().__init__(name, model, ROW)
        self._rows = model
        self._keep = ("", 0)
        self._scrolled = 0
        self.setItemDelegate(_Delegate(self, model))
        for column in (Column.WHO, Column.WHY):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.show_columns(narrow=False, tight=False)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def current(self) -> Entry | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._rows.entry(index.row()) if index.isValid() else None

    def show_columns(self, *, narrow: bool, tight: bool) -> None:
        """Where it is tight, who and why alone."""
        for column, width in (NARROW if narrow else WIDTHS).items():
            self.setColumnHidden(column, tight)
            self.setColumnWidth(column, theme.px(width))

    def _remember(self) -> None:
        shown = self.current()
        self._keep = (key_of(shown) if shown else "", max(0, self.currentIndex().row()))
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The same row stays chosen while it is there, otherwise the one in its place."""
        key, row = self._keep
        if key:
            found = self._rows.place(key, row)
            self.choose_row(found if found >= 0 else row)
            self.verticalScrollBar().setValue(self._scrolled)


class _Delegate(RowDelegate):
    """Two lines a cell, the level as a pill."""

    def __init__(self, view: DuplicatesTable, model: DuplicatesModel) -> None:
        super().__init__(view, ROW)
        self._model = model

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell."""
        _paint_cell(painter, box, self._model.line(index.row()), Column(index.column()), chosen=chosen)


def _paint_cell(painter: QPainter, box: QRectF, line: Line, column: Column, *, chosen: bool) -> None:
    if column is Column.LEVEL:
        draw_pill(painter, box, line.face, chosen=chosen)
    elif column is Column.PLACE:
        draw_words(painter, box, line.place, role="small", ink="text2")
    elif column is Column.WHO:
        _two_lines(painter, box, line.who, line.facts, 600)
    else:
        _two_lines(painter, box, line.why, line.note, 400)


def _two_lines(painter: QPainter, box: QRectF, above: str, below: str, weight: int) -> None:
    first, middle = QRectF(box), box.center().y()
    if below:
        first = QRectF(box.left(), middle - theme.px(20), box.width(), theme.px(20))
        second = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(17))
        draw_words(painter, second, below, role="caption", ink="text2")
    draw_words(painter, first, above, weight, role="body" if weight == 600 else "small")
