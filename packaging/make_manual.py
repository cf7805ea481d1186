"""Take the manual's pictures from the real app, and write its list of keys.

    make manual                                    all pictures, both languages
    make manual PAGES="home queue"                 only these
    make manual TRAINING=FOLDER                    with a made-up province that was written before

The windows are those of ``tests/ui/tour.py``, always in one size: ``docs/manual/<language>/pictures/NAME.png`` shows
the visit NAME. Only what a page of the manual shows is taken. What a picture shows depends on the day.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_contact_sheet import few_colours
from PySide6.QtWidgets import QApplication

from fieldapp.config import manual
from fieldapp.training import open_training, training_folder
from fieldapp.ui import background
from fieldapp.ui.look import Look
from fieldapp.ui.shell.keys import listed
from fieldapp.ui.window import Window
from fieldapp.ui.words import LANGUAGES, translate
from tests.ui.tour import BEFORE, PAGES, Visit, close_floating, outside_window, picture, settle, training_window

SIZE = (1092, 620)


def main() -> int:
    """Take what is asked for; returns the exit code."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("pages", nargs="*")
    words.add_argument("--training", type=Path)
    asked = words.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as room:
        made = asked.training or _training(Path(room))
        for language in LANGUAGES:
            wanted = [name for name in shown(language) if not asked.pages or name in asked.pages]
            _take(wanted, language, made)
    background.stop()
    app.quit()
    sizes = [path.stat().st_size for path in manual().glob("*/pictures/*.png")]
    print(f"{len(sizes)} pictures, {sum(sizes) / 1e6:.1f} MB")
    return 0


def shown(language: str) -> list[str]:
    """The pictures that pages of this language show."""
    pages = [page.read_text(encoding="utf-8") for page in sorted((manual() / language).glob("*.md"))]
    return sorted({name for page in pages for name in re.findall(r"\(pictures/([\w-]+)\.png\)", page)})


def _training(room: Path) -> Path:
    folder = training_folder(room / "made" / "Jangkau")
    open_training(folder).lock()
    return folder


def _take(wanted: list[str], language: str, made: Path) -> None:
    look = Look("light", 1.0, language)
    with tempfile.TemporaryDirectory() as room:
        for name in wanted:
            if name in BEFORE:
                window = outside_window(Path(room) / name, look, profile=BEFORE[name].profile)
                _keep(window, name, language, BEFORE[name].visit)
                window.close()
        if any(name in PAGES for name in wanted):
            window = training_window(Path(room) / "training", look, made)
            for name in wanted:
                if name in PAGES:
                    _keep(window, name, language, PAGES[name])
            (manual() / language / "keys.md").write_text(keys_page(), encoding="utf-8")
            window.close()


def _keep(window: Window, name: str, language: str, visit: Visit) -> None:
    window.resize(*SIZE)
    settle()
    visit(window)
    settle()
    file = manual() / language / "pictures" / f"{name}.png"
    file.parent.mkdir(exist_ok=True)
    few_colours(picture(window)).save(str(file), "PNG", 0)
    close_floating()
    print(f"{language}/{file.name}", flush=True)


def keys_page() -> str:
    """The list of keys in the language in use."""
    parts = [f"# {translate('Keys', 'Keyboard')}"]
    for title, rows in listed():
        lines = "\n".join(f"| `{keys}` | {meaning} |" for keys, meaning in rows)
        parts.append(f"## {title}\n\n| | |\n|---|---|\n{lines}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
