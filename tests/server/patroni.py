"""Three machines in network namespaces, each with etcd, Patroni and PostgreSQL, joined by a bridge.

Real programs from Debian's packages. A machine can be killed (kill -9 of everything that runs on it), lose its
PostgreSQL only, or be cut off from everybody; Patroni decides what follows. Whoever uses ``cluster`` runs outside of
the three and reaches them by ``Machines.url``. Needs root. Where a program is missing, ``missing()`` says so.

Patroni speaks etcd's older interface (v2): over v3 a primary that was cut off takes the lock away from its successor
when the cable is in again, in versions before 3.0.3 (docs/deploy.md).
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.server import postgres

COUNT = 3
START_SECONDS, CHANGE_SECONDS = 60.0, 90.0
RULES = ("local all all trust", "host all all 0.0.0.0/0 trust", "host replication all 0.0.0.0/0 trust")
PARAMETERS = {
    "max_connections": 120,
    "shared_buffers": "64MB",
    "wal_log_hints": "on",
    "wal_keep_size": "256MB",
    "wal_sender_timeout": "5s",
    "wal_receiver_timeout": "5s",
    "tcp_keepalives_idle": 3,
    "tcp_keepalives_interval": 1,
    "tcp_keepalives_count": 3,
    "log_min_messages": "fatal",
}


def missing() -> str:
    """Why there can be no such cluster here; "" when there can."""
    if reason := postgres.missing():
        return reason
    lacking = [name for name in ("patroni", "etcd") if shutil.which(name) is None]
    if lacking:
        return f"{' and '.join(lacking)} not installed here (Debian: apt-get install patroni etcd-server)"
    if os.geteuid() != 0 or shutil.which("ip") is None:
        return "machines that can be cut off are network namespaces: they need root and iproute2"
    if subprocess.run(["ip", "netns", "list"], capture_output=True, check=False).returncode != 0:
        return "this system has no network namespaces"
    return ""


@dataclass(frozen=True)
class Pace:
    """Patroni's times in seconds; its own defaults are 30, 10 and 10."""

    ttl: int = 10
    loop_wait: int = 1
    retry_timeout: int = 3


