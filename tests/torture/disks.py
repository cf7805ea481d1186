"""``python -m tests.torture.disks``: the disk is full at every page of a journey, read-only, gone, or in use elsewhere.

A small disk in memory (tmpfs; root only). A journey: unlock, answer, photograph, finalize, change the passphrase, lock,
unlock, lock. With so many pages left and no more, then one more, and so on, until the journey fits. Where a step fails
it must say why in the app's own words; then the cause goes, the same step is tried again, and everything must be there
at the end. Exit code 1 otherwise.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.db.engine import connect
from fieldapp.domain.assessment import State
from fieldapp.errors import NotADraft, StoreError
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from tests.server.visit import visit_form
from tests.torture.lean import one_engine, without_shipped_forms
from tests.torture.older import key_of
from tests.torture.promises import Promises, Teller
from tests.torture.recorded import CHEAP, NEXT_WORDS, PASSPHRASE

PAGE = 4096
SIZE = 24  # MiB
PHOTO = bytes(range(256)) * 150


@contextmanager
def small_disk(megabytes: int = SIZE) -> Iterator[Path]:
    """A file system of its own. Raises PermissionError where this user may not mount one."""
    place = Path(tempfile.mkdtemp(prefix="disk"))
    line = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(line, capture_output=True).returncode:
        place.rmdir()
        raise PermissionError("mounting a small disk needs root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
        place.rmdir()


@dataclass
class Trouble:
    """Something that comes between the app and its disk, and goes again."""

    come: Callable[[], None]
    go: Callable[[], None]


@dataclass
class Journey:
    """One journey through one trouble. ``said``: class and sentence of each error, by the step it came in."""

    folder: Path
    trouble: Trouble
    said: list[tuple[str, str, str]] = field(default_factory=list)
    book: Fieldbook | None = None
    desks: list[OpenAssessment] = field(default_factory=list)
    words: str = PASSPHRASE
    unlocks: int = 0

    def run(self, begin_in_trouble: bool = True) -> None:
        """To its end; the trouble goes at the first error and does not come back."""
        if begin_in_trouble:
            self.trouble.come()
        for name, step in self._steps():
            try:
                step()
            except StoreError as error:
                self.said.append((name, type(error).__name__, str(error)))
                self.trouble.go()
                self._again(name, step)
        self.trouble.go()

    def _again(self, name: str, step: Callable[[], None]) -> None:
        """The same once more: an error does not mean that nothing happened."""
        desk = self.desks[-1] if self.desks else None
        if name == "answer" and desk is not None and desk.unsaved:
            desk.retry_save()
            return
        with suppress(NotADraft):
            step()

    def _steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "unlock", self._unlock
        for number in range(2):
            yield "start", self._start
            for place, text in (("full_name", f"Sela {number}"), ("age", "41"), ("sex", "P"), ("age", "42")):
                yield "answer", lambda place=place, text=text: self.desks[-1].answer(f"/data/{place}", text) and None
            yield "photograph", self._photograph
            yield "finalize", lambda: self.desks[-1].finalize() and None
        yield "change passphrase", self._change
        yield "lock", self._lock
        yield "unlock", self._unlock
        yield "lock", self._lock

    def _unlock(self) -> None:
        self.book = fieldbook.unlock(self.folder, self.words)

    def _start(self) -> None:
        assert self.book is not None
        self.desks.append(self.book.start("visit"))

    def _photograph(self) -> None:
        self.desks[-1].attach("/data/photo", "photo.jpg", PHOTO + os.urandom(30_000), "image/jpeg")

    def _change(self) -> None:
        assert self.book is not None
        self.book.change_passphrase(PASSPHRASE, NEXT_WORDS)
        self.words = NEXT_WORDS

    def _lock(self) -> None:
        assert self.book is not None
        self.book.lock()


def lost_after(journey: Journey, told: Path) -> list[str]:
    """What the store does not hold although it was promised."""
    promises = Promises().hear_all(told)
    book = fieldbook.unlock(journey.folder, journey.words)
    try:
        book._store.check()
        lost = promises.broken(book)
        waiting = sum(one.state is State.FINALIZED for one in book.assessments())
        if waiting != 2:
            lost.append(f"{waiting} of 2 finalized")
        return lost
    finally:
        book.lock()


@dataclass
class Desk:
    """A small disk, and a profile to copy onto it."""

    disk: Path
    made: Path
    told: Path
    journeys: int = 0
    said: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def go(self, name: str, trouble: Callable[[Path], Trouble], *, at_once: bool = True) -> Journey | None:
        """A journey on a fresh copy; None when something came up that is not the app's own."""
        for path in self.disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        folder = Path(shutil.copytree(self.made, self.disk / "laptop"))
        self.told.unlink(missing_ok=True)
        listening(self.told)
        self.journeys += 1
        cause = trouble(folder)
        journey = Journey(folder, cause)
        try:
            journey.run(at_once)
            self.wrong += [f"{name}: {word}" for word in lost_after(journey, self.told)]
        except Exception as error:
            self.wrong.append(f"{name}: {error!r}")
            cause.go()
            if journey.book is not None:
                journey.book.lock()
            return None
        for step, kind, sentence in journey.said:
            self.said[name.split(",")[0], step, kind, sentence] += 1
        return journey


