"""One choice as a card: the whole area is the target, with a radio or check mark and a number hint.

It paints itself from the tokens, because a style sheet can neither wrap its label nor draw the hint. It is a
``QRadioButton`` for screen readers: exclusive cards are radio buttons, others check boxes.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from fieldapp.ui import theme

MARK = 18
TEXT_LEFT = 40
HINT_WIDTH, HINT_HEIGHT = 24, 18
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChoiceCard(QRadioButton):
    """``value`` is what the form stores; ``number`` 1..9 is the key that chooses it, 0 for none."""

    def __init__(self, exclusive: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ""
        self.number = 0
        self.invalid = False
        self.marked = True  # with a radio or check mark; a chosen card without one is known by its frame
        self._exclusive = exclusive
        self._hinted = False
        self.setAutoExclusive(exclusive)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_choice(self, value: str, label: str, number: int) -> None:
        """Become the card of another choice."""
        self.value, self.number = value, number
        if self.text() != label:
            self.setText(label)
            self.updateGeometry()

    def choose(self, chosen: bool) -> None:
        """Show as chosen or not; an exclusive card can be cleared too."""
        if self.isChecked() != chosen:
            self.setAutoExclusive(False)
            self.setChecked(chosen)
            self.setAutoExclusive(self._exclusive)

    def show_hint(self, hinted: bool) -> None:
        """Number hints are shown on the active question only."""
        if self._hinted != hinted:
            self._hinted = hinted
            self.update()

    def nextCheckState(self) -> None:
        """A click reports; the editor decides what is chosen."""

    def hitButton(self, pos: object) -> bool:
        """The whole card."""
        return True

    def sizeHint(self) -> QSize:
        """One line of label and room for the hint."""
        width = theme.px(TEXT_LEFT + HINT_WIDTH + 24) + self._metrics().horizontalAdvance(self.text())
        return QSize(width, theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns in the narrowest page."""
        return QSize(theme.px(160), theme.px(38))

    def hasHeightForWidth(self) -> bool:
        """Long labels wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """38 px, or what the wrapped label needs."""
        text = self._metrics().boundingRect(self._text_area(width - 2, 10_000), WRAPPED, self.text())
        return max(theme.px(38), text.height() + theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, mark, label, hint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        if self.marked:
            size = theme.px(MARK)
            self._paint_mark_in(painter, QRectF(theme.px(12), (self.height() - size) / 2, size, size))
        self._paint_text(painter)
        if self._hinted and self.number:
            width, height = theme.px(HINT_WIDTH), theme.px(HINT_HEIGHT)
            place = QRectF(self.width() - theme.px(10) - width, (self.height() - height) / 2, width, height)
            self._paint_hint_in(painter, place)

    def _paint_text(self, painter: QPainter) -> None:
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        painter.drawText(self._text_area(self.width(), self.height()), WRAPPED, self.text())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font())

    def _text_area(self, width: int, height: int) -> QRect:
        left, right = theme.px(TEXT_LEFT if self.marked else 14), theme.px(HINT_WIDTH + 18)
        return QRect(left, 0, max(theme.px(40), width - left - right), height)

    def _paint_card(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        fill = "primary_soft" if chosen else "hover" if self.underMouse() else "surface"
        line = theme.outline(focused=focused, rest="primary" if chosen else "border")
        if chosen and not self.marked and not focused:
            line.setWidth(theme.edge() + 1)
        painter.setPen(line)
        painter.setBrush(theme.colour(fill))
        inset = line.widthF() / 2
        radius = theme.px(6) - inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_mark_in(self, painter: QPainter, place: QRectF) -> None:
        mark = place.adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        outline = "primary" if chosen else "danger" if self.invalid else "border_strong"
        painter.setPen(QPen(theme.colour(outline), 1.6))
        if self._exclusive:
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(mark)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("primary"))
                painter.drawEllipse(mark.center(), place.width() * 0.24, place.width() * 0.24)
            return
        painter.setBrush(theme.colour("primary" if chosen else "surface"))
        painter.drawRoundedRect(mark, theme.px(4), theme.px(4))
        if chosen:
            paint_tick(painter, mark)

    def _paint_hint_in(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("surface2"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setFont(theme.font("key"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))


def paint_tick(painter: QPainter, box: QRectF) -> None:
    """A tick in the colour that stands on the primary colour."""
    pen = QPen(theme.colour("on_accent"), box.width() * 0.13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((0.25, 0.52), (0.43, 0.69), (0.75, 0.33))
    painter.drawPolyline(QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]))
