"""The keys of the form: shortcuts that work wherever the focus is on the page, and Enter between questions."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def install(page: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """One shortcut per key sequence, as long as the page has the focus."""
    for sequence, action in actions.items():
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)


def enter_step(event: QKeyEvent) -> int:
    """1 for Enter, -1 for Shift+Enter, 0 for everything else."""
    if event.key() not in ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    return -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1


def presses(focused: QWidget | None) -> bool:
    """Enter on a button presses it; on a choice it goes to the next question."""
    return isinstance(focused, QAbstractButton) and not isinstance(focused, QRadioButton)
