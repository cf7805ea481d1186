"""The main job by keyboard alone: unlock, search, register, every section, check, finalize, receipt.

Keys go to whatever has the focus; nothing is clicked, focused or called. Widgets are only read, as eyes do.
"""

import itertools
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.app import start
from fieldapp.demo.hands import usual_answer
from fieldapp.demo.people import EVERYONE
from fieldapp.demo.processes import Province
from fieldapp.forms import Node
from fieldapp.ui import background
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.queue.table import AssessmentTable
from fieldapp.ui.widgets.questions.acknowledge import Acknowledge
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.many_search import ManySearch
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.window import Window
from tests.end_to_end.conftest import PASSPHRASE
from tests.end_to_end.keyboard import ALT, CTRL, DOWN, ENTER, SHIFT, SPACE, TAB, Keyboard, describe, listening

PERSON = EVERYONE[1]  # has a NIK, a birth date and a photo
ANSWERS = PERSON.known() | {"mother_name": "Ibu Rekaan", "times_before": "2"}
MOST = 80  # stops of one page


@pytest.fixture
def window(qtbot: QtBot, laptop: Path) -> Iterator[Window]:
    """The app, started and locked."""
    made = start(laptop)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.close()
    background.stop()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture to choose."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa9b5"))
    assert image.save(str(tmp_path / "foto.jpg"))
    return tmp_path / "foto.jpg"


@pytest.mark.slow
def test_from_unlock_to_receipt_by_keyboard(qtbot: QtBot, window: Window, province: Province, photo: Path) -> None:
    keyboard = Keyboard()
    keyboard.type(PASSPHRASE)
    keyboard.press(ENTER)
    qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
    qtbot.waitUntil(background.idle, timeout=20_000)

    keyboard.press(Qt.Key.Key_N, CTRL)
    page = window.page
    assert isinstance(page, PeoplePage)
    keyboard.type(PERSON.name)
    qtbot.waitUntil(lambda: not page.searching() and page.results.state() == "none", timeout=10_000)
    keyboard.press(ENTER, CTRL)
    keyboard.press(ENTER)  # the first form of the menu

    ways_on = [by_ctrl_enter, by_tab, by_letter]
    while isinstance(window.page, FormPage):
        form = window.page
        section = form.filling.section
        in_order(keyboard, form)
        answer_section(qtbot, keyboard, form, photo)
        assert not form.filling.session.node(section.reference).violation
        ways_on[section.number % 3](keyboard, form)
        qtbot.waitUntil(lambda form=form, here=section.number: moved_on(window, form, here))  # Alt shows a press first

    check = window.page
    assert isinstance(check, CheckPage)
    round_the_window(keyboard)
    card = check.services.cards()[0]
    go_to(keyboard, card)
    keyboard.press(SPACE)
    assert check.services.cards()[0].isChecked()
    go_to(keyboard, check.finalize_button)
    keyboard.press(SPACE)
    while isinstance(window.page, CheckPage):  # the service wants a reason and a day: follow the links
        follow_problem(qtbot, keyboard, window, photo)
        assert isinstance(window.page, CheckPage)
        go_to(keyboard, window.page.finalize_button)
        keyboard.press(SPACE)
    done = window.page
    assert isinstance(done, DonePage)
    instance_id = done.assessment.instance_id

    keyboard.press(Qt.Key.Key_5, CTRL)
    queue = window.page
    assert isinstance(queue, QueuePage)
    qtbot.waitUntil(lambda: window.sender.standing().kind == "received", timeout=30_000)
    everything = map(json.loads, province.command("submissions").splitlines())
    (held,) = [row for row in everything if row["instance_id"] == instance_id]
    table = queue.findChild(AssessmentTable)
    assert isinstance(table, AssessmentTable)
    go_to(keyboard, table)
    keyboard.press(DOWN)
    qtbot.waitUntil(lambda: held["receipt"] in read(queue))
    assert PERSON.name in read(queue)


