"""A first assessment in training: twelve steps on the real pages, each known by what really happened."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.shell.first_assessment import FirstAssessment
from fieldapp.ui.shell.first_steps import steps
from fieldapp.ui.shell.training import TrainingStrip
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, answer_all, find, focus, quiet, take_form, unlock

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def practising(qtbot: QtBot, window: Window) -> Iterator[Window]:
    """An empty profile that is marked as made up: as training, without its people."""
    window.book.connection.practise()
    window.set_look(replace(window.look))
    yield window
    quiet(qtbot)


def _press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focus(), key, modifiers)
    QApplication.processEvents()


def _panel(window: Window) -> FirstAssessment | None:
    QApplication.processEvents()
    return next((one for one in window.frame.findChildren(FirstAssessment) if not one.isHidden()), None)


def _begin(qtbot: QtBot, window: Window) -> FirstAssessment:
    button = find(window, TrainingStrip).lead_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    panel = _panel(window)
    assert panel is not None
    return panel


def test_it_leads_from_the_search_to_the_queue(qtbot: QtBot, practising: Window) -> None:
    window, panel = practising, _begin(qtbot, practising)
    assert len(steps()) == 12
    assert panel.banner.words().startswith("Asesmen pertama: langkah 1 dari 12. Anda bertemu seseorang.")
    assert panel.banner.isAncestorOf(focus()), "it is reached with the keyboard"

    def reached(step: int) -> None:
        qtbot.waitUntil(lambda: panel.step == step)

    _press(qtbot, Qt.Key.Key_N, CTRL)
    reached(1)
    qtbot.keyClicks(focus(), "Nurhalimah Latihan")
    reached(2)
    qtbot.waitUntil(lambda: not window.page.searching())
    _press(qtbot, Qt.Key.Key_Return, CTRL)
    take_form()
    reached(3)
    page = window.page
    assert isinstance(page, FormPage)
    while page.filling.counts()[0] < 6:
        frames = page.area.body.frames()
        blank = next(one for one in frames if not page.desk.session.node(one.reference).text)
        blank.take_focus()
        qtbot.keyClicks(focus(), "1")
        _press(qtbot, Qt.Key.Key_Return)
    reached(4)
    _press(qtbot, Qt.Key.Key_Return, CTRL)
    reached(5)
    _press(qtbot, Qt.Key.Key_Return, CTRL)
    reached(6)
    window.go("home")
    reached(7)
    quiet(qtbot)
    window.fill(window.book.resume(page.desk.instance_id), arrived="resumed")
    reached(8)
    window.go("queue")
    qtbot.waitUntil(lambda: "Kembali ke formulir" in panel.banner.words())
    desk = window.book.resume(page.desk.instance_id)
    window.fill(desk, arrived="resumed")
    qtbot.waitUntil(lambda: "Kembali ke formulir" not in panel.banner.words())
    answer_all(desk, RUDI)
    window.fill(desk, arrived="resumed")
    reached(9)
    _press(qtbot, Qt.Key.Key_E, CTRL | SHIFT)
    reached(10)
    _press(qtbot, Qt.Key.Key_Return, CTRL)
    reached(11)
    _press(qtbot, Qt.Key.Key_5, CTRL)
    reached(12)
    assert panel.banner.words().startswith("Asesmen pertama selesai")
    panel.banner.button().click()
    assert _panel(window) is None
    assert window.book.setting("first_assessment") == ""


def test_it_is_left_and_taken_up_again(qtbot: QtBot, practising: Window) -> None:
    panel = _begin(qtbot, practising)
    practising.go("people")
    qtbot.waitUntil(lambda: panel.step == 1)
    practising.set_look(replace(practising.look, language="en"))
    panel = _panel(practising)
    assert panel.banner.words().startswith("First assessment: step 2 of 12")
    practising.set_look(replace(practising.look, language="id"))
    practising.lock()
    unlock(qtbot, practising)
    panel = _panel(practising)
    assert panel.step == 1
    panel.banner.button().setFocus()
    _press(qtbot, Qt.Key.Key_Escape)
    assert _panel(practising) is None
    practising.set_look(replace(practising.look))
    assert _panel(practising) is None, "left is left, also in a new frame"
    assert _begin(qtbot, practising).step == 1


def test_real_work_knows_nothing_of_it(window: Window) -> None:
    assert not window.frame.findChildren(TrainingStrip)
    assert _panel(window) is None
