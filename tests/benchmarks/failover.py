"""The primary dies, again and again, while laptops send: every receipted submission survives, none is doubled.

Two PostgreSQL servers replicate synchronously (``synchronous_standby_names = '*'``): a commit returns once the other
one has it on disk. In each round the primary is killed with kill -9 in the midst of the load, the standby is promoted,
the province's workers find it by themselves (``target_session_attrs``), and a new standby is made of it. The script
does what Patroni and etcd do on several machines; where those are not installed this is what is shown.

    .venv/bin/python tests/benchmarks/failover.py [--rounds 20] [--laptops 4]
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import create_engine, select, text

from fieldapp.errors import SyncError
from fieldapp.server.database import open_engine
from fieldapp.server.tables import receipt_log, submission
from fieldapp.sync import batches
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.receipts import verified_receipt
from tests.server import postgres
from tests.server.postgres import Cluster
from tests.server.running import Site, connected, in_process, make_province
from tests.server.visit import line

BATCH = 20
SYNCHRONOUS = ("synchronous_standby_names=*", "synchronous_commit=on", "max_wal_senders=8", "wal_keep_size=256MB")
WAIT = 90.0


def main() -> bool:
    """Prints figures; True when nothing was lost or doubled."""
    options = _options()
    if reason := postgres.missing():
        print(f"failover: {reason}")
        return True
    with postgres.folder() as one, postgres.folder() as two, tempfile.TemporaryDirectory() as scratch:
        pair = Pair(Cluster(one, SYNCHRONOUS, 5432), Cluster(two, SYNCHRONOUS, 5433))
        try:
            return _run(pair, Path(scratch), options.rounds, options.laptops)
        finally:
            pair.stop()


@dataclass
class Pair:
    """Two servers; ``primary`` takes writes, ``standby`` follows."""

    primary: Cluster
    standby: Cluster

    def make(self) -> None:
        """A primary with an empty database, and its standby."""
        self.primary.make()
        self.primary.settings = ()
        self.primary.start()
        self.primary.create("jangkau")
        self.primary.stop()
        self.primary.settings = SYNCHRONOUS
        self.primary.start()
        self.follow()

    def follow(self) -> None:
        """Make the standby anew from the primary, and wait until it is synchronous."""
        self.standby.copy_of(self.primary)
        self.standby.start()
        self._until("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")

    def fail(self) -> float:
        """Kill the primary, promote the standby; returns seconds until it takes writes."""
        began = time.perf_counter()
        self.primary.kill()
        self.standby.promote()
        self.primary, self.standby = self.standby, self.primary
        self._until("SELECT CASE WHEN pg_is_in_recovery() THEN 0 ELSE 1 END")
        return time.perf_counter() - began

    def url(self) -> str:
        """Both, wherever the primary is."""
        hosts = "&".join(f"host={one.folder}:{one.port}" for one in (self.primary, self.standby))
        return f"postgresql://jangkau@/jangkau?{hosts}&target_session_attrs=read-write&connect_timeout=5"

    def stop(self) -> None:
        """Both."""
        for one in (self.standby, self.primary):
            one.stop()

    def _until(self, question: str) -> None:
        engine = create_engine(self.primary.url().replace("postgresql:", "postgresql+psycopg:"))
        deadline = time.monotonic() + WAIT
        with engine.connect() as connection:
            while not connection.execute(text(question)).scalar_one():
                connection.rollback()
                assert time.monotonic() < deadline, question
        engine.dispose()


@dataclass
class Laptop:
    """Sends batch after batch until it is told to stop; a batch is sent again until all of it has receipts."""

    number: int
    promised: dict[tuple[str, str], str] = field(default_factory=dict)  # id and hash → signed text
    unlike: int = 0  # receipts that said something else than an earlier one
    troubles: int = 0
    longest: float = 0.0

    def work(self, site: Site, device: DeviceCredentials, stop: threading.Event) -> None:
        """One thread."""
        chance = random.Random(self.number)
        with connected(site, device, silence=20.0) as province:
            while not stop.is_set():
                lines = [line() for _ in range(BATCH)]
                began = time.perf_counter()
                while missing := [one for one in lines if (one.instance_id, one.sha256) not in self.promised]:
                    try:
                        again = missing if chance.random() < 0.5 else lines  # also what has its receipt
                        answer = province.send_batch(batches.pack(again))
                    except SyncError:
                        self.troubles += 1
                        time.sleep(chance.random() * 0.5)  # as the uploader waits, only shorter
                        continue
                    for one in answer.outcomes:
                        if one.receipt is not None:
                            verified_receipt(one.receipt, device, one.instance_id, one.sha256)
                            before = self.promised.setdefault((one.instance_id, one.sha256), one.receipt.signed)
                            self.unlike += before != one.receipt.signed
                self.longest = max(self.longest, time.perf_counter() - began)


def _run(pair: Pair, room: Path, rounds: int, count: int) -> bool:
    pair.make()
    settings = make_province(room / "province", database_url=pair.url(), checks="staged")
    laptops = [Laptop(number) for number in range(count)]
    chance, took = random.Random(11), []
    began = time.perf_counter()
    with in_process(settings, "--workers", "2") as site, _at_work(laptops, site):
        for done in range(rounds):
            enough = sum(len(one.promised) for one in laptops) + 100
            _wait_for(lambda enough=enough: sum(len(one.promised) for one in laptops) >= enough)
            time.sleep(chance.random() * 0.3)  # the moment of the kill is anybody's
            took.append(pair.fail())
            pair.follow()
            print(f"  round {done + 1}: writes again after {took[-1]:.2f} s", flush=True)
        enough = sum(len(one.promised) for one in laptops) + 100
        _wait_for(lambda: sum(len(one.promised) for one in laptops) >= enough)
    seconds = time.perf_counter() - began
    return _compare(settings.database, laptops, rounds, took, seconds)


@contextmanager
def _at_work(laptops: Sequence[Laptop], site: Site) -> Iterator[None]:
    stop = threading.Event()
    threads = [threading.Thread(target=one.work, args=(site, site.device()[0], stop)) for one in laptops]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _wait_for(fact: "object") -> None:
    deadline = time.monotonic() + WAIT
    while not fact():  # type: ignore[operator]
        assert time.monotonic() < deadline, "the laptops do not get through"
        time.sleep(0.05)


def _compare(url: str, laptops: Sequence[Laptop], rounds: int, took: Sequence[float], seconds: float) -> bool:
    promised = {key: text_ for one in laptops for key, text_ in one.promised.items()}
    engine = open_engine(url)
    with engine.connect() as connection:
        stored = dict(connection.execute(select(submission.c.instance_id, submission.c.sha256)).all())
        logged = {row.instance_id: row for row in connection.execute(select(receipt_log))}
    engine.dispose()
    lost = [key for key in promised if stored.get(key[0]) != key[1] or key[0] not in logged]
    other = [key for key, said in promised.items() if key[0] in logged and logged[key[0]].signed != said]
    doubled = len(promised) - len({json.loads(said)["log_index"] for said in promised.values()})
    gaps = sorted(row.log_index for row in logged.values()) != list(range(1, len(logged) + 1))
    print(
        f"failover: {rounds} times kill -9 of the primary in {seconds:.0f} s, {len(promised):,} receipted submissions: "
        f"lost {len(lost)}, doubled {doubled}, other receipts {len(other) + sum(one.unlike for one in laptops)}, "
        f"gaps {'some' if gaps else 'none'}; writes again after {sorted(took)[len(took) // 2]:.2f} s "
        f"(slowest {max(took):.2f}), {sum(one.troubles for one in laptops)} requests were repeated, "
        f"slowest batch {max(one.longest for one in laptops):.1f} s"
    )
    return not (lost or doubled or other or gaps or any(one.unlike for one in laptops))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--laptops", type=int, default=4)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
