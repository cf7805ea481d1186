"""Take the manual's pictures from the real app: ``docs/manual/<language>/pictures/NAME.png``.

    make manual                     all pages, both languages
    make manual PAGES="home queue"  only these

The windows are the real ones on the made-up province of training, always in the same size; what a picture shows depends
on the day. A picture that no page of the manual shows is not kept.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_contact_sheet import few_colours
from PySide6.QtWidgets import QApplication

from fieldapp.app import start
from fieldapp.config import manual
from fieldapp.training import open_training, training_folder
from fieldapp.ui import background
from fieldapp.ui.window import Window
from fieldapp.ui.words import LANGUAGES
from tests.ui.tour import PAGES, settle

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1092, 620)
OUTSIDE = ("first-run", "unlock")  # before the lock: a folder without a profile, and one with


def main(wanted: list[str]) -> int:
    """Take them; returns the exit code."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as room:
        nobody, folder = Path(room) / "Jangkau", training_folder(Path(room) / "Jangkau")
        open_training(folder, lambda _done, _total: None).lock()
        for name, place in zip(OUTSIDE, (nobody, folder), strict=True):
            window = start(place)
            take(window, name, wanted)
            window.close()
        window = start(nobody)
        window.enter(open_training(folder))
        window.book.put_setting("worker_role", "penyelia")
        for name in PAGES:
            take(window, name, wanted)
        window.close()
        background.stop()
    app.quit()
    sizes = [path.stat().st_size for path in manual().glob("*/pictures/*.png")]
    print(f"{len(sizes)} pictures, {sum(sizes) / 1e6:.1f} MB")
    return 0


def take(window: Window, name: str, wanted: list[str]) -> None:
    """One page in every language, where the manual shows it."""
    for language in shown_in(name):
        if wanted and name not in wanted:
            continue
        window.set_look(replace(window.look, language=language, mode="light"))
        window.resize(*SIZE)
        if name in PAGES:
            PAGES[name](window)
        settle()
        picture = manual() / language / "pictures" / f"{name}.png"
        picture.parent.mkdir(exist_ok=True)
        few_colours(window.grab().toImage()).save(str(picture), "PNG", 0)
        print(picture.relative_to(ROOT), flush=True)
        if name in PAGES:
            window.go("home")
            settle()


def shown_in(name: str) -> Iterator[str]:
    """The languages whose pages show this picture."""
    for language in LANGUAGES:
        pages = (page.read_text(encoding="utf-8") for page in (manual() / language).glob("*.md"))
        if any(re.search(rf"\(pictures/{re.escape(name)}\.png\)", page) for page in pages):
            yield language


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
