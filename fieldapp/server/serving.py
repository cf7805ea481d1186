"""The listening process: plain HTTP on this computer, or behind a proxy that speaks TLS."""

import ipaddress
import logging
import socket
import sys

import uvicorn

from fieldapp.errors import FieldappError
from fieldapp.server.app import create_app
from fieldapp.server.settings import Settings

KEEP_ALIVE_SECONDS = 75  # longer than a laptop pauses between two requests: a new connection costs round trips
MAX_CONNECTIONS = 1000
BACKLOG = 256
STOP_SECONDS = 10  # for answers under way


def serve_forever(settings: Settings, host: str, port: int, *, behind_proxy: bool = False) -> None:
    """Serve until a signal ends it; says ``listening on http://HOST:PORT`` once connections are taken.

    Raises FieldappError when the address is taken or would be open without TLS, StoreError without a province.
    """
    if not (behind_proxy or _loopback(host)):
        raise FieldappError(
            "Without TLS the server listens on this computer only. Use --host 127.0.0.1, "
            "or --behind-proxy when a proxy in front of it speaks TLS."
        )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    app = create_app(settings)
    listener = listener_on(host, port)
    settings_ = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        limit_concurrency=MAX_CONNECTIONS,
        ws="none",
        lifespan="on",
    )
    shown = f"[{host}]" if ":" in host else host
    _Server(settings_, f"http://{shown}:{listener.getsockname()[1]}").run(sockets=[listener])


class _Server(uvicorn.Server):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            say(f"listening on {self._address}")


def say(line: str) -> None:
    """One line to whoever started the command, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def listener_on(host: str, port: int) -> socket.socket:
    """A listening socket that names TCP: asyncio switches off Nagle's algorithm only there (40 ms an answer)."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except (OSError, OverflowError):
        raise _taken(host, port) from None
    try:
        if sys.platform != "win32":  # where the option would let two servers share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise _taken(host, port) from None
    return made


def _taken(host: str, port: int) -> FieldappError:
    return FieldappError(
        "Cannot listen on {host}, port {port}: it is taken or not this computer's. Choose another --port.",
        host=host,
        port=port,
    )


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
