"""Waiting until a window stands still."""

import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldapp.ui import background


def settle() -> None:
    """Until no background work is under way and layouts stand."""
    end = time.monotonic() + 20
    calm = 0
    while calm < 3 and time.monotonic() < end:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        calm = calm + 1 if background.idle() else 0
        time.sleep(0.01)
