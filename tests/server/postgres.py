"""A real PostgreSQL for tests: a cluster of its own under a short temporary folder, reached by a Unix socket.

PostgreSQL refuses to run as root, so root starts it as ``postgres`` or ``nobody``. Where its programs are not
installed, ``missing()`` says so and tests that need it are skipped with that sentence.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

OLDEST = 15
QUICK = ("shared_buffers=256MB", "max_connections=200", "listen_addresses=", "log_min_messages=fatal")


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of at least version 15."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    found = [path for path in found if path.parent.name.isdigit() and int(path.parent.name) >= OLDEST]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    there = shutil.which("initdb")
    return Path(there).parent if there else None


def missing() -> str:
    """Why there is no PostgreSQL here; "" when there is."""
    if programs() is None:
        return "PostgreSQL 15 or newer is not installed here (Debian: apt-get install postgresql)"
    return ""


def unprivileged() -> str | None:
    """Whom root lets PostgreSQL run as; None when this process may run it itself."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@dataclass
class Cluster:
    """One PostgreSQL server. ``folder`` holds its data and its socket."""

    folder: Path
    settings: Sequence[str] = ()
    port: int = 5432
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def url(self, database: str = "jangkau") -> str:
        """The address as ``--database`` takes it."""
        return f"postgresql://{self.user}@/{database}?host={self.folder}&port={self.port}"

    @property
    def user(self) -> str:
        """The superuser's name."""
        return "jangkau"

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    def make(self) -> None:
        """initdb."""
        self._call("initdb", "-D", str(self.data), "-U", self.user, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")

    def start(self) -> None:
        """Start and wait until it answers."""
        words = [str(self._program("postgres")), "-D", str(self.data), "-k", str(self.folder), "-p", str(self.port)]
        for setting in (*QUICK, *self.settings):
            words += ["-c", setting]
        self.process = subprocess.Popen(
            words, user=unprivileged(), group=_group(), extra_groups=[] if unprivileged() else None,
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        """Until it takes connections."""
        deadline = time.monotonic() + 60
        while not self.ready():
            assert self.process is not None
            assert self.process.poll() is None, "PostgreSQL ended at its start"
            assert time.monotonic() < deadline, "PostgreSQL does not answer"

    def ready(self) -> bool:
        """Whether it answers."""
        words = [str(self._program("pg_isready")), "-q", "-t", "5", "-h", str(self.folder), "-p", str(self.port)]
        return subprocess.run(words, check=False).returncode == 0

    def create(self, database: str) -> str:
        """A new, empty database; returns its address."""
        self._call("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", self.user, database)
        return self.url(database)

    def stop(self) -> None:
        """Fast shutdown; harmless when it is not running."""
        if self.process is not None and self.process.poll() is None:
            self._call("pg_ctl", "-D", str(self.data), "stop", "-m", "fast", "-s", "-w")
            self.process.wait(60)
        self.process = None

    def copy_of(self, primary: "Cluster") -> None:
        """Become a standby of a running server; what was here before is thrown away."""
        shutil.rmtree(self.data, ignore_errors=True)
        where = ("-h", str(primary.folder), "-p", str(primary.port), "-U", self.user)
        self._call("pg_basebackup", *where, "-D", str(self.data), "-R", "-X", "stream", "-c", "fast", "-N")

    def promote(self) -> None:
        """A standby becomes a primary."""
        self._call("pg_ctl", "-D", str(self.data), "promote", "-s", "-w", "-t", "60")

    def kill(self) -> None:
        """``kill -9``: of the postmaster and, since it takes them along, of everything it started."""
        assert self.process is not None
        group = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        self.process.kill()
        for pid in map(int, group.stdout.split()):
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
        self.process.wait(60)
        self.process = None

    def _program(self, name: str) -> Path:
        folder = programs()
        assert folder is not None, missing()
        return folder / name

    def _call(self, name: str, *words: str) -> None:
        done = subprocess.run(
            [str(self._program(name)), *words], user=unprivileged(), group=_group(),
            extra_groups=[] if unprivileged() else None, cwd=self.folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (name, done.stderr)


def _group() -> int | None:
    name = unprivileged()
    return pwd.getpwnam(name).pw_gid if name else None


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder that PostgreSQL may write; its path is short enough for a socket."""
    made = Path(tempfile.mkdtemp(prefix="jk-pg-"))
    if name := unprivileged():
        os.chown(made, pwd.getpwnam(name).pw_uid, _group() or 0)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A running PostgreSQL with an empty database ``jangkau``."""
    with folder() as made:
        one = Cluster(made, settings)
        one.make()
        one.start()
        try:
            one.create("jangkau")
            yield one
        finally:
            one.stop()
