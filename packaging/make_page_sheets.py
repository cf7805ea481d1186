"""Every page of the app on contact sheets: ``docs/manual/pages/<language>-<theme>-<width>.jpg``.

    python packaging/make_page_sheets.py [--only id-light] [--keep FOLDER] [--training FOLDER]

Both languages in every theme and both sizes of windows, and Indonesian with text of 130 %. The windows are the real
ones, on the made-up province of training, on an empty profile and before unlocking. ``--keep`` keeps each picture too;
``--training`` takes a made-up province that was written before. It may be stopped and run again at any time.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from fieldapp.training import open_training, training_folder
from fieldapp.ui import background
from fieldapp.ui.look import Look
from fieldapp.ui.theme import MODES
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import make_profile
from tests.ui.tour import (
    BEFORE,
    EMPTY,
    PAGES,
    SIZES,
    Visit,
    close_floating,
    empty_window,
    floats,
    outside_window,
    picture,
    settle,
    training_window,
)

ROOT = Path(__file__).resolve().parent.parent
SHEETS = ROOT / "docs" / "manual" / "pages"
THUMB, CAPTION, GAP = 320, 18, 8  # px
COLUMNS = 6
QUALITY = 40  # all sheets together stay below 8 MB
LARGE = 1.3
Taken = dict[int, dict[str, QImage]]  # width → name → thumbnail


def main() -> int:
    """Draw what is asked for; returns the exit code."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--only", default="")
    words.add_argument("--keep", type=Path)
    words.add_argument("--training", type=Path)
    asked = words.parse_args()
    app = QApplication([])
    SHEETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        made = asked.training or _training(Path(room))
        make_profile(blank := Path(room) / "blank")
        for name, chosen in looks().items():
            if asked.only in ("", name):
                _draw(name, chosen, made, blank, asked.keep)
    app.quit()
    return 0


def looks() -> dict[str, Look]:
    """Name of a sheet → how the app is dressed on it."""
    themes = [mode for mode in MODES if mode != "system"]
    found = {f"{language}-{mode}": Look(mode, 1.0, language) for language in ("id", "en") for mode in themes}
    return found | {"id-light-130": Look("light", LARGE, "id")}


def _training(room: Path) -> Path:
    folder = training_folder(room / "made" / "Jangkau")
    open_training(folder).lock()
    return folder


def _draw(name: str, chosen: Look, made: Path, blank: Path, keep: Path | None) -> None:
    taken: Taken = {width: {} for width, _ in SIZES}
    with tempfile.TemporaryDirectory() as room:
        with _closing(training_window(Path(room) / "training", chosen, made)) as window:
            _tour(window, PAGES, "", taken)
        with _closing(empty_window(Path(room) / "empty", chosen)) as window:
            _tour(window, EMPTY, "empty-", taken)
        for place, one in BEFORE.items():
            with _closing(outside_window(Path(room) / place, chosen, profile=one.profile, blank=blank)) as window:
                _tour(window, {place: one.visit}, "", taken)
    for width, pictures in taken.items():
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            for page, image in pictures.items():
                image.save(str(keep / f"{page}-{width}-{name}.png"))
        _save(_sheet(pictures), SHEETS / f"{name}-{width}.jpg")
        print(f"{name}-{width}: {len(pictures)} pages", flush=True)


@contextmanager
def _closing(window: Window) -> Iterator[Window]:
    try:
        yield window
    finally:
        close_floating()
        window.close()
        background.stop()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _tour(window: Window, pages: dict[str, Visit], before: str, taken: Taken) -> None:
    """Each page in both sizes of window; what lies over a page is opened anew, because it is as large as the window."""
    for name, visit in pages.items():
        window.resize(*SIZES[0])
        visit(window)
        settle()
        for width, height in SIZES:
            window.resize(width, height)
            if floats() and (width, height) != SIZES[0]:
                visit(window)
            settle()
            taken[width][before + name] = picture(window)
        close_floating()


def _save(sheet: QImage, path: Path) -> None:
    writer = QImageWriter(str(path), b"jpg")
    writer.setQuality(QUALITY)
    writer.setOptimizedWrite(True)
    writer.setProgressiveScanWrite(True)
    if not writer.write(sheet):
        raise OSError(f"{path}: {writer.errorString()}")


def _sheet(pictures: dict[str, QImage]) -> QImage:
    """Thumbnails in rows, each with its name below."""
    smooth = Qt.TransformationMode.SmoothTransformation
    thumbs = {name: one.scaledToWidth(THUMB, smooth) for name, one in pictures.items()}
    height = max(one.height() for one in thumbs.values()) + CAPTION
    rows = -(-len(thumbs) // COLUMNS)
    size = (COLUMNS * (THUMB + GAP) + GAP, rows * (height + GAP) + GAP)
    whole = QImage(*size, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(whole)
    for number, (name, one) in enumerate(thumbs.items()):
        left, top = GAP + number % COLUMNS * (THUMB + GAP), GAP + number // COLUMNS * (height + GAP)
        painter.drawImage(QPoint(left, top), one)
        painter.drawText(QRect(left, top + one.height(), THUMB, CAPTION), Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    return whole


if __name__ == "__main__":
    raise SystemExit(main())
