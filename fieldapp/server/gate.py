"""What every request and every answer passes, whatever the address.

In: the protocol version, a cap on the body's size and time. Out: the protocol header on every answer,
the last-resort problem for what nobody foresaw. Logs name the kind of trouble and the line of code it
came from, never a path, an id, a name or an answer.
"""

import asyncio
import logging
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fieldapp.errors import StoreError
from fieldapp.server.meters import Meters
from fieldapp.server.problems import ProblemError, problem_response
from fieldapp.sync import protocol

FORM_CHECKS = "/admin/forms/checks"
MAX_FORM = 10 << 20  # bytes of a workbook, or of a ZIP with its files
BODY_SECONDS = 120.0  # a body that takes longer is a dead or a hostile link
MAX_CHUNK = 4 << 20  # bytes of one piece of an attachment
BUSY_SECONDS = 30  # Retry-After while disk or database do not keep up
LOST_SECONDS = 5  # the same when only a connection to the database broke, as when another primary takes over
ALWAYS = {protocol.PROTOCOL_HEADER: protocol.VERSION, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

log = logging.getLogger("fieldapp.server")


class Gate:
    """ASGI: the outermost layer of the app."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, outgoing = time.perf_counter(), _Outgoing(send)
        try:
            await self._serve(scope, receive, outgoing)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self._meters.count(scope["method"], route, outgoing.status, began)

    async def _serve(self, scope: Scope, receive: Receive, outgoing: "_Outgoing") -> None:
        scope["path"] = scope["raw_path"].decode("ascii", "replace")  # ids may hold "/": endpoints decode them
        try:
            headers = Headers(scope=scope)
            _check_version(headers)
            body = await _body(scope, headers, receive)
            await self._app(scope, _replay(body, receive), outgoing)
        except _GoneAway:
            return
        except Exception as error:
            if not isinstance(error, ProblemError):
                log.error("%s at %s", type(error).__name__, _place(error))  # noqa: TRY400 (messages hold answers)
            if outgoing.started:
                raise
            await problem_response(_as_problem(error))(scope, receive, outgoing)


class _GoneAway(Exception):
    """The client hung up before its request was complete: there is nobody to answer."""


class _Outgoing:
    """``send`` that puts the headers on and knows whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False
        self.status = 499  # hung up before an answer began

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started, self.status = True, message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers[name] = value
        await self._send(message)


def _check_version(headers: Headers) -> None:
    """A request that names no version speaks this one: people look with browsers and curl."""
    spoken = headers.get(protocol.PROTOCOL_HEADER, protocol.VERSION)
    if spoken != protocol.VERSION:
        needed = f"protocol {protocol.VERSION}"
        raise ProblemError(426, "outdated", "Another protocol version is needed", needed, {"Upgrade": "Jangkau/1"})


async def _body(scope: Scope, headers: Headers, receive: Receive) -> bytes:
    """The whole body. Of a piece of an attachment that was cut off, what came: it need not be sent again."""
    limit = _limit(scope["path"])
    in_part = scope["method"] == "PATCH" and scope["path"].startswith(protocol.ATTACHMENTS)
    stated = headers.get("Content-Length", "0")
    if not stated.isdigit() or int(stated) > limit:
        raise _too_large(limit)
    content = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    if in_part and content:
                        return bytes(content)
                    raise _GoneAway
                content += message.get("body", b"")
                if len(content) > limit:
                    raise _too_large(limit)
                if not message.get("more_body", False):
                    return bytes(content)
    except TimeoutError:
        raise ProblemError(408, "too_slow", "The request took too long", headers={"Connection": "close"}) from None


def _limit(path: str) -> int:
    if path == protocol.BATCHES:
        return protocol.MAX_BATCH_WIRE
    if path == FORM_CHECKS:
        return MAX_FORM
    return MAX_CHUNK if path.startswith(protocol.ATTACHMENTS) else protocol.MAX_JSON


def _too_large(limit: int) -> ProblemError:
    detail = f"At most {limit} bytes."
    return ProblemError(413, "too_large", "The request is too large", detail, {"Connection": "close"})


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body, already read, as one message; then whatever the connection says."""
    messages: Iterator[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def replayed() -> Message:
        message = next(messages, None)
        return await receive() if message is None else message

    return replayed


def _as_problem(error: Exception) -> ProblemError:
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, DataError | UnicodeEncodeError):  # a null character, half of a pair: no text that can be kept
        return ProblemError(400, "request_unreadable", "The request cannot be read", "A text cannot be kept.")
    lost = isinstance(error, DBAPIError) and error.connection_invalidated  # another one may be there already
    if lost or isinstance(error, OperationalError | PoolTimeout | OSError | StoreError):
        title = "The province cannot store anything now"
        wait = LOST_SECONDS if lost else BUSY_SECONDS
        return ProblemError(503, "busy", title, "Try again later.", {"Retry-After": str(wait)})
    return ProblemError(500, "server_error", "Something went wrong at the province")


def _place(error: Exception) -> str:
    """``attachments.py:71``: our own line nearest to the trouble; the message may hold answers and is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "fieldapp" in Path(frame.filename).parts] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
