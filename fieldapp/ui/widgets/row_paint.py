"""How the rows of a table are drawn: lines between them, the chosen one as one rounded box; what stands in a cell is
drawn by who knows it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from fieldapp.ui import theme

Index = QModelIndex | QPersistentModelIndex
PAD = 10
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Every row is ``height`` px high; whoever makes it one of theirs says ``draw_cell``."""

    def __init__(self, view: QTableView, height: int) -> None:
        super().__init__(view)
        self._view = view
        self._height = height

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """What a cell says, in the room it has."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(theme.px(60), theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen=chosen)
        inner = QRectF(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
        self.draw_cell(painter, inner, index, chosen=chosen)
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


def draw_words(
    painter: QPainter,
    box: QRectF,
    text: str,
    weight: int = 400,
    *,
    role: str = "body",
    ink: str = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line that ends in … when there is no room."""
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, align, shown)
