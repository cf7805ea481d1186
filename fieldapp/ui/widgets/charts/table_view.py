"""A table of figures on screen: the same words and numbers as on paper, readable with the arrow keys."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QHeaderView, QTableView, QWidget

from fieldapp.casework.table import Table
from fieldapp.reports.showing import shown
from fieldapp.reports.wording import told
from fieldapp.ui import theme, words
from fieldapp.ui.widgets.basics import column, label
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.words import translate

Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """One ``Table``."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment and weight of a cell."""
        cell, head = self._table.rows[index.row()][index.column()], self._table.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown(cell, head, words.language())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if head.kind in ("text", "code", "nik") else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.row() in self._table.strong:
            return theme.font("small", 600)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return told(self._table.columns[section].head, words.language())
        return None


def figures_view(table: Table) -> QTableView:
    """A table widget that only reads."""
    view = QTableView()
    model = FiguresModel(table)
    model.setParent(view)
    view.setModel(model)
    view.setAccessibleName(told(table.title, words.language()))
    view.verticalHeader().hide()
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setStretchLastSection(True)
    return view


class FiguresDialog(QDialog):
    """*See table* of a chart."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        title = told(table.title, words.language())
        self.setWindowTitle(title)
        box = column(self, margins=(20, 16, 20, 16), gap=12)
        box.addWidget(label("h2", title))
        self.view = figures_view(table)
        box.addWidget(self.view)
        for note in table.notes:
            box.addWidget(label("caption", told(note, words.language()), wrap=True))
        buttons = QDialogButtonBox()
        close = buttons.addButton(translate("Charts", "Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(close.text())
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        take_room(self, 760, 460)
