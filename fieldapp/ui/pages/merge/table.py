"""The table of duplicates: one row chosen, keyboard first, as fast with fifty thousand rows as with five."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
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
from fieldapp.ui.pages.merge.lines import Entry, Line, key_of
from fieldapp.ui.pages.merge.model import Column, DuplicatesModel
from fieldapp.ui.pages.queue.paint import draw_pill

ROW, PAD = 54, 10
WIDTHS = {Column.PLACE: 190, Column.LEVEL: 158}
NARROW = {Column.PLACE: 150, Column.LEVEL: 158}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DuplicatesTable(QTableView):
    """Up and Down choose, Enter opens."""

    opened = Signal()

    def __init__(self, name: str, model: DuplicatesModel) -> None:
        super().__init__()
        self._rows = model
        self._keep = ("", 0)
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self, model))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.activated.connect(lambda _index: self.opened.emit())

    def current(self) -> Entry | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._rows.entry(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row by its number, or the nearest there is."""
        count = self._rows.rowCount()
        if count:
            at = min(max(row, 0), count - 1)
            self.selectRow(at)
            self.setCurrentIndex(self._rows.index(at, Column.WHO))

    def show_columns(self, *, narrow: bool, tight: bool) -> None:
        """Where it is tight, who and why alone."""
        for column, width in (NARROW if narrow else WIDTHS).items():
            self.setColumnHidden(column, tight)
            self.setColumnWidth(column, theme.px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with Ctrl, and Space, go on to the page; Tab leaves the table."""
        if event.key() == Qt.Key.Key_Space or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Never focus without a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
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
        columns.setFixedHeight(theme.px(34))
        for column in Column:
            fixed = QHeaderView.ResizeMode.Fixed if column in WIDTHS else QHeaderView.ResizeMode.Stretch
            columns.setSectionResizeMode(column, fixed)
        self.setMinimumSize(theme.px(240), theme.px(100))
        self.show_columns(narrow=False, tight=False)

    def _remember(self) -> None:
        shown = self.current()
        self._keep = (key_of(shown) if shown else "", max(0, self.currentIndex().row()))
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The same row stays chosen while it is there, otherwise the one in its place."""
        key, row = self._keep
        if key:
            found = self._rows.place(key, row)
            self.choose(found if found >= 0 else row)
            self.verticalScrollBar().setValue(self._scrolled)

    _scrolled = 0


class _RowDelegate(QStyledItemDelegate):
    """Two lines a cell, the level as a pill; the chosen row as one rounded box."""

    def __init__(self, view: QTableView, model: DuplicatesModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(theme.px(60), theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen=chosen)
        inner = QRectF(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
        _paint_cell(painter, inner, self._model.line(index.row()), Column(index.column()), chosen=chosen)
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


def _paint_cell(painter: QPainter, box: QRectF, line: Line, column: Column, *, chosen: bool) -> None:
    if column is Column.LEVEL:
        draw_pill(painter, box, line.face, chosen=chosen)
    elif column is Column.PLACE:
        _words(painter, box, line.place, "small", "text2")
    else:
        above, below = (line.who, line.facts) if column is Column.WHO else (line.why, line.note)
        middle = box.center().y()
        strong = column is Column.WHO
        if not below:
            _words(painter, box, above, "body" if strong else "small", "text", 600 if strong else 400)
            return
        first = QRectF(box.left(), middle - theme.px(20), box.width(), theme.px(20))
        _words(painter, first, above, "body" if strong else "small", "text", 600 if strong else 400)
        second = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(17))
        _words(painter, second, below, "caption", "text2")


def _words(painter: QPainter, box: QRectF, text: str, role: str, ink: str, weight: int = 400) -> None:
    """One line that ends in … when there is no room."""
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, _LEFT, shown)
