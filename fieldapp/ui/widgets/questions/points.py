"""``geotrace`` and ``geoshape``: corner points one under the other, typed, from the receiver or drawn on the map; Enter
in the last one adds a line.

A line needs two points, an area three; an area is closed by itself (its first point is stored last again). While
points are missing, or one cannot be read, the answer is kept as it stands on screen, with ``?`` for a missing
point, so that the form says what is to be done and nothing typed is lost.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, icon_button, label, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.coordinates import Point, parse_point, read_points
from fieldapp.ui.widgets.questions.editor import QuestionNode, TypedEditor
from fieldapp.ui.widgets.questions.place_tools import PlaceTools

FEWEST = {"geotrace": 2, "geoshape": 3}
MISSING = "?"
WIDTH = 360
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PointRow(QWidget):
    """Number, field, button."""

    def __init__(self, watcher: QObject) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = row(self, gap=8)
        self.number = label("muted")
        self.number.setFixedWidth(theme.px(24))
        self.line = QLineEdit()
        self.line.setFixedWidth(theme.px(WIDTH))
        self.line.installEventFilter(watcher)
        self.remove = icon_button("x", sayings.remove())
        for part in (self.number, self.line, self.remove):
            box.addWidget(part)
        box.addStretch(1)

    def show_place(self, label: str, place: int) -> None:
        """Number and names."""
        name = sayings.point_of(label, place)
        self.number.setText(f"{place}.")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(sayings.point_example() if place == 1 else "")
        self.remove.setAccessibleName(sayings.take_out(name))
        self.remove.setToolTip(sayings.take_out(name))


class PointList(TypedEditor):
    """``closed``: an area, else a line."""

    def __init__(self, closed: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._closed = closed
        self._fewest = FEWEST["geoshape" if closed else "geotrace"]
        self._label = ""
        self._description = ""
        self._readonly = False
        self._invalid = False
        self._rows: list[PointRow] = []
        self._list = column(gap=6)
        self.add = Button(sayings.add_point(), icon="plus", small=True, action=self._add)
        help_text = sayings.area_help() if closed else sayings.line_help()
        below: QHBoxLayout = row(gap=12)
        below.addWidget(self.add)
        below.addWidget(label("small", help_text, wrap=True), 1)
        self.tools = PlaceTools("geoshape" if closed else "geotrace", language, self._points)
        self.tools.located.connect(self.put)
        self.tools.picked.connect(self.put_all)
        box = column(self, gap=8)
        box.addLayout(self._list)
        box.addLayout(below)
        box.addWidget(self.tools)

    @property
    def lines(self) -> Sequence[QLineEdit]:
        """The fields, top to bottom."""
        return [own.line for own in self._rows]

    def texts(self) -> Sequence[str]:
        """What they show."""
        return [line.text() for line in self.lines]

    def set_node(self, node: QuestionNode) -> None:
        """Show the points, at least as many lines as are needed."""
        self._label, self._readonly = node.label, node.readonly
        self.add.setVisible(not node.readonly)
        self.add.setAccessibleName(f"{node.label}: {self.add.text()}")
        self.accept_shown(node, lambda: self._show(node.text))
        if not self._rows:
            self._show(node.text)
        self._dress()
        self.tools.set_node(node)

    def set_active(self, active: bool) -> None:
        """A receiver that was plugged in meanwhile is offered."""
        if active:
            self.tools.look_again()

    def put(self, point: Point) -> None:
        """One more point: in the first empty line, else in a new one; the way on is a press of the same button."""
        empty = next((line for line in self.lines if not line.text().strip()), None)
        if empty is None:
            self._new_row()
            empty = self.lines[-1]
        empty.setText(point.shown)
        self.flush()
        self._dress()
        self.tools.locate.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_all(self, points: Sequence[Point]) -> None:
        """These points instead of all others; what is typed and is no place yet goes too."""
        self._show("; ".join(point.text for point in points))
        self.flush()
        self._dress()
        self.tools.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _points(self) -> list[Point]:
        found = (parse_point(text) for text in self.texts())
        return [point for point in found if point]

    def focus_part(self) -> QWidget:
        """The first line without a point, else the first."""
        return next((line for line in self.lines if not line.text().strip()), self.lines[0])

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Lines that cannot be read turn red."""
        self._invalid, self._description = invalid, description
        self._dress()

    def typed(self) -> str:
        """All points, canonical when every one can be read and there are enough."""
        texts = [line.text().strip() for line in self.lines]
        filled = [text for text in texts if text]
        points = [parse_point(text) for text in filled]
        if not filled:
            return ""
        if len(filled) >= self._fewest and all(points):
            stored = [point.text for point in points if point]
            return "; ".join([*stored, stored[0]] if self._closed else stored)
        kept = [point.text if point else text for point, text in zip(points, filled, strict=True)]
        return "; ".join([*kept, *[MISSING] * (self._fewest - len(kept))])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next line, or adds one after a point; leaving a line gives the answer and tidies it."""
        if watched not in self.lines or not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            point = parse_point(watched.text())
            if point is not None:
                watched.setText(point.shown)
            self._dress()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._step_from(watched)
        return super().eventFilter(watched, event)

    def _step_from(self, line: QLineEdit) -> bool:
        """False in an empty last line: Enter leaves the question."""
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif line.text().strip():
            self._add()
        else:
            return False
        return True

    def _add(self) -> None:
        self._new_row()
        self._dress()
        self.lines[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_out(self, gone: PointRow) -> None:
        place = self._rows.index(gone)
        self._drop(place)
        while len(self._rows) < self._fewest:
            self._new_row()
        self.flush()
        self._dress()
        self.lines[min(place, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, text: str) -> None:
        points = [part for part in read_points(text) if part != MISSING]
        if self._closed and len(points) > self._fewest and points[0] == points[-1]:
            points.pop()
        shown = [point.shown if (point := parse_point(part)) else part for part in points]
        shown += [""] * (self._fewest - len(shown))
        while len(self._rows) > len(shown):
            self._drop(-1)
        while len(self._rows) < len(shown):
            self._new_row()
        for line, words in zip(self.lines, shown, strict=True):
            line.setText(words)

    def _new_row(self) -> None:
        made = PointRow(self)
        made.line.textEdited.connect(self.keys_came)
        made.remove.clicked.connect(lambda: self._take_out(made))
        self._rows.append(made)
        self._list.addWidget(made)

    def _drop(self, place: int) -> None:
        gone = self._rows.pop(place)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _dress(self) -> None:
        """Numbers, names, and what is red."""
        spare = len(self._rows) > self._fewest
        for place, own in enumerate(self._rows, start=1):
            own.show_place(self._label, place)
            own.line.setAccessibleDescription(self._description)
            own.line.setReadOnly(self._readonly)
            wrong = self._invalid and parse_point(own.line.text()) is None
            theme.set_state(own.line, "state", "error" if wrong else "")
            own.remove.setVisible(not self._readonly and (spare or bool(own.line.text())))
