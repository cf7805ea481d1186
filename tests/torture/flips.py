"""``python -m tests.torture.flips --places 1000 --seed 1``: one bit turned in a file of a profile, or files exchanged.

Every kind of file takes its turn. After each change the profile is opened (by passphrase, or by the recovery code where
the passphrase does not open) and everything in it is read, as the app reads it. It must be refused, or found damaged
where it is damaged, or be as it was. Something read as anything else, and an error that is not the app's own, is wrong:
exit code 1.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.db.log_check import FRAME, HEADER, _commits
from fieldapp.errors import FieldappError, TooManyTries, WrongPassphrase
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import profile_device, profile_exists, profile_sealed
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.receipts import verified_receipt
from fieldapp.vault.closing import open_again
from fieldapp.vault.sealing import unseal
from tests.torture.lean import one_engine
from tests.torture.profiles import CHEAP, Made, made_profiles

PAGE = 4096
NEW_WORDS = "layar putih menyeberangi teluk sepi"
Read = dict[str, str]
KNOWN_LIMITS = {
    "log lost": "an older state of the same store, whole in itself",
    "slots and store of another profile": "another laptop's whole profile",
}
OUTCOMES = ("refused", "detected", "harmless", "limit", "wrong")  # limit: cannot be noticed here, and we say so


@dataclass
class Tally:
    """Outcomes by kind of file."""

    by: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[str] = field(default_factory=list)

    def note(self, kind: str, outcome: str, what: str = "") -> None:
        """One change."""
        self.by[kind][outcome] += 1
        if outcome == "wrong":
            self.wrong.append(f"{kind}: {what}")


def everything(book: Fieldbook) -> Iterator[tuple[str, Callable[[], str]]]:
    """Name of a part, and how it is read; each part may be found damaged by itself."""
    listed = {one.instance_id: one for one in book.assessments(limit=10_000)}
    yield "list", lambda: str(sorted(listed.items()))
    yield "worker", lambda: str(book.worker)
    for one in listed.values():
        yield f"{one.instance_id} history", lambda one=one: str(book.history(one.instance_id))
        if one.state.value == "draft":
            yield f"{one.instance_id} answers", lambda one=one: str(book.resume(one.instance_id).session.saved())
        else:
            yield f"{one.instance_id} submission", lambda one=one: str(book.submission(one.instance_id))
        for file in book._store.attachments(one.instance_id):
            yield f"{one.instance_id} {file.name}", lambda file=file: _hash(book.connection.read_attachment(file))
        if one.receipt is not None:
            yield f"{one.instance_id} receipt", lambda one=one: str(_verified(book, one))
    if listed:
        person = next(iter(listed.values())).person_id
        if person:
            yield "person", lambda: str(book.people.person(person))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _verified(book: Fieldbook, shown: object) -> object:
    receipt = shown.receipt  # type: ignore[attr-defined]
    sha256 = book.submission(receipt.instance_id).sha256
    proof = SignedReceipt(receipt.signed, receipt.signature)
    return verified_receipt(proof, book.connection.credentials(), receipt.instance_id, sha256)


def read_of(book: Fieldbook) -> tuple[Read, int]:
    """What could be read, and how many parts were found damaged."""
    found, damaged = {}, 0
    for name, part in everything(book):
        try:
            found[name] = part()
        except FieldappError:
            damaged += 1
    return found, damaged


@dataclass
class Bench:
    """One profile, whole, and what is in it; changes are made to copies."""

    made: Made
    room: Path
    tally: Tally
    whole: dict[str, Read] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, folder in self.made.folders.items():
            if name == "sealed":
                continue
            with self._copy(folder) as copy, _opened(copy, self.made.words[name]) as book:
                self.whole[name], damaged = read_of(book)
                assert not damaged
                assert len(self.whole[name]) > 10
        self.whole["sealed"] = self.whole["open"]

    @contextmanager
    def _copy(self, folder: Path) -> Iterator[Path]:
        room = Path(tempfile.mkdtemp(prefix="flip", dir=self.room))
        try:
            yield Path(shutil.copytree(folder, room / "laptop"))
        finally:
            shutil.rmtree(room)

    def flip(self, kind: str, chance: random.Random) -> None:
        """One bit somewhere in a file of this kind."""
        name, path = chance.choice(self.made.places[kind])
        folder = self.made.folders[name]
        with self._copy(folder) as copy:
            harmed = copy / path.relative_to(folder) if path.is_relative_to(folder) else copy.parent / path.name
            content = bytearray(path.read_bytes())
            bit = chance.randrange(len(content) * 8)
            content[bit // 8] ^= 1 << bit % 8
            harmed.write_bytes(content)
            self._judge(kind, f"bit {bit} of {path.name}", name, copy, harmed)

    def exchange(self, what: str, change: Callable[[Path], None], name: str) -> None:
        """Files put where they do not belong."""
        with self._copy(self.made.folders[name]) as copy:
            change(copy)
            self._judge(what, what, name, copy, copy)
        if what in KNOWN_LIMITS and self.tally.by[what].pop("wrong", 0):
            self.tally.wrong.pop()
            self.tally.note(what, "limit")

    def _judge(self, kind: str, what: str, name: str, copy: Path, harmed: Path) -> None:
        try:
            outcome = JUDGES.get(kind, Bench._open_and_read)(self, name, copy, harmed)
        except FieldappError:
            outcome = "refused"
        except Exception as error:
            self.tally.note(kind, "wrong", f"{what}: {error!r}")
            return
        self.tally.note(kind, outcome, what)

    def _open_and_read(self, name: str, copy: Path, _harmed: Path) -> str:
        outside = (profile_exists(copy), profile_device(copy), profile_sealed(copy))
        assert outside[0]
        outcome = "harmless"
        try:
            book = fieldbook.unlock(copy, self.made.words[name])
        except (WrongPassphrase, TooManyTries):
            book, _ = fieldbook.recover(copy, self.made.codes[name], NEW_WORDS)
            outcome = "detected"
        with _closing(book):
            return self._compared(name, *read_of(book), outcome)

    def _compared(self, name: str, found: Read, damaged: int, outcome: str) -> str:
        whole = self.whole[name]
        if any(whole.get(part) != text for part, text in found.items()):
            return "wrong"
        if len(found) < len(whole):
            return "detected" if damaged else "wrong"
        return outcome

    def _log(self, name: str, copy: Path, harmed: Path) -> str:
        """The last save of a log that a crash left looks, when harmed, like one that had not ended."""
        whole, content = (self.made.folders[name] / harmed.name).read_bytes(), harmed.read_bytes()
        at = next(place for place, (one, two) in enumerate(zip(whole, content, strict=True)) if one != two)
        last_but_one = commits(whole)[-2]
        outcome = self._open_and_read(name, copy, harmed)
        return "limit" if outcome == "wrong" and at >= last_but_one else outcome

    def _second_copy(self, name: str, _copy: Path, harmed: Path) -> str:
        """As the province opens it."""
        opened = unseal(harmed.read_bytes(), self.made.ingest)
        return "harmless" if _hash(opened) == harmed.stem else "wrong"

    def _sealed(self, name: str, copy: Path, _harmed: Path) -> str:
        code = open_again(copy, "slots.json", self.made.ingest, NEW_WORDS, cost=CHEAP)
        assert code
        with _opened(copy, NEW_WORDS) as book:
            return self._compared(name, *read_of(book), "harmless")

    def _pack(self, name: str, copy: Path, harmed: Path) -> str:
        """As a courier's laptop takes it, and then as the province would get it: the same bytes or none."""
        with _opened(copy, self.made.words[name]) as book:
            taken = book.courier.take([harmed.parent])
            if taken.refused:
                return "refused"
            kept = [path for path in (copy / "courier").rglob("*") if path.is_file()]
            whole = next(path for _, path in self.made.places["pack"] if path.name == harmed.name).read_bytes()
            return "harmless" if any(path.read_bytes() == whole for path in kept) else "wrong"

    def _device(self, name: str, copy: Path, _harmed: Path) -> str:
        """Before unlocking it is what the file says; afterwards what the store says."""
        profile_device(copy)
        outcome = self._open_and_read(name, copy, _harmed)
        return outcome if profile_device(copy) == self.made.devices[name] else "wrong"


