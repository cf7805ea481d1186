"""Finding people: a million made-up ones in the encrypted store, a thousand searches, and typing on the real page.

``python tests/benchmarks/finding.py [PEOPLE [FOLDER]]``; a folder that holds the people already is used again.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from kaltim_people import Asked, fill, people, queries
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report import say

from fieldapp import fieldbook
from fieldapp.domain.person import PersonQuery
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.vault.kdf import Cost

PEOPLE, SEED = 1_000_000, 64
QUERIES, FIRST = 1_000, 10
GOAL_P95_MS, GOAL_RECALL, GOAL_STALL_MS = 50.0, 0.95, 50.0
PASSPHRASE = "perahu biru menyusuri sungai tenang"
BEAT_MS, KEY_MS = 5, 125
MANY = 50
TYPED = "siti~~ aminah~~~~/muhamad~~ rahman~~~~/sri~~ wahyuni~~~~/soekarno~~~~/an~~di tenri~~~~/nurha~~yati~~~~/"
SAMPLE = 31  # every so manieth person may be searched for


def asked(count: int) -> list[Asked]:
    """The searches, for people spread over the whole register."""
    known = [one for number, one in enumerate(people(count, SEED)) if number % min(SAMPLE, max(1, count // 2000)) == 0]
    return queries(known, SEED + 1, min(QUERIES, len(known)))


def measure(book: Fieldbook, searches: list[Asked]) -> tuple[list[float], dict[str, list[bool]]]:
    """Milliseconds of each search, and whether its person stood among the first ten, by what was known."""
    times, found = [], defaultdict(list)
    for one in searches:
        began = time.perf_counter()
        matches = book.people.find(one.query)
        times.append((time.perf_counter() - began) * 1000)
        hit = one.person_id in [match.person.person_id for match in matches[:FIRST]]
        found["name, " + ", ".join(one.facts) if one.facts else "name only"].append(hit)
    return times, found


def prepared(folder: Path, count: int) -> None:
    """A profile with so many people."""
    if (folder / "filled").exists():
        return
    began = time.perf_counter()
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    fill(book._store, count, SEED)
    book.lock()
    (folder / "filled").touch()
    size = (folder / "store.db").stat().st_size / 1e6
    print(f"{count} people made and written in {time.perf_counter() - began:.0f} s, {size:.0f} MB encrypted")


def searching(folder: Path, count: int) -> bool:
    """Prints times and recall."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    searches = asked(count)
    began = time.perf_counter()
    book.people.find(searches[0].query)
    print(f"first search with reading all words: {(time.perf_counter() - began) * 1000:.0f} ms")
    times, found = measure(book, searches)
    niks = digits(book, count)
    book.lock()
    hits = [hit for several in found.values() for hit in several]
    recall, p95 = statistics.mean(hits), statistics.quantiles(times, n=20)[-1]
    print(f"{len(times)} searches: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, max {max(times):.1f} ms")
    print(f"recall@{FIRST} {recall:.3f} (goals: p95 {GOAL_P95_MS:.0f} ms, recall {GOAL_RECALL})")
    for facts, several in sorted(found.items()):
        print(f"    {facts}: {statistics.mean(several):.3f} of {len(several)}")
    worst = statistics.quantiles(niks, n=20)[-1]
    met = say("a search by name, p95", p95, "ms", goal=GOAL_P95_MS)
    met &= say("a search by digits of a NIK, p95", worst, "ms", goal=GOAL_P95_MS)
    met &= say(f"found among the first {FIRST}", recall, "of 1", goal=GOAL_RECALL, least=True)
    print(f"{len(niks)} searches by digits of a NIK: median {statistics.median(niks):.1f} ms, p95 {worst:.1f} ms")
    return met


def digits(book: Fieldbook, count: int) -> list[float]:
    """Milliseconds of searches by a run of digits that stands anywhere in a NIK; each must find its person."""
    rng, times = random.Random(SEED), []
    for one in islice(people(count, SEED), 400):
        if one.nik:
            at = rng.randrange(11)
            run = one.nik[at : at + rng.randint(6, 16)]
            began = time.perf_counter()
            matches = book.people.find(PersonQuery(nik=run))
            times.append((time.perf_counter() - began) * 1000)
            few = len(matches) < MANY
            assert not few or one.person_id in [match.person.person_id for match in matches], run
    return times


def wait_until(holds: Callable[[], bool]) -> None:
    """Turn the event loop until something holds."""
    while not holds():
        QTest.qWait(10)


def typing(folder: Path) -> bool:
    """Types names on the real page; prints the longest time the window did not answer."""
    from fieldapp.app import start

    window = start(folder)
    window.resize(1366, 768)
    window.show()
    QTest.keyClicks(window.page.password, PASSPHRASE)
    QTest.keyClick(window.page.password, Qt.Key.Key_Return)
    wait_until(lambda: window.unlocked)
    window.go("people", text="")
    wait_until(background.idle)
    keys, shown, gaps = iter(TYPED * 3), [0], [time.perf_counter()]
    stalls: list[float] = []
    field = window.page.query.name
    field.setFocus()

    def beat() -> None:
        now = time.perf_counter()
        stalls.append((now - gaps[0]) * 1000 - BEAT_MS)
        gaps[0] = now

    def press() -> None:
        key = next(keys, "")
        if key == "/":
            field.clear()
        elif key and key != "~":  # a finger that rests
            QTest.keyClicks(field, key)
        shown[0] = max(shown[0], window.page.results.model.rowCount())

    heart, hand = QTimer(), QTimer()
    for timer, interval, act in ((heart, BEAT_MS, beat), (hand, KEY_MS, press)):
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        timer.start(interval)
    QTest.qWait(KEY_MS * (len(TYPED) * 3 + 4))
    heart.stop()
    hand.stop()
    worst = sorted(stalls)[-5:]
    print(f"typing {len(TYPED) * 3} keys and rests at 8 a second, up to {shown[0]} people shown:")
    others = ", ".join(f"{one:.0f}" for one in worst[-2::-1])
    print(f"    the window stood still for at most {worst[-1]:.0f} ms (then {others}; goal {GOAL_STALL_MS:.0f})")
    window.close()
    background.stop()
    return bool(shown[0]) & say("typing: the window stood still at most", worst[-1], "ms", goal=GOAL_STALL_MS)


def main() -> bool:
    """Prints figures; True when every goal is met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as room:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(room) / "laptop"
        prepared(folder, count)
        app = QApplication.instance() or QApplication([])
        found = searching(folder, count)
        smooth = typing(folder)
        del app
        return found and smooth


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
