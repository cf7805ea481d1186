"""The map of a question in a window of its own: one place for a geopoint, a line or an area for the others.

It opens at the point that is there, else in the middle of the map, else at ``HOME``; maps are looked for in the
background. ``picked`` gives the points in
their order; closing the dialog otherwise changes nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from fieldapp.devices.averaging import metres_between
from fieldapp.devices.tiles import MapFacts, maps_in
from fieldapp.ui import background
from fieldapp.ui.widgets.basics import Button, column, icon_button, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions import place_sayings as say
from fieldapp.ui.widgets.questions.coordinates import Point
from fieldapp.ui.widgets.questions.locating import as_degrees
from fieldapp.ui.widgets.questions.map_canvas import MapCanvas
from fieldapp.ui.widgets.questions.map_import import MapImport
from fieldapp.ui.widgets.questions.map_view import View
from fieldapp.ui.widgets.questions.still_list import StillList

HOME = (-0.5022, 117.1536)  # Samarinda, where the province's offices are
CLOSE, WIDE = 16, 13  # zoom around a known point, and without one
PART = 0.94  # of the window behind it
FEWEST = {"geopoint": 1, "geotrace": 2, "geoshape": 3}


class MapDialog(QDialog):
    """``kind``: geopoint, geotrace or geoshape; ``points`` are those of the answer."""

    topic = "questions-map"

    picked = Signal(object)

    def __init__(self, kind: str, points: Sequence[Point], folder: Path | None, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self._kind = kind
        self._single = kind == "geopoint"
        self._maps: list[MapFacts] = []
        places = [(float(point.latitude), float(point.longitude)) for point in points]
        self._before = places[0] if places else None  # distances are told from here
        self._places = list(places)
        self._shown: MapFacts | None = None
        start = View.at(*self._before, CLOSE) if self._before else View.at(*HOME, WIDE)
        self.canvas = MapCanvas(kind, start, name)
        self.canvas.show_points(self._places)
        self.importing = MapImport(lambda: folder, self)
        self._build()
        self._listen()
        self.resize(parent.window().size() * PART)
        self._tell()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._looking = background.run(lambda _job: maps_in(folder), self._found)

    def done(self, result: int) -> None:
        """However it ends, nothing is read or copied any more."""
        self._looking.cancel()
        self.importing.stop()
        self.canvas.close_file()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter belongs to the map and the buttons."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.take = Button(say.use_point() if self._single else say.done(), "primary", action=self._finish)
        self.add = Button(say.add_corner(), icon="plus", action=self._add)
        self.undo = Button(say.undo_corner(), "quiet", icon="undo-2", action=self._take_back)
        self.cancel = Button(say.stop(), action=self.reject)
        self.add_map = Button(say.add_map(), "quiet", icon="map", small=True, action=self.importing.ask)
        self.choice = StillList(say.which_map())
        self.choice.hide()
        self.empty, self.warning, self.news = Notice("info", "map"), Notice("warning"), Notice("info")
        self.readout = label("small")
        box = column(self, margins=(16, 12, 16, 14), gap=8)
        box.addLayout(self._above())
        for notice in (self.empty, self.warning, self.news):
            box.addWidget(notice)
        box.addWidget(self.canvas, 1)
        box.addLayout(self._below())

    def _above(self) -> QHBoxLayout:
        made = row(gap=8)
        made.addWidget(self.choice)
        made.addWidget(self.add_map)
        made.addStretch(1)
        made.addWidget(self.readout)
        made.addWidget(icon_button("plus", say.nearer(), lambda: self.canvas.zoom(1)))
        made.addWidget(icon_button("minus", say.farther(), lambda: self.canvas.zoom(-1)))
        return made

    def _below(self) -> QHBoxLayout:
        made = row(gap=8)
        self.keys = label("small", say.map_keys(), wrap=True)
        made.addWidget(self.keys, 1)
        for button in (self.undo, self.add):
            button.setVisible(not self._single)
            made.addWidget(button)
        made.addWidget(self.cancel)
        made.addWidget(self.take)
        return made

    def _listen(self) -> None:
        self.canvas.moved.connect(self._tell)
        self.canvas.chosen.connect(self._finish if self._single else self._add)
        self.canvas.undone.connect(self._take_back)
        self.choice.activated.connect(lambda place: self._use_map(self._maps[place]))
        self.importing.told.connect(self.news.say)
        self.importing.added.connect(self._added)
        self.importing.refused.connect(self._refused)

    def _best(self, place: tuple[float, float] | None) -> MapFacts | None:
        """The nearest look at the place; any map where there is no place, or none that covers it."""
        covering = [facts for facts in self._maps if place is not None and facts.covers(*place)]
        chosen = covering or self._maps
        return max(chosen, key=lambda facts: facts.most_zoom) if chosen else None

    # picking -------------------------------------------------------------------------------------

    def _finish(self) -> None:
        if self._single:
            self.picked.emit([_point(self.canvas.view.centre)])
            self.accept()
        elif len(self._places) >= FEWEST[self._kind]:
            self.picked.emit([_point(place) for place in self._places])
            self.accept()

    def _add(self) -> None:
        self._places.append(self.canvas.view.centre)
        self._show_places()

    def _take_back(self) -> None:
        if self._places and not self._single:
            self._places.pop()
            self._show_places()

    def _show_places(self) -> None:
        self.canvas.show_points(self._places)
        self._tell()

    def _tell(self) -> None:
        """Where the cross stands, how far from the point before, and whether the map reaches there."""
        place = self.canvas.view.centre
        parts = [say.under_the_cross(*place)]
        if self._before is not None and self._single:
            parts.append(say.away(say.length(metres_between(*self._before, *place))))
        if not self._single:
            parts.append(say.drawn(len(self._places)))
        self.readout.setText(" · ".join(parts))
        self.take.setEnabled(self._single or len(self._places) >= FEWEST[self._kind])
        self.undo.setEnabled(bool(self._places))
        beside = self._shown is not None and not self._shown.covers(*place)
        self.warning.say(say.map_elsewhere() if beside else "")

    # maps ----------------------------------------------------------------------------------------

    def _found(self, maps: list[MapFacts]) -> None:
        """What lies in the folder; the best of them is shown, and looked at if there is no other place to look at."""
        self._maps = maps
        best = self._best(self._before)
        if best is not None:
            self._use_map(best)
        self._show_maps()

    def _show_maps(self) -> None:
        self.choice.clear()
        self.choice.addItems([facts.name for facts in self._maps])
        if self._shown in self._maps:
            self.choice.setCurrentIndex(self._maps.index(self._shown))
        self.choice.setVisible(bool(self._maps))
        self.empty.say("" if self._maps else say.no_map_yet())

    def _use_map(self, facts: MapFacts) -> None:
        self._shown = facts
        self.canvas.show_map(facts)
        if not self._places and (self.canvas.untouched() or not facts.covers(*self.canvas.view.centre)):
            self.canvas.begin_at(View.at(*facts.centre, max(facts.least_zoom, min(WIDE, facts.most_zoom))))
        self._tell()

    def _added(self, facts: MapFacts) -> None:
        self._maps = [*(own for own in self._maps if own.path != facts.path), facts]
        self.news.say(say.map_added(facts.name))
        self._use_map(facts)
        self._show_maps()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, text: str) -> None:
        self.news.say("")
        self.warning.say(text)


def _point(place: tuple[float, float]) -> Point:
    """Six decimals: a tenth of a metre, finer than any map."""
    return Point(as_degrees(round(place[0], 6)), as_degrees(round(place[1], 6)))
