"""HTTP: the one place that builds sessions, and the one gate every request and answer passes.

What comes out of ``Gate.call`` is either the province's own answer or a SyncError. Nothing else in the
client looks at status codes or at the exceptions of the HTTP library.

Rules kept here (measured dangers of the library's defaults): environment proxies and certificate
variables are ignored, redirects are never followed, compressed answers are not accepted, bodies are
capped, every call has a total deadline, and a body must end where its length says.
"""

import ipaddress
import logging
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from fieldapp.errors import Cancelled, Offline, ServerTrouble, SyncError, Untrusted
from fieldapp.sync.deadline import WatchedAdapter, deadline
from fieldapp.sync.protocol import PROTOCOL_HEADER, VERSION
from fieldapp.sync.verdict import trouble

CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 30.0  # longest pause between two received pieces
CALL_SECONDS = 60.0
MAX_ANSWER = 8 << 20  # bytes
MAX_FILE = 64 << 20
PIECE = 16 << 10
LINES = 120  # bytes of a request's or an answer's first line and of headers that the library adds
logging.getLogger("urllib3.connectionpool").disabled = True  # it writes whole addresses, and some hold a token
Judge = Callable[[int, Mapping[str, str], bytes, datetime], SyncError | None]  # status, headers, body, now


@dataclass(frozen=True, slots=True)
class Pinned:
    """One laptop in this room: ``context`` trusts its certificate alone, and ``fingerprint`` (SHA-256) is compared."""

    context: ssl.SSLContext
    fingerprint: str


