"""A choice card that stands upright: mark on top, then its picture, then its label; for scales and picture lists."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.questions.choice_card import HINT_HEIGHT, HINT_WIDTH, MARK, ChoiceCard

EDGE = 9  # px inside the card
BETWEEN = 6
CENTRED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
NARROWEST = 44


class StackedCard(ChoiceCard):
    """``worded`` False paints no label: it is the tooltip, and spoken."""

    def __init__(self, exclusive: bool, parent: QWidget | None = None) -> None:
        super().__init__(exclusive, parent)
        self._picture = QPixmap()
        self._worded = True

    def show_picture(self, picture: QPixmap, *, worded: bool) -> None:
        """A null pixmap for no picture; ``worded``: the label is painted."""
        self._picture = picture
        self._worded = worded
        self.setToolTip("" if self._worded else self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as picture or label, the label on at most two lines."""
        width = max(self._picture_size().width(), min(theme.px(150), self._longest_word(), self._label_width()))
        width = max(width + theme.px(2 * EDGE), theme.px(NARROWEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Its longest word must fit."""
        width = max(self._picture_size().width(), self._longest_word())
        return QSize(max(theme.px(NARROWEST), width + theme.px(2 * EDGE)), theme.px(38))

    def heightForWidth(self, width: int) -> int:
        """What mark, picture and wrapped label need."""
        parts = [height for height in (self._mark_height(), self._picture_size().height()) if height]
        if self._worded:
            room = QRect(0, 0, max(1, width - theme.px(2 * EDGE)), 10_000)
            parts.append(self._metrics().boundingRect(room, CENTRED, self.text()).height())
        gaps = theme.px(BETWEEN) * max(0, len(parts) - 1)
        return max(theme.px(38), sum(parts) + gaps + theme.px(2 * EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, mark, picture, label, hint."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        y = theme.px(EDGE)
        if self.marked:
            side = theme.px(MARK)
            self._paint_mark_in(painter, QRectF((self.width() - side) / 2, y, side, side))
            y += side + theme.px(BETWEEN)
        if not self._picture.isNull():
            size = self._picture_size()
            painter.drawPixmap(QPoint((self.width() - size.width()) // 2, y), self._picture)
            y += size.height() + theme.px(BETWEEN)
        if self._worded:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("text"))
            edge = theme.px(EDGE)
            painter.drawText(QRect(edge, y, self.width() - 2 * edge, self.height() - y), CENTRED, self.text())
        if self._hinted and self.number:
            width, height = theme.px(HINT_WIDTH), theme.px(HINT_HEIGHT)
            self._paint_hint_in(painter, QRectF(self.width() - width - 5, 5, width, height))
        painter.end()

    def _mark_height(self) -> int:
        return theme.px(MARK) if self.marked else 0

    def _picture_size(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize() if not self._picture.isNull() else QSize(0, 0)

    def _label_width(self) -> int:
        return self._metrics().horizontalAdvance(self.text()) if self._worded else 0

    def _longest_word(self) -> int:
        words = self.text().split() if self._worded else ()
        return max((self._metrics().horizontalAdvance(word) for word in words), default=0) + 2
