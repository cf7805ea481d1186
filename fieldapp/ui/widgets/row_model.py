"""A list of any length as a table model: words under headings, each row put into words when it is looked at."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from fieldapp.ui.widgets.row_paint import LEFT, Index

_SAID: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class RowModel(QAbstractTableModel):
    """What every such list answers Qt; a list of its own kind says how many rows there are, and the words."""

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._across = columns

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """What a column is called."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """What a cell says, to the eye and to the screen reader."""
        raise NotImplementedError

    def tip(self, row: int, column: int) -> str:
        """What the mouse is told besides, "" for nothing."""
        del row, column
        return ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All rows; none below a row."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """The same for every row."""
        return 0 if parent.isValid() else self._across

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and tips; nothing of a row that has gone meanwhile."""
        if not index.isValid() or index.row() >= self.count():
            return None
        if role in _SAID:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(index.row(), index.column()) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names, at the left."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self._across:
            return None
        if role in _SAID:
            return self.heading(section)
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
