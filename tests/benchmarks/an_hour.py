"""Memory over an hour of work in the real window: flat within 5 % from the end of its first tenth.

The hour is 60 rounds: an assessment filled through all its sections, checked and finalized; two searches, a profile,
the queue, the list, home. Every sixth round also locks and unlocks, changes language and theme, and opens the other
pages. Nothing is waited for between two acts, so the hour takes minutes; ``an_hour.py --real-hour`` spreads the same
work over an hour. ``an_hour.py 600`` does ten hours' work.
"""

import gc
import os
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report import say

from fieldapp import fieldbook
from fieldapp.ui import background, theme
from fieldapp.ui.window import Window
from fieldapp.vault.kdf import Cost
from tests.ui.desk.laptop import RUDI, answer_all
from tests.ui.tour import settle

PASSPHRASE = "perahu biru menyusuri sungai tenang"
ROUNDS, SAMPLES, SELDOM = 60, 10, 6
GOAL = 1.05
NAMES = ("Siti Aminah", "Rudi Pamungkas", "Dayang Sekarsari", "Tono Sumarsono", "Maria Goreti Long", "Hasan Basri")
PLACES = ("referrals", "agenda", "merge", "reports", "library", "settings")
BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text(encoding="utf-8"))
KIB = 1024.0


def unlock(window: Window) -> None:
    """As a person does."""
    page: Any = window.page
    QTest.keyClicks(page.password, PASSPHRASE)
    page.open()
    end = time.monotonic() + 60
    while not window.unlocked and time.monotonic() < end:
        QTest.qWait(5)
    settle()


def assess(window: Window, number: int) -> str:
    """One form through all its sections; who it was about."""
    name = f"{NAMES[number % len(NAMES)]} {number}"
    desk = window.book.start("outreach_rapid")
    window.fill(desk)
    settle()
    page: Any = window.page
    answer_all(desk, {**RUDI, "full_name": name})
    for section in page.filling.sections:
        page.go_section(section.reference)
        QApplication.processEvents()
    window.check(desk)
    settle()
    checking: Any = window.page
    checking.finalize()
    settle()
    return window.book.assessment(desk.instance_id).person_id


def search(window: Window, words: str) -> None:
    """Typed letter by letter."""
    window.go("people", text="")
    page: Any = window.page
    QTest.keyClicks(page.query.name, words)
    settle()


def look_around(window: Window) -> None:
    """What a worker does seldom."""
    for place in PLACES:
        window.go(place)
        settle()
    for language in ("en", "id"):
        window.set_look(replace(window.look, language=language))
    for mode in ("dark", "light"):
        window.set_look(replace(window.look, mode=mode))
    window.lock()
    settle()
    unlock(window)


def acts(window: Window, number: int) -> list[Callable[[], object]]:
    """One round."""
    found: list[str] = []
    round_ = [
        lambda: search(window, NAMES[number % len(NAMES)]),
        lambda: found.append(assess(window, number)),
        lambda: search(window, NAMES[(number + 1) % len(NAMES)].split()[0]),
        lambda: window.go("person", person_id=found[0]),
        *(lambda place=place: window.go(place) for place in ("queue", "records", "home")),
    ]
    return [*round_, lambda: look_around(window)] if number % SELDOM == SELDOM - 1 else round_


def memory() -> dict[str, float]:
    """Of this process, in MiB, and how much there is of what."""
    settle()
    QTest.qWait(200)  # pages are torn down a moment after the lock
    gc.collect()
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / KIB for line in lines[1:]}
    return {
        "resident": sizes["Rss"],
        "own part": sizes["Pss"],
        "widgets": float(len(QApplication.allWidgets())),
        "objects of Python": float(len(gc.get_objects())),
    }


def work(window: Window, rounds: int, seconds: float) -> list[dict[str, float]]:
    """Everything; what memory was like after each tenth, in the same place."""
    taken = []
    for number in range(rounds):
        doing = acts(window, number)
        for act in doing:
            act()
            settle()
            if seconds:
                QTest.qWait(round(seconds * 1000 / len(doing)))
        if (number + 1) % max(1, rounds // SAMPLES) == 0:
            taken.append(memory())
            print("    " + ", ".join(f"{name} {value:,.1f}" for name, value in taken[-1].items()), flush=True)
    return taken


def main(rounds: int, *, slowly: bool) -> bool:
    """Says how memory grew; True when it stayed flat."""
    app = theme.application("an_hour")
    from fieldapp.app import start

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as room:
        folder = Path(room) / "laptop"
        book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
        book.lock()
        window = start(folder)
        settle()
        unlock(window)
        home = memory()["own part"]
        taken = work(window, rounds, 3600 / rounds if slowly else 0.0)
        window.close()
        background.stop()
        app.processEvents()
    met = say("memory at home", home, "MiB", goal=BUDGET["home"]["memory_mib"])
    for name in taken[0]:
        unit = "MiB" if name in ("resident", "own part") else ""
        grown = f"{name} after {rounds} rounds, against after {max(1, rounds // SAMPLES)}"
        met &= say(grown, taken[-1][name], unit, baseline=taken[0][name], goal=GOAL)
    return met


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    good = main(numbers[0] if numbers else ROUNDS, slowly="--real-hour" in sys.argv)
    sys.stdout.flush()
    os._exit(0 if good else 1)
