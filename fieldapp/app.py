"""The composition root of the window: dress Qt, open the window, catch what nobody expects.

Only Qt and the unlock page are loaded before the first paint; the store, the keys and the wire follow in
the background while the worker types the passphrase.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.config import profile_folder
from fieldapp.errors import FieldappError
from fieldapp.ui import background, look, theme
from fieldapp.ui.collecting import Collector
from fieldapp.ui.shell.arrival import preload
from fieldapp.ui.shell.brought import hand_over
from fieldapp.ui.trouble import sentence
from fieldapp.ui.window import Window, dress
from fieldapp.vault.hardening import harden

CAME_UP = 5_000  # ms after which a window that stands is believed
LOG = "trouble.log"


def start(folder: Path) -> Window:
    """The window on a profile, dressed and shown; needs a QApplication."""
    chosen = look.load(folder)
    dress(chosen)
    window = Window(folder, chosen)
    Collector(window)
    window.show()
    FirstPaint(window.page, lambda: background.run(lambda _job: load_ahead(), lambda _done: window.prepare()))
    return window


def load_ahead() -> None:
    """Everything that unlocking and the first pages need; the garbage collector need not look at it again, once is
    enough. A full look takes 50 ms, in the middle of somebody's typing. *Slow.*

    In the thread that unlocks, so before: what a fieldbook holds must be collected when it is locked.
    """
    preload()
    if not gc.get_freeze_count():
        gc.freeze()


class FirstPaint(QObject):
    """Calls ``then`` once, after a page's first paint."""

    def __init__(self, page: QWidget, then: Callable[[], object]) -> None:
        super().__init__(page)
        self._then = then
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then get out of the way."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)


def run(brought: Path | None = None) -> int:
    """Open the app on this computer's profile, with a file that somebody opened; returns the exit code."""
    app = theme.application(sys.argv[0])
    app.setApplicationName("Jangkau")
    window = start(profile_folder())
    hand_over(window, brought)
    QTimer.singleShot(CAME_UP, _came_up)
    harden()
    sys.excepthook = ExceptionHook(window)
    _watch_native(window)
    code = app.exec()
    background.stop()
    return code


def _came_up() -> None:
    """A newer version that somebody updated to shows its window: it stays."""
    from fieldapp.fieldbook.updates import Updates

    Updates().came_up()


def _watch_native(window: Window) -> None:
    from fieldapp.ui.shell.trouble_log import watch_native

    watch_native(window.folder)


class ExceptionHook:
    """Save, log without answers, show one dialog; expected trouble becomes one sentence instead."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called by Python for every exception that reached the event loop."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(130)
            return
        if isinstance(error, FieldappError):
            _explain(self._window, error)
            return
        self._log(kind, trace)
        if not self._showing:
            self._showing = True
            self._window.rescue()
            self._tell()
            self._showing = False

    def _log(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Where it happened and what kind it was; never the message, which may hold an answer."""
        from fieldapp.ui.shell.trouble_log import write

        write(self._window.folder / LOG, kind, trace)

    def _tell(self) -> None:
        from fieldapp.ui.shell.trouble_log import tell

        tell(self._window, self._window.folder / LOG)


def _explain(window: Window, error: Exception) -> None:
    """Expected trouble that no page caught: one sentence, where news stands."""
    from fieldapp.ui.widgets.toast import News

    window.say(News(sentence(error)))
