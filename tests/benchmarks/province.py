"""A province on PostgreSQL, with its load on the same machine: batches at full speed, and a morning's rush of laptops.

Both sides are real: `fieldapp server run` in processes of its own, the client of `sync/client.py` in others, real
rapid assessments, a PostgreSQL that syncs. Afterwards every submission and every receipt is compared, one by one.

    .venv/bin/python tests/benchmarks/province.py [--submissions N] [--devices N] [--workers N] [--checks staged]
"""

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.pool import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say
from sqlalchemy import func, select

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook.shipped import compile_shipped
from fieldapp.server import library
from fieldapp.server.tables import entity, receipt_log, review, submission
from fieldapp.sync import batches
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import new_session
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.sync.receipts import verified_receipt
from fieldapp.vault import signatures
from tests.conformance.pilot import begin, complete
from tests.server import postgres
from tests.server.running import Site, in_process, make_province

GOAL_A_SECOND, GOAL_P95 = 5000.0, 2.0
BATCH, RUSH_EACH = 100, 50
WINDOW, AT_A_TIME = 60.0, 150  # of a morning; laptops that one client process plays at a time
CLIENTS, THREADS = 2, 6  # processes and connections of the full-speed load
TUNED = ("shared_buffers=1GB", "max_wal_size=4GB", "checkpoint_timeout=15min", "wal_compression=lz4")


@dataclass(frozen=True)
class Told:
    """What one laptop saw: seconds of each run, receipts, troubles."""

    seconds: tuple[float, ...]
    receipts: tuple[tuple[str, str, str], ...]  # instance_id, sha256, signed text
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Laptop:
    """All one simulated device needs, and can be sent to another process."""

    address: str
    device_id: str
    seed: str
    receipt_keys: dict[str, str]
    files: tuple[str, ...]  # packed batches
    start_at: float = 0.0

    def province(self, session: object) -> Province:
        """The province by the real client."""
        device = DeviceCredentials(
            self.device_id, self.receipt_keys, lambda content: signatures.sign(self.seed, content), signatures.verify
        )
        return Province(self.address, device, session)  # type: ignore[arg-type]


def main() -> bool:
    """Prints figures; True when both goals are met and nothing is lost or doubled."""
    options = _options()
    if reason := postgres.missing():
        print(f"province: {reason}")
        return True
    with tempfile.TemporaryDirectory(prefix="jk-load-") as scratch, postgres.cluster(*TUNED) as cluster:
        room = Path(scratch)
        settings = make_province(room / "province", database_url=cluster.url(), checks=options.checks)
        forms = Assessments()
        with in_process(settings, "--workers", str(options.workers)) as site, _clients() as clients:
            forms.publish(site)
            fast = full_speed(site, clients, forms, room, options.submissions)
            calm = morning(site, clients, forms, room, options.devices, options.window)
            options.no_wait or _looked_through(site, fast[1] + calm[1], options.checks)
    return fast[0] and calm[0]