def commits(log: bytes) -> list[int]:
    """Where in a log its saves end."""
    return [HEADER + number * (FRAME + PAGE) for number in _commits(log, PAGE)]


JUDGES: dict[str, Callable[[Bench, str, Path, Path], str]] = {
    "log": Bench._log,
    "second": Bench._second_copy,
    "sealed": Bench._sealed,
    "pack": Bench._pack,
    "device": Bench._device,
}


@contextmanager
def _closing(book: Fieldbook) -> Iterator[Fieldbook]:
    try:
        yield book
    finally:
        book.lock()


@contextmanager
def _opened(folder: Path, words: str) -> Iterator[Fieldbook]:
    with _closing(fieldbook.unlock(folder, words)) as book:
        yield book


def exchanges(made: Made) -> Iterator[tuple[str, Callable[[Path], None], str]]:
    """What is put where it does not belong; every second thing from another profile."""
    other = made.folders["other"]

    def put(*names: str) -> Callable[[Path], None]:
        def change(copy: Path) -> None:
            for name in names:
                shutil.copy(other / name, copy / name)

        return change

    def swap(pattern: str) -> Callable[[Path], None]:
        def change(copy: Path) -> None:
            one, two, *_ = sorted(copy.glob(pattern))
            held = one.read_bytes()
            one.write_bytes(two.read_bytes())
            two.write_bytes(held)

        return change

    def lost(*patterns: str) -> Callable[[Path], None]:
        def change(copy: Path) -> None:
            for pattern in patterns:
                for path in copy.glob(pattern):
                    path.unlink()

        return change

    def renamed(old: str, new: str) -> Callable[[Path], None]:
        return lambda copy: (copy / old).replace(copy / new) and None

    yield "slots of another profile", put("slots.json"), "open"
    yield "slots of another profile, before the last change", put("slots.json"), "changed"
    yield "store of another profile", put("store.db"), "open"
    yield "slots and store of another profile", put("slots.json", "store.db"), "open"
    yield (
        "log of another profile",
        lambda copy: shutil.copy(made.folders["crashed"] / "store.db-wal", copy / "store.db-wal") and None,
        "other",
    )
    yield "two attachments exchanged", swap("attachments/*.age"), "open"
    yield "two second copies exchanged", swap("second/*.age"), "open"
    yield "previous slots in the place of the new ones", renamed("slots.json.prev", "slots.json"), "changed"
    yield "slots lost", lost("slots.json*"), "open"
    yield "store lost", lost("store.db*"), "open"
    yield "log lost", lost("store.db-wal", "store.db-shm"), "crashed"
    yield "attachments lost", lost("attachments/*"), "open"
    yield "device code of another profile", put("device.txt"), "open"


def run(room: Path, places: int, seed: int, made: Made) -> Tally:
    """Every exchange once, and so many flips, each kind in turn."""
    one_engine()
    tally, chance = Tally(), random.Random(seed)
    bench = Bench(made, room, tally)
    for what, change, name in exchanges(made):
        bench.exchange(what, change, name)
    kinds = list(made.places)
    for number in range(places):
        bench.flip(kinds[number % len(kinds)], chance)
    return tally


def main(words: list[str]) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    started = time.monotonic()
    memory = Path("/dev/shm")
    room = Path(tempfile.mkdtemp(prefix="flips", dir=memory if memory.is_dir() else None))
    try:
        with made_profiles(room) as made:
            tally = run(room, options.places, options.seed, made)
    finally:
        with suppress(OSError):
            shutil.rmtree(room)
    for kind, found in tally.by.items():
        print(f"{kind:52}", ", ".join(f"{name} {found[name]}" for name in OUTCOMES if found[name]))
    for word in tally.wrong:
        print("WRONG", word)
    total: Counter[str] = sum(tally.by.values(), Counter())
    print(json.dumps({"seed": options.seed, **total, "seconds": round(time.monotonic() - started)}))
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