def read(page: QWidget) -> str:
    """All words on a page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def follow_problem(qtbot: QtBot, keyboard: Keyboard, window: Window, photo: Path) -> None:
    """From the summary to the question it names, an answer there, and back."""
    check = window.page
    assert isinstance(check, CheckPage)
    go_to(keyboard, check.summary.links()[0])
    keyboard.press(ENTER)
    form = window.page
    assert isinstance(form, FormPage)
    answer(qtbot, keyboard, form, photo)
    keyboard.press(ENTER, CTRL)


def moved_on(window: Window, form: FormPage, here: int) -> bool:
    """Whether another section, or the check page, is on screen."""
    assert not form.filling.problems(), form.filling.problems()
    return window.page is not form or form.filling.section.number == here + 1


def done_id(window: Window) -> str:
    return window.book.assessments()[0].instance_id


def answer_section(qtbot: QtBot, keyboard: Keyboard, form: FormPage, photo: Path) -> None:
    """Question after question; Enter goes to the next, Tab where Enter belongs to the control."""
    seen: set[str] = set()
    for _ in range(MOST):
        reference = form.watch.reference
        frame = form.area.body.frame(reference) if form.area.body else None
        if frame is None or not frame.isAncestorOf(listening()):
            return
        if reference not in seen:
            seen.add(reference)
            answer(qtbot, keyboard, form, photo)
        leave(keyboard, form)
    raise AssertionError("the section has no end")


def answer(qtbot: QtBot, keyboard: Keyboard, form: FormPage, photo: Path) -> None:
    """What a worker would press in the question that has the focus."""
    assert form.area.body is not None
    frame = form.area.body.frame(form.watch.reference)
    assert frame is not None
    editor, node = frame.editor, form.desk.session.node(frame.reference)
    text = wanted(node)
    if not text:
        return
    if isinstance(editor, ChoiceCards):
        for value in text.split():
            place = [card.value for card in editor.cards].index(value)
            if place < 9:
                keyboard.press(Qt.Key(Qt.Key.Key_1.value + place))
            else:
                while getattr(listening(), "value", "") != value:
                    keyboard.press(DOWN)
                keyboard.press(SPACE)
    elif isinstance(editor, ChoiceSearch):
        keyboard.type(label(node, text))
        keyboard.press(ENTER)
    elif isinstance(editor, ManySearch):
        for value in text.split():
            keyboard.type(label(node, value))
            keyboard.press(ENTER)
    elif isinstance(editor, Acknowledge):
        keyboard.press(SPACE)
    elif isinstance(editor, PhotoEditor):
        choose_file(keyboard, photo)
        qtbot.waitUntil(lambda: bool(node.text), timeout=20_000)
    else:
        keyboard.type(text)
        if isinstance(editor, LineEditor):
            assert isinstance(listening(), QLineEdit)


def leave(keyboard: Keyboard, form: FormPage) -> None:
    """To the next question."""
    here = form.watch.reference
    widget = listening()
    frame = form.area.body.frame(here) if form.area.body else None
    if frame is not None and isinstance(frame.editor, ChoiceCards | ChoiceSearch | LineEditor):
        keyboard.press(ENTER)
    else:
        for _ in range(MOST):
            keyboard.press(TAB)
            if frame is None or not frame.isAncestorOf(listening()):
                break
    assert listening() is not widget, f"{here} holds the keyboard: {describe(widget)}"


def wanted(node: Node) -> str:
    """The answer to a question that has none yet."""
    if node.text:
        return ""
    told = ANSWERS.get(node.name, "")
    offered = {choice.value for choice in node.choices}
    if node.control in ("select1", "select") and "autocomplete" not in node.appearance:
        told = " ".join(value for value in told.split() if value in offered)
    return told or usual_answer(node, date.today())


def label(node: Node, value: str) -> str:
    return next((choice.label for choice in node.choices if choice.value == value), value)


def choose_file(keyboard: Keyboard, path: Path) -> None:
    """Space opens the desktop's file dialog, which has an event loop of its own: the path is pasted there."""
    QApplication.clipboard().setText(str(path))
    pasted = False

    def in_dialog() -> None:
        nonlocal pasted
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialog is None or focus is None or not dialog.isAncestorOf(focus):
            return  # the focus may still be on the button that opened it
        if not pasted:
            QTest.keyClick(listening(), Qt.Key.Key_V, CTRL)
            pasted = True
        QTest.keyClick(listening(), ENTER)  # the first one may only close the dialog's list of names

    timer = QTimer()
    timer.timeout.connect(in_dialog)
    timer.start(20)
    QTest.keyClick(opener := listening(), SPACE)
    timer.stop()
    opener.window().activateWindow()  # a desktop does it when a dialog closes; there is none here
    keyboard.settled()
    assert pasted, "Space on the button opens the file dialog"


