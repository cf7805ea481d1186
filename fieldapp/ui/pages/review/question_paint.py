"""How a question of the reader is drawn: words that wrap, remarks below the answer, what was before beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from fieldapp.ui import icons, theme
from fieldapp.ui.pages.review.questions import Question
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.review.question_table import QuestionModel

PAD, GAP = 10, 7
LABEL, ANSWER = 0, 1
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
Part = tuple[str, str, str, int, str]  # text, role, ink, weight, icon


class QuestionDelegate(QStyledItemDelegate):
    """Draws the cells of a ``QuestionModel``."""

    def __init__(self, view: QTableView, model: "QuestionModel") -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words."""
        del option
        line = self._model.question(index.row())
        width = self._view.viewport().width() if line.heading else self._view.columnWidth(index.column())
        inner = max(1.0, width - 2 * theme.px(PAD))
        height = sum(_height(part, inner) for part in _parts(line, index.column()))
        return QSize(width, round(height) + 2 * theme.px(GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        box: QRect = option.rect
        line = self._model.question(index.row())
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, line, current=bool(option.state & QStyle.StateFlag.State_Selected))
        inner = QRectF(box.adjusted(theme.px(PAD), theme.px(GAP), -theme.px(PAD), 0))
        for part in _parts(line, index.column()):
            inner.setTop(inner.top() + _draw(painter, inner, part))
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, line: Question, *, current: bool) -> None:
        width = self._view.viewport().width()
        row = QRectF(0, box.top(), width, box.height())
        if line.heading:
            painter.fillRect(row, theme.colour("surface2"))
        if current:
            ring = theme.outline(focused=self._view.hasFocus())
            painter.setBrush(theme.colour("primary_soft"))
            painter.setPen(ring)
            edge = ring.widthF() / 2
            painter.drawRoundedRect(row.adjusted(edge, edge, -edge, -edge), theme.px(6), theme.px(6))
            return
        painter.setPen(theme.colour("border"))
        painter.drawLine(row.bottomLeft().toPoint(), row.bottomRight().toPoint())


def _parts(line: Question, column: int) -> list[Part]:
    if line.heading:
        return [(line.label, "small", "text2", 600, "")] if column == LABEL else []
    if column == LABEL:
        return [(line.label, "small", "text", 400, "")]
    if column == ANSWER:
        return _answer(line)
    if not line.differs:
        return []
    blank = translate("Review", "Not filled in")
    return [(line.before or blank, "body", "text" if line.before else "text3", 400, "")]


def _answer(line: Question) -> list[Part]:
    said = line.answer or translate("Review", "Not filled in")
    weight = 500 if line.differs else 400
    parts: list[Part] = [(said, "body", "text" if line.answer else "text3", weight, "")]
    parts += [(text, "small", "warning", 400, "triangle-alert") for text in line.flags]
    if line.confirmed:
        parts.append((translate("Review", "The worker confirmed this answer"), "caption", "text2", 400, "check"))
    if line.invalid:
        parts.append((line.invalid, "small", "danger", 400, "circle-alert"))
    if line.note:
        parts.append((line.note, "small", "primary", 500, "pin"))
    return parts


def _font(part: Part) -> QFont:
    return theme.font(part[1], part[3])


def _indent(part: Part) -> float:
    return theme.px(20) if part[4] else 0.0


def _height(part: Part, width: float) -> float:
    room = QRectF(0, 0, max(1.0, width - _indent(part)), 100_000)
    return QFontMetricsF(_font(part)).boundingRect(room, _WRAP, part[0]).height() + theme.px(2)


def _draw(painter: QPainter, box: QRectF, part: Part) -> float:
    """Draw one part at the top of the box; how much of it is used."""
    text, _role, ink, _weight, icon = part
    height = _height(part, box.width())
    if icon:
        painter.drawPixmap(round(box.left()), round(box.top() + theme.px(1)), icons.pixmap(icon, ink, 14))
    painter.setFont(_font(part))
    painter.setPen(theme.colour(ink))
    painter.drawText(QRectF(box.left() + _indent(part), box.top(), box.width() - _indent(part), height), _WRAP, text)
    return height
