"""Entries of one person that laptops state differently: a supervisor chooses, says why, and the next person follows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.errors import FieldappError
from fieldapp.fieldbook.case_file import NIK_SHOWN
from fieldapp.fieldbook.code_words import Words
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme, trouble, words
from fieldapp.ui.pages.conflicts import sayings
from fieldapp.ui.pages.conflicts.differences import DifferencesView
from fieldapp.ui.pages.merge.sayings import said_word
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.widgets.basics import Button, bare, column, row
from fieldapp.ui.widgets.choice_rows import TIGHT_BELOW
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.outcome_panel import Answer, OutcomePanel
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

Read = tuple[tuple[Differences, ...], Words]


class ConflictsPage(Page):
    """``person_id``: whose entries, under any id they are recorded under; "" for the first who waits."""

    place = "conflicts"

    def __init__(self, shell: Shell, person_id: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Conflicts", "Different entries")
        self._today = local_now().date()
        self._wanted = person_id
        self._waiting: tuple[Differences, ...] = ()
        self._words = Words()
        self._one: Differences | None = None
        self._job: background.Job | None = None
        self.back = Button(translate("Conflicts", "List"), icon="chevron-left", action=self.show_list)
        self._lay_out()
        self.refresh()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts at the first entry."""
        self._focus()

    def top_buttons(self) -> Sequence[Button]:
        """The way to the list."""
        return (self.back,)

    def regions(self) -> Sequence[QWidget]:
        """Entries and outcome, or that nothing waits."""
        return (self.view, self.outcome) if self._one is not None else (self._empty,)

    def refresh(self) -> None:
        """Read the store again, in the background; what was chosen stays while the entries are the same."""
        book, language = self.shell.book, words.language()

        def read(_job: background.Job) -> Read:
            return book.deciding.conflicts(), book.codes.words(language)

        self._job = background.run(read, self._take, self._tell)

    def resized(self) -> None:
        """Narrow windows get a narrow panel."""
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: words above the values they name."""
        super().resizeEvent(event)
        self._measure()

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        if self._job is not None:
            self._job.cancel()
        return True

    def kept(self) -> dict[str, str]:
        """Whose entries."""
        return {"person_id": self._one.person.person_id if self._one else self._wanted}

    # deciding ------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Everybody whose entries differ."""
        self.shell.go("merge", show="different")

    def answer(self, answer: str) -> None:
        """save or later; then the next person."""
        if self._one is None:
            return
        if answer == "later":
            self._go_on(self._at() + 1)
        elif self.outcome.buttons["save"].isEnabled() and self._is_complete():
            self._save(self._one)

    def _is_complete(self) -> bool:
        if self.view.choices():
            return not self.outcome.missing()
        self.outcome.notice.say(translate("Conflicts", "Choose at least one value."))
        self._focus()
        return False

    def _save(self, one: Differences) -> None:
        deciding, changed = self.shell.book.deciding, self.shell.changed
        try:
            filed = deciding.decide(one, self.view.choices(), self.outcome.reason.text().strip())
        except FieldappError as error:
            self._tell(error)
            self.refresh()
            return

        def undo() -> None:
            deciding.take_back(filed)
            changed()

        text = translate("Conflicts", "Decided: {name}.").format(name=shown_name(one.person))
        holds = partial(deciding.can_take_back, filed)
        self.shell.say(News(text, translate("Conflicts", "Undo"), undo, holds=holds))
        at = self._at()
        self._waiting = deciding.conflicts()
        self._go_on(at if self._at() < 0 else at + 1)
        self.shell.changed()
        self.shell.sender.wake()

    def _go_on(self, at: int) -> None:
        """The person at this place of the list, or the list."""
        if 0 <= at < len(self._waiting):
            self._show(self._waiting[at])
        else:
            self.show_list()

    def _at(self) -> int:
        who = self._one.person.person_id if self._one else ""
        return next((at for at, one in enumerate(self._waiting) if one.person.person_id == who), -1)

    # showing -------------------------------------------------------------------------------------

    def _take(self, read: Read) -> None:
        self._waiting, self._words = read
        self._job = None
        one = self._find()
        if one is None:
            self._one = None
            self._stack.setCurrentIndex(1)
            self._show_titles()
            self._focus()
        elif one != self._one:
            self._show(one)
        else:
            self._show_titles()

    def _find(self) -> Differences | None:
        wanted = self._one.person.person_id if self._one else self._wanted
        if not wanted:
            return next(iter(self._waiting), None)
        try:
            found = self.shell.book.deciding.of(wanted)
        except FieldappError as error:
            self._tell(error)
            return None
        return found if found.fields else None

    def _show(self, one: Differences) -> None:
        """Somebody, or the same person with other entries: what was chosen of those that are the same stays."""
        book = self.shell.book
        same = self._one is not None and self._one.person.person_id == one.person.person_id
        chosen = self.view.choices() if same else {}
        self._one = one
        own = book.worker.device_code
        allowed = book.deciding.allowed
        self.view.show_person(one, self._place(one), self._today, self._word, own, allowed=allowed)
        self.view.take(chosen)
        if not same:
            self.outcome.begin()
        self.outcome.reason.setEnabled(allowed)
        self.outcome.buttons["save"].setEnabled(allowed)
        self._show_result()
        self._stack.setCurrentIndex(0)
        self._show_titles()
        if any(field.name == "nik" for field in one.fields):
            book.cases.note(one.person.person_id, NIK_SHOWN)
        self._focus()

    def _show_result(self) -> None:
        if self._one is None:
            return
        chosen = self.view.choices()
        who = sayings.result(self._one, chosen)
        facts = description(who, self._place(self._one), self._today)
        self.outcome.show_result(shown_name(who), facts, sayings.effects(self._one, chosen, self._word))

    def _show_titles(self) -> None:
        at, text = self._at(), translate("Conflicts", "Person {number} of {count}")
        self.subtitle = text.format(number=at + 1, count=len(self._waiting)) if at >= 0 else ""
        self.titled.emit()

    def _focus(self) -> None:
        if self._one is None:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            start = self.view.first_focus() or self.outcome.buttons["later"]
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self, name: str, text: str) -> str:
        return said_word(name, text, self.shell.book.regions, self._words)

    def _place(self, one: Differences) -> str:
        regions = self.shell.book.regions
        district = regions.kecamatan(one.person.region) if one.person.region else ""
        return regions.name(district) if district else ""

    def _measure(self) -> None:
        tight = self.width() < theme.px(TIGHT_BELOW)
        self.outcome.set_narrow(narrow=self.shell.width_class == "narrow", tight=tight)
        self.view.set_tight(tight=tight)

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        column(self, margins=(20, 16, 20, 16)).addWidget(self._stack)
        deciding = bare()
        across = row(deciding, gap=12)
        self.view = DifferencesView()
        self.outcome = OutcomePanel(
            translate("Conflicts", "After deciding"),
            translate("Conflicts", "Example: ID card seen"),
            translate("Conflicts", "Write why this is right."),
            (
                Answer("save", translate("Conflicts", "&Save decision"), "check"),
                Answer("later", translate("Conflicts", "&Later")),
            ),
        )
        self.view.chosen.connect(self._show_result)
        self.view.left.connect(self.show_list)
        self.outcome.answered.connect(self.answer)
        across.addWidget(self.view, 1)
        across.addWidget(self.outcome)
        self._stack.addWidget(deciding)
        everybody = translate("Conflicts", "All laptops state the same of everybody.")
        this_one = translate("Conflicts", "All laptops state the same of this person.")
        self._empty = EmptyState("circle-check", this_one if self._wanted else everybody)
        self._stack.addWidget(self._empty)
        self.resized()
