"""The emulated link is as slow, as far and as broken as it says. Times are lower bounds: a busy computer is slower."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests.link.emulator import Emulator, Weather


class Echo:
    """A server that says back what it hears."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                thread = threading.Thread(target=self._say_back, args=(connection,))
                self._threads.append(thread)
                thread.start()

    def _say_back(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while content := connection.recv(65536):
                connection.sendall(content)


@pytest.fixture
def echo() -> Iterator[Echo]:
    one = Echo()
    yield one
    one.close()


def _connect(link: Emulator) -> socket.socket:
    parts = urlsplit(link.address)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20)


def _there_and_back(connection: socket.socket, content: bytes) -> float:
    began = time.monotonic()
    connection.sendall(content)
    heard = b""
    while len(heard) < len(content):
        piece = connection.recv(65536)
        assert piece
        heard += piece
    assert heard == content
    return time.monotonic() - began


def test_rate_and_delay(echo: Echo) -> None:
    with Emulator(echo.address, Weather(rate=400_000, round_trip=0.1)) as link, _connect(link) as connection:
        first = _there_and_back(connection, b"x")
        near = min(_there_and_back(connection, b"x") for _ in range(3))
        long = _there_and_back(connection, bytes(25_000))  # 0.5 s each way, the ways side by side
    assert first >= 0.2, "a round trip to connect, one to ask"
    assert 0.1 <= near < 0.2
    assert 0.6 <= long < 1.2
    assert (link.up, link.down) == (25_004, 25_004)


def test_two_connections_share_the_line(echo: Echo) -> None:
    with (
        Emulator(echo.address, Weather(rate=800_000, round_trip=0.01)) as link,
        _connect(link) as one,
        _connect(link) as two,
    ):
        began = time.monotonic()
        other = threading.Thread(target=_there_and_back, args=(two, bytes(25_000)))
        other.start()
        _there_and_back(one, bytes(25_000))
        other.join()
        assert time.monotonic() - began >= 0.5


def test_loss_takes_time_and_loses_nothing(echo: Echo) -> None:
    content = bytes(range(250)) * 200
    with Emulator(echo.address, Weather(rate=8e6, round_trip=0.02)) as link, _connect(link) as connection:
        good = _there_and_back(connection, content)
    lossy = Weather(rate=8e6, round_trip=0.02, loss=0.3)
    with Emulator(echo.address, lossy) as link, _connect(link) as connection:
        bad = _there_and_back(connection, content)
    assert bad > 2 * good
    assert lossy.bytes_a_second < 8e6 / 8, "TCP slows down"


def test_cuts_end_every_connection_and_new_ones_are_taken(echo: Echo) -> None:
    with Emulator(echo.address, Weather(rate=80_000, round_trip=0.02, cut_every=0.4)) as link:
        for _ in range(2):
            with _connect(link) as connection, pytest.raises(OSError, match=r"."):
                _there_and_back(connection, bytes(20_000))
        with _connect(link) as connection:
            _there_and_back(connection, b"x")
    assert link.cuts >= 2
    assert link.connections == 3
    assert link.up < 20_000, "what was not on the line is not counted"
