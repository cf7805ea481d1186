"""The laptop goes to sleep, or its owner locks the computer: the signal comes before the screen goes dark.

Linux tells by D-Bus (logind), Windows by a message to every window. Whatever the system says or does not say, a sleep
shows afterwards in the clocks: then the signal comes before anything is painted anew.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer, Signal, Slot

TICK_SECONDS = 1.0
ASLEEP_SECONDS = 20.0  # no timer is so late in a window that lives
_LOGIND = ("org.freedesktop.login1", "", "org.freedesktop.login1")
_POWER, _SUSPEND = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _LOCKED = 0x02B1, 0x7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK


def clock_through_sleep() -> float:
    """Seconds that sleep does not stop."""
    which = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(which) if which is not None else time.monotonic()


class SleepWatch(QObject):
    """``sleeping`` comes when the computer goes to sleep, was asleep, or is locked."""

    sleeping = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = clock_through_sleep) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK_SECONDS * 1000))
        self._timer.timeout.connect(self.look)
        self._filter: _PowerMessages | None = None

    def start(self) -> None:
        """Watch from now on; a system that cannot be asked is watched by its clocks alone."""
        self._seen = self._clock()
        self._timer.start()
        if sys.platform == "linux":
            self._ask_logind()
        elif sys.platform == "win32" and self._filter is None:
            self._filter = _PowerMessages(self.sleeping.emit)
            QCoreApplication.instance().installNativeEventFilter(self._filter)

    def stop(self) -> None:
        """Nothing is open that could be locked."""
        self._timer.stop()

    def look(self) -> None:
        """Whether the last look is longer ago than any timer is late."""
        before, self._seen = self._seen, self._clock()
        if self._seen - before > ASLEEP_SECONDS:
            self.sleeping.emit()

    def _ask_logind(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            service, path, interface = _LOGIND
            slots = (("Manager", "PrepareForSleep", "hear_sleep(bool)"), ("Session", "Lock", "hear_lock()"))
            for part, name, slot in slots:
                # only what SLOT makes is taken, though the stub wants bytes
                bus.connect(service, path, f"{interface}.{part}", name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def hear_sleep(self, begins: bool) -> None:
        """logind: True before, False after."""
        if begins:
            self.sleeping.emit()

    @Slot()
    def hear_lock(self) -> None:
        """logind: the session is locked."""
        self.sleeping.emit()


class _PowerMessages(QAbstractNativeEventFilter):
    """Windows tells every window."""

    def __init__(self, heard: Callable[[], object]) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at the message; it goes on to whoever it is for."""
        if sys.platform == "win32":
            from ctypes.wintypes import MSG

            told = MSG.from_address(int(message))
            if (told.message, told.wParam) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED)):
                self._heard()
        return False, 0
