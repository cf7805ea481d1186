"""A province on PostgreSQL under Patroni and etcd: machines die and are cut off while laptops send.

Three machines (network namespaces, ``tests/server/patroni.py``), replication synchronous and strict, several workers
of one province outside of them, and laptops: some with the encrypted store and the uploader, which wait as the app
waits, some that send without rest and send again what has its receipt already. In turn

    postgres   kill -9 of the primary's PostgreSQL
    cut        the primary's cable is taken out: it lives on, alone
    power      kill -9 of everything on the primary's machine: PostgreSQL, Patroni, etcd
    standby    the cable of the synchronous standby is taken out: commits wait until another one has taken its place

Afterwards the machine comes back and must catch up before the next round. After each round every receipt that any
laptop ever got is looked for; at the end all are asked for again and compared word by word, and the log must have no
gap.

    .venv/bin/python tests/benchmarks/cluster.py [--rounds 24] [--laptops 6] [--ttl 10]
"""

import argparse
import itertools
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import Row, Select, create_engine, select
from sqlalchemy.exc import OperationalError

from fieldapp.db.store import Store
from fieldapp.domain.receipt import Receipt
from fieldapp.domain.submission import Submission
from fieldapp.errors import SyncError
from fieldapp.server.tables import receipt_log, submission
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import MAX_ASKED, Answer, AskedSubmission
from tests.benchmarks import failover
from tests.server import patroni
from tests.server.patroni import Machine, Machines, Pace
from tests.server.running import Site, connected, in_process, make_province
from tests.sync.laptop import Laptop

KINDS = ("postgres", "cut", "power", "standby")
BATCH, BETWEEN = 20, 200  # submissions of a visit to the field; receipts between two rounds
PATIENCE = 180.0  # seconds for the laptops to be through in the end
Promises = dict[tuple[str, str], str]


