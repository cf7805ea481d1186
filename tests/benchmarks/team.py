"""The page of a large team: a thousand laptops, ten thousand visits, ten thousand people, and how long it stands still.

    .venv/bin/python tests/benchmarks/team.py [--laptops N] [--visits N]

Real window (offscreen), encrypted store; people and visits come in as the registry brings them. Half of the visits were
made since. Measured: the readings in the background, each part from the key until it is on screen, a word typed into
the filter, and the longest time the window did not answer meanwhile.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from report import say  # noqa: E402

from fieldapp import __version__, fieldbook  # noqa: E402
from fieldapp.app import start  # noqa: E402
from fieldapp.domain.registry import Heard, Numbered  # noqa: E402
from fieldapp.domain.submission import EntityChange  # noqa: E402
from fieldapp.domain.team import Standing  # noqa: E402
from fieldapp.domain.visit import VisitFilter  # noqa: E402
from fieldapp.fieldbook import Fieldbook  # noqa: E402
from fieldapp.ui import background  # noqa: E402
from fieldapp.ui.window import Window  # noqa: E402
from fieldapp.vault.kdf import Cost  # noqa: E402
from tests.ui.team.card import Card, member  # noqa: E402

PASSPHRASE = "perahu biru menyusuri sungai tenang"
GOAL_STALL_MS, GOAL_OPEN_MS, BEAT_MS = 50.0, 2000.0, 5
NOW = datetime.now(UTC)
PLACES = tuple(f"64.{kab}.{kec:02}" for kab in ("71", "72", "74") for kec in range(1, 7))


def code(number: int) -> str:
    return f"KT-{number:04}"


def said(kind: str, key: str, place: int, form: str, at: datetime, device: str, /, **values: str) -> Numbered:
    """One change as the province tells it."""
    change = EntityChange(kind, key, "create", values.get("full_name", "Orang"), values)
    return Numbered(change, 1 + (form == "follow_up"), place, f"uuid:{place}", form, at, device)


def everything(laptops: int, visits: int) -> Iterator[Numbered]:
    """People, a visit of each, and every second one made."""
    place = 0
    for number in range(visits):
        who, device, region = f"person-{number}", code(number % laptops), PLACES[number % len(PLACES)]
        asked = NOW - timedelta(days=20, minutes=number)
        name = f"Orang Karangan {number}"
        yield said("person", who, place := place + 1, "outreach_rapid", asked, device, full_name=name, region=region)
        due = (NOW + timedelta(days=number % 40 - 20)).date().isoformat()
        values = {"person_id": who, "region": region, "form_id": "follow_up", "device_code": device, "due_date": due}
        yield said("visit", f"visit-{number}", place := place + 1, "visit_request", asked, "KT-P01", **values)
        if number % 2:
            made = asked + timedelta(days=3)
            next_visit = (NOW + timedelta(days=number % 60 - 20)).date().isoformat()
            yield said("person", who, place := place + 1, "follow_up", made, device, next_visit=next_visit)


def fill(book: Fieldbook, laptops: int, visits: int) -> None:
    book._store.put_setting("device_code", "KT-P01")
    began = time.perf_counter()
    book._store.hear(Heard(tuple(everything(laptops, visits)), (), "1"))
    print(f"{visits} people and visits heard in {time.perf_counter() - began:.0f} s", flush=True)


def card(laptops: int) -> Card:
    members = tuple(member(code(number), f"Petugas {number}") for number in range(laptops))
    told = tuple(
        Standing(one.device_id, NOW - timedelta(hours=at % 400), __version__, {}, at % 9, at % 4, 0, NOW)
        for at, one in enumerate(members)
    )
    return Card(members, told)


def timed(name: str, call: Callable[[], object], times: int = 3) -> None:
    best = min(_once(call) for _ in range(times))
    print(f"{name:<38}{best:8.0f} ms")


def _once(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


@contextmanager
def beating() -> Iterator[list[float]]:
    """How late each beat of the window's clock came, in ms."""
    gaps: list[float] = [0.0]
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000 - BEAT_MS)
        last[0] = now

    heart = QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(beat)
    heart.start(BEAT_MS)
    yield gaps
    heart.stop()


def on_screen(window: Window, name: str, act: Callable[[], object]) -> tuple[float, float]:
    """(ms until it is shown, the longest stall)."""
    with beating() as gaps:
        QTest.qWait(50)
        gaps.clear()
        began = time.perf_counter()
        act()
        while not window.page.loaded():  # type: ignore[attr-defined]
            QTest.qWait(5)
        took = (time.perf_counter() - began) * 1000
        QTest.qWait(300)
    stall = max(gaps, default=0.0)
    say(name, took, "ms", goal=GOAL_OPEN_MS)
    say(f"{name}: the window stood still at most", stall, "ms", goal=GOAL_STALL_MS)
    return took, stall


def page(folder: Path, team: Card) -> bool:
    window = start(folder)
    window.resize(1366, 768)
    window.show()
    QTest.keyClicks(window.page.password, PASSPHRASE)
    QTest.keyClick(window.page.password, Qt.Key.Key_Return)
    while not window.unlocked or not background.idle():
        QTest.qWait(10)
    book = window.book
    book.team = team  # type: ignore[assignment]
    timed("visits, all, read", lambda: book.visits.all(VisitFilter()))
    timed("laptops, read", book.overview.laptops)
    timed("visits of one laptop (home, agenda)", lambda: book._store.visits_of_device(code(1)))
    timed("due follow-ups, read", book.overview.due)
    window.go("team")
    QTest.qWait(500)
    found = [on_screen(window, "laptops, read again", window.page.refresh)]
    segments = window.page.segments  # type: ignore[attr-defined]
    for part in ("visits", "shelters", "due"):
        found.append(on_screen(window, f"{part}, opened", lambda part=part: segments.choose(part)))  # type: ignore[misc]
    segments.choose("visits")
    QTest.qWait(500)
    visits = window.page.visits  # type: ignore[attr-defined]
    found.append(on_screen(window, "visits, another state", lambda: visits.segments.choose("all")))
    found.append(on_screen(window, "visits, words typed", lambda: (visits.words.setText("karangan 77"), visits.fill())))
    window.close()
    background.stop()
    return all(stall <= GOAL_STALL_MS and took <= GOAL_OPEN_MS for took, stall in found)


def main() -> bool:
    """Prints figures; True when nothing stands still for longer than the goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laptops", type=int, default=1_000)
    parser.add_argument("--visits", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        book, _ = fieldbook.create(Path(room) / "p", PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
        fill(book, options.laptops, options.visits)
        book.lock()
        app = QApplication.instance() or QApplication([])
        smooth = page(Path(room) / "p", card(options.laptops))
        del app
        return smooth


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
