"""Every page of the app on contact sheets: ``docs/manual/pages/<language>-<theme>.jpg``, both sizes of windows.

    python packaging/make_page_sheets.py [FOLDER]      also keeps each picture in FOLDER

The windows are the real ones on the made-up province of training, with its days; the same machine draws the same.
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from fieldapp.app import start
from fieldapp.training import open_training, training_folder
from fieldapp.ui import background
from fieldapp.ui.window import Window
from tests.ui.tour import PAGES, SIZES, settle

ROOT = Path(__file__).resolve().parent.parent
SHEETS = ROOT / "docs" / "manual" / "pages"
THUMB = 440  # px wide
COLUMNS = 6


def main(words: list[str]) -> int:
    """Draw all; returns the exit code."""
    keep = Path(words[0]) if words else None
    app = QApplication([])
    with tempfile.TemporaryDirectory() as room:
        folder = training_folder(Path(room) / "Jangkau")
        open_training(folder, lambda _done, _total: None).lock()
        window = start(Path(room) / "Jangkau")
        window.enter(open_training(folder))
        window.book.put_setting("worker_role", "penyelia")
        SHEETS.mkdir(parents=True, exist_ok=True)
        for language in ("id", "en"):
            for mode in ("light", "dark"):
                taken = _tour(window, language, mode, keep)
                _sheet(taken).save(str(SHEETS / f"{language}-{mode}.jpg"), quality=80)
                print(f"{language}-{mode}: {len(taken)} pictures")
        window.close()
        background.stop()
    app.quit()
    return 0


def _tour(window: Window, language: str, mode: str, keep: Path | None) -> list[QImage]:
    window.set_look(replace(window.look, language=language, mode=mode))
    found = []
    for size in SIZES:
        window.resize(*size)
        for name, visit in PAGES.items():
            visit(window)
            settle()
            picture = window.grab().toImage()
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                picture.save(str(keep / f"{name}-{size[0]}-{language}-{mode}.png"))
            found.append(picture)
            window.go("home")
            settle()
    return found


def _sheet(pictures: list[QImage]) -> QImage:
    """Thumbnails in rows, each size of window in rows of its own."""
    half = len(pictures) // 2
    blocks = [
        [one.scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation) for one in part]
        for part in (pictures[:half], pictures[half:])
    ]
    heights = [part[0].height() for part in blocks]
    rows = [-(-len(part) // COLUMNS) for part in blocks]
    whole = QImage(
        COLUMNS * (THUMB + 8) + 8,
        sum(n * (h + 8) for n, h in zip(rows, heights, strict=True)) + 8,
        QImage.Format.Format_RGB32,
    )
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    top = 8
    for part, height, count in zip(blocks, heights, rows, strict=True):
        for number, one in enumerate(part):
            left = 8 + number % COLUMNS * (THUMB + 8)
            painter.drawImage(QRect(left, top + number // COLUMNS * (height + 8), THUMB, height), one)
        top += count * (height + 8)
    painter.end()
    return whole


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
