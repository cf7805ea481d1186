"""How a line of the audit is drawn: what was done, by whom and when; below it to what and why."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldapp.ui import theme

HEIGHT, MARGIN = 48, 12


class TwoLines(QStyledItemDelegate):
    """The item's text up to its line break, and the rest softer; each elided at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are of one height."""
        return QSize(0, theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and texts."""
        rect: QRect = option.rect
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if marked else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), theme.px(4), theme.px(4))
        head, _, more = str(index.data() or "").partition("\n")
        room = rect.adjusted(theme.px(MARGIN), theme.px(5), -theme.px(MARGIN), -theme.px(5))
        half = room.height() // 2 if more else room.height()
        painter.setFont(theme.font())
        for text, colour, place in (
            (head, "text", QRect(room.left(), room.top(), room.width(), half)),
            (more, "text" if marked else "text2", QRect(room.left(), room.top() + half, room.width(), half)),
        ):
            painter.setPen(theme.colour(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
