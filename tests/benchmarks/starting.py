"""One start of the program in a process of its own, or of a bare PySide6 window, timed.

The program is started by its own command line. A filter on the window notes when it was painted; nothing else is
changed. It is on the window alone: one on the application would show Python every object of Qt, which then loads every
class there is (35 ms that no worker waits for). Times are those of one clock for all processes, counted from before the
process was made. Modules are compiled beforehand, as they are once installed.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from fieldapp.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
BARE, UNLOCK, HOME = "bare", "unlock", "home"  # what must be painted before the process ends
DERIVED, WORKED = "derived", "_worked"  # how long that took; the processor time until then, of all threads
LOADED_LAST = "fieldapp.ui.pages.form.page"  # of what is loaded ahead
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
    return {name: at if name == DERIVED or name.endswith(WORKED) else at - began for name, at in seconds.items()}


def _child(goal: str, profile: str, loaded: str) -> None:
    from PySide6.QtCore import QEvent, QObject

    start = Start(goal, waits=bool(loaded))

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
                start.paints()
            return False

    if goal == BARE:
        _bare(Watch)
        return

    import fieldapp.app as composition

    class Seen(composition.Window):
        def __init__(self, *words: object) -> None:
            super().__init__(*words)
            self.watch = Watch()
            self.installEventFilter(self.watch)
            start.window = self

    composition.Window = Seen
    from fieldapp.__main__ import main

    main(["--profile", profile])


def _bare(watch: "type[QObject]") -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    filtering = watch()
    window.installEventFilter(filtering)
    window.resize(1366, 768)
    window.show()
    app.exec()


class Start:
    """What one start came to, until its goal."""

    def __init__(self, goal: str, *, waits: bool) -> None:
        self.window: Window | None = None
        self._goal, self._waits = goal, waits
        self._times: dict[str, float] = {}
        self._began: set[str] = set()

    def paints(self) -> None:
        """The window is about to be painted; it was when the event loop is asked again."""
        from PySide6.QtCore import QTimer

        home = self.window is not None and self.window.unlocked and getattr(self.window.page, "place", "") == "home"
        name = HOME if home else BARE if self._goal == BARE else UNLOCK
        if name not in self._began:
            self._began.add(name)
            QTimer.singleShot(0, lambda: self._painted(name))

    def _painted(self, name: str) -> None:
        self._come_to(name)
        if name == UNLOCK:
            self._unlock()

    def _come_to(self, name: str) -> None:
        self._times.setdefault(name, time.perf_counter())
        self._times.setdefault(f"{name}{WORKED}", time.process_time())
        if name == self._goal:
            os.write(1, json.dumps(self._times).encode())
            os._exit(0)

    def _unlock(self) -> None:
        from PySide6.QtCore import QTimer

        if self._waits and not _all_loaded():
            QTimer.singleShot(20, self._unlock)
            return
        _time_deriving(self._times)
        page: Any = self.window.page if self.window else None
        self._times["entered"] = time.perf_counter()
        page.password.setText(PASSPHRASE)
        page.open()


def _all_loaded() -> bool:
    """What is loaded ahead is there, and the worker thread that loaded it is free."""
    from fieldapp.ui import background

    return LOADED_LAST in sys.modules and background.idle()


def _time_deriving(times: dict[str, float]) -> None:
    """Note how long the key's derivation takes, which is long by design."""
    from fieldapp.vault import slot

    derive = slot.derive

    def timing(*words: object) -> bytes:
        began = time.perf_counter()
        key = derive(*words)
        times[DERIVED] = times.get(DERIVED, 0.0) + time.perf_counter() - began
        return key

    slot.derive = timing


if __name__ == "__main__":
    _child(*sys.argv[1:4])
