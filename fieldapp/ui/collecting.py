"""Cycles of objects are cleared in the main thread only, and only from its event loop.

Python clears them in whichever thread happens to allocate. A page that is no longer shown is such a cycle, and a widget
that is torn down in a worker takes the whole app along. A widget that is torn down while another's destructor runs may
wait for ever for a lock that this destructor holds: Qt has one lock for many objects.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
FULL_SECONDS = 300.0  # between looks at everything, which may take 80 ms


class Collector(QObject):
    """Takes over from Python for the rest of the process; clears while ``parent`` lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._full_at = time.monotonic()
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Clear what Python itself would have cleared by now, the old ones seldom."""
        limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(limits) if count > limit]
        if not due or due[0] > 0:
            return
        full = due[-1] == 2 and time.monotonic() - self._full_at >= FULL_SECONDS
        gc.collect(2 if full else min(due[-1], 1))
        if full:
            self._full_at = time.monotonic()
