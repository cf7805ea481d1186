"""How a row of the team's work is drawn: tick box, words, findings with icons; the keyboard's row as a box."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from fieldapp.ui import icons, theme
from fieldapp.ui.pages.review.model import Column, Line, WorkModel

ROW, PAD, BOX = 46, 10, 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WorkDelegate(QStyledItemDelegate):
    """Draws the cells of a ``WorkModel``."""

    def __init__(self, view: QTableView, model: WorkModel) -> None:
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
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, current=bool(option.state & QStyle.StateFlag.State_Selected))
        inner = QRectF(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
        column, shown = Column(index.column()), self._model.line(index.row())
        if column is Column.PICK:
            draw_tick(painter, inner, ticked=self._model.number(index.row()) in self._model.picked)
        elif shown is not None:
            _cell(painter, inner, shown, column)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, current: bool) -> None:
        width = self._view.horizontalHeader().length()
        row = QRectF(-self._view.horizontalOffset(), box.top(), width, box.height())
        if current:
            line = theme.outline(focused=self._view.hasFocus())
            painter.setBrush(theme.colour("primary_soft"))
            painter.setPen(line)
            edge = line.widthF() / 2
            painter.drawRoundedRect(row.adjusted(edge, edge - 1, -edge, -edge), theme.px(6), theme.px(6))
            return
        painter.setPen(theme.colour("border"))
        painter.drawLine(row.bottomLeft().toPoint(), row.bottomRight().toPoint())


def draw_tick(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """A tick box, left in the cell."""
    size = theme.px(BOX)
    square = QRectF(box.left() + 1, round(box.center().y() - size / 2), size, size)
    painter.setPen(QPen(theme.colour("primary" if ticked else "border_strong"), 1.5))
    painter.setBrush(theme.colour("primary" if ticked else "surface"))
    painter.drawRoundedRect(square, theme.px(4), theme.px(4))
    if ticked:
        inside = theme.px(14)
        left, top = round(square.center().x() - inside / 2), round(square.center().y() - inside / 2)
        painter.drawPixmap(left, top, icons.pixmap("check", "on_accent", 14))


def _cell(painter: QPainter, box: QRectF, shown: Line, column: Column) -> None:
    if column is Column.CHECKS:
        word, icon, ink = shown.checks
        _with_icon(painter, box, word, icon, ink)
    elif column is Column.ALIKE and shown.duplicates:
        _with_icon(painter, box, shown.alike, "users", "warning")
    elif column is Column.ALIKE:
        draw_words(painter, box, shown.alike, role="small", ink="text2")
    elif column is Column.PERSON:
        draw_words(painter, box, shown.person, 600)
    else:
        text = {Column.FORM: shown.form, Column.WORKER: shown.worker, Column.DATE: shown.date}[column]
        draw_words(painter, box, text)


def _with_icon(painter: QPainter, box: QRectF, word: str, icon: str, ink: str) -> None:
    size = theme.px(16)
    painter.drawPixmap(round(box.left()), round(box.center().y() - size / 2), icons.pixmap(icon, ink, 16))
    text = QRectF(box)
    text.setLeft(box.left() + size + theme.px(7))
    draw_words(painter, text, word, role="small", ink="text2" if ink in ("success", "text2") else "text")


def draw_words(
    painter: QPainter, box: QRectF, text: str, weight: int = 400, *, role: str = "body", ink: str = "text"
) -> None:
    """One line that ends in … when there is no room."""
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, _LEFT, shown)
