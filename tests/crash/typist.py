"""A worker's process that gives an answer or two and then waits to be killed: the real window on the real profile.

``python -m tests.crash.typist``: a plan on standard input, news on standard output, one JSON line each. It unlocks
by typing, says what is on screen, gives the next answers by hand, says so once the screen calls one saved, and stops
dead after the last of them. When nothing is left to answer it finalizes; after that it reads the queue.
"""

import json
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from fieldapp import app as composition
from fieldapp.demo.hands import give, usual_answer
from fieldapp.demo.people import EVERYONE
from fieldapp.demo.pilot import Pilot, Script, click, ctrl, enter, key, say, typed, usual_form
from fieldapp.forms import Node
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.widgets.questions.chips import Chips
from fieldapp.ui.window import Window

PERSON = EVERYONE[1]  # has a NIK, a birth date and a photo
WRONG_FIRST = {
    "nik": "647205440392900",
    "birth_date": "31/02/2026",
    "times_before": "abc",
    "followup_due": "besok lusa",
}
ANSWERS = PERSON.known() | {
    "spt_no": "094/17/SPT",
    "place_note": "Dekat jembatan",
    "mother_name": "Ibu Rekaan",
    "times_before": "2",
    "service_other": "Titip ke panti",
}
Plan = dict[str, Any]


def work(window: Window, plan: Plan) -> Script:
    """One life of the app."""
    page = window.page
    assert isinstance(page, UnlockPage)
    enter(page.password, plan["passphrase"])
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    if plan["finalized"]:
        yield from read_queue(window)
        return
    if not plan["begun"]:
        yield from register(window)
    yield lambda: isinstance(window.page, FormPage) and bool(window.page.watch.reference)
    say("shows", focus=_form(window).watch.reference, texts=texts(window), screen=screen(window))
    yield from give_next(window, plan)


def register(window: Window) -> Script:
    """Search, find nobody, register."""
    ctrl(Qt.Key.Key_N)
    yield lambda: isinstance(window.page, PeoplePage)
    page = window.page
    assert isinstance(page, PeoplePage)
    typed(PERSON.name)
    yield lambda: not page.searching() and page.results.state() in ("some", "none")
    ctrl(Qt.Key.Key_Return)
    yield from usual_form(window)


def give_next(window: Window, plan: Plan) -> Script:
    """The first things that are still to be done, in reading order; then nothing more."""
    given, wrong_given = 0, list(plan["wrong_given"])
    while isinstance(window.page, FormPage):
        found = next_answer(_form(window), wrong_given)
        if found is not None:
            frame, text = found
            name = _form(window).desk.session.node(frame.reference).name
            yield from answer(window, frame, text, Path(plan["photo"]))
            wrong_given += [name] if text == WRONG_FIRST.get(name) else []
            given += 1
            if given == plan["answers"]:
                signal.pause()
            continue
        ctrl(Qt.Key.Key_Return)
        yield None
    page = window.page
    assert isinstance(page, CheckPage), "after the last section comes the check"
    cards = page.services.cards()
    if cards and not any(card.isChecked() for card in cards):
        click(cards[0])
        yield lambda: not page.desk.unsaved
        reference = page.desk.assessment.progress.reference
        text = page.desk.session.node(reference).text
        say("saved", reference=reference, text=text, screen={}, stops=True)  # it may have opened further questions
        signal.pause()
    click(page.finalize_button)
    yield lambda: isinstance(window.page, DonePage)
    done = window.page
    assert isinstance(done, DonePage)
    say("finalized", instance_id=done.assessment.instance_id, number=done.assessment.number)
    signal.pause()


def next_answer(page: FormPage, wrong_given: list[str]) -> tuple[QuestionFrame, str] | None:
    """The first question of this section that wants an answer, and what to put there."""
    body = page.area.body
    for frame in body.frames() if body else ():
        node = page.desk.session.node(frame.reference)
        if frame.focus_part() is None:
            continue
        wanted = _wanted(node, wrong_given)
        if wanted:
            return frame, wanted
    return None


def _wanted(node: Node, wrong_given: list[str]) -> str:
    if node.name in WRONG_FIRST and node.name not in wrong_given and not node.text:
        return WRONG_FIRST[node.name]
    if node.text and not (node.violation and node.violation.kind == "format") and node.text not in WRONG_FIRST.values():
        return ""
    told = ANSWERS.get(node.name, "")
    offered = {choice.value for choice in node.choices}
    if node.control in ("select1", "select") and "autocomplete" not in node.appearance:
        told = " ".join(value for value in told.split() if value in offered)
    return told or usual_answer(node, date.today())


def answer(window: Window, frame: QuestionFrame, text: str, photo: Path) -> Script:
    """By hand; said when the bar at the bottom says that it is saved."""
    page = _form(window)
    node = page.desk.session.node(frame.reference)
    before = node.text
    yield from give(frame, node, text, photo)
    saved = page.around.bar.save_state
    yield lambda: node.text != before and not page.desk.unsaved and saved.text().startswith("Tersimpan")
    say("saved", reference=frame.reference, text=node.text, typed=text, screen=screen(window))


def texts(window: Window) -> dict[str, str]:
    """The text of every question of all sections."""
    session = _form(window).desk.session
    return {ref: session.node(ref).text for section in session.sections() for ref in section.references}


def screen(window: Window) -> dict[str, list[str]]:
    """What the widgets of the section on screen show as answers."""
    body = _form(window).area.body
    return (
        {frame.reference: sorted(filter(None, map(_words, _inside(frame)))) for frame in body.frames()} if body else {}
    )


def _inside(frame: QuestionFrame) -> list[QWidget]:
    editor = frame.editor
    return [w for w in editor.findChildren(QWidget) if w.isVisibleTo(editor)] if editor else []


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractButton):
        inside_chips = isinstance(widget.parentWidget(), Chips)
        return widget.accessibleName() or widget.text() if widget.isChecked() or inside_chips else ""
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return "a picture"
    return ""


def read_queue(window: Window) -> Script:
    """What the worker finds after the last kill."""
    ctrl(Qt.Key.Key_5)
    yield lambda: isinstance(window.page, QueuePage)
    yield None
    found = window.book.assessments()
    say("queue", assessments=[(one.instance_id, one.state.value, one.number) for one in found])


def _form(window: Window) -> FormPage:
    page = window.page
    assert isinstance(page, FormPage), f"the form was expected, not {type(page).__name__}"
    return page


def main() -> int:
    """Live until killed; exit code 0 only after reading the queue."""
    plan: Plan = json.loads(sys.stdin.readline())
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    hands = Pilot(work(window, plan), window.close, Path(plan["pictures"]))
    code = app.exec()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
