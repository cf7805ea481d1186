"""Counting down the wait after too many wrong passphrases, in seconds, visibly."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Countdown(QObject):
    """Calls ``tick(seconds left)`` once a second and ends with ``tick(0)``."""

    def __init__(self, parent: QObject, tick: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._tick = tick
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._look)

    def start(self, seconds: int) -> None:
        """Wait from now."""
        self._until = time.monotonic() + seconds
        self._timer.start()
        self._look()

    def running(self) -> bool:
        """Whether there is still something to wait for."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Nothing to wait for any more: somebody else sits here."""
        self._timer.stop()

    def _look(self) -> None:
        left = math.ceil(self._until - time.monotonic())
        if left <= 0:
            self._timer.stop()
        self._tick(max(0, left))
