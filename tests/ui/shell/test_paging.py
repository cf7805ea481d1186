"""What scrolls and has nothing in it that takes the keyboard is read by keyboard all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.person.page import PersonPage
from fieldapp.ui.shell.keys import KeysDialog
from fieldapp.ui.window import Window
from tests.ui import tour
from tests.ui.desk.laptop import focus

Key = Qt.Key


def _at(area: QScrollArea) -> int:
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0, "there is more than the window shows"
    return bar.value()


def test_the_list_of_keys_is_read_to_its_end_by_keys(window: Window) -> None:
    dialog = KeysDialog(window)
    dialog.open()
    tour.settle()
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        before = _at(area)
        QTest.keyClick(focus(), key)
        assert _at(area) > before
    assert _at(area) == area.verticalScrollBar().maximum()
    QTest.keyClick(focus(), Key.Key_Home)
    assert _at(area) == 0
    QTest.keyClick(focus(), Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
def test_page_down_goes_on_in_the_comparison_and_in_the_profile(
    qtbot: QtBot, full: Window, modifier: Qt.KeyboardModifier
) -> None:
    full.resize(1092, 550)
    full.activateWindow()
    full.go("people", text="")
    page = full.page
    assert isinstance(page, PeoplePage)
    QTest.keyClicks(focus(), "rudi pamungkas")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(focus(), key)
    match = page.compare.match()
    assert match is not None
    area = page.compare._area
    tour.settle()
    QTest.keyClick(focus(), Key.Key_PageDown, modifier)
    assert _at(area) > 0
    full.go("person", person_id=match.person.person_id)
    tour.settle()
    page = full.page
    assert isinstance(page, PersonPage)
    QTest.keyClick(focus(), Key.Key_PageDown, modifier)
    assert _at(page._area) > 0
    QTest.keyClick(focus(), Key.Key_PageUp, modifier)
    assert _at(page._area) == 0
