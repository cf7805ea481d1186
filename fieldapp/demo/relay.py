"""The bad link of the demo: a TCP relay in front of the province that counts bytes and cuts replies.

Runs in the orchestrator's process, so the app and the province are joined by real sockets only.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Link:
    """What the wire does now and what it carried. ``cut_replies``: replies still to be lost."""

    upstream: int
    up: bool = True
    stall_at: bytes = b""  # a request that begins with this waits on the way, its connection stays open
    stalled: bool = False
    on_stall: Callable[[], None] = lambda: None
    cut_replies: int = 0
    sent: int = 0  # bytes from laptop to province
    received: int = 0
    lost_replies: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_if_stalled(self, chunk: bytes) -> None:
        """Hold a request back until ``stalled`` is false again."""
        if self.stall_at and chunk.startswith(self.stall_at):
            self.stall_at, self.stalled = b"", True
            self.on_stall()
        while self.stalled:
            time.sleep(0.01)

    def take_cut(self) -> bool:
        """True when this reply is to be lost."""
        with self.lock:
            if self.cut_replies <= 0:
                return False
            self.cut_replies -= 1
            self.lost_replies += 1
            return True


class Relay:
    """Listens on a loopback port and carries connections to ``link.upstream`` while ``link.up``."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _ = self._listener.accept()
            except OSError:
                return
            if self.link.up:
                threading.Thread(target=self._carry, args=(laptop,), daemon=True).start()
            else:
                laptop.close()

    def _carry(self, laptop: socket.socket) -> None:
        try:
            province = socket.create_connection(("127.0.0.1", self.link.upstream), timeout=5)
        except OSError:
            laptop.close()
            return
        province.settimeout(None)
        lost = threading.Event()  # set: the province's answer on this connection is dropped
        back = threading.Thread(target=self._pump_back, args=(province, laptop, lost), daemon=True)
        back.start()
        self._pump(laptop, province, lost)
        back.join()
        laptop.close()
        province.close()

    def _pump(self, laptop: socket.socket, province: socket.socket, lost: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while (chunk := laptop.recv(65536)) and self.link.up:
                self.link.wait_if_stalled(chunk)
                if b"POST /v1/batches" in chunk and self.link.take_cut():
                    lost.set()
                self.link.sent += len(chunk)
                province.sendall(chunk)
        if not lost.is_set():
            _hang_up(province)

    def _pump_back(self, province: socket.socket, laptop: socket.socket, lost: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while chunk := province.recv(65536):
                if lost.is_set():  # the province has committed and answered; the laptop never hears it
                    break
                self.link.received += len(chunk)
                laptop.sendall(chunk)
        _hang_up(laptop)
        _hang_up(province)


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
