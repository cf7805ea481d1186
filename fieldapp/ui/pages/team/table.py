"""A list of the page: rows of words under headings, one row chosen, keyboard first; words are made late."""

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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
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
from fieldapp.ui.pages.queue.paint import PAD, ROW, draw_pill

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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


class ListModel(QAbstractTableModel):
    """``say`` makes the cells of a row when it is looked at; ``name`` gives the key of a row."""

    def __init__(
        self,
        columns: Sequence[Column],
        say: Callable[[Any], Sequence[Cell]],
        name: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All of them; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """As given."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye, the tooltip and the screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        cell = self.cells(index.row())[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.said
        return cell.said or None if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


class ListTable(QTableView):
    """Up and Down choose, Enter opens; Ctrl, Space and letters go on to the page."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, name: str, model: ListModel) -> None:
        super().__init__()
        self._list = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self, model))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress()
        self.activated.connect(lambda _index: self.opened.emit())

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
        if self._list.rowCount():
            self.selectRow(max(place, 0))
            self.setCurrentIndex(self._list.index(max(place, 0), 0))
        return place >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room is left to the panel."""
        super().resizeEvent(event)
        for at, one in enumerate(self._list.columns):
            self.setColumnHidden(at, self.width() < theme.px(one.wide_from))
            if one.width:
                self.setColumnWidth(at, theme.px(one.width))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the page."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab leaves the table."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space or control or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Never focus without a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose("")
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
        for at, one in enumerate(self._list.columns):
            if not one.width:
                columns.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        columns.setFixedHeight(theme.px(34))
        self.setMinimumSize(theme.px(220), theme.px(90))


class _Delegate(QStyledItemDelegate):
    """Draws the cells; the chosen row is one rounded box."""

    def __init__(self, view: QTableView, model: ListModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(theme.px(60), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen=chosen)
        inner = QRectF(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
        cell = self._model.cells(index.row())[index.column()]
        if cell.face is not None:
            draw_pill(painter, inner, cell.face, chosen=chosen)
        else:
            _two_lines(painter, inner, cell)
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


def _two_lines(painter: QPainter, box: QRectF, cell: Cell) -> None:
    middle = box.center().y()
    top = QRectF(box.left(), middle - theme.px(19 if cell.second else 10), box.width(), theme.px(20))
    _words(painter, top, cell.first, "body" if cell.strong else "small", 600 if cell.strong else 400, "text")
    if cell.second:
        below = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(16))
        _words(painter, below, cell.second, "caption", 600 if cell.tone != "text2" else 400, cell.tone)


def _words(painter: QPainter, box: QRectF, text: str, role: str, weight: int, ink: str) -> None:
    """One line that ends in … when there is no room."""
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, _LEFT, shown)
