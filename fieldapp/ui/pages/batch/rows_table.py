"""Tables of the batch pages: a pill, then words in columns; the model makes a row's words when it is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.pages.queue.paint import PAD, draw_pill

Index = QModelIndex | QPersistentModelIndex
ROW = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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


class RowsModel(QAbstractTableModel):
    """``show_rows`` gives how many there are and how to word each."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All rows; none below a row."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """As many as heads."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye, the tooltip and the screen reader."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            shown = self.line(index.row())
            return shown.face.word if index.column() == 0 else shown.words[index.column() - 1]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].word
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


class RowsTable(QTableView):
    """Up and Down choose, Enter opens."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, name: str, heads: Sequence[Head]) -> None:
        super().__init__()
        self.rows = RowsModel(heads, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(theme.px(40))
        across.setFixedHeight(theme.px(34))
        for at, head in enumerate(heads):
            fixed = QHeaderView.ResizeMode.Fixed if head.width else QHeaderView.ResizeMode.Stretch
            across.setSectionResizeMode(at, fixed)
            if head.width:
                self.setColumnWidth(at, theme.px(head.width))
        self.setMinimumSize(theme.px(240), theme.px(110))
        self.activated.connect(lambda _index: self.opened.emit())

    def key(self) -> int | None:
        """The chosen one."""
        index = self.currentIndex()
        return self.rows.key(index.row()) if index.isValid() else None

    def choose(self, key: int) -> bool:
        """Choose a row; False when it is not shown."""
        place = self.rows.place(key)
        if place < 0:
            return False
        self.setCurrentIndex(self.rows.index(place, 0))
        self.selectRow(place)
        return True

    def choose_first(self) -> None:
        """The row on top, if there is one."""
        if self.rows.rowCount():
            self.choose(self.rows.key(0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the page."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl, Space and letters go on to the page; Tab leaves the table."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space or control or event.text().isalpha():
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


class _Delegate(QStyledItemDelegate):
    """Draws cells; the chosen row is one rounded box."""

    def __init__(self, view: RowsTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(theme.px(60), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        line = self._view.rows.line(index.row())
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen=chosen)
        inner = QRectF(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
        if index.column() == 0:
            draw_pill(painter, inner, line.face, chosen=chosen)
        else:
            painter.setFont(theme.font("body", 600 if index.column() == 1 else 400))
            painter.setPen(theme.colour("text"))
            said = line.words[index.column() - 1].replace("\n", "  ")
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
            painter.drawText(inner, _LEFT, shown)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, chosen: bool) -> None:
        width = self._view.horizontalHeader().length()
        row = QRectF(-self._view.horizontalOffset(), box.top(), width, box.height())
        if not chosen:
            painter.setPen(theme.colour("border"))
            painter.drawLine(row.bottomLeft().toPoint(), row.bottomRight().toPoint())
            return
        line = theme.outline(focused=self._view.hasFocus())
        painter.setBrush(theme.colour("primary_soft"))
        painter.setPen(line)
        edge = line.widthF() / 2
        painter.drawRoundedRect(row.adjusted(edge, edge - 1, -edge, -edge), theme.px(6), theme.px(6))
