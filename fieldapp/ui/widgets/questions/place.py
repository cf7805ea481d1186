"""``geopoint``: latitude and longitude in one field, from the receiver, the map, or typed in any usual spelling."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.coordinates import Point, parse_point
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.place_tools import PlaceTools

WIDTH = 360


class PointLine(LineEditor):
    """``-0.5021 117.1536`` or ``0°30'7"LS 117°9'13"BT``; altitude and accuracy in metres may follow."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.line.setFixedWidth(theme.px(WIDTH))
        self.row.addStretch(1)
        self.tools = PlaceTools("geopoint", language, self._points)
        self.tools.located.connect(self.put)
        self.tools.picked.connect(lambda points: self.put(points[0]))
        self.line.textEdited.connect(self.tools.forget)
        self._outer.setDirection(QBoxLayout.Direction.TopToBottom)
        self._outer.setSpacing(theme.px(8))
        self._outer.addWidget(self.tools)

    def set_node(self, node: QuestionNode) -> None:
        """Show the coordinates."""
        self.line.setPlaceholderText(sayings.point_example())
        super().set_node(node)
        self.tools.set_node(node)

    def set_active(self, active: bool) -> None:
        """A receiver that was plugged in meanwhile is offered."""
        if active:
            self.tools.look_again()

    def put(self, point: Point) -> None:
        """Another place is the answer; the focus goes to its field, where Enter leads on."""
        self.line.setText(point.shown)
        self.flush()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _points(self) -> list[Point]:
        point = parse_point(self.line.text())
        return [point] if point else []
