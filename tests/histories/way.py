"""The way between laptops and province, in one thread: real requests go in, and whatever a link can do happens to them.

A session of ``fieldapp.sync.http`` with this adapter is the client's own down to the HTTP library; the province's ASGI
app answers in the same thread. What happens to which request of a run is planned beforehand (``KINDS``, ``PATHS``).
"""

import asyncio
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import urlsplit

import requests
import urllib3
from fastapi import FastAPI
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError

from fieldapp.sync import http

ADDRESS = "http://127.0.0.1:1"
LOST = ("no_connection", "lost_request", "cut_request", "lost_reply", "cut_reply", "delayed")
ODD = ("duplicate", "late_arrivals", "error_500", "error_503", "acted_and_500", "gateway_502", "portal")
EVENTS = ("power_cut_before", "power_cut_after", "server_restart", "meanwhile", "typed")
KINDS = LOST + ODD + EVENTS
PATHS = ("/v1/batches", "/v1/batches", "/v1/", "/v1/attachments", "/v1/receipts", "/v1/packs", "/v1/tokens", "/v1/")
Harm = tuple[str, int, str]  # beginning of a path; how many of those requests pass before; kind
_SPEAKS = {"Jangkau-Protocol": "1"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it left."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it arrives; ``length`` is what its head states."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    length: int


class Way:
    """``plan`` is what happens, once each, to requests of a run; all others pass.

    ``events`` are called for the kinds of that name, before the request is carried (``power_cut_after``: afterwards).
    ``delayed`` requests arrive later, once, after others that left later.
    """

    def __init__(self, app: FastAPI, events: Mapping[str, Callable[[], None]]) -> None:
        self.plan: list[Harm] = []
        self.delayed: list[Asked] = []
        self.counted: Counter[str] = Counter()
        self.requests = 0
        self._app = app
        self._events = events
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        """End the loop that the province answers in."""
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    @contextmanager
    def with_plan(self, harms: Sequence[Harm]) -> Iterator[None]:
        """Another run of its own; what is left of its plan happens to nobody."""
        before, self.plan = self.plan, list(harms)
        try:
            yield
        finally:
            self.plan = before

    def carry(self, asked: Asked) -> Answered:
        """What the laptop hears of one request. Raises what the HTTP library would."""
        kind = self._next(asked.target)
        self.counted[kind] += 1
        if kind in LOST:
            self._lose(kind, asked)
        if kind in ("error_500", "error_503"):
            return _answer(int(kind[-3:]), _SPEAKS | {"Retry-After": "60"})
        if kind == "portal":
            return _answer(200, {"Content-Type": "text/html"}, b"<html>Selamat datang</html>")
        if kind == "late_arrivals":
            self.arrive()
        elif kind in self._events and kind != "power_cut_after":
            self._events[kind]()
        answered = self.ask(asked)
        if kind == "duplicate":
            answered = self.ask(asked)
        elif kind == "power_cut_after":
            self._events[kind]()
        elif kind == "acted_and_500":
            return _answer(500, _SPEAKS)
        elif kind == "gateway_502":
            return _answer(502, {"Content-Type": "text/plain"})
        elif kind == "cut_reply":
            half = answered.body[: len(answered.body) // 2]
            return Answered(answered.status, answered.headers, half, answered.length)
        return answered

    def _next(self, target: str) -> str:
        for n, (path, left, kind) in enumerate(self.plan):
            if target.startswith(path) and left == 0:
                del self.plan[n]
                return kind
            if target.startswith(path):
                self.plan[n] = (path, left - 1, kind)
        return "pass"

    def _lose(self, kind: str, asked: Asked) -> None:
        """Nobody hears an answer; raises unless half of one arrives (a body that can be cut)."""
        if kind == "no_connection":
            refused = NewConnectionError(HTTPConnection("127.0.0.1"), "refused")
            raise requests.exceptions.ConnectionError(MaxRetryError(None, "/", refused))  # type: ignore[arg-type]
        if kind == "cut_request":
            self.ask(asked, half=True)
        elif kind == "lost_reply":
            self.ask(asked)
        elif kind == "delayed":
            self.delayed.append(asked)
        elif kind == "cut_reply":
            return
        _hang_up()

    def arrive(self) -> None:
        """What was under way all the time; nobody listens to the answers."""
        late, self.delayed = self.delayed, []
        for asked in late:
            self.ask(asked)

    def ask(self, asked: Asked, *, half: bool = False) -> Answered:
        """The province's answer. With ``half`` the connection ends in the middle of the body."""
        self.requests += 1
        return self._loop.run_until_complete(_ask(self._app, asked, half=half))


class Adapter(HTTPAdapter):
    """Mounted in a session instead of sockets."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way

    def send(self, request: requests.PreparedRequest, *_args: Any, **_facts: Any) -> requests.Response:
        """One request there and back."""
        body: Any = request.body
        content = b""
        while body is not None and (piece := body.read(1 << 20)):
            content += piece
        asked = Asked(request.method or "", request.path_url, dict(request.headers), content)
        found = self._way.carry(asked)
        if len(found.body) < found.length and not found.body and asked.method == "HEAD":
            _hang_up()
        raw = urllib3.HTTPResponse(
            io.BytesIO(found.body),
            headers=dict(found.headers) | {"Content-Length": str(found.length)},
            status=found.status,
            preload_content=False,
            request_method=asked.method,
        )
        return self.build_response(request, raw)


@contextmanager
def by_way_of(way: Way) -> Iterator[None]:
    """Every session that the client makes meanwhile goes this way."""
    before = http.new_session

    def new_session(ca_bundle: str | None = None) -> requests.Session:
        session = before(ca_bundle)
        session.mount(ADDRESS, Adapter(way))
        return session

    http.new_session = new_session
    try:
        yield
    finally:
        http.new_session = before


@dataclass
class _Exchange:
    """One request's messages, as an ASGI server would give and take them."""

    incoming: list[dict[str, Any]]
    started: dict[str, Any] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)

    async def receive(self) -> dict[str, Any]:
        return self.incoming.pop(0) if self.incoming else {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.started = message
        else:
            self.body += message.get("body", b"")


async def _ask(app: FastAPI, asked: Asked, *, half: bool) -> Answered:
    parts = urlsplit(asked.target)
    body = asked.body[: len(asked.body) // 2] if half else asked.body
    exchange = _Exchange([{"type": "http.request", "body": body, "more_body": half}])
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in asked.headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 1),
    }
    await app(scope, exchange.receive, exchange.send)
    headers = {name.decode(): value.decode() for name, value in exchange.started.get("headers", ())}
    length = int(headers.get("content-length", len(exchange.body)))
    return Answered(exchange.started.get("status", 0), headers, bytes(exchange.body), length)


def _answer(status: int, headers: Mapping[str, str], body: bytes = b"") -> Answered:
    return Answered(status, headers, body, len(body))


def _hang_up() -> NoReturn:
    raise requests.exceptions.ConnectionError(ProtocolError("Connection aborted.", ConnectionResetError()))
