"""Who stands between two laptops: somebody with certificates of its own, and a line that breaks or records."""

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp.vault import certificates
from tests.relay.conftest import HERE


def _shut(*ways: socket.socket) -> None:
    for way in ways:
        with suppress(OSError):
            socket.socket.shutdown(way, socket.SHUT_RDWR)


@dataclass
class Line:
    """Carries bytes; after ``cut_after`` bytes towards the relay, or ``cut_back`` from it, the line breaks."""

    target: str
    cut_after: int | None = None
    cut_back: int | None = None
    sent: bytearray = field(default_factory=bytearray)
    back: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.listening = socket.create_server((HERE, 0))
        self.address = f"{HERE}:{self.listening.getsockname()[1]}"
        self.threads = [threading.Thread(target=self._accept, daemon=True)]
        self.threads[0].start()

    def close(self) -> None:
        _shut(self.listening)
        self.listening.close()
        for thread in self.threads:
            thread.join(5)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self.listening.accept()
                self.threads.append(threading.Thread(target=self._carry, args=(caller,), daemon=True))
                self.threads[-1].start()

    def _carry(self, caller: socket.socket) -> None:
        with caller, suppress(OSError), self.far() as far, self.near(caller) as near:
            back = threading.Thread(target=self._pump, args=(far, near, self.back, "cut_back"))
            back.start()
            self._pump(near, far, self.sent, "cut_after")
            back.join(5)

    def far(self) -> socket.socket:
        """The relay."""
        host, _, port = self.target.partition(":")
        return socket.create_connection((host, int(port)))

    def near(self, caller: socket.socket) -> socket.socket:
        """The caller."""
        return caller

    def passed(self, content: bytes) -> bytes:
        """What goes on of it."""
        return content

    def _pump(self, one: socket.socket, other: socket.socket, kept: bytearray, limit: str) -> None:
        with suppress(OSError):
            while content := one.recv(65_536):
                most = getattr(self, limit)
                if most is not None and len(kept) + len(content) > most:
                    content = content[: max(0, most - len(kept))]
                    kept += content
                    other.sendall(content)
                    break
                kept += content
                other.sendall(self.passed(content))
        _shut(one, other)


@dataclass
class InBetween(Line):
    """Ends TLS on both sides with a certificate of its own, and passes on what it reads (or what it makes of it)."""

    folder: Path = Path()
    change: Callable[[bytes], bytes] = lambda content: content

    def __post_init__(self) -> None:
        self.own = certificates.new_certificate()
        super().__post_init__()

    def near(self, caller: socket.socket) -> socket.socket:
        context = certificates.relay_context(self.own, [], self.folder, strangers=True)
        context.verify_mode = ssl.CERT_NONE
        return context.wrap_socket(caller, server_side=True)

    def far(self) -> socket.socket:
        return certificates.blind_context().wrap_socket(super().far())

    def passed(self, content: bytes) -> bytes:
        return self.change(content)