class _PinnedAdapter(WatchedAdapter):
    def __init__(self, pinned: Pinned) -> None:
        self._pinned = pinned
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        pinned = self._pinned
        super().init_poolmanager(*args, ssl_context=pinned.context, assert_fingerprint=pinned.fingerprint, **kwargs)

    def cert_verify(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the library would add the authorities of the web to those that are trusted."""

    def close(self) -> None:
        """At once: the library waits until nobody holds an error of the connection, and a relay has few to give."""
        pools = self.poolmanager.pools
        for pool in [pools.get(key) for key in pools.keys()]:  # noqa: SIM118 (it does not iterate otherwise)
            if pool is not None:
                pool.close()
        super().close()


def new_session(ca_bundle: str | None = None, pinned: Pinned | None = None) -> requests.Session:
    """The only way to a session. ``ca_bundle`` is a file of CA certificates; None means the shipped ones.

    With ``pinned`` it reaches that one laptop and nobody else.
    """
    session = requests.Session()
    session.trust_env = False
    session.verify = ca_bundle or True
    session.headers.clear()
    session.headers.update(
        {
            "User-Agent": "Jangkau",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            PROTOCOL_HEADER: VERSION,
        }
    )
    if pinned is not None:
        session.adapters.clear()
    adapter = WatchedAdapter() if pinned is None else _PinnedAdapter(pinned)
    session.mount("https://", adapter)
    if pinned is None:
        session.mount("http://", adapter)
    return session


@dataclass(frozen=True, slots=True)
class Request:
    """One request. ``seconds`` is the total deadline, ``limit`` the largest answer in bytes.

    ``expected`` are status codes from 400 up that the caller understands; ``left`` hears how many body
    bytes have left so far. Cancelled is raised soon after ``cancelled`` is set, also while an answer is waited for.
    """

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    seconds: float = CALL_SECONDS
    expected: Collection[int] = ()
    limit: int = MAX_ANSWER
    left: Callable[[int], None] | None = None
    cancelled: Event | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The province's answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    seconds: float


class Gate:
    """One province's address. Not thread-safe: one worker thread calls it.

    ``clock_offset_seconds`` is the province's clock minus this one's, from the last answer; None before.
    """

    def __init__(
        self,
        address: str,
        session: requests.Session,
        *,
        silence_seconds: float = SILENCE_SECONDS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        judge: Judge = trouble,
    ) -> None:
        """``judge``: what an answer means. Raises Untrusted when the address is neither https nor on this computer."""
        self.address = _safe_address(address)
        self.clock_offset_seconds: float | None = None
        self.wire_bytes = 0  # both ways, headers included, as near as can be told above the socket
        self._session = session
        self._silence = silence_seconds
        self._clock = clock
        self._judge = judge

    def call(self, request: Request) -> Reply:
        """Send one request and read the whole answer. Raises SyncError kinds, and Cancelled."""
        started = time.monotonic()
        _stop_if_asked(request)
        self.wire_bytes += LINES + _size_of(request.headers) + _size_of(self._session.headers) + len(request.body)
        try:
            with deadline(request.seconds, request.cancelled), self._sent(request, started) as response:
                content = _read(response, request)
        except requests.RequestException as error:
            _stop_if_asked(request)
            raise _no_answer(error) from None
        except urllib3.exceptions.HTTPError as error:
            _stop_if_asked(request)
            raise _cut_answer(error) from None
        self.wire_bytes += LINES + _size_of(response.headers) + len(content)
        reply = Reply(response.status_code, response.headers, content, time.monotonic() - started)
        if reply.status in request.expected and reply.headers.get(PROTOCOL_HEADER) == VERSION:
            return reply
        cause = self._judge(reply.status, reply.headers, reply.body, self._clock())
        if cause is not None:
            raise cause
        self._measure_clock(reply)
        return reply

    def _sent(self, request: Request, started: float) -> requests.Response:
        return self._session.request(
            request.method,
            self.address + request.path,
            data=_Outgoing(request, started) if request.body else None,
            headers=dict(request.headers),
            allow_redirects=False,
            stream=True,
            timeout=(min(CONNECT_SECONDS, self._silence), self._silence),
        )

    def _measure_clock(self, reply: Reply) -> None:
        """Half the call's time is added: the answer was dated about then (as in NTP, to a second)."""
        try:
            dated = parsedate_to_datetime(reply.headers["Date"])
        except (KeyError, ValueError, TypeError):
            return
        offset = (dated - self._clock()).total_seconds() + reply.seconds / 2
        self.clock_offset_seconds = round(offset, 1)


def _size_of(headers: Mapping[str, str | bytes]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())


class _Outgoing:
    """A request body that looks at the deadline and at the stop signal before each piece."""

    def __init__(self, request: Request, started: float) -> None:
        self._request = request
        self._content = memoryview(request.body)
        self._deadline = started + request.seconds
        self._position = 0

    def __len__(self) -> int:
        return len(self._content)

    def read(self, size: int = -1) -> bytes:
        if self._position < len(self._content):  # what has left whole is worth its answer
            _stop_if_asked(self._request)
        if time.monotonic() > self._deadline:
            raise Offline(sent=True)
        if self._request.left is not None:
            self._request.left(self._position)
        end = min(len(self._content), self._position + (PIECE if size < 0 else min(size, PIECE)))
        piece = self._content[self._position : end]
        self._position = end
        return bytes(piece)


def _stop_if_asked(request: Request) -> None:
    if request.cancelled is not None and request.cancelled.is_set():
        raise Cancelled


def _read(response: requests.Response, request: Request) -> bytes:
    """The whole body. Raises ServerTrouble when it is too long, compressed, or has no stated end."""
    if request.method == "HEAD" or response.status_code in (204, 304):
        response.raw.drain_conn()  # gives the connection back; a new one costs round trips
        return b""
    headers = response.headers
    sized = "Content-Length" in headers or "chunked" in headers.get("Transfer-Encoding", "")
    plain = headers.get("Content-Encoding", "identity") == "identity"
    content = bytearray()
    for piece in response.raw.stream(PIECE, decode_content=False):
        content += piece
        if len(content) > request.limit:
            break
    if len(content) > request.limit or (response.ok and PROTOCOL_HEADER in headers and not (sized and plain)):
        raise ServerTrouble(status=response.status_code, sent=True)
    return bytes(content)


def _no_answer(error: requests.RequestException) -> SyncError:
    """No status line came."""
    if isinstance(error, requests.exceptions.SSLError):
        return Offline(sent=True) if "EOF" in str(error) else Untrusted()
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Offline(sent=False)
    if isinstance(error, requests.exceptions.InvalidURL):
        return Untrusted()
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return Offline(sent=not isinstance(reason, urllib3.exceptions.NewConnectionError))


def _cut_answer(error: urllib3.exceptions.HTTPError) -> SyncError:
    """A status line came, the end of the body did not."""
    if isinstance(error, urllib3.exceptions.ReadTimeoutError):
        return Offline(sent=True)
    return ServerTrouble(status=0, sent=True)


def _safe_address(address: str) -> str:
    parts = urlsplit(address.strip().rstrip("/"))
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and _loopback(parts.hostname))):
        return f"{parts.scheme}://{parts.netloc}{parts.path}"
    raise Untrusted("The address of the province must begin with https://.")


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
