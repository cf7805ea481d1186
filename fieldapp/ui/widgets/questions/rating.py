"""``range`` with ``rating``: a row of stars; keys as on choice cards, and the stars up to the answer are filled."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fieldapp.domain import formats
from fieldapp.forms import Choice
from fieldapp.ui import theme
from fieldapp.ui.widgets.questions.arrangement import Arrangement
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.steps import Steps

MOST = 10  # stars; a longer range is a slider
SIDE = 38  # px of a star's target
OUTLINE = (
    (0.50, 0.10), (0.62, 0.37), (0.92, 0.40), (0.69, 0.60), (0.76, 0.90),
    (0.50, 0.74), (0.24, 0.90), (0.31, 0.60), (0.08, 0.40), (0.38, 0.37),
)  # fmt: skip


class Star(ChoiceCard):
    """One target; ``filled`` when it is the answer or before it."""

    filled = False

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Always as high as wide."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Star, and a ring while focused."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(theme.outline(focused=True))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        ink = "danger" if self.invalid else "primary" if self.filled or self.underMouse() else "border_strong"
        painter.setPen(QPen(theme.colour(ink), 1.6))
        painter.setBrush(theme.colour("primary" if self.filled else "surface"))
        inside = theme.px(SIDE - 8)
        left, top = (self.width() - inside) / 2, (self.height() - inside) / 2
        painter.drawPolygon(QPolygonF([QPointF(left + x * inside, top + y * inside) for x, y in OUTLINE]))
        painter.end()


class Rating(ChoiceCards):
    """The values of the range as choices; pressing the answer again clears it unless it is required."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(False, language, parent)
        self.table.card_class = Star

    def choices_of(self, node: QuestionNode) -> Sequence[Choice]:
        """One star a value."""
        steps = Steps.of(node)
        values = [steps.value(place) for place in range(min(steps.count + 1, MOST))]
        return [Choice(value, formats.show_decimal(Decimal(value), self.language)) for value in values]

    def arrange(self, node: QuestionNode) -> Arrangement:
        """Close together."""
        return Arrangement(0)

    def set_active(self, active: bool) -> None:
        """Stars need no number hints."""

    def _show_chosen(self, chosen: list[str]) -> None:
        super()._show_chosen(chosen)
        values = [card.value for card in self.cards]
        upto = values.index(chosen[0]) if chosen and chosen[0] in values else -1
        for place, card in enumerate(self.cards):
            if isinstance(card, Star):
                card.filled = place <= upto
                card.update()