@dataclass
class Machine:
    """One of the three."""

    number: int
    mark: str  # what tells the names of this run from others
    net: str
    folder: Path
    cut: bool = False
    started: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As Patroni and etcd call it."""
        return f"n{self.number}"

    @property
    def address(self) -> str:
        """Its own."""
        return f"{self.net}.{self.number}"

    @property
    def space(self) -> str:
        """Its network namespace."""
        return f"jk{self.mark}-{self.name}"

    @property
    def wire(self) -> str:
        """Its end of the cable, at the bridge."""
        return f"jkv{self.mark}{self.name}"

    def run(self, *words: str) -> None:
        """Start a program there, as somebody who is not root. It ends with whoever started it."""
        user = postgres.unprivileged() or "postgres"
        as_user = ("setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--pdeathsig=KILL", "--")
        with (self.folder / "log.txt").open("ab") as log:
            self.started.append(
                subprocess.Popen(
                    ["ip", "netns", "exec", self.space, *as_user, *words],
                    cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                )
            )  # fmt: skip

    def pids(self) -> list[int]:
        """Everything that runs there."""
        told = subprocess.run(["ip", "netns", "pids", self.space], capture_output=True, text=True, check=False)
        return [int(pid) for pid in told.stdout.split()]

    def kill(self) -> None:
        """``kill -9`` of all of it: the power is gone."""
        deadline = time.monotonic() + 20
        while pids := self.pids():
            assert time.monotonic() < deadline, f"{self.space} does not die"
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            for one in self.started:
                one.poll()
        for one in self.started:
            one.wait(20)
        self.started.clear()

    def kill_postgres(self) -> None:
        """``kill -9`` of the postmaster and its children; Patroni lives and sees it."""
        leader = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        told = subprocess.run(["pgrep", "-P", str(leader)], capture_output=True, text=True, check=False)
        for pid in (leader, *map(int, told.stdout.split())):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def set_link(self, state: str) -> None:
        """``down`` takes the cable out, ``up`` puts it back."""
        _ip("link", "set", self.wire, state)
        self.cut = state == "down"


@dataclass
class Machines:
    """All three."""

    machines: Sequence[Machine]
    pace: Pace

    def start(self) -> None:
        """Everything, and an empty database ``jangkau`` with a synchronous standby."""
        for one in self.machines:
            self.start_etcd(one)
        for one in self.machines:
            self.start_patroni(one)
        leader = self.leader()
        self.wait("a synchronous standby", self.synchronous)
        words = ["createdb", "-h", leader.address, "-U", "jangkau", "jangkau"]
        subprocess.run([str((postgres.programs() or Path()) / words[0]), *words[1:]], check=True, timeout=30)

    def start_etcd(self, one: Machine) -> None:
        """Its member of etcd; after a crash it goes on with what it had."""
        peers = ",".join(f"{other.name}=http://{other.address}:2380" for other in self.machines)
        client, local = f"http://{one.address}:2379", "http://127.0.0.1:2379"
        one.run(
            *("etcd", "--name", one.name, "--data-dir", str(one.folder / "etcd"), "--logger", "zap"),
            *("--listen-peer-urls", f"http://{one.address}:2380", "--listen-client-urls", f"{client},{local}"),
            *("--initial-advertise-peer-urls", f"http://{one.address}:2380", "--advertise-client-urls", client),
            *("--initial-cluster", peers, "--initial-cluster-state", "new", "--log-level", "error"),
            "--pre-vote",  # who comes back does not unseat the others' leader
            "--enable-v2",
        )

    def start_patroni(self, one: Machine) -> None:
        """Its Patroni, which starts its PostgreSQL."""
        path = one.folder / "patroni.yml"
        path.write_text(json.dumps(self._configuration(one)))  # JSON is YAML too
        path.chmod(0o644)
        one.run("patroni", str(path))

    def restart(self, one: Machine) -> None:
        """The power is back."""
        self.start_etcd(one)
        self.start_patroni(one)

    def leader(self, other_than: Machine | None = None, limit: float = CHANGE_SECONDS) -> Machine:
        """Who takes writes, once somebody (else) does."""
        found: list[Machine] = []

        def there() -> bool:
            found[:] = [one for one in self.machines if one is not other_than and not one.cut and _is_leader(one)]
            return len(found) == 1

        self.wait("a leader", there, limit)
        return found[0]

    def standby(self) -> Machine:
        """The synchronous one."""
        found: list[Machine] = []

        def there() -> bool:
            found[:] = [one for one in self.machines if not one.cut and _answers(one, "synchronous")]
            return len(found) == 1

        self.wait("a synchronous standby", there)
        return found[0]

    def synchronous(self) -> bool:
        """Whether a leader and one synchronous standby are there."""
        return sum(_answers(one, "synchronous") for one in self.machines if not one.cut) == 1

    def whole(self) -> bool:
        """Whether all three work together."""
        with suppress(requests.RequestException, ValueError, StopIteration):
            one = next(one for one in self.machines if not one.cut)
            members = _get(one, "cluster").json()["members"]
            roles = sorted(str(member["role"]) for member in members)
            states = {str(member["state"]) for member in members}
            return roles == ["leader", "replica", "sync_standby"] and states <= {"running", "streaming"}
        return False

    def url(self) -> str:
        """All three, wherever the primary is."""
        hosts = "&".join(f"host={one.address}:5432" for one in self.machines)
        return f"postgresql://jangkau@/jangkau?{hosts}&target_session_attrs=read-write&connect_timeout=2"

    def wait(self, what: str, fact: Callable[[], bool], limit: float = CHANGE_SECONDS) -> None:
        """Until it is so. Raises AssertionError with the end of every log."""
        deadline = time.monotonic() + limit
        while not fact():
            if time.monotonic() > deadline:
                logs = "\n".join(f"-- {one.name}: {_end_of(one.folder / 'log.txt')}" for one in self.machines)
                raise AssertionError(f"{what} was not there within {limit:.0f} s\n{logs}")
            time.sleep(0.05)

    def _configuration(self, one: Machine) -> dict[str, object]:
        programs = postgres.programs()
        assert programs is not None
        dcs = {
            "ttl": self.pace.ttl,
            "loop_wait": self.pace.loop_wait,
            "retry_timeout": self.pace.retry_timeout,
            "master_start_timeout": 0,  # a primary that died is not waited for
            "synchronous_mode": True,
            "synchronous_mode_strict": True,
            "maximum_lag_on_failover": 16 << 20,
            "postgresql": {"use_pg_rewind": True, "use_slots": True, "parameters": PARAMETERS},
        }
        return {
            "scope": "jangkau",
            "name": one.name,
            "restapi": {"listen": f"{one.address}:8008", "connect_address": f"{one.address}:8008"},
            "etcd": {"hosts": [f"{other.address}:2379" for other in self.machines]},
            "bootstrap": {
                "dcs": dcs,
                "initdb": [{"encoding": "UTF8"}, "no-locale", "data-checksums"],
                "pg_hba": list(RULES),
            },
            "postgresql": {
                "listen": f"{one.address},127.0.0.1:5432",
                "connect_address": f"{one.address}:5432",
                "data_dir": str(one.folder / "data"),
                "bin_dir": str(programs),
                "pgpass": str(one.folder / "pgpass"),
                "pg_hba": list(RULES),
                "parameters": {"unix_socket_directories": str(one.folder)},
                "authentication": {
                    "superuser": {"username": "jangkau", "password": "test"},
                    "replication": {"username": "replicator", "password": "test"},
                },
                "remove_data_directory_on_rewind_failure": True,
                "remove_data_directory_on_diverged_timelines": True,
            },
        }


@contextmanager
def cluster(pace: Pace | None = None) -> Iterator[Machines]:
    """Three machines at work. Nothing of them is left afterwards, however that comes."""
    _sweep()
    mark = str(os.getpid())
    net = f"10.213.{os.getpid() % 250}"
    with postgres.folder() as room:
        room.chmod(0o755)
        machines = Machines([_machine(number, mark, net, room) for number in range(1, COUNT + 1)], pace or Pace())
        try:
            _wire_up(machines.machines, mark, net)
            machines.start()
            yield machines
        finally:
            for one in machines.machines:
                one.kill()
            _take_down(mark)


def _machine(number: int, mark: str, net: str, room: Path) -> Machine:
    folder = Path(tempfile.mkdtemp(prefix=f"n{number}-", dir=room))
    user = postgres.unprivileged() or "postgres"
    shutil.chown(folder, user, user)
    return Machine(number, mark, net, folder)


def _wire_up(machines: Sequence[Machine], mark: str, net: str) -> None:
    bridge = f"jkb{mark}"
    _ip("link", "add", bridge, "type", "bridge")
    _ip("addr", "add", f"{net}.254/24", "dev", bridge)
    _ip("link", "set", bridge, "up")
    for one in machines:
        _ip("netns", "add", one.space)
        _ip("link", "add", one.wire, "type", "veth", "peer", "name", "eth0", "netns", one.space)
        _ip("link", "set", one.wire, "master", bridge, "up")
        for words in (("addr", "add", f"{one.address}/24", "dev", "eth0"), ("link", "set", "eth0", "up")):
            _ip("-n", one.space, *words)
        _ip("-n", one.space, "link", "set", "lo", "up")


def _take_down(mark: str) -> None:
    for number in range(1, COUNT + 1):
        subprocess.run(["ip", "netns", "del", f"jk{mark}-n{number}"], capture_output=True, check=False)
    subprocess.run(["ip", "link", "del", f"jkb{mark}"], capture_output=True, check=False)


def _sweep() -> None:
    """What runs left behind that were killed themselves: their namespaces bear the id of a process that is gone."""
    told = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True)
    names = [line.split()[0] for line in told.stdout.splitlines() if line.startswith("jk")]
    for mark in {name[2:].partition("-")[0] for name in names}:
        if mark.isdigit() and not Path(f"/proc/{mark}").exists():
            for number in range(1, COUNT + 1):
                Machine(number, mark, "", Path()).kill()
            _take_down(mark)


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)


def _is_leader(one: Machine) -> bool:
    return _answers(one, "primary")


def _answers(one: Machine, question: str) -> bool:
    with suppress(requests.RequestException):
        return _get(one, question).status_code == 200
    return False


def _get(one: Machine, question: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"http://{one.address}:8008/{question}", timeout=1.0)


def _end_of(path: Path) -> str:
    return path.read_text(errors="replace")[-1500:] if path.exists() else ""
