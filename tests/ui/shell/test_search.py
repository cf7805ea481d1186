"""The search of the top bar: Ctrl+K comes from anywhere, and Esc goes back there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldapp.ui.window import Window
from tests.ui.desk.laptop import focus

CTRL = Qt.KeyboardModifier.ControlModifier


def test_esc_takes_the_keyboard_back_to_where_it_was(window: Window) -> None:
    window.activateWindow()
    window.go("settings")
    here = focus()
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_K, CTRL)
        QTest.keyClick(window, Qt.Key.Key_K, CTRL)  # there already
        search = window.frame.top.search
        assert focus() is search
        QTest.keyClicks(search, "siti")
        QTest.keyClick(search, Qt.Key.Key_Escape)
        assert (search.text(), focus()) == ("", here)


def test_esc_never_leaves_the_keyboard_nowhere(window: Window) -> None:
    window.activateWindow()
    window.go("settings")
    search = window.frame.top.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert focus() is not search
