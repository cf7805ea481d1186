"""Under the coordinates of a question: *Get location* where a receiver exists, the map, and what came of it.

The map is offered where the form asks for one (``maps``, ``placement-map`` …) or the laptop has one.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.devices import equipment, receiver, tiles
from fieldapp.devices.averaging import Place
from fieldapp.domain import formats
from fieldapp.ui.widgets.basics import Button, column, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions import place_sayings as say
from fieldapp.ui.widgets.questions.coordinates import Point
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.locating import LIMIT, WANTED, Locating, as_point, metres_of

MAPS = frozenset({"maps", "placement-map", "streets", "satellite", "terrain"})


class PlaceTools(QWidget):
    """``located(Point)``: the receiver's place; ``picked(list of Point)``: those of the map.

    ``kind``: geopoint, geotrace or geoshape; ``points`` gives those of the answer now.
    """

    located = Signal(object)
    picked = Signal(object)

    def __init__(self, kind: str, language: str, points: Callable[[], Sequence[Point]]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._kind = kind
        self._language = language
        self._points = points
        self._name = ""
        self._readonly, self._mapped = False, False
        self._wanted, self._limit = WANTED, LIMIT
        self.locating: Locating | None = None
        self.dialog: QDialog | None = None
        words = say.locate() if kind == "geopoint" else say.add_located()
        self.locate = Button(words, icon="locate", small=True, action=self._locate)
        self.map = Button(say.on_map(kind), icon="map", small=True, action=self._open_map)
        buttons = row(gap=8)
        buttons.addWidget(self.locate)
        buttons.addWidget(self.map)
        buttons.addStretch(1)
        self.good, self.poor = Notice("success"), Notice("warning")
        self._box = column(self, gap=8)
        self._box.addLayout(buttons)
        self._box.addWidget(self.good)
        self._box.addWidget(self.poor)

    def set_node(self, node: QuestionNode) -> None:
        """Names and the form's accuracies; the button only where a receiver exists."""
        self._name = node.label
        self._wanted = metres_of(node.parameters, "accuracyThreshold", WANTED)
        self._limit = metres_of(node.parameters, "unacceptableAccuracyThreshold", LIMIT)
        self._readonly, self._mapped = node.readonly, bool(MAPS.intersection(node.appearance))
        self.locate.setAccessibleName(f"{node.label}: {self.locate.text()}")
        self.map.setAccessibleName(f"{node.label}: {self.map.text()}")
        self.look_again()

    def look_again(self) -> None:
        """What is plugged in and laid in now; called when the question is entered, too."""
        has = equipment.current()
        offered = not self._readonly and receiver.present(has.receiver)
        self.locate.setVisible(offered and self.locating is None)
        self.map.setVisible(not self._readonly and (self._mapped or tiles.any_map(has.maps)))
        self.show_tools()

    def show_tools(self) -> None:
        """Only as high as what there is to show."""
        parts = (self.locate, self.map, self.good, self.poor, self.locating)
        self.setVisible(any(part is not None and not part.isHidden() for part in parts))

    def hideEvent(self, event: QHideEvent) -> None:
        """The question went out of sight, and its map with it."""
        if self.dialog is not None and not event.spontaneous():
            self.dialog.reject()
        super().hideEvent(event)

    def forget(self) -> None:
        """The place was changed by hand: what was said of it is over."""
        self._tell("", "")

    def _locate(self) -> None:
        self._tell("", "")
        where = equipment.current().receiver
        self.locating = made = Locating(where, self._wanted, self._language, self._name, self)
        made.taken.connect(self._taken)
        made.failed.connect(self._failed)
        made.stopped.connect(self._stopped)
        self._box.insertWidget(1, made)
        self.locate.hide()
        made.show()
        made.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        made.start()

    def _taken(self, place: Place) -> None:
        self._close()
        at = formats.show_time(datetime.now().astimezone(), self._language)
        accuracy = say.metres(place.accuracy, self._language) if place.known else ""
        worse = place.known and place.accuracy > self._limit
        self.located.emit(as_point(place))  # the editor moves the focus
        self._tell(
            say.taken(at, accuracy), say.poor(accuracy, say.metres(self._limit, self._language)) if worse else ""
        )

    def _failed(self, code: str) -> None:
        self._close()
        self._tell("", say.no_position(code))
        self.locate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        self._close()
        self.locate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_map(self) -> None:
        from fieldapp.ui.widgets.questions.map_dialog import MapDialog

        made = MapDialog(self._kind, self._points(), equipment.current().maps, self._name, self)
        self.dialog = made
        made.picked.connect(self._picked)
        made.finished.connect(self._map_closed)
        made.open()

    def _picked(self, points: Sequence[Point]) -> None:
        self._tell("", "")
        self.picked.emit(points)

    def _map_closed(self) -> None:
        gone, self.dialog = self.dialog, None
        if gone is not None:
            gone.deleteLater()
        if self.window().focusWidget() in (None, self.map):
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        gone, self.locating = self.locating, None
        self.locate.show()
        if gone is not None:
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.show_tools()

    def _tell(self, good: str, poor: str) -> None:
        self.good.say(good)
        self.poor.say(poor)
        self.show_tools()
