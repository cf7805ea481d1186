"""``python -m tests.torture.kills --runs 1000 --seed 1``: kill -9 of the app at random moments, under load.

Each run: a life of the app (``life.py``) in a process of its own, forked from one that has everything in memory; it
dies at a random moment; the profile is opened again and every promise is looked up, every page read, every sum made.
Now and then the province is killed too. At the end everything is sent and compared count by count. Exit code 1 when
anything promised is missing.
"""

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.db.backup import is_whole
from fieldapp.db.migrations import STEPS
from fieldapp.domain.assessment import State
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.backup_folder import hash_of
from tests.crash import upload_kills
from tests.crash.upload_kills import PASSPHRASE, Yard
from tests.torture.life import Plan, live
from tests.torture.older import key_of, make_older
from tests.torture.promises import Promises, wait_until

PRELOADED = (*upload_kills.PRELOADED, "tests.torture.window_life", "tests.torture.life")
WORKED_ON = 12  # kills of one profile; then a fresh one, so that looking at it stays quick
PROVINCE_KILLED = 0.05
SECONDS = {"desk": 5.0, "window": 10.0, "upgrade": 0.25}  # at most
NEWS = 12_000  # bytes that are told after unlocking, at most: three assessments
MOMENT = 0.02  # seconds after the last of them, at most
EARLY = 0.15  # of the lives are killed at any moment from their first sign on
SHARES = {"desk": 0.4, "window": 0.4, "upgrade": 0.2}


@dataclass
class Report:
    """What came of all runs."""

    kills: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    receipts: int = 0
    finalized: int = 0
    unlocked: Counter[str] = field(default_factory=Counter)  # kills after unlocking
    upgrades: Counter[str] = field(default_factory=Counter)  # by what was found: old, between, new
    broken: list[str] = field(default_factory=list)
    backups: int = 0  # most that one profile had


@dataclass
class Torture:
    """A province, a profile that is worked on and killed, and all that was promised so far."""

    yard: Yard
    chance: random.Random
    report: Report = field(default_factory=Report)
    _worked: int = 0

    def __post_init__(self) -> None:
        self._fresh()

    def _fresh(self) -> None:
        self._worked = 0
        self.room = Path(tempfile.mkdtemp(prefix="torture", dir=self.yard.room))
        self.folder = Path(shutil.copytree(self.yard.room / "laptop", self.room / "laptop"))
        self.promises = Promises()

    def once(self, kind: str) -> None:
        """One life and its end."""
        if self._worked == WORKED_ON:
            self.end()
            self._fresh()
        self._worked += 1
        if kind == "upgrade":
            self._upgrade()
            return
        told = self.room / f"told-{self._worked}"
        code = self._killed(Plan(kind, self.folder, told, self.chance.randrange(1 << 30), self.yard.room / "log"))
        if code != -signal.SIGKILL:
            self.report.broken.append(f"a life ended by itself ({kind}, {code})")
        lines = told.read_text()
        self.report.unlocked[kind] += '"unlocked"' in lines
        self.report.kills[kind] += 1
        self.promises.hear_all(told)
        self._look(self.folder)

    def _killed(self, plan: Plan, seconds: float = 0.0) -> int:
        """The exit code of one life that was killed at a random moment."""
        process = self.yard.context.Process(target=live, args=(plan,))
        process.start()
        wait_until(plan.told.exists)
        if plan.kind == "opening" or self.chance.random() < EARLY:
            time.sleep(self.chance.uniform(0, seconds or MOMENT * 20))
        else:
            self._work(plan, process)
        province_dies = self.chance.random() < PROVINCE_KILLED and plan.kind != "opening"
        if province_dies:
            self.yard.kill()
            self.yard.start()
            self.report.kills["province"] += 1
        process.kill()
        process.join()
        code = process.exitcode or 0
        process.close()
        return code

    def _work(self, plan: Plan, process: BaseProcess) -> None:
        """Until so much was told: a busy machine does not make lives shorter."""
        wait_until(lambda: '"unlocked"' in plan.told.read_text() or not process.is_alive(), pause=0.02)
        enough = plan.told.stat().st_size + self.chance.randrange(NEWS)
        wait_until(lambda: plan.told.stat().st_size >= enough or not process.is_alive(), SECONDS[plan.kind])
        time.sleep(self.chance.uniform(0, MOMENT))

    def _upgrade(self) -> None:
        """A copy of the profile as an earlier version left it, killed while this one brings it up to date."""
        steps = self.chance.randrange(1, len(STEPS))
        old = Path(shutil.copytree(self.folder, self.room / f"old-{self._worked}"))
        with _opened(old) as book:
            key = key_of(book)
        make_older(old / "store.db", key, steps)
        told = self.room / f"told-{self._worked}"
        self._killed(Plan("opening", old, told, 0, self.yard.room / "log"), SECONDS["upgrade"])
        self.report.kills["upgrade"] += 1
        self.report.upgrades["done" if '"unlocked"' in told.read_text() else "under way"] += 1
        self._look(old)
        shutil.rmtree(old)

    def _look(self, folder: Path) -> None:
        """Open it again and look everything up."""
        try:
            with _opened(folder) as book:
                book._store.check()
                broken = self.promises.broken(book)
                broken += _sums_broken(book)
                broken += self._backups_broken(book)
        except Exception as error:
            broken = [f"cannot be opened: {error!r}"]
        kept = folder.parent / f"broken-{len(self.report.broken)}"
        if broken:
            shutil.copytree(folder, kept)
        self.report.broken += broken

    def _backups_broken(self, book: Fieldbook) -> list[str]:
        """Whatever calls itself a backup is one: each file is what its manifest says, and the newest store opens."""
        found = book.backups.here()
        self.report.backups = max(self.report.backups, len(found))
        wrong = [
            f"{one.folder.name}/{name} is not what was written"
            for one in found
            for name, (_, sha256) in one.manifest.files.items()
            if hash_of(one.folder / name) != sha256
        ]
        if found and not is_whole(found[0].folder / "store.db", key_of(book)):
            wrong.append(f"{found[0].folder.name} does not open")
        return wrong

    def end(self) -> None:
        """Send what is left, then compare both ends."""
        report, site = self.report, self.yard.site
        report.acts += self.promises.acts
        report.receipts += len(self.promises.receipts)
        report.finalized += len(self.promises.finalized)
        for _ in range(upload_kills.TRIES):
            if self.yard.run(self.folder, "upload", "--json") == 0:
                break
        else:
            report.broken.append("the outbox does not come to its end")
        held = site.held()
        with _opened(self.folder) as book:
            for shown in book.assessments(limit=100_000):
                if shown.state is State.DRAFT:
                    continue
                row = held.get(shown.instance_id)
                same = row is not None and row["sha256"] == book.submission(shown.instance_id).sha256
                if shown.state is not State.RECEIVED or not same:
                    report.broken.append(f"not at the province: {shown.instance_id} {shown.state}")
            report.broken += self.promises.broken(book)
        shutil.rmtree(self.room)