def by_ctrl_enter(keyboard: Keyboard, form: FormPage) -> None:
    keyboard.press(ENTER, CTRL)


def by_letter(keyboard: Keyboard, form: FormPage) -> None:
    keyboard.press(Qt.Key.Key_L, ALT)


def by_tab(keyboard: Keyboard, form: FormPage) -> None:
    go_to(keyboard, form.around.next_button)
    keyboard.press(ENTER)


def in_order(keyboard: Keyboard, form: FormPage) -> None:
    """Tab leads from question to question, then over the bar at the bottom, round the window, and back."""
    body, around = form.area.body, form.around
    assert body is not None
    stops = round_the_window(keyboard)
    met = [part for stop in stops for part in (*body.frames(), around.bar) if part.isAncestorOf(stop)]
    parts = [part for part, _stops in itertools.groupby(met)]
    questions = [frame for frame in body.frames() if frame.focus_part() is not None]
    assert parts == [*questions, around.bar]
    assert [stop for stop in stops if around.bar.isAncestorOf(stop)] == [
        around.bar.back,
        around.check_button,
        around.next_button,
    ]
    last = max(place for place, stop in enumerate(stops) if body.isAncestorOf(stop))
    assert stops[last + 1] is around.bar.back, f"after the last question comes {describe(stops[last + 1])}"


def round_the_window(keyboard: Keyboard) -> list[QWidget]:
    """Tab until the start is reached again: no trap, and nothing that cannot be reached."""
    start = listening()
    stops = [start]
    while (following := keyboard.press(TAB)) is not start:
        assert following not in stops, f"Tab turns in a circle at {describe(following)}"
        stops.append(following)
    for widget in start.window().findChildren(QWidget):
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            assert widget in stops, f"Tab never reaches {describe(widget)}"
    return stops


@pytest.mark.parametrize("size", [(1366, 768), (1092, 550)])
def test_every_place_by_tab(qtbot: QtBot, window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    keyboard = Keyboard()
    round_the_window(keyboard)
    keyboard.type(PASSPHRASE)
    keyboard.press(ENTER)
    qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
    for place in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_Comma):
        qtbot.waitUntil(background.idle, timeout=20_000)
        keyboard.press(place, CTRL)
        qtbot.waitUntil(background.idle, timeout=20_000)
        forward = round_the_window(keyboard)
        backward = [keyboard.press(Qt.Key.Key_Tab, SHIFT) for _ in forward]
        assert backward[:-1] == forward[:0:-1], "Shift+Tab goes the same way back"


def go_to(keyboard: Keyboard, wanted: QWidget) -> None:
    """Tab until it has the focus."""
    for _ in range(MOST):
        if listening() is wanted:
            return
        keyboard.press(TAB)
    raise AssertionError(f"Tab never reaches {describe(wanted)}; it went over {keyboard.stops[-MOST:]}")
