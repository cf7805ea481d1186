"""``range`` with ``picker``: the values of the range as a searchable list."""

from collections.abc import Sequence
from decimal import Decimal

from fieldapp.domain import formats
from fieldapp.forms import Choice
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.steps import Steps


class Picker(ChoiceSearch):
    """Typing a value picks it; a value outside the range is kept as typed."""

    width_px = 190

    def choices_of(self, node: QuestionNode) -> Sequence[Choice]:
        """All values, as numbers are written here."""
        steps = Steps.of(node)
        values = [steps.value(place) for place in range(steps.count + 1)]
        return [Choice(value, formats.show_decimal(Decimal(value), self.language)) for value in values]

    def read(self, typed: str) -> str:
        """The value of exactly this number: 1 does not mean 10."""
        number = formats.parse_decimal(typed, self.language)
        return typed if number is None else f"{number.normalize():f}"
