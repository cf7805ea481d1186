"""A total deadline on one HTTP call, and an early end when a person says stop.

Socket time-outs bound each silence, not the whole: a peer that drips one byte a minute holds a call for
ever, and one that says nothing holds a closing app for the whole time-out. Here a watcher shuts the
socket down, and the call fails as any broken connection does.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

LOOK_SECONDS = 0.1  # between two looks at the clock and the stop signal
GRACE_SECONDS = 0.5  # for an answer that is on its way when the stop signal comes


class _Call(threading.local):
    """The connection that the call of this thread uses now."""

    connection: HTTPConnection | None = None


_call = _Call()


class _PlainConnection(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        _call.connection = self
        super().request(*args, **kwargs)


class _TlsConnection(HTTPSConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        _call.connection = self
        super().request(*args, **kwargs)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class WatchedAdapter(HTTPAdapter):
    """An adapter whose connections ``deadline`` can end."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _TlsPool}


@contextmanager
def deadline(seconds: float, cancelled: threading.Event | None = None) -> Iterator[None]:
    """A call made inside, by this thread, ends with a broken connection after ``seconds``.

    Once ``cancelled`` is set it ends after ``GRACE_SECONDS``.
    """
    call = _call.__dict__
    call["connection"] = None
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(call, over, seconds, cancelled), name="deadline", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()  # a late cut would hit the next call on this connection
        call["connection"] = None


def _watch(
    call: dict[str, HTTPConnection | None], over: threading.Event, seconds: float, cancelled: threading.Event | None
) -> None:
    """Cuts until the call is over: a connection that is still being made has no socket yet."""
    end = time.monotonic() + seconds
    while not over.wait(LOOK_SECONDS):
        if cancelled is not None and cancelled.is_set():
            end = min(end, time.monotonic() + GRACE_SECONDS)
            cancelled = None
        if time.monotonic() >= end:
            _cut(call["connection"])


def _cut(connection: HTTPConnection | None) -> None:
    sock = connection.sock if connection is not None else None
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