_teller: list[Teller] = []


def listening(told: Path) -> None:
    """Every store of this process tells its promises into this file."""
    if not _teller:
        _teller.append(Teller(told))
        _teller[0].listen()
    _teller[0].__init__(told)  # type: ignore[misc]


def full(disk: Path, pages: int) -> Callable[[Path], Trouble]:
    """So many pages are left."""
    filler = disk / "filler"

    def come() -> None:
        left = os.statvfs(disk)
        with filler.open("wb") as file:
            file.write(bytes(max(0, left.f_bavail - pages) * PAGE))

    return lambda _folder: Trouble(come, lambda: filler.unlink(missing_ok=True))


def read_only(disk: Path) -> Callable[[Path], Trouble]:
    """Remounted."""

    def remount(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True, capture_output=True)

    return lambda _folder: Trouble(lambda: remount("ro"), lambda: remount("rw"))


def gone(folder: Path) -> Trouble:
    """The profile's folder has another name for a while."""
    away = folder.with_name("away")

    def go() -> None:
        if away.exists():
            shutil.rmtree(folder, ignore_errors=True)
            away.rename(folder)

    return Trouble(lambda: folder.rename(away) and None, go)


def in_use(folder: Path) -> Trouble:
    """Another program writes in the database and does not end."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    key = key_of(book)
    book.lock()
    other = connect(folder / "store.db", key)

    def go() -> None:
        with suppress(Exception):
            other.execute("ROLLBACK")
        other.close()

    return Trouble(lambda: other.execute("BEGIN IMMEDIATE") and None, go)


def play(desk: Desk, step: int) -> None:
    """Every trouble; the full disk from no page on, ``step`` pages more each time, until the journey fits."""
    pages = 0
    while True:
        journey = desk.go(f"full, {pages} pages left", full(desk.disk, pages))
        if journey is not None and not journey.said:
            break
        pages += step
    desk.go("read-only", read_only(desk.disk))
    desk.go("gone", gone)
    desk.go("in use", in_use)


@contextmanager
def set_up(room: Path) -> Iterator[Desk]:
    """A desk with a profile that knows the visit form."""
    one_engine()
    without_shipped_forms()
    with small_disk() as disk:
        book, _ = fieldbook.create(room / "made", PASSPHRASE, cost=CHEAP)
        book._store.put_form(visit_form())
        book.lock()
        yield Desk(disk, room / "made", room / "told")


def main(words: list[str]) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step", type=int, default=1, help="pages more at each journey")
    options = parser.parse_args(words)
    started = time.monotonic()
    room = Path(tempfile.mkdtemp(prefix="disks"))
    try:
        with set_up(room) as desk:
            play(desk, options.step)
    except PermissionError as error:
        print(f"left out: {error}")
        return 0
    finally:
        shutil.rmtree(room)
    for (name, step, kind, sentence), count in sorted(desk.said.items()):
        print(f"{name:10} {step:18} {count:4} × {kind}: {sentence}")
    for word in desk.wrong:
        print("WRONG", word)
    print(
        json.dumps({"journeys": desk.journeys, "wrong": len(desk.wrong), "seconds": round(time.monotonic() - started)})
    )
    return 1 if desk.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
