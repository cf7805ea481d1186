"""One connection to a relay: a few addresses of HTTP, small bodies, and nothing for who may not ask.

Whoever shows no certificate reaches the pairing and nothing else, and that only while a code is on the screen. Whoever
shows one must be paired now: it is asked again before every request, so a laptop that was let go is gone at once.
"""

import re
import socket
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import urlsplit

from fieldapp.errors import FieldappError
from fieldapp.sync.protocol import PROBLEM_TYPE, PROTOCOL_HEADER, VERSION, Problem, decode, encode
from fieldapp.sync.relay_desk import Declined, RelayDesk
from fieldapp.sync.relay_protocol import (
    FILES,
    HELLO,
    MAX_JSON,
    MAX_PACK,
    MAX_PIECE,
    PACKS,
    PAIR,
    PROVE,
    Hello,
    PackOffer,
    PairingProof,
    PairingStart,
    is_sha256,
)

if TYPE_CHECKING:
    from socketserver import BaseServer

SILENCE_SECONDS = 20.0  # longest pause between two received pieces
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{1,12})")
Value = TypeVar("Value")
Answer = tuple[int, bytes, dict[str, str]]  # status, body, headers


class Talk(BaseHTTPRequestHandler):
    """Answers until the caller leaves. ``patience`` is told before each request, and again with the size of a body."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Jangkau", ""
    timeout = SILENCE_SECONDS
    wbufsize, disable_nagle_algorithm = 64 << 10, True  # head and body in one packet: 40 ms less for each answer

    def __init__(
        self, way: socket.socket, fingerprint: str, desk: RelayDesk, patience: Callable[[int], object]
    ) -> None:
        self._fingerprint = fingerprint
        self._desk = desk
        self._patience = patience
        super().__init__(way, ("", 0), cast("BaseServer", None))  # it asks its server for nothing

    def handle_one_request(self) -> None:
        """One request within its deadline."""
        self._patience(0)
        self._unread = True
        super().handle_one_request()

    def do_GET(self) -> None:
        """How far something is, or a piece of it."""
        self._answer(self._get)

    def do_PATCH(self) -> None:
        """The next piece of a pack."""
        self._answer(self._patch)

    def do_POST(self) -> None:
        """Everything else."""
        self._answer(self._post)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Nothing: addresses of a room are nobody's business."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library refuses by itself: a line too long, a method nobody knows."""
        self.close_connection = True
        self._send((int(code), _problem(int(code), "bad_request"), {"Content-Type": PROBLEM_TYPE}))

    def _answer(self, act: Callable[[str, list[str]], Answer]) -> None:
        try:
            self._may_ask()
            found = act(urlsplit(self.path).path, self.path.strip("/").split("/"))
        except Declined as no:
            headers = {"Content-Type": PROBLEM_TYPE} | ({} if no.offset is None else {"Upload-Offset": str(no.offset)})
            found = no.status, _problem(no.status, no.code), headers
        except FieldappError as error:  # this laptop's disk, its lock
            self.close_connection = True
            found = 503, _problem(503, error.code), {"Content-Type": PROBLEM_TYPE}
        self._drain()
        self._patience(len(found[1]))
        self._send(found)

    def _may_ask(self) -> None:
        pairing = urlsplit(self.path).path in (PAIR, PROVE)
        if not self._fingerprint and not pairing:
            raise Declined(401, "not_paired")
        if self._fingerprint and not self._desk.pinned(self._fingerprint):
            raise Declined(401, "not_paired")

    def _get(self, path: str, parts: list[str]) -> Answer:
        if path == PAIR:
            return 200, encode(self._desk.pairing()), {}
        if path.startswith(f"{PACKS}/"):
            held = self._desk.held(self._fingerprint, _sha256(parts))
            return 200, b"{}", {"Upload-Offset": str(held)}
        if path.startswith(f"{FILES}/"):
            return self._piece(_sha256(parts))
        raise Declined(404, "not_found")

    def _piece(self, sha256: str) -> Answer:
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        start, end = (int(asked[1]), int(asked[2])) if asked else (1, 0)
        if not 0 < end + 1 - start <= MAX_PIECE:
            raise Declined(416, "bad_range")
        content, size = self._desk.piece(self._fingerprint, sha256, start, end + 1 - start)
        place = f"bytes {start}-{start + len(content) - 1}/{size}"
        return 206, content, {"Content-Type": "application/octet-stream", "Content-Range": place}

    def _patch(self, path: str, parts: list[str]) -> Answer:
        if not path.startswith(f"{PACKS}/"):
            raise Declined(404, "not_found")
        sha256, offset, size = _sha256(parts), self._number("Upload-Offset"), self._number("Upload-Length")
        held = self._desk.append(self._fingerprint, sha256, offset, self._body(MAX_PIECE), size)
        return 200, b"{}", {"Upload-Offset": str(held)}

    def _post(self, path: str, parts: list[str]) -> Answer:
        if path == PAIR:
            return 200, encode(self._desk.pair(self._value(PairingStart))), {}
        if path == PROVE:
            return 200, encode(self._desk.prove(self._value(PairingProof))), {}
        if path == HELLO:
            return 200, encode(self._desk.hello(self._fingerprint, self._value(Hello))), {}
        if path.startswith(f"{PACKS}/"):
            offer = self._value(PackOffer)
            self._patience(min(offer.size, MAX_PACK))  # it is read whole
            return 200, encode(self._desk.take(self._fingerprint, _sha256(parts), offer)), {}
        raise Declined(404, "not_found")

    def _number(self, header: str) -> int:
        text = self.headers.get(header, "")
        if not re.fullmatch(r"[0-9]{1,12}", text):
            raise Declined(400, "bad_request")
        return int(text)

    def _value(self, shape: type[Value]) -> Value:
        try:
            return decode(self._body(MAX_JSON), shape)
        except ValueError:
            raise Declined(400, "bad_request") from None

    def _drain(self) -> None:
        """A body that nobody read would pass for the next request: the connection ends, after as much of it as lets the
        caller hear the answer."""
        if self._unread and (self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers):
            self.close_connection = True
            with suppress(Declined):
                self._body(MAX_PIECE)

    def _body(self, most: int) -> bytes:
        stated = self.headers.get("Content-Length", "")
        if not stated.isdigit() or "Transfer-Encoding" in self.headers:
            raise Declined(411, "length_required")
        size = int(stated[:12])
        if size > most:
            raise Declined(413, "too_large")
        self._patience(size)
        self._unread = False
        content = self.rfile.read(size)
        if len(content) < size:
            raise ConnectionAbortedError
        return content

    def _send(self, answer: Answer) -> None:
        status, body, headers = answer
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header(PROTOCOL_HEADER, VERSION)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _sha256(parts: list[str]) -> str:
    if len(parts) != 3 or not is_sha256(parts[2]):
        raise Declined(404, "not_found")
    return parts[2]


def _problem(status: int, code: str) -> bytes:
    return encode(Problem("about:blank", "The laptop says no", status, "", code))
