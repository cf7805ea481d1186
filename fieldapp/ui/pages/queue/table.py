"""The table of assessments: one row chosen, keyboard first, as fast with five thousand rows as with five."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from fieldapp.domain.assessment import Assessment
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.model import AssessmentModel, Column
from fieldapp.ui.pages.queue.paint import ROW, AssessmentDelegate
from fieldapp.ui.widgets.row_table import RowTable

WIDTHS = {Column.STATUS: 180, Column.WHO: 264, Column.SIZE: 70, Column.TIME: 80}
NARROW = {Column.STATUS: 180, Column.WHO: 244, Column.SIZE: 70, Column.TIME: 74}


class AssessmentTable(RowTable):
    """Delete asks for removal."""

    removed = Signal()  # the Delete key

    def __init__(self, name: str, model: AssessmentModel) -> None:
        super().__init__(name, model, ROW)
        self._rows = model
        self._keep, self._scrolled = "", 0
        self.setItemDelegate(AssessmentDelegate(self, model))
        self.setMinimumHeight(theme.px(120))
        self.show_columns(sizes=True, narrow=False)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def current(self) -> Assessment | None:
        """The chosen one."""
        index = self.currentIndex()
        return self._rows.assessment(index.row()) if index.isValid() else None

    def choose(self, instance_id: str) -> bool:
        """Choose a row by its id; False when it is not shown."""
        place = self._rows.place(instance_id)
        if place >= 0:
            self.choose_row(place)
        return place >= 0

    def show_columns(self, *, sizes: bool, narrow: bool, told: bool = True, tight: bool = False) -> None:
        """With or without sizes; narrow columns for narrow windows; ``told``: there is room for how far each is;
        state and person alone where it is tight."""
        columns = self.horizontalHeader()
        told = told and not tight
        self.setColumnHidden(Column.SIZE, not sizes)
        self.setColumnHidden(Column.PROGRESS, not told)
        self.setColumnHidden(Column.TIME, tight)
        fixed, stretch = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch
        columns.setSectionResizeMode(Column.WHO, fixed if told else stretch)
        columns.setSectionResizeMode(Column.PROGRESS, stretch if told else fixed)
        for column, width in (NARROW if narrow else WIDTHS).items():
            self.setColumnWidth(column, theme.px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks; the rest as in every table."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

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
