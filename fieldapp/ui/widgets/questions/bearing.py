"""``bearing``: a direction in degrees from north, typed; letters of the wind rose are read in both languages."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from fieldapp.domain import formats
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.number import NumberLine

WINDS = {
    "en": ("N", "NE", "E", "SE", "S", "SW", "W", "NW"),
    "id": ("U", "TL", "T", "TG", "S", "BD", "B", "BL"),
}
DEGREES = {name: 45 * place for names in WINDS.values() for place, name in enumerate(names)}


class BearingLine(NumberLine):
    """0 to 360; other numbers are kept as they are typed, and the form does not accept them."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(True, language, parent)

    def set_node(self, node: QuestionNode) -> None:
        """Degrees."""
        self.line.setPlaceholderText(sayings.bearing_example())
        super().set_node(node)
        self.show_unit("°")

    def read(self, typed: str) -> str:
        """Degrees with "." as decimal mark; what is no direction stays as typed, with its sign of degrees."""
        degrees = self._degrees(typed)
        return f"{degrees:f}" if degrees is not None else f"{typed.rstrip('°')}°"

    def readable(self, typed: str) -> bool:
        """Whether it is a direction."""
        return self._degrees(typed) is not None

    def _degrees(self, typed: str) -> Decimal | None:
        wind = DEGREES.get(typed.strip().upper())
        degrees = Decimal(wind) if wind is not None else formats.parse_decimal(typed.rstrip(" °"), self.language)
        return degrees if degrees is not None and 0 <= degrees <= 360 else None
