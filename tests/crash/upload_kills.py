"""``python -m tests.crash.upload_kills --runs 300``: kill -9 of laptop and province at every named point of an upload.

Each run: a laptop with finalized work, a process that dies at its point (``fieldapp upload`` or ``courier``, or the
``server``), everything started again, sent to the end, and compared count by count. Processes are real and forked from
one that has everything imported; stores, files, province and sockets are the real ones. Exit code 1 when anything was
lost, doubled, unproven or stuck, or a process did not die where it should.
"""

import argparse
import json
import multiprocessing
import secrets
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from fieldapp import fieldbook
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook
from fieldapp.server.tables import entity_change, receipt_log
from fieldapp.sync.link import Link
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.receipts import verified_receipt
from fieldapp.vault.kdf import Cost
from tests.courier.road import enrol_around_the_wire
from tests.crash.kill_points import POINTS, live
from tests.server.running import Site, make_province
from tests.server.visit import visit_form

PASSPHRASE = "perahu biru menyusuri sungai tenang"
WITHOUT, WITH = 4, 2  # submissions of a run, without and with a photo
PHOTO = 400_000  # bytes: three pieces
SECONDS = 60.0  # at most for one process
COUNTED = ("killed", "lost", "doubled", "unproven", "stuck")
TRIES = 5  # runs until everything is sent
PRELOADED = (
    "fieldapp.fieldbook.book",
    "fieldapp.fieldbook.courier_command",
    "fieldapp.fieldbook.courier_carrying",
    "fieldapp.fieldbook.courier_packing",
    "fieldapp.fieldbook.courier_returns",
    "fieldapp.fieldbook.upload_command",
    "fieldapp.server.commands",
    "fieldapp.sync.uploader",
    "tests.crash.kill_points",
)


@dataclass
class Figures:
    """What came of one run, in submissions. ``stuck``: something never came to its end, however often it was tried."""

    point: str
    killed: bool = False
    lost: int = 0
    doubled: int = 0
    unproven: int = 0
    stuck: int = 0
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """As it must be."""
        return self.killed and not (self.lost or self.doubled or self.unproven or self.stuck)


