"""Hands at the window: wait for facts, press keys, fill one form on screen from what a story says and finalize it.

What a story does not say gets the least remarkable answer where the form insists. Nothing goes past the widgets.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from fieldapp.demo.hands import give
from fieldapp.forms import FormSession, Node
from fieldapp.training.filling import Rows, Said, usual
from fieldapp.ui import background
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SECONDS = 30.0
_INSTANCE = re.compile(r"/([^/\[]+)\[(\d+)\]")


class Hands:
    """The only way the tests of this package touch the app."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def until(self, fact: Callable[[], object], what: str = "") -> None:
        """Let the app run until something is so. AssertionError after half a minute."""
        end = time.perf_counter() + SECONDS
        while not fact():
            assert time.perf_counter() < end, f"waited for {what or fact} on {type(self.window.page).__name__}"
            QApplication.processEvents()
            time.sleep(0.001)

    def quiet(self) -> None:
        """Until no background work is under way; closed menus and pages are gone afterwards."""
        self.until(background.idle, "background work")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def press(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key where the keyboard is."""
        QTest.keyClick(self.keyboard(), key, modifier)  # type: ignore[call-overload]
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Letter by letter where the keyboard is."""
        QTest.keyClicks(self.keyboard(), text)

    def keyboard(self) -> QWidget:
        """The widget with the keyboard; after a dialog the window is active again, as window systems do it."""
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        found = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        assert isinstance(found, QWidget)
        return found

    def take_form(self, form_id: str) -> FormPage:
        """Go down the open menu of forms to one, press Enter."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu of forms")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        place = [action.data() for action in menu.actions()].index(form_id)
        for _ in range(place):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.until(lambda: isinstance(self.window.page, FormPage), form_id)
        page = self.window.page
        assert isinstance(page, FormPage)
        assert page.desk.assessment.form_id == form_id
        return page

    def fill(self, said: Mapping[str, Said], now: datetime) -> str:
        """The form on screen, to the record in the outbox; the person's id where it speaks of one."""
        Filling(self, said, now).to_the_check()
        page = self.window.page
        assert isinstance(page, CheckPage)
        self.press(Qt.Key.Key_Return, CTRL)
        wrong = [f"{one.reference}: {one.sentence}" for one in page.filling.problems()]
        assert not wrong, wrong
        self.until(lambda: isinstance(self.window.page, DonePage), "the record is finalized")
        done = self.window.page
        assert isinstance(done, DonePage)
        return done.assessment.person_id


class Filling:
    """One form page, section by section."""

    def __init__(self, hands: Hands, said: Mapping[str, Said], now: datetime) -> None:
        self._hands = hands
        self._said = said
        self._now = now
        self._told: dict[str, str | Rows] = {}  # what callables of the story said
        self._tried: set[str] = set()

    @property
    def page(self) -> FormPage:
        """The form page on screen."""
        page = self._hands.window.page
        assert isinstance(page, FormPage)
        return page

    @property
    def session(self) -> FormSession:
        """The form's own view of its answers."""
        return self.page.desk.session

    def to_the_check(self) -> None:
        """Until the check page stands there."""
        before: set[str] = set()
        while isinstance(self._hands.window.page, FormPage):
            self._section()
            here = self.page.filling.section.reference
            self._hands.press(Qt.Key.Key_Return, CTRL)
            page = self._hands.window.page
            if isinstance(page, FormPage) and page.filling.section.reference == here:
                wrong = {one.reference for one in page.filling.problems(page.filling.section)}
                said = [f"{one.reference}: {one.sentence}" for one in page.filling.problems(page.filling.section)]
                assert wrong - before, f"{page.desk.assessment.form_id} keeps problems: {said}"
                before |= wrong
                self._tried -= wrong
                for reference in sorted(wrong):
                    self._answer(reference, usual(self.session.node(reference), self._now))

    def _section(self) -> None:
        while True:
            frame = next((one for one in self._frames() if self._wanted(one) is not None), None)
            if frame is not None:
                self._answer(frame.reference, self._wanted(frame) or "")
            elif not self._one_more():
                return

    def _frames(self) -> Sequence[QuestionFrame]:
        body = self.page.area.body
        found = body.frames() if body else ()
        return [one for one in found if one.reference not in self._tried and one.focus_part() is not None]

    def _wanted(self, frame: QuestionFrame) -> str | None:
        """What to answer; None to leave the question as it is."""
        node = self.session.node(frame.reference)
        if node.readonly:
            return None
        told = self._story(node)
        if told and node.control in ("select1", "select"):
            offered = {choice.value for choice in node.choices}
            told = " ".join(value for value in told.split() if value in offered)
        if told:
            return None if told == node.text else told
        return usual(node, self._now) if node.required and not node.text else None

    def _story(self, node: Node) -> str:
        inside = _INSTANCE.findall(node.reference)
        if inside:
            rows, number = self._rows(inside[-1][0]), int(inside[-1][1])
            return rows[number - 1].get(node.name, "") if number <= len(rows) else ""
        told = self._tell(node.name)
        return told if isinstance(told, str) else ""

    def _rows(self, repeat: str) -> Rows:
        told = self._tell(repeat)
        return () if isinstance(told, str) else told

    def _tell(self, name: str) -> "str | Rows":
        if name not in self._told:
            said = self._said.get(name, "")
            self._told[name] = said(self.session) if callable(said) else said
        return self._told[name]

    def _one_more(self) -> bool:
        """Press *Add* of a repeat on screen that the story has more of."""
        body = self.page.area.body
        for name, rows in self._said.items():
            if body is None or isinstance(rows, str):
                continue
            repeat = next((one for one in self.session.form.references if one.endswith(f"/{name}")), "")
            adder = body.adder(repeat) if repeat else None
            there = sum(one.startswith(f"{repeat}[") and one.endswith("]") for one in self.session.references())
            if adder is not None and adder.isVisible() and there < len(self._rows(name)):
                QTest.mouseClick(adder.add, Qt.MouseButton.LeftButton)
                QApplication.processEvents()
                return True
        return False

    def _answer(self, reference: str, text: str) -> None:
        self._tried.add(reference)
        body = self.page.area.body
        frame = body.frame(reference) if body else None
        assert frame is not None, f"{reference} is not on screen"
        node = self.session.node(reference)
        editor = frame.editor
        if isinstance(editor, ChoiceCards) and node.control == "select":
            for card in [card for card in editor.cards if card.isChecked() and card.value not in text.split()]:
                QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        typed = editor.shown(text) if isinstance(editor, LineEditor) and not node.choices else text
        for fact in give(frame, node, typed, None):  # type: ignore[arg-type]  # no form here insists on a photo
            if fact is None:
                QApplication.processEvents()
            else:
                self._hands.until(fact, reference)
        frame.flush()
        given = self.session.node(reference).text
        same = set(given.split()) == set(text.split()) if node.control == "select" else given == text
        if not same and node.datatype not in ("dateTime", "decimal"):
            raise AssertionError(f"{reference}: {text!r} was meant, {given!r} is answered")
