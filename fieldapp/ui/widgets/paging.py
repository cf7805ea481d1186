"""The keys that turn what scrolls, for places where nothing in it can have the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

_Turn = QAbstractSlider.SliderAction
PAGES = {Qt.Key.Key_PageDown: _Turn.SliderPageStepAdd, Qt.Key.Key_PageUp: _Turn.SliderPageStepSub}
LINES = {
    Qt.Key.Key_Down: _Turn.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Turn.SliderSingleStepSub,
    Qt.Key.Key_Home: _Turn.SliderToMinimum,
    Qt.Key.Key_End: _Turn.SliderToMaximum,
}


def turn(area: QScrollArea, event: QKeyEvent, *, lines: bool = False) -> bool:
    """Page Up and Page Down, with ``lines`` the arrows, Home and End too; False for any other key."""
    known = PAGES | LINES if lines else PAGES
    action = known.get(Qt.Key(event.key()))
    if action is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    area.verticalScrollBar().triggerAction(action)
    return True
