"""Receivers on a real serial line (a pseudo-terminal), on a real connection, in a file, and none at all."""

import os
import pty
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QHostAddress, QTcpServer
from pytestqt.qtbot import QtBot

from fieldapp.devices import receiver, serial_line
from fieldapp.devices.nmea import Reading
from fieldapp.devices.receiver import Receiver
from tests.devices.sky import NO_FIX, gga, stream


class Ear:
    """What a receiver told."""

    def __init__(self, where: str) -> None:
        self.readings: list[Reading] = []
        self.troubles: list[str] = []
        self.receiver = Receiver(where)
        self.receiver.heard.connect(self.readings.append)
        self.receiver.failed.connect(self.troubles.append)


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """Both ends of a serial line: what the receiver writes to, and the name of the laptop's port."""
    ours, theirs = pty.openpty()
    yield ours, os.ttyname(theirs)
    os.close(theirs)
    os.close(ours)


@pytest.fixture
def server() -> Iterator[QTcpServer]:
    made = QTcpServer()
    assert made.listen(QHostAddress.SpecialAddress.LocalHost)
    yield made
    made.close()


def test_a_serial_port_is_read(line: tuple[int, str], qtbot: QtBot) -> None:
    ours, name = line
    ear = Ear(name)
    ear.receiver.start()
    whole = stream(NO_FIX, gga(1))
    os.write(ours, whole[:50])
    os.write(ours, whole[50:])
    qtbot.waitUntil(lambda: len(ear.readings) == 2)
    assert [reading.fixed for reading in ear.readings] == [False, True]
    ear.receiver.stop()
    assert not ear.receiver.listening()
    os.write(ours, stream(gga(2)))
    ear.receiver.start()
    os.write(ours, stream(gga(3)))
    qtbot.waitUntil(lambda: ear.readings[-1].time == "024203.00")
    ear.receiver.stop()
    assert ear.troubles == []


def test_another_speed_is_tried_until_sentences_come(line: tuple[int, str], qtbot: QtBot) -> None:
    ours, name = line
    parent = Receiver(name)
    wire = serial_line.SerialLine([name], parent, turn=60)
    wire.open()
    assert wire.speed() == 9600
    qtbot.waitUntil(lambda: wire.speed() == 38400)
    wire.understood()
    assert not wire.give_up()
    assert termios.tcgetattr(ours)[4] == termios.B38400
    wire.close()
    assert wire.speed() == 0


def test_a_port_that_does_not_open_gives_way_to_the_next(line: tuple[int, str], qtbot: QtBot) -> None:
    ours, name = line
    parent = Receiver(name)
    wire = serial_line.SerialLine(["/dev/no-such-port", name], parent)
    came: list[bytes] = []
    wire.came.connect(came.append)
    wire.open()
    os.write(ours, b"$GP")
    qtbot.waitUntil(lambda: came == [b"$GP"])
    wire.close()


def test_a_port_that_is_not_there() -> None:
    ear = Ear("/dev/no-such-port")
    ear.receiver.start()
    assert ear.troubles == ["none"]
    assert not ear.receiver.listening()


def test_an_unplugged_receiver_is_told(qtbot: QtBot) -> None:
    ours, theirs = pty.openpty()
    ear = Ear(os.ttyname(theirs))
    os.close(theirs)
    ear.receiver.start()
    os.write(ours, stream(gga(1)))
    qtbot.waitUntil(lambda: len(ear.readings) == 1)
    os.close(ours)
    qtbot.waitUntil(lambda: ear.troubles == ["gone"])


def test_a_silent_line_is_told_after_a_while(line: tuple[int, str], qtbot: QtBot) -> None:
    ear = Ear(line[1])
    ear.receiver.set_patience(5)
    ear.receiver.start()
    ear.receiver._line.understood()  # no other speed is left to try
    qtbot.waitUntil(lambda: ear.troubles == ["silent"])


def test_a_phone_in_the_network_is_read_until_it_hangs_up(server: QTcpServer, qtbot: QtBot) -> None:
    ear = Ear(f"127.0.0.1:{server.serverPort()}")
    ear.receiver.start()
    qtbot.waitUntil(server.hasPendingConnections)
    phone = server.nextPendingConnection()
    phone.write(stream(gga(1)))
    qtbot.waitUntil(lambda: len(ear.readings) == 1)
    phone.write(stream(gga(2)))
    phone.disconnectFromHost()
    qtbot.waitUntil(lambda: ear.troubles == ["gone"])
    assert [reading.time for reading in ear.readings] == ["024201.00", "024202.00"]


def test_gpsd_is_asked_for_sentences(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, server: QTcpServer) -> None:
    monkeypatch.setattr("fieldapp.devices.lines.GPSD_PORT", server.serverPort())
    ear = Ear(f"127.0.0.1:{server.serverPort()}")
    ear.receiver.start()
    qtbot.waitUntil(server.hasPendingConnections)
    gpsd = server.nextPendingConnection()
    gpsd.write(b'{"class":"VERSION","release":"3.25"}\r\n')
    qtbot.waitUntil(lambda: gpsd.bytesAvailable() > 0)
    assert b'"nmea":true' in bytes(gpsd.readAll().data())
    gpsd.write(stream(gga(1)))
    qtbot.waitUntil(lambda: len(ear.readings) == 1)
    ear.receiver.stop()
    assert ear.troubles == []


def test_nobody_answers(server: QTcpServer, qtbot: QtBot) -> None:
    where = f"127.0.0.1:{server.serverPort()}"
    server.close()
    ear = Ear(where)
    ear.receiver.start()
    qtbot.waitUntil(lambda: ear.troubles == ["unreachable"])


def test_a_recording_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "walk.nmea"
    path.write_bytes(stream(gga(1), gga(2)))
    ear = Ear(str(path))
    ear.receiver.start()
    assert (len(ear.readings), ear.troubles) == (2, ["ended"])


def test_a_listener_may_stop_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "walk.nmea"
    path.write_bytes(stream(gga(1), gga(2), gga(3)))
    ear = Ear(str(path))
    ear.receiver.heard.connect(lambda _reading: ear.receiver.stop())
    ear.receiver.start()
    assert (len(ear.readings), ear.troubles) == (1, [])


@pytest.mark.parametrize(
    ("maker", "words", "expected"),
    [
        (0x1546, "u-blox 7 - GPS/GNSS Receiver", 3),
        (0x0483, "STM32 GNSS dongle", 2),
        (0, "rfcomm0", 2),
        (0x067B, "USB-Serial Controller D", 1),
        (0x046D, "Barcode scanner", 0),
        (0, "ttyS0", 0),
    ],
)
def test_which_ports_look_like_a_receiver(maker: int, words: str, expected: int) -> None:
    assert serial_line.likeness(maker, words) == expected


def test_a_button_is_offered_for_what_is_named() -> None:
    assert receiver.present("COM4")
    assert receiver.present("192.168.43.1:50000")
    assert not receiver.present("off")
    assert not receiver.present("")
    assert receiver.present("auto") == bool(receiver.likely_ports())
