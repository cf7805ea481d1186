"""The values of a ``range``: from ``start`` to ``end`` by ``step``, upwards or downwards, exact in decimals."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fieldapp.ui.widgets.questions.editor import QuestionNode

MOST = 1000  # values; a finer scale is typed


@dataclass(frozen=True, slots=True)
class Steps:
    """``step`` is positive; the last value may stop short of ``end``."""

    start: Decimal
    end: Decimal
    step: Decimal
    tick: Decimal  # between two marks of the scale

    @classmethod
    def of(cls, node: QuestionNode) -> "Steps":
        """As the form's parameters say; 1 to 10 by 1 where they do not."""
        given = node.parameters
        step = abs(decimal(given.get("step", "1"), Decimal(1))) or Decimal(1)
        tick = abs(decimal(given.get("tick_interval", "0"), Decimal(0)))
        start, end = decimal(given.get("start", "1"), Decimal(1)), decimal(given.get("end", "10"), Decimal(10))
        return cls(start, end, step, tick)

    @property
    def count(self) -> int:
        """How many steps there are between the first and the last value."""
        return min(MOST, max(1, int(abs(self.end - self.start) / self.step)))

    def place(self, text: str) -> int:
        """The step nearest to an answer; 0 for none."""
        answer = decimal(text, self.start) if text else self.start
        return int(abs(answer - self.start) / self.step)

    def value(self, place: int) -> str:
        """Canonical text of a step: ``-0.5``, ``10``."""
        direction = 1 if self.end >= self.start else -1
        return f"{(self.start + direction * self.step * place).normalize():f}"

    def between_ticks(self) -> int:
        """Steps from one mark to the next: as the form says, else about ten marks."""
        return max(1, int(self.tick / self.step) if self.tick else self.count // 10)


def decimal(text: str, otherwise: Decimal) -> Decimal:
    """The number, or ``otherwise``."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return otherwise
    return number if number.is_finite() else otherwise
