"""One start of the program in a process of its own, or of a bare PySide6 window; ``timed`` starts it and reads the times.

The program is started by its own command line. A filter on the application notes when something was painted; nothing
else is changed. Times are those of one clock for all processes, counted from before the process was made. Modules are
compiled beforehand, as they are once installed.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE, UNLOCK, HOME = "bare", "unlock", "home"  # what must be painted before the process ends
PASSPHRASE = "perahu biru menyusuri sungai tenang"


def timed(
    goal: str, profile: Path | str = "", *, loaded: bool = False, compiled: Path | None = None
) -> dict[str, float]:
    """Seconds from the start of a process to what it came to, by name. ``loaded``: the worker presses Enter only after
    the rest of the program was loaded, as somebody who types a passphrase does.
    """
    environment = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    if compiled:
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    began = time.perf_counter()
    words = [goal, str(profile), "loaded" if loaded else ""]
    done = subprocess.run([sys.executable, __file__, *words], capture_output=True, text=True, env=environment)
    if not done.stdout.startswith("{"):
        raise RuntimeError(done.stderr)
    seconds: dict[str, float] = json.loads(done.stdout)
    return {name: at if name == "derived" else at - began for name, at in seconds.items()}


def _child(goal: str, profile: str, loaded: str) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    times: dict[str, float] = {}

    def come_to(name: str) -> None:
        times.setdefault(name, time.perf_counter())
        if name == goal:
            os.write(1, json.dumps(times).encode())
            os._exit(0)

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self.seen()
            return False

        def seen(self) -> None:
            if goal == BARE:
                come_to(BARE)
            elif window is not None and window.unlocked:
                if window.page.place == "home":
                    QTimer.singleShot(0, lambda: come_to(HOME))  # when this round of painting is over
            elif UNLOCK not in times:
                come_to(UNLOCK)
                QTimer.singleShot(0, unlock)

    def unlock() -> None:
        if loaded and "fieldapp.ui.pages.form.page" not in sys.modules:  # the last that is loaded ahead
            QTimer.singleShot(20, unlock)
            return
        _time_deriving(times)
        times["entered"] = time.perf_counter()
        window.page.password.setText(PASSPHRASE)
        window.page.open()

    window = None
    if goal == BARE:
        app = QApplication(sys.argv[:1])
        watch = Watch()
        app.installEventFilter(watch)
        bare = QWidget()
        bare.resize(1366, 768)
        bare.show()
        app.exec()
        return

    import fieldapp.app as composition

    class Seen(composition.Window):
        def __init__(self, *words: object) -> None:
            nonlocal window
            self.watch = Watch()
            QApplication.instance().installEventFilter(self.watch)
            super().__init__(*words)
            window = self

    composition.Window = Seen
    from fieldapp.__main__ import main

    main(["--profile", profile])


def _time_deriving(times: dict[str, float]) -> None:
    """Note how long the key's derivation takes, which is long by design."""
    from fieldapp.vault import slot

    derive = slot.derive

    def timing(*words: object) -> bytes:
        began = time.perf_counter()
        key = derive(*words)
        times["derived"] = times.get("derived", 0.0) + time.perf_counter() - began
        return key

    slot.derive = timing


if __name__ == "__main__":
    _child(*sys.argv[1:4])
