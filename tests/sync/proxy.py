"""A bad link: a TCP proxy between laptop and province that harms chosen requests.

It reads whole HTTP messages, so that a test can say *which* request is harmed and *when*: before the
province hears of it, or after the province has committed.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

WIRE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Message:
    """One HTTP message as it stood on the wire."""

    head: bytes
    body: bytes

    @property
    def raw(self) -> bytes:
        return self.head + self.body

    @property
    def method(self) -> str:
        return self.head.split(b" ", 1)[0].decode()

    @property
    def path(self) -> str:
        return self.head.split(b" ", 2)[1].decode()


@dataclass
class Harm:
    """What happens to the next ``times`` requests that match ``method`` and the beginning of ``path``.

    kind: reset (the province hears nothing), cut_request (it hears half), lost_reply (it answers, nobody
    hears it), cut_reply (half of the answer arrives), black_hole (nobody answers, nothing arrives),
    silent (it answers, the answer is swallowed and the line stays open), duplicate (it hears it twice),
    answer (somebody else answers with ``reply``), rewrite (``change`` alters the province's answer).
    """

    kind: str
    path: str = "/v1/"
    method: str = ""
    times: int = 1
    skip: int = 0
    reply: bytes = b""
    change: Callable[[Message], bytes] = lambda message: message.raw
    only: Callable[[Message], bool] = lambda message: True

    def meant(self, request: Message) -> bool:
        """Whether this request is one of those."""
        return request.path.startswith(self.path) and self.method in ("", request.method) and self.only(request)


@dataclass
class Seen:
    """One request that came by."""

    method: str
    path: str
    kind: str
    size: int


@dataclass
class Proxy:
    """Listens on ``address`` and carries to ``upstream`` (http://host:port). Close it."""

    upstream: str
    harms: list[Harm] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    bytes_up: int = 0
    bytes_down: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._accept)]
        self._closed = threading.Event()
        self._threads[0].start()

    def harm(self, kind: str, path: str = "/v1/", **more: object) -> Harm:
        """Plan one more harm."""
        planned = Harm(kind, path, **more)
        with self._lock:
            self.harms.append(planned)
        return planned

    def paths(self, kind: str = "") -> list[str]:
        """``POST /v1/batches`` … of the requests seen so far, those of one kind if named."""
        return [f"{one.method} {one.path}" for one in self.seen if kind in ("", one.kind)]

    def close(self) -> None:
        """End every connection and thread."""
        self._closed.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(laptop,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, laptop: socket.socket) -> None:
        with self._lock:
            self._open.add(laptop)
        try:
            with laptop, suppress(OSError):
                while (request := _read(laptop)) is not None and self._carry(request, laptop):
                    pass
        finally:
            with self._lock:
                self._open.discard(laptop)

    def _carry(self, request: Message, laptop: socket.socket) -> bool:
        """One request; False when the connection ends with it."""
        harm = self._harm_for(request)
        kind = harm.kind if harm else "pass"
        self.seen.append(Seen(request.method, request.path, kind, len(request.raw)))
        self.bytes_up += len(request.raw)
        if harm is None:
            self._send(laptop, self._ask(request).raw)
        elif kind == "reset":
            return False
        elif kind == "cut_request":
            self._half(request)
            return False
        elif kind == "black_hole":
            self._wait_for_hang_up(laptop)
            return False
        elif kind == "silent":
            self._ask(request)
            self._wait_for_hang_up(laptop)
            return False
        elif kind == "lost_reply":
            self._ask(request)
            return False
        elif kind == "cut_reply":
            raw = self._ask(request).raw
            self._send(laptop, raw[: len(raw) - max(1, len(raw) // 4)])
            return False
        elif kind == "duplicate":
            first, second = self._ask(request), self._ask(request)
            assert first.head.split(b"\r\n")[0] == second.head.split(b"\r\n")[0] or request.method == "PATCH"
            self._send(laptop, second.raw)
        elif kind == "answer":
            self._send(laptop, harm.reply)
            return False
        elif kind == "rewrite":
            self._send(laptop, harm.change(self._ask(request)))
            return False
        else:
            raise AssertionError(kind)
        return True

    def _harm_for(self, request: Message) -> Harm | None:
        with self._lock:
            for harm in self.harms:
                if not harm.meant(request):
                    continue
                if harm.skip:
                    harm.skip -= 1
                elif harm.times:
                    harm.times -= 1
                    return harm
        return None

    def _send(self, laptop: socket.socket, raw: bytes) -> None:
        self.bytes_down += len(raw)
        laptop.sendall(raw)

    def _ask(self, request: Message) -> Message:
        with self._to_province() as province:
            province.sendall(request.raw)
            answer = _read(province, bodiless=request.method == "HEAD")
            assert answer is not None, "the province hung up"
            return answer

    def _half(self, request: Message) -> None:
        with self._to_province() as province:
            province.sendall(request.raw[: len(request.head) + len(request.body) // 2])

    def _to_province(self) -> socket.socket:
        parts = urlsplit(self.upstream)
        assert parts.hostname
        assert parts.port
        return socket.create_connection((parts.hostname, parts.port), timeout=WIRE_SECONDS)

    def _wait_for_hang_up(self, laptop: socket.socket) -> None:
        with suppress(OSError):
            while laptop.recv(65536):
                pass


def _read(connection: socket.socket, *, bodiless: bool = False) -> Message | None:
    """One message with its stated body; None when the other side hung up between messages."""
    content = b""
    while b"\r\n\r\n" not in content:
        piece = connection.recv(65536)
        if not piece:
            return None
        content += piece
    head, _, body = content.partition(b"\r\n\r\n")
    length = 0 if bodiless else _length(head)
    while len(body) < length:
        piece = connection.recv(65536)
        if not piece:
            return None
        body += piece
    return Message(head + b"\r\n\r\n", body)


def _length(head: bytes) -> int:
    for one in head.split(b"\r\n")[1:]:
        name, _, value = one.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


def reply(status: str, body: bytes = b"", **headers: str) -> bytes:
    """An answer of somebody on the way: ``reply("302 Found", Location="http://portal/")``."""
    named = {"Content-Length": str(len(body)), "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
