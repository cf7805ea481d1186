"""A keyboard and eyes: keys go to whatever has the focus; widgets are read, never touched."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TAB, ENTER, DOWN, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space


class Keyboard:
    """Presses keys; ``stops`` are the spoken names of everything that had the focus, in order."""

    def __init__(self) -> None:
        self.stops: list[str] = []

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QWidget:
        """One key; returns what has the focus afterwards."""
        QTest.keyClick(listening(), key, modifiers)
        return self.settled()

    def type(self, text: str) -> QWidget:
        """Several keys."""
        for letter in text:  # each to whatever listens then: a list may have opened
            QTest.keyClicks(listening(), letter)
        return self.settled()

    def settled(self) -> QWidget:
        """After layouts and focus changes; whoever listens must have a name to be spoken."""
        for _ in range(3):
            QApplication.processEvents()
        widget = listening()
        name = spoken(widget)
        assert name, f"{describe(widget)} has the focus and no accessible name"
        if not self.stops or self.stops[-1] != name:
            self.stops.append(name)
        return widget


def listening() -> QWidget:
    """An open list first, then the focus. A window without a focus is a dead end for the keyboard."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard focus"
    return widget


def spoken(widget: QWidget) -> str:
    """What a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def describe(widget: QWidget) -> str:
    """For failures: kind and place in the tree."""
    above = []
    at: QWidget | None = widget
    while at is not None:
        above.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(above)
