"""A table of rows of one height: one chosen, keyboard first. Its model knows what the rows are."""

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fieldapp.ui import theme

HEAD = 34


class RowTable(QTableView):
    """Up and Down choose, Enter opens; Ctrl, letters and digits go on to the page, Tab leaves the table."""

    chosen = Signal()  # another row, or none
    opened = Signal()  # Enter or a double click
    first_column = 0  # of what is said when the keyboard comes to a row

    def __init__(self, name: str, model: QAbstractTableModel, height: int, *, stretch: int = -1) -> None:
        """``height`` of a row in px; the column ``stretch`` takes what room is left, the others keep their widths."""
        super().__init__()
        self._restoring = False
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress(height)
        if stretch >= 0:
            self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._open)

    def choose_row(self, row: int) -> None:
        """Choose a row by its number, or the nearest there is."""
        count = self.model().rowCount()
        if count:
            at = min(max(row, 0), count - 1)
            self.selectRow(at)
            self.setCurrentIndex(self.model().index(at, self.first_column))

    def choose_first(self) -> None:
        """Choose the row on top, if there is one."""
        self.choose_row(0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the page; nothing while the same row is put back."""
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter searches in no column: with all rows looked at the window would stand still."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control or (event.text() and event.text().isprintable()):
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

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _dress(self, height: int) -> None:
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
        rows.setDefaultSectionSize(theme.px(height))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(theme.px(40))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(theme.px(HEAD))
        self.setMinimumSize(theme.px(240), theme.px(100))
