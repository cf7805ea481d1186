"""Opening the form page and changing its sections in the real window, in milliseconds and against a bare page.

The baseline is a window page with as many plain Qt line edits as the form's largest section has questions.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from report import say

from fieldapp import app as composition
from fieldapp import fieldbook
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.window import Window
from fieldapp.vault.kdf import Cost

OPEN_GOAL, SECTION_GOAL = 300.0, 100.0  # ms
OPENINGS = 10
BARE_QUESTIONS = 20


def milliseconds(act: Callable[[], object]) -> float:
    """From the call until everything is laid out and painted."""
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def bare_page() -> QWidget:
    """What Qt alone needs for that many fields."""
    page = QWidget()
    box = QVBoxLayout(page)
    for number in range(BARE_QUESTIONS):
        box.addWidget(QLabel(f"Pertanyaan {number}"))
        box.addWidget(QLineEdit())
    page.resize(1366, 768)
    page.show()
    return page


def measured(window: Window) -> tuple[list[float], list[float], list[float]]:
    """(openings after the first, first visits of a section, later visits)."""
    openings, first, later = [], [], []
    for turn in range(OPENINGS + 1):
        desk = window.book.start("outreach_rapid")
        opened = milliseconds(partial(window.fill, desk))
        page = window.page
        assert isinstance(page, FormPage)
        sections = [section.reference for section in page.filling.sections]
        if turn:
            openings.append(opened)
            first += [milliseconds(partial(page.go_section, section)) for section in sections[1:]]
            later += [milliseconds(partial(page.go_section, section)) for section in sections]
    return openings, first, later


def main() -> bool:
    """Prints medians and worst; True when the medians meet the goals."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as room:
        cheap = Cost(iterations=1, memory_kib=64, lanes=1)
        book, _ = fieldbook.create(Path(room) / "laptop", "perahu biru menyusuri sungai", cost=cheap)
        window = composition.start(Path(room) / "laptop")
        window.enter(book)
        QApplication.processEvents()
        bare = statistics.median(milliseconds(bare_page) for _ in range(5))
        openings, first, later = measured(window)
        window.close()
    opened = statistics.median(openings)
    say("a form opens, against a bare page of as many fields", opened, "ms", baseline=bare)
    met = say("a form opens", opened, "ms", goal=OPEN_GOAL)
    for name, times in (("first visit", first), ("later visit", later)):
        say(f"another section, {name}, the worst", max(times), "ms")
        met &= say(f"another section, {name}", statistics.median(times), "ms", goal=SECTION_GOAL)
    return met


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
