"""A supervisor's desk with 100,000 submissions of the team: opening, filtering, scrolling, picking everything.

``python tests/benchmarks/review.py [SUBMISSIONS]``. Real window (offscreen) on an encrypted store. The same is measured
with a hundredth of them in the same run: how much longer the large desk takes is the figure that travels between
computers.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from report import say  # noqa: E402

from fieldapp import fieldbook  # noqa: E402
from fieldapp.app import start  # noqa: E402
from fieldapp.db.reviewing import write_found  # noqa: E402
from fieldapp.domain.reviewing import Shelf, WorkFilter, WorkOrder  # noqa: E402
from fieldapp.domain.team import Found  # noqa: E402
from fieldapp.fieldbook import Fieldbook  # noqa: E402
from fieldapp.ui import background  # noqa: E402
from fieldapp.ui.pages.review.page import ReviewPage  # noqa: E402
from fieldapp.ui.window import Window  # noqa: E402
from fieldapp.vault.kdf import Cost  # noqa: E402
from tests.db.desk import NOON  # noqa: E402
from tests.db.team_rows import put, row  # noqa: E402

SUBMISSIONS, CHUNK, XML_BYTES = 100_000, 5_000, 4_000
GOAL_OPEN_MS, GOAL_FILTER_MS, GOAL_STALL_MS, BEAT_MS = 1000.0, 150.0, 50.0, 5
PASSPHRASE = "perahu biru menyusuri sungai tenang"
NAMES = ("Yohanes Bria", "Maria Goreti", "Budi Susanto", "Ahmad Ridwan", "Nur Halimah", "Agnes Bria", "Petrus Laka")
FLAGGED = write_found((Found("too_fast", facts=(("seconds", "48"),)),))


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds."""

    opening: float
    whole: float
    words: float
    filters: float
    order: float
    stall: float


def filled(folder: Path, count: int) -> None:
    """A profile with so many submissions of 60 laptops: nine in ten wait, one in eight is flagged."""
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    xml = b"<data>" + b"x" * XML_BYTES + b"</data>"
    began = time.perf_counter()
    for begin in range(0, count, CHUNK):
        put(book._store, [_row(number, xml) for number in range(begin, min(begin + CHUNK, count))])
    book.lock()
    print(
        f"{count} submissions of {XML_BYTES} bytes put on the desk in {time.perf_counter() - began:.0f} s", flush=True
    )


def _row(number: int, xml: bytes) -> dict[str, object]:
    return row(
        f"uuid:{number:08x}-0000-4000-8000-000000000000",
        xml=xml,
        finalized_at=NOON - timedelta(minutes=number),
        label=f"{NAMES[number % 7]} {number}",
        device_code=f"KT-{number % 60:03}",
        worker_name=f"Petugas {number % 60}",
        person_id=f"p{number // 2}",
        state="approved" if number % 10 == 0 else "waiting",
        checks=FLAGGED if number % 8 == 0 else "[]",
        flags=int(number % 8 == 0),
        alike=int(number % 31 == 0),
    )


def timed(act: Callable[[], object], times: int = 5) -> float:
    """The median of some runs, in milliseconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)[times // 2]


def finding(book: Fieldbook) -> tuple[float, float, float]:
    """Words, conditions, another order."""
    desk = book.reviewing
    return (
        timed(lambda: desk.numbers(WorkFilter(text="bria 77"))),
        timed(lambda: desk.numbers(WorkFilter(Shelf.TO_CHECK, device_code="KT-007", code="too_fast"))),
        timed(lambda: desk.numbers(WorkFilter(), WorkOrder.PERSON), 3),
    )


def scrolled(page: ReviewPage) -> float:
    """The longest time the window stood still while the list was leafed through, and everything picked."""
    gaps: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000 - BEAT_MS)
        last[0] = now

    heart = QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(beat)
    heart.start(BEAT_MS)
    QTest.qWait(200)
    gaps.clear()
    page.desk.table.setFocus()
    for _ in range(60):
        QTest.keyClick(page.desk.table, Qt.Key.Key_PageDown)
        QTest.qWait(8)
    bar = page.desk.table.verticalScrollBar()
    for part in range(40):
        bar.setValue(bar.maximum() * part // 40)
        QTest.qWait(8)
    QTest.keyClick(page.desk.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(20)
    QTest.keyClick(page.desk.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(100)
    heart.stop()
    assert len(page.desk.model.picked) == page.desk.model.rowCount()
    return max(gaps)


def opened(window: Window) -> tuple[ReviewPage, float, float]:
    """The page; milliseconds until its first rows are painted, and until the whole list is there."""
    began = time.perf_counter()
    window.go("review")
    QApplication.processEvents()
    window.grab()
    first = (time.perf_counter() - began) * 1000
    page = window.page
    assert isinstance(page, ReviewPage)
    while not page.desk.rows.complete:
        QTest.qWait(1)
    return page, first, (time.perf_counter() - began) * 1000


def measured(folder: Path) -> Figures:
    """Unlocks, opens the review, looks for work, leafs through it."""
    window = start(folder)
    window.resize(1366, 768)
    window.show()
    QTest.keyClicks(window.page.password, PASSPHRASE)
    QTest.keyClick(window.page.password, Qt.Key.Key_Return)
    while not window.unlocked:
        QTest.qWait(10)
    QTest.qWait(500)
    _, opening, whole = opened(window)
    window.go("home")
    page, again, whole_again = opened(window)
    QTest.qWait(500)
    words, filters, order = finding(window.book)
    stall = scrolled(page)
    window.close()
    background.stop()
    return Figures(min(opening, again), min(whole, whole_again), words, filters, order, stall)


def main() -> bool:
    """Prints figures; True when the goals are met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SUBMISSIONS
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="review_") as room:
        found = {}
        for size in (max(count // 100, 10), count):
            filled(Path(room) / str(size), size)
            found[size] = measured(Path(room) / str(size))
    small, large = found.values()
    for name, goal in (("opening", GOAL_OPEN_MS), ("whole", GOAL_OPEN_MS)):
        _say(name, getattr(small, name), getattr(large, name), goal)
    for name in ("words", "filters", "order"):
        _say(name, getattr(small, name), getattr(large, name), GOAL_FILTER_MS)
    _say("stall", small.stall, large.stall, GOAL_STALL_MS)
    del app
    filters = say("the slowest filter", max(large.words, large.filters), "ms", goal=GOAL_FILTER_MS)
    say("the page opens", large.opening, "ms", baseline=small.opening)
    say("the window stood still at most", large.stall, "ms", goal=GOAL_STALL_MS)
    return large.opening <= GOAL_OPEN_MS and filters and large.stall <= GOAL_STALL_MS


SAID = {
    "opening": "first rows on screen",
    "whole": "whole list",
    "words": "two words typed",
    "filters": "laptop and check",
    "order": "by person",
    "stall": "longest stall while scrolling and picking everything",
}


def _say(name: str, small: float, large: float, goal: float) -> None:
    ratio = large / max(small, 0.1)
    print(f"    {SAID[name]}: {large:.0f} ms ({ratio:.1f} times that of a hundredth; goal {goal:.0f})", flush=True)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
