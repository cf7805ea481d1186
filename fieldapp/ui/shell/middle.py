"""What stands in the middle of the window, and that nothing stays of what stood there before.

Qt hides it before it goes, and asks the window for the next stop of the keyboard if that was inside. Whatever Python is
shown in that moment of what is going stays for the rest of the process, with the page and the fieldbook it knew.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QWidget


def put(window: QMainWindow, widget: QWidget) -> None:
    """Show it; what stood there does nothing more and goes."""
    before, focus = window.centralWidget(), window.focusWidget()
    if focus is not None:
        focus.clearFocus()
    if before is not None:
        still(before)
    window.setCentralWidget(widget)
    widget.show()


def still(widget: QWidget) -> None:
    """No timer in it goes on: it would ask a fieldbook that is locked by then."""
    for timer in widget.findChildren(QTimer):
        timer.stop()
