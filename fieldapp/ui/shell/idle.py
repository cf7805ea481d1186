"""Nobody at the desk: a warning half a minute before, then the lock.

Work is a key, a mouse button or a wheel in any window of the app, a moving mouse, or the focus moving to
another widget. Only the windows are watched, not every widget, so that watching costs nothing.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from fieldapp.ui import awake

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

WARNING_SECONDS = 30
DEFAULT_MINUTES = 5
CHOICES = (2, 5, 10, 15, 30)
_WORK = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


def idle_minutes(book: "Fieldbook") -> int:
    """What the worker chose, but no longer than the province's policy lets a laptop wait."""
    chosen = int(book.setting("idle_minutes") or DEFAULT_MINUTES)
    policy = book.permit.policy
    return min(chosen, policy.idle_minutes) if policy and policy.idle_minutes else chosen


class IdleWatch(QObject):
    """``soon`` comes once, ``WARNING_SECONDS`` before ``over``; ``back`` when work starts again in between."""

    soon = Signal()
    back = Signal()
    over = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = DEFAULT_MINUTES * 60.0
        self._since = clock()
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._watched: list[QWindow] = []

    def start(self, minutes: int) -> None:
        """Watch from now on."""
        self._limit = minutes * 60.0
        self._since = self._clock()
        self._warned = False
        self._timer.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._watch)
            app.focusChanged.connect(self.touched)
            self._watch(app.focusWindow())

    def stop(self) -> None:
        """The fieldbook is closed; nothing left to lock."""
        self._timer.stop()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.disconnect(self._watch)
            app.focusChanged.disconnect(self.touched)
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched.clear()

    def set_minutes(self, minutes: int) -> None:
        """Another limit, from now."""
        self._limit = minutes * 60.0
        self.touched()

    def touched(self) -> None:
        """Somebody works."""
        self._since = self._clock()
        if self._warned:
            self._warned = False
            self.back.emit()

    def look(self) -> None:
        """Compare the clock with the limit; work without hands counts."""
        if awake.working():
            self.touched()
        left = self._limit - (self._clock() - self._since)
        if left <= 0:
            self._warned = False
            self._since = self._clock()
            self.over.emit()
        elif left <= WARNING_SECONDS and not self._warned:
            self._warned = True
            self.soon.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice work in a watched window."""
        if event.type() in _WORK:
            self.touched()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._forget(window))
            self._watched.append(window)

    def _forget(self, window: QWindow) -> None:
        if window in self._watched:
            self._watched.remove(window)
