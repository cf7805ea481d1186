"""The listening processes: plain HTTP on this computer, or behind a proxy that speaks TLS.

One process answers by itself; several share one listening socket under a parent that starts a fallen one again.
They keep nothing between requests: what they share is the database and the folder of attachments. With staged
checks one more process, of low priority, looks through what was received (``staging.py``).
"""

import functools
import gc
import ipaddress
import logging
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import threading
from dataclasses import dataclass
from types import FrameType

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from fieldapp.errors import FieldappError
from fieldapp.server.app import create_app
from fieldapp.server.meters import SHARED
from fieldapp.server.settings import Settings
from fieldapp.server.staging import check_forever

KEEP_ALIVE_SECONDS = 75  # longer than a laptop pauses between two requests: a new connection costs round trips
MAX_CONNECTIONS = 2000  # of one process
BACKLOG = 2048  # a morning's laptops come within a second
STOP_SECONDS = 10  # for answers under way
SICK_SECONDS = 60  # a process that is silent for so long is replaced
MAX_WORKERS = 64
GARBAGE = 20_000  # objects made before the youngest are looked through; a batch of 100 makes about 5,000


@dataclass(frozen=True, slots=True)
class Listening:
    """Where, and with how many processes."""

    host: str
    port: int
    workers: int = 1
    behind_proxy: bool = False


def serve_forever(settings: Settings, listening: Listening) -> None:
    """Serve until a signal ends it; says ``listening on http://HOST:PORT`` once connections are taken.

    Raises FieldappError when the address is taken or would be open without TLS, StoreError without a province.
    """
    if not (listening.behind_proxy or _loopback(listening.host)):
        raise FieldappError(
            "Without TLS the server listens on this computer only. Use --host 127.0.0.1, "
            "or --behind-proxy when a proxy in front of it speaks TLS."
        )
    if not 1 <= listening.workers <= MAX_WORKERS:
        raise FieldappError("There are 1 to {most} workers.", most=MAX_WORKERS)
    _log_to_stderr()
    app = create_app(settings)  # also in front of several workers: what is wrong is said here, tables are made once
    listener = listener_on(listening.host, listening.port)
    shown = f"[{listening.host}]" if ":" in listening.host else listening.host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    with _checking(settings):
        if listening.workers == 1:
            _settle()
            _Server(_config(app, listening), address).run(sockets=[listener])
        else:
            app.state.office.engine.dispose()
            with tempfile.TemporaryDirectory(prefix="jangkau-counts-") as counts:
                os.environ[SHARED] = counts  # the workers' own programs read it as they start
                _Several(_config(functools.partial(_worker, settings, os.getpid()), listening), listener, address).run()


def _config(app: "FastAPI | functools.partial[FastAPI]", listening: Listening) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, functools.partial),
        workers=listening.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=listening.behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        timeout_worker_healthcheck=SICK_SECONDS,
        limit_concurrency=MAX_CONNECTIONS,
        backlog=BACKLOG,
        ws="none",
        lifespan="on",
    )


def _worker(settings: Settings, parent: int) -> FastAPI:
    """In a process of its own, which ends with its parent however that ended."""
    _log_to_stderr()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    app = create_app(settings)
    _settle()
    return app


def _settle() -> None:
    """What stands after the start stays: the collector of garbage need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 20, 50)


def _end_with(parent: int) -> None:
    if sys.platform != "win32":
        pause = threading.Event()
        while os.getppid() == parent:
            pause.wait(1.0)
        os.kill(os.getpid(), signal.SIGTERM)


class _checking:  # noqa: N801 (used as a verb)
    """With staged checks: a process that does them while the block runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: multiprocessing.process.BaseProcess | None = None

    def __enter__(self) -> None:
        if self._settings.checks == "staged":
            spawn = multiprocessing.get_context("spawn")
            self._process = spawn.Process(target=_check, args=(self._settings, os.getpid()), daemon=True)
            self._process.start()

    def __exit__(self, *_what: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.join(STOP_SECONDS)


def _check(settings: Settings, parent: int) -> None:
    _log_to_stderr()
    stop = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    check_forever(settings, stop)


def _log_to_stderr() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")


class _Server(uvicorn.Server):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            say(f"listening on {self._address}")


class _Several(Multiprocess):
    """Says where it listens once the first process does."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket, address: str) -> None:
        super().__init__(config, sockets=[listener])
        self._address = address

    def init_processes(self) -> None:
        super().init_processes()
        if any(process.wait_until_ready(SICK_SECONDS, self.should_exit) for process in self.processes):
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
