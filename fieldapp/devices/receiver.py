"""A satellite receiver that is plugged in, paired or shared in the network, read without ever blocking the window.

``where`` names it: ``auto`` (a serial port that looks like a receiver), a serial port (``COM4``, ``/dev/ttyACM0``),
``host:port`` of a phone that shares NMEA over TCP or of gpsd, or the path of a file with recorded sentences
(training). ``off``: none is asked for.

Signals come in the main thread: ``heard(Reading)``, and ``failed(code)`` once, after which nothing follows. Codes:
``none`` (no such receiver), ``busy`` (the port does not open), ``denied`` (another program has it, or this user may
not read it), ``gone`` (unplugged, connection closed), ``unreachable`` (nobody answers there), ``silent``
(connected, but no sentence for ``PATIENCE`` ms), ``module`` (this installation cannot read serial ports), ``ended``
(end of the file).
"""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.devices.lines import Line, NetworkLine, RecordedLine
from fieldapp.devices.nmea import Talk

AUTO, OFF = "auto", "off"
PATIENCE = 12_000  # ms without a sentence
NETWORKED = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.\-]+)):(\d{1,5})")


def present(where: str) -> bool:
    """Whether a button is worth showing: a named receiver is taken at its word, ``auto`` looks at the ports."""
    return where not in ("", OFF) and (where != AUTO or bool(likely_ports()))


def likely_ports() -> list[str]:
    """Serial ports that look like a receiver; none where this installation cannot read serial ports."""
    try:
        from fieldapp.devices import serial_line
    except ImportError:
        return []
    return serial_line.likely_ports()


class Receiver(QObject):
    """``start`` opens it, ``stop`` closes it; both may be called at any time."""

    heard = Signal(object)
    failed = Signal(str)

    def __init__(self, where: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self._talk = Talk()
        self._line: Line | None = None
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(PATIENCE)
        self._silence.timeout.connect(self._be_silent)

    def set_patience(self, milliseconds: int) -> None:
        """Another time without a sentence."""
        self._silence.setInterval(milliseconds)

    def start(self) -> None:
        """Open it; signals may follow before this returns."""
        self.stop()
        self._talk = Talk()
        line = self._found()
        if line is None:
            self.failed.emit("module")
            return
        self._line = line
        line.came.connect(self._read)
        line.failed.connect(self._fail)
        self._silence.start()
        line.open()

    def stop(self) -> None:
        """Close it; no signal follows."""
        self._silence.stop()
        line, self._line = self._line, None
        if line is not None:
            line.close()
            line.deleteLater()

    def listening(self) -> bool:
        """Whether it is open."""
        return self._line is not None

    def _found(self) -> Line | None:
        networked = NETWORKED.fullmatch(self._where)
        if networked:
            return NetworkLine(networked[1] or networked[2], int(networked[3]), self)
        if Path(self._where).is_file():
            return RecordedLine(Path(self._where), self)
        try:
            from fieldapp.devices.serial_line import SerialLine
        except ImportError:
            return None
        return SerialLine(likely_ports() if self._where == AUTO else [self._where], self)

    def _read(self, portion: bytes) -> None:
        line, before = self._line, self._talk.sentences
        if line is None:
            return
        readings = self._talk.feed(portion)
        if self._talk.sentences > before:
            line.understood()
            self._silence.start()
        for reading in readings:
            if self._line is not line:
                return  # a listener stopped
            self.heard.emit(reading)

    def _be_silent(self) -> None:
        if self._line is not None and self._line.give_up():
            self._silence.start()
        else:
            self._fail("silent")

    def _fail(self, code: str) -> None:
        if self._line is not None:
            self.stop()
            self.failed.emit(code)
