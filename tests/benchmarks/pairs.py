"""The worklist of duplicates with a hundred thousand submissions and tens of thousands of pairs.

``python tests/benchmarks/pairs.py [PAIRS [SUBMISSIONS [FOLDER]]]``: making the store takes minutes, in a FOLDER it is
kept for the next run. Real window (offscreen), encrypted store, people in the random order of their ids. Opening the
page (until all groups are listed, the first are painted and the keyboard moves among them), filters, a search and a
scroll to the end, each beside its baseline in the same run: reading as many rows of the store plainly, and the time the
window stands still for while nothing happens. The first opening loads the page's modules; the second is as every later
one.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from report import say  # noqa: E402
from sqlalchemy import Connection  # noqa: E402

from fieldapp import fieldbook  # noqa: E402
from fieldapp.app import start  # noqa: E402
from fieldapp.db.columns import instant_text  # noqa: E402
from fieldapp.db.store import Store  # noqa: E402
from fieldapp.ui import background  # noqa: E402
from fieldapp.ui.window import Window  # noqa: E402
from fieldapp.vault.kdf import Cost  # noqa: E402

PAIRS, SUBMISSIONS, PASSPHRASE = 30_000, 100_000, "perahu biru menyusuri sungai tenang"
GOAL_OPEN_MS, GOAL_FILTER_MS, GOAL_STALL_MS = 1000, 150, 50
PLACES = ("64.72.05.1001", "64.71.06.1002", "64.02.01.2001", "64.74.01.1001")


def filled(folder: Path, pairs: int, works: int) -> None:
    """A profile with so many people recorded twice, and so many submissions."""
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    store: Store = book._store
    began = time.perf_counter()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    with store._writing() as connection:
        people, index = [], []
        ids = [f"p{random:08x}" for random in Random(1).sample(range(2**32), max(2 * pairs, works))]
        for number in range(2 * pairs):
            who = number - number % 2  # the one before, recorded again
            born = (at - timedelta(days=9_000 + who % 17_000)).date().isoformat()
            name = f"orang{who} {('budi', 'siti', 'tono', 'maria')[who % 4]}"
            moment = (at + timedelta(seconds=number)).isoformat(timespec="microseconds")
            people.append(
                (ids[number], name, name, "", "LP"[who % 2], born, int(born[:4]), 0, "", PLACES[who % 4], "",
                 moment, moment, 1, "Asesmen")
            )  # fmt: skip
            index.append((ids[number], number % 40))
        connection.exec_driver_sql(f"INSERT INTO person VALUES ({', '.join('?' * 15)})", people)
        connection.exec_driver_sql(
            "INSERT INTO entity (entity_list, entity_id, label, properties, changed_at) VALUES ('person', ?, '', ?, ?)",
            [(one, '{"full_name": "x", "uncertain_match": "%s"}' % ("" if odd else "yes"), people[0][11])
             for one, odd in index],
        )  # fmt: skip
        connection.exec_driver_sql(
            "INSERT INTO person_pair VALUES (?, ?, ?)",
            [
                (*sorted(ids[number : number + 2]), ("same_name_birth", "same_nik same_name_birth")[number % 4 // 2])
                for number in range(0, 2 * pairs, 2)
            ],
        )
        connection.exec_driver_sql("INSERT INTO name_word (word, sound, people) VALUES ('budi', 'budi', 1)")  # indexed
        submissions(connection, ids[:works], at)
    store.put_setting("forms_asked_at", datetime.now(UTC).isoformat())
    book.lock()
    print(f"{works} submissions, {pairs} pairs, made in {time.perf_counter() - began:.0f} s", flush=True)


def submissions(connection: Connection, people: list[str], at: datetime) -> None:
    """A finalized assessment each, so that every count has its rows."""
    moment = instant_text(at)
    ids = [(f"uuid:{number}", f"{number:064x}", f"JGK-{number:07}", who) for number, who in enumerate(people)]
    form = ("outreach_rapid", "1")
    connection.exec_driver_sql(
        "INSERT INTO assessment (instance_id, form_id, form_version, form_title, state, title, started_at, changed_at, "
        "reference, person_id, corrects) VALUES (?, ?, ?, 'Asesmen', 'draft', 'Orang', ?, ?, '', ?, '')",
        [(one, *form, moment, moment, who) for one, _, _, who in ids],
    )
    connection.exec_driver_sql(
        "INSERT INTO submission (instance_id, sha256, xml, number, form_id, form_version, finalized_at, corrects, "
        "size) VALUES (?, ?, ?, ?, ?, ?, ?, '', 7)",
        [(one, sha256, b"<data/>", number, *form, moment) for one, sha256, number, _ in ids],
    )
    connection.exec_driver_sql(
        "UPDATE assessment SET state = 'finalized', finalized_at = ?, number = ?, size = 400 WHERE instance_id = ?",
        [(moment, number, one) for one, _, number, _ in ids],
    )


class Heart:
    """How long the window stood still, at most, since ``rest``."""

    def __init__(self) -> None:
        self.gaps: list[float] = [0.0]
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - 5)
        self._last = now

    def rest(self) -> None:
        """Begin anew."""
        self.gaps = [0.0]
        self._last = time.perf_counter()


def milliseconds(act: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def opened(window: Window, heart: Heart) -> tuple[float, float, float]:
    """Milliseconds until all groups are listed and the keyboard moves among them; how long the window stood still at
    most while the page was put in, and then while it read."""
    window.go("home")
    while not background.idle():
        QTest.qWait(20)
    QTest.qWait(300)
    heart.rest()
    began = time.perf_counter()
    window.go("merge", show="waiting")
    QTest.qWait(10)
    putting, heart.gaps = max(heart.gaps), [0.0]
    listing = window.page.listing
    while not listing.model.rowCount():
        QTest.qWait(2)
    QTest.keyClick(listing.table, Qt.Key.Key_Down)
    QApplication.processEvents()  # draws them
    took = (time.perf_counter() - began) * 1000
    assert listing.table.currentIndex().row() == 1
    while not background.idle():
        QTest.qWait(20)
    return took, putting, max(heart.gaps)


def filtered(window: Window) -> list[float]:
    """Milliseconds each: a likeness, a place as well, a search as well, all of it again."""
    listing = window.page.listing
    return [
        milliseconds(lambda: listing._take_band("3")),
        milliseconds(lambda: listing._take_region("64.71")),
        milliseconds(lambda: listing.search.setText("orang99")),
        milliseconds(listing.clear_filters),
    ]


def scrolled(window: Window, heart: Heart) -> float:
    """How long the window stood still at most while the list was gone through."""
    table = window.page.listing.table
    heart.rest()
    bar = table.verticalScrollBar()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 200)
        QTest.qWait(5)
    for _ in range(60):
        QTest.keyClick(table, Qt.Key.Key_PageUp)
        QTest.qWait(5)
    return max(heart.gaps)


def measured(window: Window, pairs: int) -> bool:
    """Prints the figures; True when every goal is met."""
    heart = Heart()
    QTest.qWait(1500)
    resting = max(heart.gaps)
    store = window.book._store
    with closing(store._database._connect()) as plain:
        began = time.perf_counter()
        plain.execute("SELECT * FROM person_pair p JOIN person a ON a.person_id = p.one").fetchall()
        baseline = (time.perf_counter() - began) * 1000
    first, second = opened(window, heart), opened(window, heart)
    shown = window.page.listing.model.rowCount()
    filters = filtered(window)
    scrolling = scrolled(window, heart)
    for said, (took, putting, reading) in (("first", first), ("second", second)):
        print(
            f"    {shown} groups, {said} opening: {took:.0f} ms (goal {GOAL_OPEN_MS}; {took / baseline:.1f} x plainly)"
        )
        print(f"        stood still at most {putting:.0f} ms putting the page in, {reading:.0f} ms while it read")
    print(f"    filters {', '.join(f'{one:.0f}' for one in filters)} ms (goal {GOAL_FILTER_MS})")
    print(f"    stood still at most {scrolling:.0f} ms scrolling (at rest {resting:.0f} ms; goal {GOAL_STALL_MS})")
    counted = milliseconds(window.book.people.count_pairs)
    print(f"    counting the pairs for the navigation: {counted:.0f} ms")
    stalls = max(first[2], second[1], second[2], scrolling)
    say("the pairs read plainly", baseline, "ms")
    say("the groups open, first time", first[0], "ms", goal=GOAL_OPEN_MS)
    say("the groups open, second time", second[0], "ms", goal=GOAL_OPEN_MS)
    say("the slowest filter", max(filters), "ms", goal=GOAL_FILTER_MS)
    say("the page put in, first time, with its modules", first[1], "ms")
    say("the window stood still at most afterwards", stalls, "ms", goal=GOAL_STALL_MS)
    quick = max(first[0], second[0]) <= GOAL_OPEN_MS and max(filters) <= GOAL_FILTER_MS
    return quick and stalls <= GOAL_STALL_MS and shown == pairs


def main() -> bool:
    """Prints figures; True when the goals are met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    works = int(sys.argv[2]) if len(sys.argv) > 2 else SUBMISSIONS
    with tempfile.TemporaryDirectory() as room:
        folder = Path(sys.argv[3] if len(sys.argv) > 3 else room) / f"laptop_{pairs}_{works}"
        if not folder.exists():
            filled(folder, pairs, works)
        app = QApplication.instance() or QApplication([])
        window = start(folder)
        window.resize(1366, 768)
        window.show()
        QTest.keyClicks(window.page.password, PASSPHRASE)
        QTest.keyClick(window.page.password, Qt.Key.Key_Return)
        while not window.unlocked or not background.idle():
            QTest.qWait(20)
        good = measured(window, pairs)
        window.close()
        background.stop()
        del app
        return good


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