def full_speed(site: Site, clients: Pool, forms: "Assessments", room: Path, count: int) -> tuple[bool, int]:
    """Batches of 100, as fast as they go. Returns whether the goal is met and how many there were."""
    lanes = CLIENTS * THREADS
    warm = [_laptop(site, room, forms, [BATCH] * 2, f"warm{at}") for at in range(lanes)]
    laptops = [_laptop(site, room, forms, [BATCH] * (count // BATCH // lanes), f"fast{at}") for at in range(lanes)]
    _run(clients, _drive, warm, THREADS)
    before = _counts(site)
    busy = _busy_seconds()
    began = time.perf_counter()
    told = _run(clients, _drive, laptops, THREADS)
    seconds = time.perf_counter() - began
    busy = {name: used - busy.get(name, 0.0) for name, used in _busy_seconds().items()}
    sent = sum(len(one.files) * BATCH for one in laptops)
    rate = sent / seconds
    size = sum(Path(file).stat().st_size for one in laptops for file in one.files) / sent
    whole = _compare(site, told, sent, before)
    print(
        f"province: {sent:,} submissions in {seconds:.1f} s: {rate:,.0f} a second (goal {GOAL_A_SECOND:,.0f}), "
        f"{size:.0f} bytes each on the wire, batches of {BATCH}, p95 of a batch {_p95(told) * 1000:.0f} ms"
    )
    _print_busy(busy, sent, seconds)
    met = say("submissions received", rate, "a second", goal=GOAL_A_SECOND, least=True)
    return met and whole, sent + 2 * BATCH * lanes


def morning(
    site: Site, clients: Pool, forms: "Assessments", room: Path, devices: int, window: float
) -> tuple[bool, int]:
    """Laptops come at random moments of ``window`` seconds; each signs in, looks at the forms and sends 50."""
    chance = random.Random(7)
    laptops = [_laptop(site, room, forms, [RUSH_EACH], f"rush{at}") for at in range(devices)]
    begin = time.time() + 0.5
    moments = sorted(begin + chance.random() * window for _ in laptops)
    laptops = [replace(one, start_at=moment) for one, moment in zip(laptops, moments, strict=True)]
    before = _counts(site)
    busy, began = _busy_seconds(), time.perf_counter()
    told = _run(clients, _arrive, laptops, min(devices // CLIENTS, AT_A_TIME))
    seconds, sent = time.perf_counter() - began, devices * RUSH_EACH
    busy = {name: used - busy.get(name, 0.0) for name, used in _busy_seconds().items()}
    whole = _compare(site, told, sent, before)
    p95 = _p95(told)
    print(
        f"province: {devices:,} laptops within {window:.0f} s, {RUSH_EACH} submissions each; nonce, token, forms, "
        f"batch: p95 {p95:.2f} s (goal {GOAL_P95:.0f}), slowest {max(one.seconds[-1] for one in told):.2f} s"
    )
    _print_busy(busy, sent, seconds)
    return say("a morning of many laptops, p95", p95, "s", goal=GOAL_P95) and whole, sent


class Assessments:
    """Real rapid assessments, filled once and then given new ids."""

    def __init__(self) -> None:
        shipped = [form for _, form in compile_shipped(lambda _sha256: False) if form.form_id == "outreach_rapid"]
        self.form: PublishedForm = shipped[0]
        self._filled = list(self._fill())
        self._count = 0

    def publish(self, site: Site) -> None:
        """Offer the form."""
        library.publish(site.engine, self.form, datetime.now(UTC))

    def lines(self, count: int) -> Iterator[SubmissionLine]:
        """Fresh submissions."""
        for _ in range(count):
            xml, ids = self._filled[self._count % len(self._filled)]
            self._count += 1
            new = {old: str(uuid.uuid4()) for old in ids}
            for old, fresh in new.items():
                xml = xml.replace(old, fresh)
            number = f"JGK-{self._count:08d}"
            yield SubmissionLine(
                f"uuid:{new[ids[0]]}", self.form.form_id, self.form.version, sha256_hex(xml.encode()), xml,
                datetime.now(UTC), number,
            )  # fmt: skip

    def _fill(self) -> Iterator[tuple[str, list[str]]]:
        for seed in range(40):
            session = complete(begin("outreach_rapid", seed), random.Random(seed))
            if session.attachments():
                continue  # of photos and recordings speak the tests of attachments
            ids = [session.instance_id.removeprefix("uuid:"), *(one.entity_id for one in session.entities())]
            yield session.freeze().decode(), list(dict.fromkeys(ids))


def _laptop(site: Site, room: Path, forms: Assessments, sizes: Sequence[int], name: str) -> Laptop:
    files = []
    for at, size in enumerate(sizes):
        path = room / f"{name}-{at}.batch"
        path.write_bytes(batches.pack(list(forms.lines(size))))
        files.append(str(path))
    device, seed = site.laptop()
    return Laptop(site.address, device.device_id, seed, dict(device.receipt_keys), tuple(files))


@contextmanager
def _clients() -> Iterator[Pool]:
    """Processes that have imported everything and wait."""
    with multiprocessing.get_context("spawn").Pool(CLIENTS) as pool:
        pool.map(_awake, range(CLIENTS), chunksize=1)
        yield pool


def _run(clients: Pool, drive: object, laptops: Sequence[Laptop], threads: int) -> list[Told]:
    """Laptops shared out over the processes, ``threads`` at a time in each."""
    shares = [laptops[at::CLIENTS] for at in range(CLIENTS)]
    results = clients.starmap(_share, [(drive, share, threads) for share in shares], chunksize=1)
    return [told for result in results for told in result]


def _awake(_number: int) -> None:
    time.sleep(1)  # so that each process takes one


def _share(drive: object, laptops: Sequence[Laptop], threads: int) -> list[Told]:
    with ThreadPoolExecutor(max(1, threads)) as pool:
        return list(pool.map(drive, laptops))  # type: ignore[arg-type]


def _drive(laptop: Laptop) -> Told:
    """Batch after batch; the receipts of the first submission of each are verified."""
    with new_session() as session:
        province = laptop.province(session)
        province.sign_in()
        return _send(province, laptop)


def _arrive(laptop: Laptop) -> Told:
    """As in the morning: no token yet, a look at the forms, then the outbox.

    Seconds are of all of it, from the moment it wanted to begin.
    """
    time.sleep(max(0.0, laptop.start_at - time.time()))
    began = time.perf_counter() - (time.time() - laptop.start_at)
    with new_session() as session:
        province = laptop.province(session)
        try:
            province.sign_in()
            province.forms()
            told = _send(province, laptop)
        except Exception as error:
            return Told((time.perf_counter() - began,), (), (f"{type(error).__name__}: {error}",))
    return Told((time.perf_counter() - began,), told.receipts, told.troubles)


def _send(province: Province, laptop: Laptop) -> Told:
    seconds, receipts, troubles = [], [], []
    for file in laptop.files:
        body = Path(file).read_bytes()
        began = time.perf_counter()
        answer = province.send_batch(body)
        seconds.append(time.perf_counter() - began)
        for at, outcome in enumerate(answer.outcomes):
            if outcome.receipt is None:
                troubles.append(f"{outcome.kind} {outcome.reasons[:1]}")
                continue
            if at == 0:
                verified_receipt(outcome.receipt, province.device, outcome.instance_id, outcome.sha256)
            receipts.append((outcome.instance_id, outcome.sha256, outcome.receipt.signed))
    return Told(tuple(seconds), tuple(receipts), tuple(troubles))


def _compare(site: Site, told: Sequence[Told], sent: int, before: int) -> bool:
    """Everything sent has a receipt, everything receipted is stored with that hash, the log has no gaps."""
    troubles = [one for laptop in told for one in laptop.troubles]
    promised = {(instance_id, sha256): text for laptop in told for instance_id, sha256, text in laptop.receipts}
    with site.engine.connect() as connection:
        stored = dict(connection.execute(select(submission.c.instance_id, submission.c.sha256)).all())
        logged = {row.instance_id: row for row in connection.execute(select(receipt_log))}
    lost = [item for item in promised if stored.get(item[0]) != item[1]]
    wrong = [item for item, text in promised.items() if json.loads(text)["log_index"] != logged[item[0]].log_index]
    unlike = [item for item, text in promised.items() if logged[item[0]].signed not in (None, text)]
    gaps = sorted(row.log_index for row in logged.values()) != list(range(1, len(logged) + 1))
    exact = len(promised) == sent and len(stored) == len(logged) == before + sent
    print(
        f"  compared: sent {sent:,}, receipts {len(promised):,}, stored {len(stored) - before:,}, lost {len(lost)}, "
        f"other receipts {len(wrong) + len(unlike)}, gaps {'some' if gaps else 'none'}, troubles {len(troubles)}"
    )
    for trouble in sorted(set(troubles))[:5]:
        print(f"    {trouble}")
    return exact and not (lost or wrong or unlike or gaps or troubles)


def _counts(site: Site) -> int:
    with site.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(submission)).scalar_one())


def _looked_through(site: Site, received: int, checks: str) -> None:
    """How fast the checks after the receipt go, measured on the idle province; waits for the last of them."""
    with site.engine.connect() as connection:

        def checked() -> int:
            return int(connection.execute(select(func.count()).select_from(review)).scalar_one())

        began, at = time.perf_counter(), checked()
        print(
            f"province: checks are {checks}; {at:,} of {received:,} were looked through when the last receipt was out"
        )
        first = at
        while at < received and time.perf_counter() - began < 600:
            time.sleep(1)  # each look is a fact: the loop ends with the last submission
            at = checked()
        if at > first:
            print(f"  the other {at - first:,} took {time.perf_counter() - began:.0f} s: "
                  f"{(at - first) / (time.perf_counter() - began):,.0f} a second by one process")  # fmt: skip
        states = dict(connection.execute(select(review.c.state, func.count()).group_by(review.c.state)).all())
        people = connection.execute(select(func.count()).select_from(entity)).scalar_one()
    print(f"  reviews: {states}, entities {people:,}")


def _print_busy(busy: dict[str, float], sent: int, seconds: float) -> None:
    shares = ", ".join(f"{name} {used / sent * 1e6:.0f}" for name, used in sorted(busy.items()) if name != "others")
    each = sum(used for name, used in busy.items() if name != "others") / sent
    print(
        f"  microseconds of processor for each: {shares}; two cores of our own would do {2 / each:,.0f} a second; "
        f"others on this machine used {busy['others'] / seconds / 2:.0%} of it"
    )


def _busy_seconds() -> dict[str, float]:
    """Processor time by kind of process so far; "others" is what this machine did besides."""
    tick = os.sysconf("SC_CLK_TCK")
    found: dict[str, float] = {"others": sum(map(int, Path("/proc/stat").read_text().split()[1:4])) / tick}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            told = (path / "stat").read_text().rpartition(")")[2].split()
            kind = _kind(int(path.name), niced=told[16] != "0")
        except (OSError, ValueError):
            continue  # it ended meanwhile
        if kind:
            used = sum(map(int, told[11:15])) / tick
            found[kind] = found.get(kind, 0.0) + used
            found["others"] -= used
    return found


def _kind(pid: int, *, niced: bool) -> str:
    """By ancestry, up to this process: what PostgreSQL and the server started is theirs, the rest are the clients."""
    kind = "clients"
    while pid > 1:
        if pid == os.getpid():
            return kind
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"\0server\0run\0" in line:
            kind = "checks" if niced else "province"
        elif b"bin/postgres\0" in line:
            kind = "PostgreSQL"
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return ""


def _p95(told: Sequence[Told]) -> float:
    seconds = sorted(second for one in told for second in one.seconds)
    return seconds[int(len(seconds) * 0.95)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=40_000)
    parser.add_argument("--devices", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--window", type=float, default=WINDOW, help="seconds in which all laptops come")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for the checks after the receipts")
    parser.add_argument("--checks", choices=("full", "staged"), default="staged")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
