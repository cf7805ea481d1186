"""Ways on which a receiver's bytes come: a network connection and a recorded file. Serial ports are in
``serial_line``, whose library is loaded only when one is wanted.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QTcpSocket

GPSD_PORT = 2947
GPSD_WATCH = b'?WATCH={"enable":true,"nmea":true};\n'


class Line(QObject):
    """``came(bytes)``, then at most one ``failed(code)``; codes are those of ``receiver``."""

    came = Signal(bytes)
    failed = Signal(str)

    def open(self) -> None:
        """Begin; signals may come before this returns."""
        raise NotImplementedError

    def close(self) -> None:
        """No signal follows."""

    def understood(self) -> None:
        """The bytes make sense: nothing else needs to be tried."""

    def give_up(self) -> bool:
        """Nothing was understood for a long time; True when there is still something else to try."""
        return False


class NetworkLine(Line):
    """A phone that shares NMEA over TCP, or gpsd, which is asked for it."""

    def __init__(self, host: str, port: int, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QTcpSocket

        self._address = host, port
        self._socket = QTcpSocket(self)
        self._socket.readyRead.connect(self._read)
        self._socket.connected.connect(self._greet)
        self._socket.errorOccurred.connect(self._broke)

    def open(self) -> None:
        """Call."""
        self._socket.connectToHost(*self._address)

    def close(self) -> None:
        """Hang up."""
        self._socket.blockSignals(True)
        self._socket.abort()

    def _greet(self) -> None:
        if self._address[1] == GPSD_PORT:
            self._socket.write(GPSD_WATCH)

    def _read(self) -> None:
        self.came.emit(bytes(self._socket.readAll().data()))

    def _broke(self, error: "QTcpSocket.SocketError") -> None:
        self.failed.emit("gone" if error.name == "RemoteHostClosedError" else "unreachable")


class RecordedLine(Line):
    """Sentences of a file, all at once: for training and for tests."""

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path

    def open(self) -> None:
        """The whole file, then its end."""
        try:
            content = self._path.read_bytes()
        except OSError:
            self.failed.emit("denied")
            return
        self.came.emit(content + b"\n")
        self.failed.emit("ended")
