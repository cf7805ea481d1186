"""What encryption costs: the same store with and without it, turn by turn on one disk; and how long an unlock takes.

Autosave and finalize at the median and p95, opening, and finding a person among two thousand. The plain store is this
program's own, with the one connection that asks for no key; nothing else differs. ``encrypted.py [PEOPLE]``.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say
from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db import engine
from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.submission import EntityChange, Submission, sha256_hex
from fieldapp.vault.kdf import SALT_BYTES, calibrate, derive

PEOPLE, SAVES, FINALS, OPENS, SEARCHES = 2_000, 300, 150, 10, 60
GOAL = {"autosave": 2.0, "finalize": 2.0, "open": 2.5, "search": 2.0}  # p95 against plain p95
KEY = os.urandom(32)
NAMES = ("Siti", "Budi", "Rahmat", "Dewi", "Joko", "Wahyuni", "Hasan", "Nurlaila", "Bambang", "Kartini")
Times = dict[str, list[float]]


def plain_connect(path: Path, _key: bytes) -> sqlcipher.Connection:
    """As ``engine.connect``, without a key: SQLCipher's library then writes plain SQLite."""
    made = sqlcipher.connect(str(path), timeout=5, isolation_level=None, check_same_thread=False, cached_statements=256)
    for name, value in engine.PRAGMAS.items():
        made.execute(f"PRAGMA {name} = {value}")
    return made


@contextmanager
def unchecked(_connection: Connection) -> Iterator[None]:
    """There are no ciphered pages to ask about."""
    yield


@contextmanager
def kind(name: str) -> Iterator[None]:
    """Encrypted as it is, or plain."""
    before = engine.connect, engine._whole_pages
    if name == "plain":
        engine.connect, engine._whole_pages = plain_connect, unchecked
    try:
        yield
    finally:
        engine.connect, engine._whole_pages = before


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def opened(room: Path, name: str) -> Store:
    """The store of one kind."""
    return Store.open(room / f"{name}.db", KEY, lambda: datetime.now(UTC))


def person(number: int) -> EntityChange:
    """Somebody whose name is like others'."""
    full = f"{NAMES[number % 10]} {NAMES[number // 10 % 10]} {NAMES[number // 100 % 10]}{number}"
    facts = {"full_name": full, "sex": "P" if number % 2 else "L", "birth_date": f"19{number % 90 + 10}-03-05"}
    return EntityChange("person", f"p{number}", "create", full, facts)


def finalize(store: Store, number: int) -> float:
    """A draft frozen into the outbox, with the person it speaks of; milliseconds of the finalizing alone."""
    instance_id = f"uuid:{number}"
    store.start(instance_id, "f", "1", "Form", {"/f/a": "x"}, Progress(1, 4))
    xml = b"<data>" + os.urandom(700).hex().encode() + b"</data>"
    made = Submission(instance_id, "f", "1", sha256_hex(xml), xml, datetime.now(UTC), f"JGK-{number}")
    return milliseconds(lambda: store.finalize(made, [person(number)], "Seseorang"))


def main() -> bool:
    """Prints figures of both kinds and their ratios; True when the goals are met."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    cost = calibrate()
    unlocks = [milliseconds(lambda: derive(b"perahu biru menyusuri", bytes(SALT_BYTES), cost)) / 1000 for _ in range(5)]
    unlock = statistics.median(unlocks)
    print(
        f"unlock: Argon2id {cost.memory_kib // 1024} MiB, {cost.iterations} passes, {cost.lanes} lanes: {unlock:.2f} s"
    )
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as room:
        times = measure(Path(room), people)
    good = say("deriving the key", unlock, "s", goal=1.0) & say("deriving it", unlock, "s", goal=0.4, least=True)
    for what, goal in GOAL.items():
        good &= tell(what, goal, times["cipher"][what], times["plain"][what])
    return good


def measure(room: Path, people: int) -> dict[str, Times]:
    """Both kinds, turn by turn."""
    times: dict[str, Times] = {name: {what: [] for what in GOAL} for name in ("cipher", "plain")}
    for name in times:
        with kind(name):
            fill(room, name, people)
    for turn in range(OPENS):
        for name, of in times.items():
            with kind(name):
                stores: list[Store] = []
                of["open"].append(milliseconds(lambda name=name, stores=stores: stores.append(opened(room, name))))
                work(stores[0], of, turn, people)
                stores[0].close()
    return times


def fill(room: Path, name: str, people: int) -> None:
    """A register of so many people, each finalized once."""
    store = opened(room, name)
    for number in range(people):
        finalize(store, number)
    store.start("uuid:draft", "f", "1", "Form", {"/f/a": ""}, Progress())
    store.close()


def work(store: Store, of: Times, turn: int, people: int) -> None:
    """What a worker does, some of each."""
    for number in range(SAVES // OPENS):
        text = {f"/f/q{number}": f"jawaban {turn} {number}"}
        of["autosave"].append(milliseconds(lambda text=text: store.save("uuid:draft", text, Progress(), "")))
    for number in range(FINALS // OPENS):
        of["finalize"].append(finalize(store, people + turn * FINALS + number))
    for number in range(SEARCHES // OPENS):
        query = PersonQuery(name=f"{NAMES[number % 10]} {NAMES[turn % 10]}")
        of["search"].append(milliseconds(lambda query=query: store.people(query)))


def tell(what: str, goal: float, cipher: list[float], plain: list[float]) -> bool:
    """One line; whether the goal is met."""

    def p95(values: list[float]) -> float:
        return sorted(values)[int(len(values) * 0.95)] if len(values) >= 20 else max(values)

    say(f"{what}, median, against an open store", statistics.median(cipher), "ms", baseline=statistics.median(plain))
    return say(f"{what}, p95, against an open store", p95(cipher), "ms", baseline=p95(plain), goal=goal)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        raise SystemExit(0 if main() else 1)
