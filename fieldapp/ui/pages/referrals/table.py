"""The table of referrals: one row chosen, keyboard first; status and urgency as pills, the person over the service."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from fieldapp.domain.referral import Referral
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.paint import PAD, ROW, draw_pill
from fieldapp.ui.pages.referrals.model import Column, Line, ReferralModel

WIDTHS = {Column.STATUS: 150, Column.URGENCY: 106, Column.DUE: 214}
SMALL = WIDTHS | {Column.STATUS: 146, Column.DUE: 190}
WIDE_FROM, DUE_FROM = 600, 480  # widths of the table
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReferralTable(QTableView):
    """Up and Down choose, Enter opens."""

    chosen = Signal()  # another row, or none
    opened = Signal()  # Enter or a double click

    def __init__(self, name: str, model: ReferralModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self, model))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress()
        self.activated.connect(lambda _index: self.opened.emit())

    def current(self) -> Referral | None:
        """The chosen one."""
        index = self.currentIndex()
        return self._rows.referral(index.row()) if index.isValid() else None

    def choose(self, referral_id: str) -> bool:
        """Choose a row by its id; False when it is not shown."""
        place = self._rows.place(referral_id)
        if place < 0:
            return False
        self.selectRow(place)
        self.setCurrentIndex(self._rows.index(place, Column.STATUS))
        return True

    def choose_first(self) -> None:
        """Choose the row on top, if there is one."""
        if self._rows.rowCount():
            self.choose(self._rows.referral(0).referral_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text or a small window: first the urgency goes, then what it waits for; the panel says both."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WIDE_FROM)
        self.setColumnHidden(Column.URGENCY, self.width() < theme.px(WIDE_FROM + SMALL[Column.URGENCY]))
        self.setColumnHidden(Column.DUE, self.width() < theme.px(DUE_FROM))
        for column, width in (WIDTHS if wide else SMALL).items():
            self.setColumnWidth(column, theme.px(width))

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
        columns.setSectionResizeMode(Column.WHO, QHeaderView.ResizeMode.Stretch)
        columns.setFixedHeight(theme.px(34))
        self.setMinimumSize(theme.px(240), theme.px(100))


class _Delegate(QStyledItemDelegate):
    """Draws the cells of a ``ReferralModel``; the chosen row is one rounded box."""

    def __init__(self, view: QTableView, model: ReferralModel) -> None:
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
        _cell(painter, inner, self._model.line(index.row()), Column(index.column()), chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, chosen: bool) -> None:
        """The part of the row's box or line that lies in this cell."""
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


def _cell(painter: QPainter, box: QRectF, shown: Line, column: Column, *, chosen: bool) -> None:
    if column is Column.STATUS:
        draw_pill(painter, box, shown.face, chosen=chosen)
    elif column is Column.URGENCY and shown.urgency is not None:
        draw_pill(painter, box, shown.urgency, chosen=chosen)
    elif column is Column.WHO:
        _two_lines(painter, box, shown.who, shown.service, 600)
    elif column is Column.DUE:
        _two_lines(painter, box, shown.waiting, shown.due, 400, shown.tone or "text2")


def _two_lines(painter: QPainter, box: QRectF, first: str, second: str, weight: int, ink: str = "text2") -> None:
    middle = box.center().y()
    top = QRectF(box.left(), middle - theme.px(19), box.width(), theme.px(20))
    if not second:
        top.moveTop(middle - theme.px(10))
    role = "body" if weight == 600 else "small"
    _words(painter, top, first, role, weight, "text")
    below = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(16))
    _words(painter, below, second, "caption", 600 if ink != "text2" else 400, ink)


def _words(painter: QPainter, box: QRectF, text: str, role: str, weight: int, ink: str) -> None:
    """One line that ends in … when there is no room."""
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, _LEFT, shown)
