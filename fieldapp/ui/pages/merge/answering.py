"""Some records side by side with what would come of them, and the answers: one person, different people, later."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.formats import show_date
from fieldapp.domain.pairs import PairGroup
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.case_file import NIK_SHOWN
from fieldapp.fieldbook.code_words import Words
from fieldapp.fieldbook.merging import Comparison, Side
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, trouble, words
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.merge.comparison import ComparisonView
from fieldapp.ui.pages.merge.outcome import merge_panel
from fieldapp.ui.pages.merge.put_off_dialog import PutOffDialog
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.widgets.basics import row
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

KEYS = {"id": "gbt", "en": "mdl"}  # merge, different, later: the letters of the buttons
ANSWERS = ("merge", "different", "later")


class Answering(QWidget):
    """``answered`` carries the people an answer was about, ``left`` the wish to go back, ``changed``: another group."""

    answered = Signal(object)
    left = Signal()
    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._shell = shell
        self._today = local_now().date()
        self._group: PairGroup | None = None
        self._some: Comparison | None = None
        self._job: background.Job | None = None
        self._code_words = Words()
        self.in_list = False
        self.dialog: PutOffDialog | None = None
        self.view, self.outcome = ComparisonView(), merge_panel()
        self.view.chosen.connect(self._show_result)
        self.view.included.connect(self._show_result)
        self.view.left.connect(self.left)
        self.view.wanted.connect(self.download)
        self.outcome.answered.connect(self.answer)
        across = row(self, gap=12)
        across.addWidget(self.view, 1)
        across.addWidget(self.outcome)

    def read_words(self) -> None:
        """Read what codes are called, in the background; until then they stand as they are."""
        codes, language = self._shell.book.codes, words.language()
        background.run(lambda _job: codes.words(language), self._take_words, lambda _error: None)

    def ids(self) -> tuple[str, ...]:
        """Who stands side by side."""
        return self._some.ids() if self._some else ()

    def show_group(self, group: PairGroup) -> bool:
        """Show its people; False when they cannot be compared, which is said."""
        try:
            some = self._shell.book.merging.compare(*group.members)
        except FieldappError as error:
            self._tell(error)
            self._shell.changed()
            return False
        self._group, self._some = group, some
        self.in_list = bool(group.reasons)
        self.view.show_some(some, sayings.why(group, some), self._word)
        self.outcome.begin()
        self._show_result()
        if "nik" in some.different:
            for side in some.sides:
                self._shell.book.cases.note(side.person.person_id, NIK_SHOWN)
        self.changed.emit()
        return True

    def press(self, letter: str) -> bool:
        """A letter was pressed; whether it answers."""
        at = KEYS[words.language()].find(letter.casefold()) if letter else -1
        if at < 0:
            return False
        self.answer(ANSWERS[at])
        return True

    def answer(self, answer: str) -> None:
        """merge, different or later."""
        some = self._chosen()
        if some is None or (answer == "merge" and self.outcome.missing()):
            return
        if len(some.ids()) < 2:
            self.outcome.notice.say(translate("Merge", "Leave at least two records in."))
        elif answer == "merge" and some.missing:
            self.outcome.notice.say(translate("Merge", "Download the record first."))
        elif answer == "merge":
            self._merge(some)
        elif answer == "different":
            self._tell_apart(some.ids())
        else:
            self._ask_until(some.ids())

    def download(self) -> None:
        """Fetch people from the province, then compare again."""
        connection, group = self._shell.book.connection, self._group
        if self._job is not None or group is None:
            return
        if self.view.download is not None:
            self.view.download.set_words(translate("Merge", "Downloading…"))
        self._job = background.run(
            lambda job: connection.fetch_people(lambda done, left: job.tell((done, left)), job.cancelled),
            lambda _none: self._downloaded(group),
            self._not_downloaded,
            lane=background.Lane.ROAD,
        )

    def focus(self) -> None:
        """The keyboard starts on the first choice, or in the reason."""
        (self.view.first_focus() or self.outcome.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is decided by leaving."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.dialog is not None:
            self.dialog.reject()

    def set_width(self, *, narrow: bool, tight: bool, squeezed: bool) -> None:
        """``tight``: words above their values; ``squeezed``: a panel as narrow as it gets."""
        self.outcome.set_narrow(narrow=narrow, tight=squeezed)
        self.view.set_tight(tight=tight)

    # ---------------------------------------------------------------------------------------------

    def _chosen(self) -> Comparison | None:
        """Those who are meant: of three or four perhaps not all."""
        if self._some is None or not self.view.boxes:
            return self._some
        return self._some.only((*self.view.members(), *self._some.missing))

    def _choices(self, some: Comparison) -> dict[str, int]:
        """The choices by the sides of ``some``; a value of somebody left out falls back to what is taken first."""
        whole = self._some or some
        places = {side.person.person_id: at for at, side in enumerate(some.sides)}
        wanted = {name: whole.sides[at].person.person_id for name, at in self.view.choices().items()}
        return {name: places[who] for name, who in wanted.items() if who in places}

    def _merge(self, some: Comparison) -> None:
        merging, changed = self._shell.book.merging, self._shell.changed
        try:
            filed = merging.merge(some, self._choices(some), self.outcome.reason.text().strip())
        except FieldappError as error:
            self._tell(error)
            if self._group is not None and not self.show_group(self._group):
                self.left.emit()
            return

        def undo() -> None:
            merging.take_back(filed, translate("Merge", "Taken back at once"))
            changed()

        day = show_date(merging.until(), words.language())
        text = translate("Merge", "Merged. Can be split again until {date}.")
        self._say(text.format(date=day), undo, lambda: merging.stand(filed))
        self.answered.emit(some.ids())
        self._shell.sender.wake()

    def _tell_apart(self, ids: tuple[str, ...]) -> None:
        if not self._decided(lambda: self._shell.book.pairs.tell_apart(ids, self.outcome.reason.text().strip())):
            return
        text = translate("Merge", "Remembered: %n people. They are not asked about again.", len(ids))
        self._say(text, self._ask_again(ids))
        self.answered.emit(ids)

    def _ask_until(self, ids: tuple[str, ...]) -> None:
        self.dialog = PutOffDialog(self, self._today)
        self.dialog.finished.connect(lambda result: self._put_off(ids) if result else None)
        self.dialog.open()

    def _put_off(self, ids: tuple[str, ...]) -> None:
        if self.dialog is None:
            return
        until, note = self.dialog.until, self.outcome.reason.text().strip()
        if not self._decided(lambda: self._shell.book.pairs.put_off(ids, until, note)):
            return
        day = show_date(until, words.language())
        self._say(translate("Merge", "Put off. Comes back on {date}.").format(date=day), self._ask_again(ids))
        self.answered.emit(ids)

    def _decided(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except FieldappError as error:
            self._tell(error)
            return False
        return True

    def _ask_again(self, ids: tuple[str, ...]) -> Callable[[], object]:
        pairs, changed = self._shell.book.pairs, self._shell.changed

        def undo() -> None:
            pairs.ask_again(ids)
            changed()

        return undo

    def _say(self, text: str, undo: Callable[[], object], holds: Callable[[], bool] = lambda: True) -> None:
        self._shell.say(News(text, translate("Merge", "Undo"), undo, holds=holds))

    def _downloaded(self, group: PairGroup) -> None:
        self._job = None
        self.show_group(group)
        self.focus()

    def _not_downloaded(self, error: Exception) -> None:
        self._job = None
        if self.view.download is not None:
            self.view.download.set_words(translate("Merge", "Download"))
        self._tell(error)

    def _take_words(self, code_words: Words) -> None:
        self._code_words = code_words
        if self._group is not None and self._some is not None:  # it was there before its words
            chosen, inside = self.view.choices(), self.view.isAncestorOf(self.window().focusWidget() or self)
            self.view.show_some(self._some, sayings.why(self._group, self._some), self._word)
            self.view.choose(chosen)
            if inside:
                self.focus()

    def _show_result(self) -> None:
        some = self._chosen()
        if some is not None and some.sides:
            result = some.result(self._choices(some))
            effects = sayings.effects(some, result, self._shell.book.merging.until())
            regions = self._shell.book.regions
            district = regions.kecamatan(result.region) if result.region else ""
            facts = description(result, regions.name(district) if district else "", self._today)
            self.outcome.show_result(shown_name(result), facts, effects)

    def _word(self, name: str, side: Side) -> str:
        return sayings.value_word(name, side, self._shell.book.regions, self._code_words, self._today)

    def _tell(self, error: Exception) -> None:
        self._shell.say(News(trouble.sentence(error)))