@dataclass
class Yard:
    """One province that is started again and again on the same port, and a laptop and a courier to copy."""

    room: Path
    preloaded: Sequence[str] = PRELOADED
    site: Site = field(init=False)
    _server: BaseProcess | None = None

    def __post_init__(self) -> None:
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(list(self.preloaded))
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.site = Site(f"http://127.0.0.1:{self.port}", make_province(self.room / "province"))
        for name in ("laptop", "courier"):
            book, _ = fieldbook.create(self.room / name, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
            book._store.put_form(visit_form())
            enrol_around_the_wire(book, self.site)
            book.connection.allowed.keep(Link(lines=2, rate=1.0), 0)  # several batches, several pieces
            book.lock()
        self.start()

    def close(self) -> None:
        """End everything."""
        self.stop()
        self.site.close()

    def process(self, words: Sequence[str], said: str = "", point: str = "", nth: int = 1) -> BaseProcess:
        """Start ``fieldapp WORDS``."""
        made = self.context.Process(target=live, args=(list(words), self.room / "log", said, point, nth))
        made.start()
        return made

    def run(self, folder: Path, *words: str, point: str = "", nth: int = 1) -> int:
        """One command on a profile, to its end; its exit code, -9 when it was killed."""
        process = self.process((*words, "--profile", str(folder)), f"{PASSPHRASE}\n", point, nth)
        process.join(SECONDS)
        code = process.exitcode
        if code is None:
            process.kill()
            process.join()
            raise AssertionError(f"{words[0]} does not come to its end; see {self.room / 'log'}")
        process.close()
        return code

    def start(self, point: str = "", nth: int = 1) -> None:
        """Serve, until it is killed or stopped."""
        data = str(self.site.settings.data)
        words = ("server", "run", "--data", data, "--port", str(self.port))
        self._server = self.process(words, "", point, nth)
        end = time.monotonic() + SECONDS
        while True:
            assert self._server.is_alive(), f"the province does not start; see {self.room / 'log'}"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert time.monotonic() < end
            self._server.join(0.02)

    def kill(self) -> None:
        """Kill the province -9."""
        assert self._server is not None
        self._server.kill()
        self.stop()

    def stop(self) -> int:
        """End the province; its exit code, -9 when it was killed before."""
        assert self._server is not None
        if self._server.is_alive():
            self._server.terminate()
        self._server.join(SECONDS)
        code = self._server.exitcode or 0
        self._server.close()
        return code

    def once(self, point: str, nth: int) -> Figures:
        """One run."""
        started = time.monotonic()
        room = Path(tempfile.mkdtemp(prefix="run", dir=self.room))
        try:
            run = Run(self, room, point, nth)
            run.go()
            return run.figures(time.monotonic() - started)
        finally:
            shutil.rmtree(room)


@dataclass
class Run:
    """A laptop's day with one kill in it."""

    yard: Yard
    room: Path
    point: str
    nth: int
    killed: bool = False
    stuck: int = 0
    finalized: dict[str, str] = field(default_factory=dict)  # id → sha256

    def __post_init__(self) -> None:
        for name in ("laptop", "courier"):
            shutil.copytree(self.yard.room / name, self.room / name)
        self.stick = self.room / "stick"
        self.stick.mkdir()
        with self.opened() as book:
            for photo in [b""] * WITHOUT + [secrets.token_bytes(PHOTO) for _ in range(WITH)]:
                desk = book.start("visit")
                desk.answer("/data/full_name", "Sela")
                if photo:
                    desk.attach("/data/photo", "photo.jpg", photo, "image/jpeg")
                desk.finalize()
                self.finalized[desk.instance_id] = book.submission(desk.instance_id).sha256

    @contextmanager
    def opened(self) -> Iterator[Fieldbook]:
        """The laptop's fieldbook, in this process."""
        book = fieldbook.unlock(self.room / "laptop", PASSPHRASE)
        try:
            yield book
        finally:
            book.lock()

    def go(self) -> None:
        """To the point, and then to the end."""
        stick = str(self.stick)
        scene = POINTS[self.point].scene
        if scene != "upload":
            self._at("pack", "laptop", "courier", "pack", stick)
            self._at("", "courier", "courier", "take", stick)
            self._at("bring", "courier", "courier", "upload")
            self._at("", "courier", "courier", "receipts", "--write", stick)
            self._at("read", "laptop", "courier", "receipts", stick)
        self._at("upload", "laptop", "upload")
        for _ in range(TRIES):
            if self.yard.run(self.room / "laptop", "upload", "--json") == 0:
                return
        self.stuck += 1

    def _at(self, scene: str, profile: str, *words: str) -> None:
        """One command; where the point is in this scene, once more after the kill."""
        folder, point = self.room / profile, POINTS[self.point]
        if point.scene != scene:
            self.yard.run(folder, *words)
            return
        if point.side == "province":
            self.yard.stop()
            self.yard.start(self.point, self.nth)
            self.yard.run(folder, *words)
            self.killed = self.yard.stop() == -signal.SIGKILL
            self.yard.start()
        else:
            self.killed = self.yard.run(folder, *words, point=self.point, nth=self.nth) == -signal.SIGKILL
        if scene != "upload":
            self.stuck += self.yard.run(folder, *words) != 0

    def figures(self, seconds: float) -> Figures:
        """Count by count: what was finalized, what the province holds, what the laptop was told."""
        held, found = self.yard.site.held(), Figures(self.point, self.killed, stuck=self.stuck, seconds=seconds)
        mine = {one: held[one] for one in self.finalized if one in held}
        with self.yard.site.engine.connect() as connection:
            ids = list(self.finalized)
            rows = connection.execute(select(receipt_log.c.instance_id).where(receipt_log.c.instance_id.in_(ids)))
            receipts = Counter(rows.scalars())
            log = select(func.max(receipt_log.c.log_index), func.count(receipt_log.c.log_index))
            last, count = connection.execute(log).one()
            people = Counter(connection.execute(select(entity_change.c.entity_id)).scalars())
        found.doubled += sum(count - 1 for count in receipts.values()) + (last != count)
        with self.opened() as book:
            book._store.check()
            for instance_id, sha256 in self.finalized.items():
                frozen, shown = book.submission(instance_id), book.assessment(instance_id)
                files = sorted(file.sha256 for file in frozen.attachments)
                row = mine.get(instance_id)
                same = row is not None and frozen.sha256 == sha256 == row["sha256"] and row["attachments"] == files
                found.lost += not (same and all(self._whole(file) for file in files))
                found.unproven += not (row and self._proven(book, shown, sha256, row))
                found.doubled += people[shown.person_id] > 1
                found.lost += not people[shown.person_id]
        return found

    def _whole(self, sha256: str) -> bool:
        path = self.yard.site.settings.attachments / sha256
        return path.exists() and sha256_hex(path.read_bytes()) == sha256

    def _proven(self, book: Fieldbook, shown: Any, sha256: str, row: dict[str, Any]) -> bool:
        receipt = shown.receipt
        if shown.state is not State.RECEIVED or receipt is None:
            return False
        proof = SignedReceipt(receipt.signed, receipt.signature)
        again = verified_receipt(proof, book.connection.credentials(), shown.instance_id, sha256)
        return bool(again == receipt and receipt.number == row["receipt"])


def kills(yard: Yard, runs: int, points: Sequence[str], tell: Any = lambda _: None) -> list[Figures]:
    """So many runs, over all points in turn, each time at a later moment of the run."""
    done: list[Figures] = []
    for number in range(runs):
        point = points[number % len(points)]
        nth = 1 + number // len(points) % POINTS[point].calls
        done.append(yard.once(point, nth))
        tell(done[-1])
    return done


def main(words: list[str]) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--point", action="append", choices=POINTS, help="only these")
    options = parser.parse_args(words)
    started = time.monotonic()
    folder = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    room = Path(tempfile.mkdtemp(prefix="kills", dir=folder))
    yard = Yard(room)
    try:
        done = kills(yard, options.runs, options.point or list(POINTS), _tell_one)
    finally:
        yard.close()
        shutil.rmtree(room, ignore_errors=True)
    _tell(done, time.monotonic() - started)
    return 0 if all(one.good for one in done) else 1


def _tell_one(one: Figures) -> None:
    if not one.good:
        print(one, flush=True)


def _tell(done: Sequence[Figures], seconds: float) -> None:
    by: dict[str, list[Figures]] = defaultdict(list)
    for one in done:
        by[one.point].append(one)
    for point, runs in by.items():
        sums = ", ".join(f"{name} {sum(getattr(one, name) for one in runs)}" for name in COUNTED)
        print(f"{POINTS[point].side:9} {point:40} {len(runs):4} runs, {sums}")
    sides = Counter(POINTS[one.point].side for one in done if one.killed)
    total = {name: sum(getattr(one, name) for one in done) for name in COUNTED}
    submissions = len(done) * (WITHOUT + WITH)
    print(json.dumps({"runs": len(done), **total, **sides, "submissions": submissions, "seconds": round(seconds)}))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
