"""The privacy screen hides everything and lets nothing through; sleep locks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.shell.cover import Cover
from fieldapp.ui.shell.sleeping import ASLEEP_SECONDS, SleepWatch
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import focus, quiet


def covered(window: Window) -> list[Cover]:
    return [one for one in window.findChildren(Cover) if one.isVisible()]


def test_one_key_covers_everything_and_the_same_key_brings_it_back(qtbot: QtBot, window: Window) -> None:
    window.fill(window.book.start("outreach_rapid"))
    quiet(qtbot)
    before = focus()
    qtbot.keyClick(before, Qt.Key.Key_F9)
    (cover,) = covered(window)
    assert cover.geometry() == window.frame.rect()
    window.resize(1092, 550)
    QApplication.processEvents()
    assert cover.geometry() == window.frame.rect()
    assert window.childAt(window.rect().center()) is not None
    assert cover.isAncestorOf(window.childAt(window.rect().center())) or window.childAt(window.rect().center()) is cover
    qtbot.keyClick(focus(), Qt.Key.Key_F9)
    quiet(qtbot)
    assert not covered(window)
    assert focus() is before


def test_nothing_reaches_what_is_below(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(focus() or window, Qt.Key.Key_F9)
    assert covered(window)
    for key in (Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_K):
        qtbot.keyClick(focus(), key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert window.page.place == "home"
    assert covered(window)
    qtbot.keyClick(focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    assert isinstance(window.page, UnlockPage), "the lock works"
    assert not covered(window)


def test_a_computer_that_was_asleep_comes_back_locked(qtbot: QtBot, window: Window) -> None:
    seconds = 0.0
    watch = SleepWatch(window, lambda: seconds)
    watch.sleeping.connect(lambda: window._lock("idle"))
    seconds = 5.0
    watch.look()
    assert window.unlocked
    seconds += ASLEEP_SECONDS + 1
    watch.look()
    assert not window.unlocked


def test_the_system_says_that_it_goes_to_sleep(qtbot: QtBot, window: Window) -> None:
    window._sleep.hear_sleep(False)
    assert window.unlocked
    window._sleep.hear_sleep(True)
    assert not window.unlocked
