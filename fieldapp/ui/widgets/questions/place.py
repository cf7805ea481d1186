"""``geopoint`` without a receiver: latitude and longitude typed in one field, in any usual spelling."""

from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.coordinates import parse_point
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor


class PointLine(LineEditor):
    """``-0.5021 117.1536`` or ``0°30'7"LS 117°9'13"BT``; altitude and accuracy in metres may follow."""

    width_px = 360

    def set_node(self, node: QuestionNode) -> None:
        """Show the coordinates."""
        self.line.setPlaceholderText(sayings.point_example())
        super().set_node(node)

    def shown(self, value: str) -> str:
        """Decimal degrees; altitude and accuracy where they are known."""
        point = parse_point(value)
        return point.shown if point else value

    def read(self, typed: str) -> str:
        """``lat lon alt acc`` as the ODK specification writes it; 0 where nothing is known."""
        point = parse_point(typed)
        return point.text if point else typed

    def readable(self, typed: str) -> bool:
        """Whether it is a point on earth."""
        return parse_point(typed) is not None
