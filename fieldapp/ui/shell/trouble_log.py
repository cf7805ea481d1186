"""What is kept of errors nobody expects: time, kind and places in the code. No messages: they may hold answers."""

import faulthandler
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QMessageBox, QWidget

from fieldapp import __version__
from fieldapp.ui.words import translate

LARGEST = 256 * 1024
CRASH = "crash.log"


def write(path: Path, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Append one entry; a full disk must not make things worse, and the file never grows past ``LARGEST``."""
    frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    head = f"{datetime.now(UTC).isoformat(timespec='seconds')} {__version__} {kind.__name__}"
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old"))
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join((head, *frames)) + "\n")
    except OSError:
        return


def watch_native(folder: Path) -> None:
    """A crash below Python leaves places in the code in ``crash.log``, no values. It stays open as long as the app."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / CRASH
        if path.exists() and path.stat().st_size > LARGEST:
            path.unlink()
        faulthandler.enable(path.open("a", encoding="utf-8"), all_threads=True)
    except OSError:
        return


def tell(window: QWidget, path: Path) -> None:
    """The one dialog."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Jangkau")
    box.setText(translate("Crash", "Something unexpected happened. What you typed is saved on this laptop."))
    text = translate("Crash", "You can keep working. If it happens again, restart Jangkau and tell your admin: {file}")
    box.setInformativeText(text.format(file=path))
    box.addButton(translate("Crash", "Continue"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
