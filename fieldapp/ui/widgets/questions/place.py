"""``geopoint`` without a receiver: latitude and longitude typed in one field."""

import re

from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor

NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"
PAIR = re.compile(rf"({NUMBER})\s*[;,]?\s+({NUMBER})|({NUMBER.replace('[.,]', '[.]')}),({NUMBER})")


class PointLine(LineEditor):
    """``-0.5021 117.1536``, with a comma or semicolon between, decimal comma allowed when a space divides."""

    width_px = 360

    def set_node(self, node: QuestionNode) -> None:
        """Show the coordinates."""
        self.line.setPlaceholderText(sayings.point_example())
        super().set_node(node)

    def shown(self, value: str) -> str:
        """Latitude and longitude; altitude and accuracy are kept but not shown."""
        return " ".join(value.split()[:2])

    def read(self, typed: str) -> str:
        """``lat lon 0 0`` as the ODK specification writes it; no altitude and accuracy are known."""
        point = _point(typed)
        return f"{point[0]} {point[1]} 0 0" if point else typed

    def readable(self, typed: str) -> bool:
        """Whether it is a point on earth."""
        return _point(typed) is not None


def _point(typed: str) -> tuple[str, str] | None:
    found = PAIR.fullmatch(typed.strip())
    if not found:
        return None
    latitude, longitude = (part.replace(",", ".") for part in found.groups() if part)
    inside = abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180
    return (latitude, longitude) if inside else None
