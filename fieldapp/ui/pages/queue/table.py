"""The table of assessments: one row chosen, keyboard first, as fast with five thousand rows as with five."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fieldapp.domain.assessment import Assessment
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.model import AssessmentModel, Column
from fieldapp.ui.pages.queue.paint import ROW, RowDelegate

WIDTHS = {Column.STATUS: 180, Column.WHO: 264, Column.SIZE: 70, Column.TIME: 80}
NARROW = {Column.STATUS: 180, Column.WHO: 244, Column.SIZE: 70, Column.TIME: 74}


class AssessmentTable(QTableView):
    """Up and Down choose, Enter opens, Delete asks for removal."""

    chosen = Signal()  # another row, or none
    opened = Signal()  # Enter or a double click
    removed = Signal()  # the Delete key

    def __init__(self, name: str, model: AssessmentModel) -> None:
        super().__init__()
        self._rows = model
        self._keep = ""
        self._restoring = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, model))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.activated.connect(lambda _index: self.opened.emit())

    def current(self) -> Assessment | None:
        """The chosen one."""
        index = self.currentIndex()
        return self._rows.assessment(index.row()) if index.isValid() else None

    def choose(self, instance_id: str) -> bool:
        """Choose a row by its id; False when it is not shown."""
        place = self._rows.place(instance_id)
        if place < 0:
            return False
        self.selectRow(place)
        self.setCurrentIndex(self._rows.index(place, Column.STATUS))
        return True

    def choose_first(self) -> None:
        """Choose the row on top, if there is one."""
        if self._rows.rowCount():
            self.choose(self._rows.assessment(0).instance_id)

    def show_columns(self, *, sizes: bool, narrow: bool, tight: bool = False) -> None:
        """With or without sizes; narrow columns for narrow windows; state and person alone where it is tight."""
        columns = self.horizontalHeader()
        self.setColumnHidden(Column.SIZE, not sizes)
        for column in (Column.PROGRESS, Column.TIME):
            self.setColumnHidden(column, tight)
        fixed, stretch = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch
        columns.setSectionResizeMode(Column.WHO, stretch if tight else fixed)
        columns.setSectionResizeMode(Column.PROGRESS, fixed if tight else stretch)
        for column, width in (NARROW if narrow else WIDTHS).items():
            self.setColumnWidth(column, theme.px(width))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the page."""
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks; letters and Ctrl go on to the page; Tab leaves the table."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Space or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Never focus without a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The box around the row gets thin."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(theme.px(40))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(theme.px(34))
        self.setMinimumSize(theme.px(240), theme.px(120))
        self.show_columns(sizes=True, narrow=False)

    def _remember(self) -> None:
        shown = self.current()
        self._keep = shown.instance_id if shown else ""
        self._restoring = True
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The same row stays chosen, at the same place, when it is still there."""
        found = bool(self._keep) and self.choose(self._keep)
        self._restoring = False
        self.verticalScrollBar().setValue(self._scrolled)
        if not found and self._keep:
            self.chosen.emit()

    _scrolled = 0
