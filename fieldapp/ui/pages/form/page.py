"""The assessment form page: joins the draft, the section on screen and the keyboard.

Every answer goes to ``Filling``, which commits it; then only what changed is shown again. Problems never hold
the focus back: a section is left at the second press, and only finalizing blocks.
"""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from fieldapp.devices import equipment
from fieldapp.errors import StoreError
from fieldapp.fieldbook import OpenAssessment
from fieldapp.forms import Changes
from fieldapp.ui import trouble, words
from fieldapp.ui.pages.form import keys, sayings
from fieldapp.ui.pages.form.arrival import Arrival
from fieldapp.ui.pages.form.facts import PersonFacts, register_entry
from fieldapp.ui.pages.form.filling import Filling, Problem
from fieldapp.ui.pages.form.focus_watch import FocusWatch
from fieldapp.ui.pages.form.go_to_dialog import GoToDialog, places
from fieldapp.ui.pages.form.languages import choose, following, language_button, speak
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.form.repeats import Repeats
from fieldapp.ui.pages.form.section_area import SectionArea
from fieldapp.ui.pages.form.section_body import SectionBody
from fieldapp.ui.pages.form.stepping import Stepping
from fieldapp.ui.pages.form.surroundings import Surroundings
from fieldapp.ui.pages.form.unsaved_dialog import UnsavedDialog
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions.reading import answer_text
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

CHECKED = ("changing", "checked")


