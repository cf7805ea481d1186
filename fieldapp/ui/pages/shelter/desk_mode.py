"""Names become initials and needs go away while people watch the screen: by Ctrl+Shift+H, or when nobody works.

Only the window is watched, not every widget. It stays on until somebody turns it off: whoever comes back decides.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

SECONDS = 60
_WORK = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class QuietWatch(QObject):
    """``quiet`` comes once, when nobody worked for a minute."""

    quiet = Signal()

    def __init__(self, page: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._since = clock()
        self._told = False
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def watch(self) -> None:
        """From now on; the page is on screen."""
        self.touched()
        window = self._page.window().windowHandle()
        if window is not None and window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def stop(self) -> None:
        """The page goes."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def touched(self) -> None:
        """Somebody works."""
        self._since = self._clock()
        self._told = False

    def look(self) -> None:
        """Compare the clock."""
        if not self._told and self._clock() - self._since >= SECONDS:
            self._told = True
            self.quiet.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice work."""
        if event.type() in _WORK:
            self.touched()
        return super().eventFilter(watched, event)
