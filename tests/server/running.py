"""A real province on loopback: in a thread of this process with a clock to turn, or in a process of its own."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests
import uvicorn
from sqlalchemy import Engine

from fieldapp.server import enrolment, library
from fieldapp.server.app import create_app
from fieldapp.server.database import open_engine, writing
from fieldapp.server.identity import create_identity, load_identity
from fieldapp.server.ledger import held_submissions
from fieldapp.server.office import Office
from fieldapp.server.scopes import Scope
from fieldapp.server.serving import listener_on
from fieldapp.server.settings import Settings
from fieldapp.server.tables import metadata, schema_version
from fieldapp.sync.client import Province, enrol
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import SILENCE_SECONDS, new_session
from fieldapp.sync.protocol import Enrolment, EnrolmentRequest
from fieldapp.vault import signatures
from tests.server.visit import visit_form


@dataclass
class Clock:
    """The province's time: real, plus what a test adds."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Site:
    """One running province and the folder behind it."""

    address: str
    settings: Settings
    clock: Clock = field(default_factory=Clock)
    office: Office | None = None  # of a province in this process
    _engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """A look into the province's database from outside."""
        if self._engine is None:
            self._engine = open_engine(self.settings.database)
        return self._engine

    def close(self) -> None:
        """Look no more."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def empty(self) -> None:
        """As it was made: one form, no devices, no submissions, the right time."""
        assert self.office is not None
        self.clock.ahead = timedelta()
        self.office.library._loaded.clear()
        self.office.turnstile._seen.clear()
        for path in (*self.settings.attachments.iterdir(), *self.settings.uploads.iterdir()):
            path.unlink()
        with writing(self.office.engine) as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not schema_version:
                    connection.execute(table.delete())
        library.publish(self.office.engine, visit_form(), datetime.now(UTC))

    def code(self, worker: str = "Rina Invented", scope: Scope | None = None) -> str:
        """A fresh one-time code."""
        return enrolment.new_code(self.engine, worker, scope or Scope("worker"), datetime.now(UTC), 7)

    def device(self) -> tuple[DeviceCredentials, str]:
        """A freshly enrolled laptop and its device code. Goes around the wire: enrolling is rate limited."""
        credentials, device_code, _ = self._enrolled()
        return credentials, device_code

    def laptop(self) -> tuple[DeviceCredentials, str]:
        """The same with the seed of its key, for a laptop in another process."""
        credentials, _, seed = self._enrolled()
        return credentials, seed

    def _enrolled(self) -> tuple[DeviceCredentials, str, str]:
        seed, public_key = signatures.new_key()
        card = load_identity(self.settings.data).card
        request = EnrolmentRequest(self.code(), public_key, "laptop", "tests")
        made = enrolment.enrol(self.engine, card, request, datetime.now(UTC))
        credentials = DeviceCredentials(
            made.device_id,
            made.receipt_keys,
            sign=lambda content: signatures.sign(seed, content),
            verify=signatures.verify,
        )
        return credentials, made.device_code, seed

    def held(self) -> dict[str, dict[str, object]]:
        """What the province holds, by instance_id."""
        return {str(row["instance_id"]): row for row in held_submissions(self.engine)}

    def revoke(self, device_code: str) -> None:
        """Stop accepting a laptop."""
        assert enrolment.revoke(self.engine, device_code, datetime.now(UTC))


def make_province(data: Path, *, lanes: int = 1, **choices: Any) -> Settings:
    """Init and publish the visit form."""
    create_identity(data, "Dinas Sosial Uji", "KT", lanes)
    settings = Settings(data, **choices)
    engine = open_engine(settings.database)
    try:
        library.publish(engine, visit_form(), datetime.now(UTC))
    finally:
        engine.dispose()
    return settings


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@contextmanager
def in_thread(settings: Settings) -> Iterator[Site]:
    """Serve from a thread; ``site.clock.ahead`` turns the province's clock."""
    clock = Clock()
    listener = listener_on("127.0.0.1", 0)
    app = create_app(settings, clock)
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, lifespan="on")
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        assert server.listening.wait(20)
        site = Site(f"http://127.0.0.1:{listener.getsockname()[1]}", settings, clock, app.state.office)
        yield site
        site.close()
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def in_process(settings: Settings, *more: str) -> Iterator[Site]:
    """Serve from ``fieldapp server run``, with ``more`` words on its command line."""
    command = [sys.executable, "-m", "fieldapp", "server", "run", "--data", str(settings.data), "--port", "0"]
    command += ["--database", settings.database, "--checks", settings.checks, *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("listening on "), line
        site = Site(line.split()[-1], settings)
        try:
            yield site
        finally:
            site.close()
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)


@contextmanager
def connected(
    site: Site, device: DeviceCredentials, address: str = "", silence: float = SILENCE_SECONDS, token: str = ""
) -> Iterator[Province]:
    """The province as a laptop sees it, on sockets that are closed afterwards."""
    with new_session() as session:
        yield Province(address or site.address, device, session, silence_seconds=silence, token=token)


def enrol_over_wire(site: Site, code: str, public_key: str) -> Enrolment:
    """POST /v1/devices."""
    with new_session() as session:
        return enrol(site.address, session, EnrolmentRequest(code, public_key, "laptop", "tests"))


def bare() -> requests.Session:
    """A session without the client's rules, for answers the client would not show."""
    session = requests.Session()
    session.trust_env = False
    return session