class FormPage(Page):
    """``arrived``: new, resumed, recovered, returned, checked (back from the check page) or changing.

    A *changing* visit is about one answer of the check page: the way on leads back there.
    """

    place = "records"
    topic = "form"
    focus_mode = True

    def __init__(self, shell: Shell, desk: OpenAssessment, arrived: str, reference: str) -> None:
        super().__init__(shell)
        language = words.language()
        session = desk.session
        speak(desk, language)
        equipment.use_of(shell.book)
        self.desk = desk
        self.title = session.form.title
        self._arrived = arrived
        self._reference = reference
        self._whole = False  # the summary on screen is about the whole form
        self.filling = Filling(desk, language)
        mark = self._marks()
        self.area = SectionArea(self.filling, lambda node: mark[node.required])
        facts = PersonFacts(session, language, register_entry(shell.book, desk.assessment.person_id))
        self.around = Surroundings(self, self.area, self.filling, facts, to_check=arrived == "changing")
        self.watch = FocusWatch(self, self.area)
        self.stepping = Stepping(self.area, self.watch, self.around.next_button)
        self.arrival = Arrival(self.area, self.filling, shell)
        self._listen()
        self._start()

    # the page's promises -------------------------------------------------------------------------

    def top_buttons(self) -> Sequence[Button]:
        """*Simpan dan keluar*, and the person where the panel has no room."""
        leave = Button(translate("Form", "Save and e&xit"), small=True, action=lambda: self.shell.go("home"))
        roomy = self.shell.width_class != "narrow"
        speaks = language_button(self.desk.session, self._switch_language, roomy)
        if roomy:
            return (*speaks, leave)
        who = Button(translate("Form", "Person"), icon="user-round", small=True)
        who.clicked.connect(lambda: self.around.show_person(who))
        return (*speaks, who, leave)

    def opened(self) -> None:
        """The focus goes to the question asked for, else to the first one."""
        if self._arrived == "returned" and not self._reference and not self.area.returned.isHidden():
            self.area.returned.take_focus()
        elif not self._focus(self._reference):
            self._focus_first()

    def regions(self) -> Sequence[QWidget]:
        """Section list, questions, person, bottom bar."""
        return (self.around.outline, self.area, self.around.panel, self.around.bar)

    def refresh(self) -> None:
        """The store changed elsewhere; this draft is only changed here."""

    def resized(self) -> None:
        """Panels after the window's width and height."""
        self.around.fit(narrow=self.shell.width_class == "narrow", short=self.shell.short)
        self.titled.emit()

    def leave(self) -> bool:
        """Everything typed is given; False while an answer is only in memory and the worker stays."""
        self._flush()
        self._remember(self.watch.reference)
        if not self.desk.unsaved or self._retry():
            with suppress(StoreError):  # an audit that cannot be written must not keep the worker here
                self.desk.leave()
            return True
        text = f"{sayings.not_saved(self.filling.trouble)} {sayings.not_saved_how(self.filling.trouble)}"
        dialog = UnsavedDialog(self, text, self._retry)
        left = bool(dialog.exec())
        dialog.deleteLater()
        return left

    def kept(self) -> dict[str, str]:
        """The question with the focus."""
        return {"reference": self.watch.reference}

    # building ------------------------------------------------------------------------------------

    def _marks(self) -> dict[bool, str]:
        """Mark the minority: required questions where most are optional, else the optional ones."""
        required, total = self.filling.required_share()
        most_required = required * 2 > total
        return {True: "" if most_required else sayings.required(), False: sayings.optional() if most_required else ""}

    def _start(self) -> None:
        start = self.filling.section_of(self._reference) or self.filling.section
        self.filling.here = start.reference
        if self._arrived in CHECKED:
            self.filling.visit_all()
        elif self._arrived != "new":
            self.filling.visit_before(start)
        self.arrival.show(self._arrived, start)
        self.area.show_section()
        self.arrival.pin()
        self.resized()
        self._show_around()

    def _listen(self) -> None:
        self.repeats = Repeats(self.filling, self.area, self._show)
        self.watch.left.connect(self._leave_question)
        self.watch.rested.connect(self._remember)
        self.area.made.connect(self._listen_to)
        self.area.summary.chosen.connect(self._focus)
        self.area.returned.chosen.connect(self._focus)
        self.area.save_banner.set_action(translate("Form", "Try again"), self._retry)
        self.around.outline.chosen.connect(self.go_section)
        self.around.bar.back.clicked.connect(self.go_back)
        self.around.check_button.clicked.connect(self.check_all)
        self.around.next_button.clicked.connect(self.proceed)
        keys.install(
            self,
            {
                "Ctrl+Return": self.proceed,
                "Ctrl+Enter": self.proceed,
                "Ctrl+PgDown": lambda: self.step_section(1),
                "Ctrl+PgUp": lambda: self.step_section(-1),
                "Ctrl+G": self.go_to,
                "F8": lambda: self.step_problem(1),
                "Shift+F8": lambda: self.step_problem(-1),
                "Ctrl+Shift+E": self.check_all,
                "Ctrl+S": self.save_now,
                "Ctrl+Shift+L": lambda: self._switch_language(following(self.desk.session)),
            },
        )

    def _listen_to(self, body: SectionBody) -> None:
        body.answered.connect(self._answer)
        body.attached.connect(self._attach)
        body.preparing.connect(self._prepare)
        body.confirmed.connect(self._confirm)
        body.finished.connect(self.stepping.finish)
        self.repeats.listen_to(body)

    # answering -----------------------------------------------------------------------------------

    def _answer(self, reference: str, text: str) -> None:
        before = self.desk.session.node(reference).text
        if text == before:
            return
        changes = self.filling.answer(reference, text)
        self.arrival.answered(reference)
        self._show(changes, reference)
        frame = self._frame(reference)
        if frame is None:
            return
        if changes.hidden:
            chosen = answer_text(self.desk.session.node(reference), self.filling.language)
            text = sayings.hidden(len(changes.hidden), chosen)
            frame.say(text, sayings.undo(), lambda: self._take_back(reference, before))
        elif changes.structure:
            frame.say("")

    def _take_back(self, reference: str, before: str) -> None:
        self._show(self.filling.answer(reference, before), reference)
        frame = self._frame(reference)
        if frame is not None:
            frame.say("")
            frame.take_focus()

    def _attach(self, reference: str, name: str, content: bytes, media_type: str) -> None:
        try:
            self._show(self.filling.attach(reference, name, content, media_type), reference)
        except StoreError as error:
            frame = self._frame(reference)
            if frame is not None:
                frame.say(trouble.sentence(error))

    def _confirm(self, reference: str) -> None:
        """The soft warning is quiet; the focus stays with its question."""
        self._focus(reference)
        self._show(self.filling.confirm(reference), reference)

    def _prepare(self, busy: bool) -> None:
        if busy:
            self.around.bar.save_state.show_saving()
        else:
            self.around.show_saved()

    def _show(self, changes: Changes, reference: str = "") -> None:
        """Only what changed is shown again; the page is laid out again only when its structure changed."""
        if changes.structure:
            self.area.show_section()
        elif self.area.body is not None:
            self.area.body.show_again(changes.shown | {reference})
        self._show_around()

    def _show_around(self) -> None:
        person = self.around.show()
        subtitle = translate("Form", "{person} · draft").format(person=person)
        if subtitle != self.subtitle:
            self.subtitle = subtitle
            self.titled.emit()
        if not self.area.summary.isHidden():
            self._show_summary(self.filling.problems(None if self._whole else self.filling.section))

    def _switch_language(self, language: str) -> None:
        """The form's words in another of its languages; answers stay."""
        self._flush()
        choose(self.desk, language)
        self.filling.read()
        self._show_section_again()
        self.titled.emit()
        self._focus(self.watch.reference)

    def save_now(self) -> None:
        """Ctrl+S: everything is saved already; say so."""
        self._flush()
        if self.desk.unsaved:
            self._retry()
        self.around.bar.save_state.highlight()

    def _retry(self) -> bool:
        saved = self.filling.retry()
        self.around.show_saved()
        return saved

    def _flush(self) -> None:
        if self.area.body is not None:
            self.area.body.flush()

    def _remember(self, reference: str) -> None:
        if reference:
            self.filling.remember(reference)

    # walking -------------------------------------------------------------------------------------

    def proceed(self) -> None:
        """*Lanjut*: the first time with problems stays and shows them, the second time goes on."""
        self._flush()
        if not self.filling.check_section():
            self._whole = False
            self._show_section_again()
            self._show_summary(self.filling.problems(self.filling.section), focus=True)
            return
        following = self.filling.neighbour(1)
        if self._arrived == "changing" or following is None:
            self.shell.check(self.desk)
        else:
            self.go_section(following.reference)

    def go_back(self) -> None:
        """The section before; from the first one out of the form, from a single change to the check page."""
        before = self.filling.neighbour(-1)
        if self._arrived == "changing":
            self.shell.check(self.desk)
        elif before is None:
            self.shell.go("home")
        else:
            self.go_section(before.reference)

    def step_section(self, step: int) -> None:
        """Ctrl+PgDn and Ctrl+PgUp, without a check."""
        neighbour = self.filling.neighbour(step)
        if neighbour is not None:
            self.go_section(neighbour.reference)

    def go_section(self, section: str, reference: str = "") -> None:
        """Show a section; the focus goes to a question of it, the first one by default."""
        self._flush()
        if section != self.filling.section.reference:
            self.watch.activate(None)
            self.filling.here = section
            self.area.summary.show_problems("", ())
            self.arrival.moved()
            self.area.show_section()
            self.arrival.pin()
            self._show_around()
        if not self._focus(reference):
            self._focus_first()

    def go_to(self) -> None:
        """Ctrl+G."""
        dialog = GoToDialog(self, places(self.filling))
        if dialog.exec():
            self._focus(dialog.chosen)
        dialog.deleteLater()

    def check_all(self) -> None:
        """*Periksa isian*: all problems of the form, or the way to the check page."""
        self._flush()
        problems = self.filling.check_all()
        self._show_section_again()
        self._whole = True
        if problems:
            self._show_summary(problems, focus=True)
        else:
            self.shell.check(self.desk)

    def step_problem(self, step: int) -> None:
        """F8 and Shift+F8: the next visible problem after the active question, round the form."""
        if step > 0 and self.area.summary.follow():
            return
        self._flush()
        found = self.filling.next_problem(self.watch.reference, step, self.arrival.problems())
        if found is None:
            self.shell.say(News(translate("Form", "No problems in this record.")))
            return
        self._show_section_again()
        self._focus(found.reference)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next question, Shift+Enter to the one before; on a button it presses."""
        step, focused = keys.enter_step(event), self.focusWidget()
        if not step:
            super().keyPressEvent(event)
        elif keys.presses(focused) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self.stepping.step(step)

    # focus ---------------------------------------------------------------------------------------

    def _focus(self, reference: str) -> bool:
        section = self.filling.section_of(reference)
        if section is None:
            return False
        if section.reference != self.filling.section.reference:
            self.go_section(section.reference, reference)
            return True
        frame = self._frame(reference)
        if frame is None:
            return False
        self.area.bring_into_view(frame)
        return frame.take_focus()

    def _focus_first(self) -> None:
        frames = self.area.body.frames() if self.area.body else ()
        if not any(frame.take_focus() for frame in frames):
            self.around.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_question(self, reference: str) -> None:
        """What was typed is judged now."""
        if reference and self.filling.left(reference) and self.area.body is not None:
            self.area.body.show_again([reference])
            self._show_around()

    def _frame(self, reference: str) -> QuestionFrame | None:
        return self.area.body.frame(reference) if self.area.body else None

    # problems ------------------------------------------------------------------------------------

    def _show_section_again(self) -> None:
        self.area.refresh()
        self._show_around()

    def _show_summary(self, problems: Sequence[Problem], *, focus: bool = False) -> None:
        title = sayings.problems_all if self._whole else sayings.problems_here
        self.area.summary.show_problems(title(len(problems)), problems)
        if focus and problems:
            self.area.view.verticalScrollBar().setValue(0)
            self.watch.activate(None)
            self.area.summary.take_focus()