def _sums_broken(book: Fieldbook) -> list[str]:
    """States, lists and the outbox tell the same."""
    from fieldapp.db.conservation import check_conservation

    with book._store._database.raw() as connection:
        check_conservation(connection)
    counted = book.count_by_state()
    listed = Counter(one.state for one in book.assessments(limit=100_000))
    if any(listed[state] != count for state, count in counted.items()):
        return [f"lists and sums differ: {counted} {listed}"]
    return []


@contextmanager
def _opened(folder: Path) -> Iterator[Fieldbook]:
    """The profile's book in this process."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    try:
        yield book
    finally:
        book.lock()


def torture(
    yard: Yard, runs: int, seed: int, kinds: Sequence[str], tell: Callable[[str], object], seconds: float = 1e9
) -> Report:
    """So many kills, or as many as the time allows; a kind of life is drawn for each."""
    end = time.monotonic() + seconds
    chance = random.Random(seed)
    one = Torture(yard, chance)
    weights = [SHARES[kind] for kind in kinds]
    for number in range(runs):
        if time.monotonic() > end:
            break
        before = len(one.report.broken)
        one.once(chance.choices(kinds, weights)[0])
        for word in one.report.broken[before:]:
            tell(f"run {number}: {word}")
        if number % 100 == 99:
            tell(f"{number + 1} runs, {len(one.report.broken)} broken promises")
    one.end()
    return one.report


def main(words: list[str]) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="at most")
    parser.add_argument("--kind", action="append", choices=SECONDS, help="only these lives")
    options = parser.parse_args(words)
    started = time.monotonic()
    memory = Path("/dev/shm")
    room = Path(tempfile.mkdtemp(prefix="kills", dir=memory if memory.is_dir() else None))
    yard = Yard(room, PRELOADED)
    try:
        kinds, seconds = options.kind or list(SHARES), options.minutes * 60
        report = torture(yard, options.runs, options.seed, kinds, lambda word: print(word, flush=True), seconds)
    finally:
        yard.close()
    if not report.broken:
        shutil.rmtree(room, ignore_errors=True)
    figures = {
        "seed": options.seed,
        "kills": dict(report.kills),
        "after_unlocking": dict(report.unlocked),
        "upgrades": dict(report.upgrades),
        "promises": report.acts,
        "finalized": report.finalized,
        "receipts": report.receipts,
        "broken": len(report.broken),
        "seconds": round(time.monotonic() - started),
    }
    print(json.dumps(figures), flush=True)
    return 1 if report.broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
