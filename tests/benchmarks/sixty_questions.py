"""One page of sixty questions of many types: from nothing to painted, in milliseconds."""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication
from report import say

from fieldapp.forms import load_form
from fieldapp.ui import theme, words
from fieldapp.ui.pages.form.section_body import SectionBody
from tests.ui.form.asked import started
from tests.ui.form.test_kinds_page import large

GOAL = 100.0  # ms
RUNS = 10


def main() -> bool:
    """Prints the median and the worst; True when the median meets the goal."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    words.use("id")
    theme.apply(app, "light")
    session = started(load_form(large().xml, {}))
    section = session.sections()[0]
    taken = []
    for _ in range(RUNS):
        body = SectionBody(session, "id", lambda _: b"", lambda _: b"", lambda _: "", lambda _: "")
        began = time.perf_counter()
        body.show_section(section)
        body.resize(640, 700)
        body.show()
        app.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
        body.deleteLater()
    median = statistics.median(taken)
    say("a page of sixty questions, the worst", max(taken), "ms")
    return say("a page of sixty questions", median, "ms", goal=GOAL)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
