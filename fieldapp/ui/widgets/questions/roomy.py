"""Lines of a list high enough to hit, with room left and right; the marked one stands on the selection colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldapp.ui import theme

HEIGHT = 32
MARGIN = 12


class RoomyLines(QStyledItemDelegate):
    """Plain text, elided at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as its text."""
        width = QFontMetrics(theme.font()).horizontalAdvance(str(index.data() or ""))
        return QSize(width + theme.px(2 * MARGIN), theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and text."""
        rect = option.rect
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if marked else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), theme.px(4), theme.px(4))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        room = rect.adjusted(theme.px(MARGIN), 0, -theme.px(MARGIN), 0)
        shown = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
