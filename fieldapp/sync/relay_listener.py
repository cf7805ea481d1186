"""The listening side of a relay: one socket on one address, TLS 1.3, few connections, nobody may linger.

Every connection has a thread of its own, and a reaper ends those that take too long: for the handshake, for a request,
for saying nothing. What is asked is answered by ``relay_talk``; who may ask is the desk's to say.
"""

import hashlib
import socket
import ssl
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Thread, current_thread

from fieldapp.sync import relay_protocol
from fieldapp.sync.relay_desk import RelayDesk
from fieldapp.sync.relay_talk import Talk

MOST = 16  # connections at once
MOST_OF_ONE = 4  # of one address
HANDSHAKE_SECONDS = 10.0
REQUEST_SECONDS = 30.0  # for the head of a request, idle time before it included
SLOWEST = 4 << 10  # bytes per second of a body; slower ones are let go
REAP_SECONDS = 0.5
STOP_SECONDS = 5.0  # for what a guest is at; what goes on then finds the profile locked


@dataclass(slots=True)
class _Guest:
    """One connection and the moment at which it is cut."""

    way: socket.socket
    host: str
    until: float


class Listener:
    """Listens from ``start`` to ``stop``. ``context`` is asked for every connection: whom it believes may change."""

    def __init__(self, desk: RelayDesk, context: Callable[[], ssl.SSLContext], host: str, port: int = 0) -> None:
        self.host = host
        self.port = port
        self._desk = desk
        self._context = context
        self._socket: socket.socket | None = None
        self._guests: dict[int, _Guest] = {}
        self._lock = Lock()
        self._stopped = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Raises OSError when the address cannot be listened on."""
        self._socket = self._bound()
        self.port = self._socket.getsockname()[1]
        for work, name in ((self._accept, "relay"), (self._reap, "relay reaper")):
            self._threads.append(Thread(target=work, name=name, daemon=True))
            self._threads[-1].start()

    def stop(self) -> None:
        """No new connection, and the present ones end; what they were writing is whole or will go on later."""
        self._stopped.set()
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        with self._lock:
            for guest in self._guests.values():
                _cut(guest.way)
        end = time.monotonic() + STOP_SECONDS
        for thread in self._threads:
            if thread is not current_thread():
                thread.join(max(0.0, end - time.monotonic()))

    def _bound(self) -> socket.socket:
        ports = [self.port] if self.port else [relay_protocol.PORT + step for step in range(relay_protocol.PORTS)] + [0]
        for port in ports:
            way = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            try:
                _own(way)
                way.bind((self.host, port))
                way.listen(MOST)
                way.settimeout(REAP_SECONDS)  # not every system wakes who waits at a socket that is closed
            except OSError:
                way.close()
                if port == ports[-1]:
                    raise
            else:
                return way
        raise AssertionError

    def _accept(self) -> None:
        assert self._socket is not None
        while not self._stopped.is_set():
            try:
                way, (host, _port) = self._socket.accept()
            except TimeoutError:
                continue
            except OSError:
                if self._stopped.wait(0.1):
                    return
                continue
            guest = self._admit(way, host)
            if guest is not None:
                thread = Thread(target=self._serve, args=(guest,), name="relay guest", daemon=True)
                with self._lock:
                    self._threads = [one for one in self._threads if one.is_alive()] + [thread]
                thread.start()

    def _admit(self, way: socket.socket, host: str) -> _Guest | None:
        guest = _Guest(way, host, time.monotonic() + HANDSHAKE_SECONDS)
        with self._lock:
            of_one = sum(one.host == host for one in self._guests.values())
            if not self._stopped.is_set() and len(self._guests) < MOST and of_one < MOST_OF_ONE:
                self._guests[id(guest)] = guest
                return guest
        way.close()
        return None

    def _serve(self, guest: _Guest) -> None:
        try:
            with suppress(OSError):  # a handshake that failed, a connection that broke: the caller comes again
                guest.way.settimeout(HANDSHAKE_SECONDS)
                context = self._context()
                with context.wrap_socket(guest.way, server_side=True, do_handshake_on_connect=False) as secure:
                    guest.way = secure
                    secure.do_handshake()
                    shown = secure.getpeercert(binary_form=True)
                    fingerprint = hashlib.sha256(shown).hexdigest() if shown else ""
                    Talk(secure, fingerprint, self._desk, lambda body: self._patience(guest, body))
        finally:
            with self._lock:
                self._guests.pop(id(guest), None)
            with suppress(OSError):
                guest.way.close()

    def _patience(self, guest: _Guest, body: int) -> None:
        """A new deadline: for a request, and for the bytes of its body or answer."""
        if self._stopped.is_set():
            raise ConnectionAbortedError
        guest.until = time.monotonic() + REQUEST_SECONDS + body / SLOWEST

    def _reap(self) -> None:
        while not self._stopped.wait(REAP_SECONDS):
            now = time.monotonic()
            with self._lock:
                late = [guest for guest in self._guests.values() if guest.until < now]
            for guest in late:
                _cut(guest.way)


def _own(way: socket.socket) -> None:
    """The port at once after the last offer, and nobody else's at the same time."""
    if sys.platform == "win32":
        way.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        way.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _cut(way: socket.socket) -> None:
    """Whoever waits on it gets an error at once. Not by the TLS object: another thread may be in it."""
    with suppress(OSError):
        socket.socket.shutdown(way, socket.SHUT_RDWR)
