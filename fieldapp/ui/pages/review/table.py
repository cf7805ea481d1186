"""The table of the team's work: one row with the keyboard, any number picked; as fast with 100,000 rows as with ten."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from fieldapp.domain.team import TeamWork
from fieldapp.ui import theme
from fieldapp.ui.pages.review.model import Column, WorkModel
from fieldapp.ui.pages.review.paint import ROW, WorkDelegate
from fieldapp.ui.widgets.row_table import RowTable

WIDTHS = {
    Column.PICK: 46,
    Column.FORM: 222,
    Column.WORKER: 132,
    Column.DATE: 112,
    Column.CHECKS: 246,
    Column.ALIKE: 118,
}
SMALL = {Column.PICK: 42, Column.FORM: 150, Column.WORKER: 118, Column.DATE: 104, Column.CHECKS: 222, Column.ALIKE: 96}
WIDE_FROM = 1080
HIDDEN = ((Column.WORKER, 820), (Column.ALIKE, 700), (Column.FORM, 580), (Column.DATE, 460))  # below these widths
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WorkTable(RowTable):
    """Up and Down move, with Shift they pick; Space picks, Enter opens."""

    picked = Signal()  # other rows are picked
    first_column = Column.PERSON

    def __init__(self, name: str, model: WorkModel) -> None:
        super().__init__(name, model, ROW, stretch=Column.PERSON)
        self._rows = model
        self._anchor = -1
        self._keep, self._at, self._scrolled = 0, 0, 0
        self.setItemDelegate(WorkDelegate(self, model))
        self.setMinimumHeight(theme.px(100))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def current(self) -> TeamWork | None:
        """The one with the keyboard."""
        row = self.row()
        return self._rows.work(row) if row >= 0 else None

    def row(self) -> int:
        """Its place, -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def choose(self, number: int) -> bool:
        """Put the keyboard on a row by its number; False when it is not shown."""
        place = self._rows.place(number)
        if place >= 0:
            self.choose_row(place)
        return place >= 0

    def pick(self, row: int, *, upto: bool = False) -> None:
        """Pick a row or put it back; ``upto``: everything between the last one and this."""
        if upto and 0 <= self._anchor < self._rows.rowCount():
            low, high = sorted((self._anchor, row))
            self._rows.toggle(range(low, high + 1), picked=True)
        else:
            self._rows.toggle([row], picked=self._rows.number(row) not in self._rows.picked)
            self._anchor = row
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in STEPS and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._stretch(STEPS[key])
        elif key == Qt.Key.Key_Space and self.row() >= 0:
            self.pick(self.row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The tick box picks; with Shift any place of a row does, up to there."""
        index = self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)
        if index.isValid() and (index.column() == Column.PICK or shift):
            self.pick(index.row(), upto=shift)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text or a small window: columns go that the reader shows as well."""
        super().resizeEvent(event)
        for column, least in HIDDEN:
            self.setColumnHidden(column, self.width() < theme.px(least))
        wide = self.width() >= theme.px(WIDE_FROM)
        for column, width in (WIDTHS if wide else SMALL).items():
            self.setColumnWidth(column, theme.px(width))

    def _stretch(self, step: int) -> None:
        """Shift and an arrow: this row and the next are picked."""
        row = self.row()
        if row < 0:
            return
        target = min(max(row + step, 0), self._rows.rowCount() - 1)
        self._rows.toggle(sorted({row, target}), picked=True)
        self._anchor = self._anchor if self._anchor >= 0 else row
        self.choose_row(target)
        self.picked.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.column() != Column.PICK:
            super()._open(index)

    def _remember(self) -> None:
        row = self.row()
        self._at = max(row, 0)
        self._keep = self._rows.number(row) if 0 <= row < self._rows.rowCount() else 0
        self._scrolled = self.verticalScrollBar().value()
        self._restoring, self._anchor = True, -1

    def _restore(self) -> None:
        """The same row keeps the keyboard, else the one that took its place."""
        found = bool(self._keep) and self.choose(self._keep)
        if not found:
            self.choose_row(self._at)
        self._restoring = False
        self.verticalScrollBar().setValue(self._scrolled)
        if not found:
            self.chosen.emit()
