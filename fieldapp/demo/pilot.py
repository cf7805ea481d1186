"""A pair of hands: presses keys and clicks in the app's own windows, one step per turn of the event loop.

A script is a generator. It yields a condition to wait for (a callable that becomes true) or nothing (one
turn of the event loop). Waiting is for facts, with a deadline that names what was missing.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Condition = Callable[[], bool]
Script = Iterator[Condition | None]
DEADLINE_SECONDS = 30.0
FAILED = 3


def say(did: str, **facts: object) -> None:
    """One JSON line to the orchestrator."""
    sys.stdout.write(json.dumps({"did": did, **facts}) + "\n")
    sys.stdout.flush()


class Pilot(QObject):
    """Runs one script to its end, then calls ``done``; on trouble it says so and ends the process."""

    def __init__(self, script: Script, done: Callable[[], object], pictures: Path) -> None:
        super().__init__()
        self._script = script
        self._done = done
        self._pictures = pictures
        self._waiting: Condition | None = lambda: QApplication.focusWidget() is not None
        self._since = time.monotonic()
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        if self._busy:  # a step lets the event loop turn while it takes pictures
            return
        self._busy = True
        try:
            self._step()
        except StopIteration:
            self._timer.stop()
            self._done()
        except Exception:
            self._timer.stop()
            say("failed", trace=traceback.format_exc(), focus=str(QApplication.focusWidget()))
            for place, window in enumerate(w for w in QApplication.topLevelWidgets() if w.isVisible()):
                window.grab().save(str(self._pictures / f"trouble-{place}.png"))
            QApplication.exit(FAILED)
        finally:
            self._busy = False

    def _step(self) -> None:
        if self._waiting is not None and not self._waiting():
            if time.monotonic() - self._since > DEADLINE_SECONDS:
                raise TimeoutError(f"waited {DEADLINE_SECONDS:.0f} s at {_place(self._script)}")
            self._timer.setInterval(5)
            return
        self._timer.setInterval(0)
        self._waiting = next(self._script)
        self._since = time.monotonic()


def _place(script: Script) -> str:
    """Where a script waits: file and line of its innermost part."""
    inner = script
    while (deeper := getattr(inner, "gi_yieldfrom", None)) is not None:
        inner = deeper
    frame = getattr(inner, "gi_frame", None)
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "its end"


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard focus is."""
    QTest.keyClick(focused(), code, modifiers)


def typed(text: str) -> None:
    """Type text where the keyboard focus is."""
    QTest.keyClicks(focused(), text)


def usual_form(window: QWidget) -> Script:
    """The menu of forms opens; Enter takes its first line, the rapid outreach assessment."""
    yield lambda: QApplication.activePopupWidget() is not None
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    yield lambda: QApplication.activePopupWidget() is None
    window.activateWindow()  # a desktop does it when a menu closes; there is none offscreen
    yield lambda: QApplication.focusWidget() is not None


def ctrl(code: Qt.Key, *, shift: bool = False) -> None:
    """Ctrl and a key, with Shift when asked."""
    modifiers = Qt.KeyboardModifier.ControlModifier
    key(code, modifiers | Qt.KeyboardModifier.ShiftModifier if shift else modifiers)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    """The widget that has the keyboard: an open list or menu first, else the focus, else the active window."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise LookupError("no window has the keyboard")
    return widget


def enter(widget: QWidget, text: str) -> None:
    """Put the caret into a field, replace what is there, type."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
