"""Asks the satellite receiver for one place: live satellites and accuracy, an average until it is good enough.

The place is taken by itself as soon as the average reaches the wanted accuracy (the form's ``capture-accuracy``,
else ``WANTED``), or when the worker says so. Without a fix for ``GIVE_UP`` it ends with a sentence that says what
to do. Leaving the question closes the receiver.
"""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.devices.averaging import Average, Place
from fieldapp.devices.nmea import Reading
from fieldapp.devices.receiver import Receiver
from fieldapp.ui.widgets.basics import Button, column, label, picture, row
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.widgets.questions import place_sayings as say
from fieldapp.ui.widgets.questions.coordinates import Point

WANTED, LIMIT = 5.0, 100.0  # m, as in the ODK documentation
ADVICE = 45_000  # ms without a fix, or without the wanted accuracy
GIVE_UP = 180_000  # ms without a fix


def metres_of(parameters: Mapping[str, str], name: str, usual: float) -> float:
    """A length among the parameters of a question; ``usual`` where it is missing or no number."""
    try:
        found = float(parameters.get(name, ""))
    except ValueError:
        return usual
    return found if 0 <= found < 1_000_000 else usual


def as_point(place: Place) -> Point:
    """As the form keeps it: seven decimals of a degree are a centimetre."""
    height = "0" if place.altitude is None else f"{place.altitude:.1f}"
    accuracy = f"{place.accuracy:.1f}" if place.known else "0"
    return Point(as_degrees(place.latitude), as_degrees(place.longitude), height, accuracy)


def as_degrees(value: float) -> str:
    """Without zeros at its end."""
    return f"{round(value, 7) + 0.0:.7f}".rstrip("0").rstrip(".")


class Locating(QFrame):
    """``taken(Place)`` once, or ``failed(code)``, or ``stopped`` by the worker; the receiver is closed then."""

    taken = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, where: str, wanted: float, language: str, name: str, parent: QWidget) -> None:
        """``where``: the receiver; ``wanted``: metres, 0 waits for the worker; ``name`` of the question."""
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self._wanted = wanted
        self._language = language
        self._average = Average()
        self.receiver = Receiver(where, self)
        self.receiver.heard.connect(self.hear)
        self.receiver.failed.connect(self._end)
        self.status = label("body", say.connecting(), wrap=True)
        self.advice = label("small", wrap=True)
        self.advice.hide()
        self.bar = ThinBar(f"{name}: {say.locate()}")
        self.take = Button(say.take_now(), "primary", small=True, name=f"{name}: {say.take_now()}", action=self._take)
        self.take.setEnabled(False)
        self.cancel = Button(say.stop(), small=True, name=f"{name}: {say.stop()}", action=self._stop)
        self._lay_out()
        self._advise = _timer(self, ADVICE)
        self._advise.timeout.connect(self._give_advice)
        self._late = _timer(self, GIVE_UP)
        self._late.timeout.connect(lambda: self._end("sky"))

    def start(self) -> None:
        """Open the receiver; a signal may come before this returns."""
        self._advise.start()
        self._late.start()
        self.receiver.start()

    def hear(self, reading: Reading) -> None:
        """Take a reading in, show how far it is, end when it is good enough."""
        first = self._average.place() is None
        self._average.add(reading)
        place = self._average.place()
        if place is None:
            self.status.setText(say.searching(reading.used, reading.seen))
            return
        if first:
            self._late.stop()
            self._advise.start()
            self.advice.hide()
            self.take.setEnabled(True)
            self._announce(say.first_fix())
        self._show(place, reading.used)
        if self._wanted and self._average.good(self._wanted):
            self._take()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: the receiver rests."""
        if not event.spontaneous():
            self._rest()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        box = column(self, margins=(12, 10, 12, 10), gap=8)
        above, below = row(gap=8), row(gap=8)
        above.addWidget(picture("satellite", "primary"))
        above.addWidget(self.status, 1)
        below.addWidget(self.take)
        below.addWidget(self.cancel)
        below.addStretch(1)
        box.addLayout(above)
        box.addWidget(self.bar)
        box.addWidget(self.advice)
        box.addLayout(below)

    def _show(self, place: Place, satellites: int) -> None:
        self.bar.set_part(min(1.0, self._wanted / place.accuracy), 1.0)
        self.bar.setVisible(bool(self._wanted))
        if place.known:
            wanted = say.metres(self._wanted, self._language) if self._wanted else ""
            self.status.setText(say.averaging(say.metres(place.accuracy, self._language), wanted, satellites))
        else:
            self.status.setText(say.averaging_blindly(satellites))

    def _give_advice(self) -> None:
        text = say.go_outside() if self._average.place() is None else say.stand_still()
        self.advice.setText(text)
        self.advice.show()
        self._announce(text)

    def _take(self) -> None:
        place = self._average.place()
        if place is not None:
            self._rest()
            self.taken.emit(place)

    def _end(self, code: str) -> None:
        """The receiver ended; a recording that gave a place is used as it is."""
        place = self._average.place()
        self._rest()
        if place is not None and code == "ended":
            self.taken.emit(place)
        else:
            self.failed.emit(code)

    def _stop(self) -> None:
        self._rest()
        self.stopped.emit()

    def _rest(self) -> None:
        self.receiver.stop()
        self._advise.stop()
        self._late.stop()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _timer(parent: QWidget, milliseconds: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    return made