def main() -> bool:
    """Prints figures; True when nothing was lost or doubled."""
    options = _options()
    if reason := patroni.missing():
        print(f"cluster: {reason}")
        return True
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the machines are taken down
    pace = Pace(options.ttl, max(1, options.ttl // 10), max(3, options.ttl // 3))
    kinds = [KINDS[at % len(KINDS)] for at in range(options.rounds)]
    with patroni.cluster(pace) as machines, tempfile.TemporaryDirectory() as room:
        told = run(machines, Path(room), kinds, options.laptops)
    print(told.sentence(pace))
    return told.good


@dataclass
class Told:
    """What a run found. ``silent``: by kind, the longest seconds without any receipt in each round."""

    seconds: float = 0.0
    receipted: int = 0
    lost: int = 0
    doubled: int = 0
    other: int = 0
    gaps: int = 0
    stuck: int = 0  # submissions that a laptop had to keep
    troubles: int = 0
    silent: dict[str, list[float]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Nothing lost, doubled, told differently, left out or left behind."""
        return not (self.lost or self.doubled or self.other or self.gaps or self.stuck) and self.receipted > 0

    def sentence(self, pace: Pace) -> str:
        """Figures."""
        waits = "; ".join(
            f"{kind} {len(found)} times, {sorted(found)[len(found) // 2]:.1f} s (longest {max(found):.1f})"
            for kind, found in self.silent.items()
        )
        return (
            f"cluster: {sum(map(len, self.silent.values()))} failures in {self.seconds:.0f} s (ttl {pace.ttl} s), "
            f"{self.receipted:,} receipted submissions: lost {self.lost}, doubled {self.doubled}, other receipts "
            f"{self.other}, gaps {self.gaps}, left on laptops {self.stuck}; runs that were cut short {self.troubles}. "
            f"No receipt for: {waits}"
        )


class Noting(Store):
    """The store, and what it was promised."""

    promised: Promises

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Kept first, then noted."""
        super().record_receipts(receipts)
        self.promised.update({(one.instance_id, one.sha256): one.signed for one in receipts})


@dataclass
class Sender:
    """A laptop with the encrypted store and the uploader. ``patient``: it waits as long as the app would."""

    number: int
    patient: bool
    promised: Promises = field(default_factory=dict)
    made: int = 0
    troubles: int = 0
    patience: float = PATIENCE  # for what is left when the work ends

    def work(self, site: Site, device: DeviceCredentials, folder: Path, stop: threading.Event) -> None:
        """One thread: finalize, send, again; after ``stop`` until nothing is left."""
        chance = random.Random(self.number)
        store = Noting.open(folder / f"{self.number}.db", bytes(range(32)), lambda: datetime.now(UTC))
        store.promised = self.promised
        desk = Laptop(store, device, site.address)
        deadline = None
        try:
            while deadline is None or (len(self.promised) < self.made and time.monotonic() < deadline):
                if stop.is_set():
                    deadline = deadline or time.monotonic() + self.patience
                elif self.made - len(self.promised) < 5 * BATCH:
                    self._finalize(desk, chance)
                report = desk.send(at_once=not self.patient)
                self.troubles += report.cause is not None
                if report.cause is not None or not report.received:
                    stop.wait(chance.random()) if not stop.is_set() else time.sleep(chance.random())
        finally:
            store.close()

    def _finalize(self, desk: Laptop, chance: random.Random) -> list[Submission]:
        made = [desk.finalize() for _ in range(BATCH - 1)]
        made.append(desk.finalize(chance.randbytes(3000)))  # with a photo
        self.made += len(made)
        return made


def run(machines: Machines, room: Path, kinds: Sequence[str], laptops: int, between: int = BETWEEN) -> Told:
    """All rounds, then the comparison."""
    told = Told()
    settings = make_province(room / "province", database_url=machines.url(), checks="staged")
    senders = [Sender(number, patient=number % 2 == 0) for number in range(max(1, laptops - 2))]
    restless = [failover.Laptop(100 + number) for number in range(2)]
    began, failures = time.monotonic(), []
    with in_process(settings, "--workers", "3") as site:
        asking, _ = site.device()
        with _at_work(senders, restless, site, room):
            for at, kind in enumerate(kinds):
                _more(machines, senders, restless, between)
                time.sleep(random.random() * 0.5)  # the moment is anybody's
                failures.append((kind, datetime.now(UTC)))
                took = fail(machines, kind)
                told.lost += len(_lost(settings.database, _all(senders, restless)))
                print(f"  {at + 1:2d} {kind:<9} changed hands after {took:.1f} s, lost so far {told.lost}", flush=True)
            _more(machines, senders, restless, between)
        promised = _all(senders, restless)
        told.other = _told_otherwise(site, asking, promised) + sum(one.unlike for one in restless)
    told.seconds = time.monotonic() - began
    told.receipted = len(promised)
    told.stuck = sum(one.made - len(one.promised) for one in senders)
    told.troubles = sum(one.troubles for one in (*senders, *restless))
    told.lost += len(_lost(settings.database, promised))
    _look_at_log(settings.database, promised, failures, told)
    return told


def fail(machines: Machines, kind: str) -> float:
    """Harm one machine, wait for what Patroni makes of it, mend it; returns seconds until somebody took over."""
    hurt = machines.standby() if kind == "standby" else machines.leader()
    began = time.monotonic()
    if kind == "postgres":
        hurt.kill_postgres()
    elif kind == "power":
        hurt.kill()
    else:
        hurt.set_link("down")
    if kind == "standby":
        machines.wait("another standby", machines.synchronous)
    else:
        machines.leader(other_than=hurt)
    took = time.monotonic() - began
    _mend(machines, hurt, kind)
    return took


def _mend(machines: Machines, hurt: Machine, kind: str) -> None:
    if kind == "power":
        machines.restart(hurt)
    elif hurt.cut:
        hurt.set_link("up")
    machines.wait("all three", machines.whole)


@contextmanager
def _at_work(senders: Sequence[Sender], restless: Sequence[failover.Laptop], site: Site, room: Path) -> Iterator[None]:
    stop, patience = threading.Event(), PATIENCE + 60
    work = [(one.work, (site, site.device()[0], room, stop)) for one in senders]
    work += [(one.work, (site, site.device()[0], stop)) for one in restless]
    threads = [threading.Thread(target=target, args=args, daemon=True) for target, args in work]
    for thread in threads:
        thread.start()
    try:
        yield
    except BaseException:
        patience = 5.0
        for one in senders:
            one.patience = 0.0
        raise
    finally:
        stop.set()
        for thread in threads:
            thread.join(patience)


def _all(senders: Sequence[Sender], restless: Sequence[failover.Laptop]) -> Promises:
    return {key: said for one in (*senders, *restless) for key, said in one.promised.copy().items()}


def _more(machines: Machines, senders: Sequence[Sender], restless: Sequence[failover.Laptop], between: int) -> None:
    everybody = (*senders, *restless)
    enough = {one.number: len(one.promised) + between // len(everybody) for one in everybody}

    def fact() -> bool:
        return all(len(one.promised) >= enough[one.number] for one in everybody)

    machines.wait("receipts for every laptop", fact, PATIENCE)


def _lost(url: str, promised: Promises) -> list[tuple[str, str]]:
    """Promised, and not there."""
    of = submission.c
    joined = select(of.instance_id, of.sha256).join(receipt_log, receipt_log.c.instance_id == of.instance_id)
    there = set(map(tuple, _rows(url, joined)))
    return [key for key in promised if key not in there]


def _rows(url: str, question: Select[Any]) -> Sequence[Row[Any]]:
    """From whoever is the primary now; there may be none for a moment."""
    deadline = time.monotonic() + patroni.CHANGE_SECONDS
    while True:
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        try:
            with engine.connect() as connection:
                return connection.execute(question).all()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
        finally:
            engine.dispose()


def _told_otherwise(site: Site, device: DeviceCredentials, promised: Promises) -> int:
    """Receipts that the province tells in other words now."""
    keys = list(promised)
    other = 0
    with connected(site, device) as province:
        for start in range(0, len(keys), MAX_ASKED):
            asked = [AskedSubmission(*key) for key in keys[start : start + MAX_ASKED]]
            for one in _ask(province, asked).outcomes:
                said = one.receipt.signed if one.receipt else ""
                other += said != promised[one.instance_id, one.sha256]
    return other


def _ask(province: Province, asked: Sequence[AskedSubmission]) -> Answer:
    """A worker's connections may still lead to a primary of former days: then it says so, and is asked again."""
    deadline = time.monotonic() + patroni.CHANGE_SECONDS
    while True:
        try:
            return province.ask_receipts(asked)
        except SyncError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _look_at_log(url: str, promised: Promises, failures: Sequence[tuple[str, datetime]], told: Told) -> None:
    columns = (receipt_log.c.log_index, receipt_log.c.instance_id, receipt_log.c.signed, receipt_log.c.received_at)
    rows = _rows(url, select(*columns).order_by(receipt_log.c.log_index))
    logged = {row.instance_id: row.signed for row in rows}
    told.gaps = sum(row.log_index != at for at, row in enumerate(rows, start=1))
    told.doubled = len(rows) - len(logged)
    told.other += sum(logged.get(key[0]) != said for key, said in promised.items())
    moments = [datetime.fromisoformat(row.received_at) for row in rows]
    ends = [at for _, at in failures[1:]] + [moments[-1]]
    for (kind, at), end in zip(failures, ends, strict=True):
        within = [at, *(moment for moment in moments if at <= moment <= end)]
        pauses = [(after - before).total_seconds() for before, after in itertools.pairwise(within)]
        told.silent.setdefault(kind, []).append(max(pauses, default=0.0))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--laptops", type=int, default=6)
    parser.add_argument("--ttl", type=int, default=10, help="Patroni's, in seconds (its own default is 30)")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
