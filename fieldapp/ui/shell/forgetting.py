"""What a lock leaves in memory: as little as Qt and Python let go of.

Pages are torn down a moment after the lock; until then, what they free is written over. Then everything that nobody
needs any more is cleared: what torn-down widgets knew, cycles of objects, pictures that Qt keeps, and what this app
put on the clipboard.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from fieldapp.fieldbook import forgetting

TEARING_DOWN_MS = 100


def begin(window: QWidget) -> None:
    """Before the pages go: lists and dialogs above the window, which may show what the lock hides, are closed."""
    for above in QApplication.topLevelWidgets():
        if above is not window and above.isVisible():
            above.close()
    forgetting.begin()
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def end_soon() -> None:
    """After the fieldbook is closed; returns at once."""
    QTimer.singleShot(TEARING_DOWN_MS, _end)


def _end() -> None:
    QPixmapCache.clear()
    _empty_shells()
    gc.collect()
    QTimer.singleShot(0, forgetting.end)  # what the collector took down frees its memory first


def _empty_shells() -> None:
    """Qt took the widgets down; what Python kept beside them goes, whoever still holds the shell."""
    gone = [one for one in gc.get_objects() if isinstance(one, QObject) and not isValid(one)]
    for one in gone:
        one.__dict__.clear()
