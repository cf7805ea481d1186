"""From process start to the first painted window: the app against a bare PySide6 window, in turn, median of 10."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 10
GOAL = 2.5

_WATCH = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            print("painted", flush=True)
            import os
            os._exit(0)
        return False
app = QApplication(sys.argv)
watch = Watch()
app.installEventFilter(watch)
"""
_BARE = (
    _WATCH
    + """
window = QWidget()
window.resize(1366, 768)
window.show()
app.exec()
"""
)
_APP = (
    _WATCH
    + """
from pathlib import Path
from fieldapp.app import start
window = start(Path(sys.argv[1]))
window.resize(1366, 768)
window.show()
app.exec()
"""
)


def seconds_to_paint(script: str, *words: str) -> float:
    """One process from its start to its first paint."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
    taken = time.perf_counter() - began
    if "painted" not in done.stdout:
        raise RuntimeError(done.stderr)
    return taken


def locked_profile(folder: Path) -> Path:
    """A profile as a worker has it on the second day: the unlock page comes first."""
    from fieldapp import fieldbook
    from fieldapp.vault.kdf import Cost

    cheap = Cost(iterations=1, memory_kib=64, lanes=1)
    book, _ = fieldbook.create(folder, "perahu biru menyusuri sungai", cost=cheap)
    book.lock()
    return folder


def main() -> bool:
    """Prints the medians; True when the goal is met."""
    with tempfile.TemporaryDirectory() as room:
        profile = str(locked_profile(Path(room) / "laptop"))
        for script, words in ((_BARE, ()), (_APP, (profile,))):  # fill the caches of both
            seconds_to_paint(script, *words)
        bare, app = [], []
        for _ in range(RUNS):
            bare.append(seconds_to_paint(_BARE))
            app.append(seconds_to_paint(_APP, profile))
    ratio = statistics.median(app) / statistics.median(bare)
    print(f"first paint: bare {statistics.median(bare) * 1000:.0f} ms, app {statistics.median(app) * 1000:.0f} ms")
    print(f"first paint: {ratio:.2f} times a bare window (goal at most {GOAL})")
    return ratio <= GOAL


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
