"""Serial ports: which of them look like a receiver, and their bytes at the speed that makes sense.

Ports are tried in their order and each at every speed of ``SPEEDS`` for one turn, until ``understood``.
"""

import re

from PySide6.QtCore import QIODevice, QObject, QTimer
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from fieldapp.devices.lines import Line

SPEEDS = (9600, 4800, 38400, 115200)  # NMEA 0183 began with 4800; most receivers of today speak 9600
TURN = 2500  # ms at one speed; receivers speak once a second
MAKERS = frozenset({0x1546, 0x091E})  # u-blox, Garmin
BRIDGES = frozenset({0x067B, 0x10C4, 0x0403, 0x1A86})  # USB to serial: most receivers with a cable
NAMED = re.compile(r"gps|gnss|u-?blox|bluetooth|rfcomm", re.IGNORECASE)
HARMLESS = frozenset(
    {
        QSerialPort.SerialPortError.NoError,
        QSerialPort.SerialPortError.TimeoutError,
        QSerialPort.SerialPortError.UnsupportedOperationError,
    }
)


def likely_ports() -> list[str]:
    """Places of the ports that look like a receiver, the likeliest first."""
    found = [(_likeness(port), port.systemLocation()) for port in QSerialPortInfo.availablePorts()]
    return [place for likeness, place in sorted(found, reverse=True) if likeness]


def likeness(maker: int, words: str) -> int:
    """3 for a maker of receivers, 2 for a name that says so, 1 for a bridge that may be one, 0 for others."""
    if maker in MAKERS:
        return 3
    if NAMED.search(words):
        return 2
    return 1 if maker in BRIDGES else 0


def _likeness(port: QSerialPortInfo) -> int:
    maker = port.vendorIdentifier() if port.hasVendorIdentifier() else 0
    return likeness(maker, f"{port.description()} {port.manufacturer()} {port.portName()}")


class SerialLine(Line):
    """One port at a time, only read from."""

    def __init__(self, places: list[str], parent: QObject, turn: int = TURN) -> None:
        super().__init__(parent)
        self._places = list(places)
        self._speeds: list[int] = []
        self._port: QSerialPort | None = None
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.setInterval(turn)
        self._turns.timeout.connect(self._next_speed)

    def open(self) -> None:
        """The first port that opens."""
        self._next_port("none")

    def close(self) -> None:
        """Leave the port to others."""
        self._turns.stop()
        port, self._port = self._port, None
        if port is not None:
            port.blockSignals(True)
            port.close()
            port.deleteLater()

    def understood(self) -> None:
        """This port, this speed."""
        self._turns.stop()

    def give_up(self) -> bool:
        """While other speeds or ports are left."""
        return self._turns.isActive()

    def speed(self) -> int:
        """Bits a second of the open port; 0 while none is open."""
        return self._port.baudRate() if self._port is not None else 0

    def _next_port(self, otherwise: str) -> None:
        self.close()
        while self._places:
            port = QSerialPort(self)
            port.setPortName(self._places.pop(0))
            self._speeds = list(SPEEDS)
            port.setBaudRate(self._speeds.pop(0))
            if port.open(QIODevice.OpenModeFlag.ReadOnly):
                self._listen(port)
                return
            otherwise = _trouble(port.error())
            port.deleteLater()
        self.failed.emit(otherwise)

    def _listen(self, port: QSerialPort) -> None:
        self._port = port
        port.readyRead.connect(lambda: self.came.emit(bytes(port.readAll().data())))
        port.errorOccurred.connect(self._broke)
        self._turns.start()

    def _next_speed(self) -> None:
        if self._port is not None and self._speeds:
            self._port.setBaudRate(self._speeds.pop(0))
            self._turns.start()
        elif self._places:
            self._next_port("silent")

    def _broke(self, error: QSerialPort.SerialPortError) -> None:
        if error not in HARMLESS:
            self.failed.emit("gone")


def _trouble(error: QSerialPort.SerialPortError) -> str:
    """Another program has the port, or this user may not open it: Linux and Windows say the same for both."""
    kinds = {
        QSerialPort.SerialPortError.DeviceNotFoundError: "none",
        QSerialPort.SerialPortError.PermissionError: "denied",
    }
    return kinds.get(error, "busy")
