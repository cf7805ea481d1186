"""From *find person* to *finalized*: one assessment by keyboard and mouse, and the same one after a kill."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from fieldapp.demo.hands import give, usual_answer
from fieldapp.demo.people import Invented
from fieldapp.demo.photographer import Photographer
from fieldapp.demo.pilot import Script, click, ctrl, enter, say, typed, usual_form
from fieldapp.forms import Node
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.window import Window

SEARCHED = {"autocomplete"}  # told by label, as it is typed
ALMOST = "Johanes Brato"
DRAFT_AFTER = 25  # answers of an assessment that is left as a draft


class Assessing:
    """One person's assessment under way; counts the answers given by hand."""

    def __init__(self, window: Window, person: Invented, photo: Path, camera: Photographer) -> None:
        self.window = window
        self.person = person
        self.photo = photo
        self.camera = camera
        self.known = person.known()
        self.given: list[tuple[str, str]] = []  # (name of the question, text the session holds after it)
        self._tried: set[str] = set()

    @property
    def page(self) -> FormPage:
        """The form page on screen."""
        page = self.window.page
        assert isinstance(page, FormPage), f"the form page was expected, not {type(page).__name__}"
        return page

    def find(self) -> Script:
        """Search first; nobody matches, so the person is registered with what was typed."""
        ctrl(Qt.Key.Key_N)
        yield lambda: isinstance(self.window.page, PeoplePage)
        page = self.window.page
        assert isinstance(page, PeoplePage)
        if self.camera.wants("find-person-some") and not self.camera.wants("done"):
            typed(ALMOST)  # somebody met before, in another spelling
            yield lambda: not page.searching() and page.results.state() == "some"
            self.camera.take("find-person-some")
        enter(page.query.name, self.person.name)
        yield lambda: not page.searching() and page.results.state() in ("some", "none")
        self.camera.take("find-person-none" if page.results.state() == "none" else "find-person-some")
        ctrl(Qt.Key.Key_Return)
        yield from usual_form(self.window)
        yield lambda: isinstance(self.window.page, FormPage)

    def fill(self, stop_after: int = 10_000) -> Script:
        """Answer section by section until the check page comes, or ``stop_after`` answers were given."""
        while isinstance(self.window.page, FormPage):
            frame = self._next_frame()
            if frame is None:
                yield from self._next_section()
                continue
            yield from self._answer(frame)
            if len(self.given) >= stop_after:
                return

    def _next_frame(self) -> QuestionFrame | None:
        """The first question of the section that is still to be answered."""
        body = self.page.area.body
        for frame in body.frames() if body else ():
            node = self.page.desk.session.node(frame.reference)
            if frame.reference not in self._tried and frame.focus_part() is not None and self._wanted(node):
                return frame
        return None

    def _wanted(self, node: Node) -> str:
        if node.text:
            return ""
        told = self.known.get(node.name, "")
        offered = {choice.value for choice in node.choices}
        if node.control in ("select1", "select") and not SEARCHED & set(node.appearance):
            told = " ".join(value for value in told.split() if value in offered)
        return told or usual_answer(node, date.today())  # noqa: DTZ011

    def _answer(self, frame: QuestionFrame) -> Script:
        self._tried.add(frame.reference)
        node = self.page.desk.session.node(frame.reference)
        yield from give(frame, node, self._wanted(node), self.photo)
        wanted = self.known.get(node.name, "")
        if node.control == "select" and wanted and set(node.text.split()) != set(wanted.split()):
            raise AssertionError(f"{node.name}: {wanted} was meant, {node.text} is answered")
        self.given.append((node.name, node.text))

    def _next_section(self) -> Script:
        here = self.page.filling.section.number
        if here == 4:
            self.camera.take("form")
        if here % 2:
            ctrl(Qt.Key.Key_Return)
        else:
            click(self.page.around.next_button)
        yield None
        page = self.window.page
        if isinstance(page, FormPage) and page.filling.section.number == here:
            self.camera.take("trouble")
            problems = "; ".join(f"{p.reference.rsplit('/', 1)[-1]}: {p.sentence}" for p in page.filling.problems())
            raise AssertionError(f"section {here} keeps problems: {problems}")

    def finalize(self) -> Script:
        """Look at the answers, accept the first service, finalize."""
        page = self.window.page
        assert isinstance(page, CheckPage)
        cards = page.services.cards()
        if cards:
            click(cards[0])
            yield None
        self.camera.take_both("check")
        yield None
        yield from self._press_finalize()
        while isinstance(self.window.page, CheckPage):  # a problem is named: follow its link, answer, come back
            page = self.window.page
            self.camera.take("check-errors")
            click(page.summary.links()[0])
            yield lambda: isinstance(self.window.page, FormPage)
            yield from self.fill()
            yield from self._press_finalize()
        self.camera.take("done")

    def _press_finalize(self) -> Script:
        page = self.window.page
        assert isinstance(page, CheckPage)
        click(page.finalize_button)
        yield lambda: isinstance(self.window.page, DonePage) or bool(page.summary.links())


def assess(window: Window, person: Invented, photo: Path, camera: Photographer, die_after: int = 0) -> Script:
    """One whole assessment, or a draft. ``die_after`` answers it stops and waits for the kill."""
    work = Assessing(window, person, photo, camera)
    yield from work.find()
    yield from _errors_once(work)
    if die_after:
        yield from work.fill(die_after)
        yield lambda: not work.page.desk.unsaved
        say("answered_enough", given=work.given)
        yield lambda: False
    yield from _to_its_end(work)


def carry_on(
    window: Window, person: Invented, photo: Path, camera: Photographer, given: list[tuple[str, str]]
) -> Script:
    """The draft is on screen again, at the same answer, with everything that was given before the kill."""
    yield lambda: isinstance(window.page, FormPage) and bool(window.page.watch.reference)
    work = Assessing(window, person, photo, camera)
    session = work.page.desk.session
    by_name = {ref.rsplit("/", 1)[-1]: ref for section in session.sections() for ref in section.references}
    missing = [name for name, text in given if session.node(by_name[name]).text != text]
    here = work.page.watch.reference.rsplit("/", 1)[-1]
    assert not missing, f"not there any more after the kill: {missing}"
    assert here == given[-1][0], f"the app continues at {here}, not at {given[-1][0]}"
    say("continues", answers_kept=len(given), at=here)
    camera.take_both("form-recovered")
    yield None
    yield from _to_its_end(work)


def correct(window: Window, person: Invented, photo: Path, camera: Photographer, text: str) -> Script:
    """Follow the first reason to its question, answer it better, finalize again."""
    work = Assessing(window, person, photo, camera)
    page = work.page
    click(page.area.returned.links()[0])
    yield lambda: bool(page.watch.active and page.watch.active.pinned())
    frame = page.watch.active
    assert frame is not None
    yield from give(frame, page.desk.session.node(frame.reference), text, photo)
    yield from work.fill()
    yield lambda: isinstance(window.page, CheckPage)
    yield from work.finalize()


def _to_its_end(work: Assessing) -> Script:
    if work.person.ending == "draft":
        yield from work.fill(DRAFT_AFTER)
        work.window.go("home")
        say("left_as_draft")
        return
    yield from work.fill()
    yield lambda: isinstance(work.window.page, CheckPage)
    yield from work.finalize()
    say("finalized", answers=len(work.given))


def _errors_once(work: Assessing) -> Script:
    """Once, leave the first section too early, to see the problems named."""
    if not work.camera.wants("form-errors"):
        return
    ctrl(Qt.Key.Key_Return)
    yield None
    work.camera.take("form-errors")
