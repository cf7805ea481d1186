"""The audits of every page as a table: ``python -m tests.ui.audit [--all]``.

Without ``--all`` the dresses of the tests, with it every language, theme, text size and window.
"""

import itertools
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtWidgets import QApplication

from fieldapp.ui import background
from fieldapp.ui.look import Look
from fieldapp.ui.tokens import TEXT_SCALES, THEMES
from tests.ui import tour
from tests.ui.audit.visits import DRESSES, LARGE, SMALL, Dress, audit_pages

ALL = [Dress(*dress) for dress in itertools.product(("id", "en"), THEMES, TEXT_SCALES, (LARGE, SMALL))]


def main(words: list[str]) -> int:
    """Print a line for each dress, then what is wrong; returns the exit code."""
    app = QApplication([])
    wrong: list[str] = []
    total = 0
    with tempfile.TemporaryDirectory() as room:
        window = tour.training_window(Path(room), Look())
        print("| look | pages | widgets | stops of Tab | wrong |\n|---|---|---|---|---|")
        for dress in ALL if "--all" in words else DRESSES:
            found = audit_pages(window, dress)
            counts = " | ".join(f"{found.counted[what]:,}" for what in ("pages", "widgets", "stops"))
            print(f"| {dress} | {counts} | {len(found.wrong)} |", flush=True)
            wrong += found.lines()
            total += found.counted["widgets"]
        tour.close_floating()
        window.close()
        background.stop()
    app.quit()
    print(f"\n{total:,} widgets", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
