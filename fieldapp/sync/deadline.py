"""A total deadline on one HTTP call.

Socket time-outs bound each silence, not the whole: a peer that drips one byte a minute holds a call for
ever. Here a timer shuts the socket down, and the call fails as any broken connection does.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


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
def deadline(seconds: float) -> Iterator[None]:
    """A call made inside, by this thread, ends after ``seconds`` with a broken connection."""
    call = _call.__dict__
    call["connection"] = None
    timer = threading.Timer(seconds, lambda: _cut(call["connection"]))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        call["connection"] = None


def _cut(connection: HTTPConnection | None) -> None:
    sock = connection.sock if connection is not None else None
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
