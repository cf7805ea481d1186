"""Duplicates: pairs that may be one person, answered one after the other; people whom laptops state differently; merges
that can be split again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from fieldapp.casework.duplicates import reasons
from fieldapp.domain.formats import show_date
from fieldapp.domain.person import Person, PersonPair
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.case_file import NIK_SHOWN
from fieldapp.fieldbook.code_words import Words
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.merging import Comparison, Merged, Side
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme, trouble, words
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.merge.comparison import ComparisonView
from fieldapp.ui.pages.merge.outcome import merge_panel
from fieldapp.ui.pages.merge.rows import DifferencesRow, MergedRow, PairRow
from fieldapp.ui.pages.merge.split_dialog import SplitDialog
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, row, scrolling
from fieldapp.ui.widgets.choice_rows import TIGHT_BELOW
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

SHOWN = 200
SHOWS = ("waiting", "merged", "different")
Read = tuple[tuple[PersonPair, ...], tuple[Merged, ...], tuple[Differences, ...], Words]


class MergePage(Page):
    """``one`` and ``other`` are compared at once; ``show``: one of ``SHOWS``."""

    place = "merge"

    def __init__(self, shell: Shell, one: str = "", other: str = "", show: str = "") -> None:
        super().__init__(shell)
        self._today = local_now().date()
        self._wanted = (one, other) if one and other else None
        self._pairs: tuple[PersonPair, ...] = ()
        self._merged: tuple[Merged, ...] = ()
        self._differing: tuple[Differences, ...] = ()
        self._words = Words()
        self._pair: PersonPair | None = None
        self._two: Comparison | None = None
        self._at = 0
        self._job: background.Job | None = None
        self.rows: list[PairRow | MergedRow | DifferencesRow] = []
        self.dialog: SplitDialog | None = None
        self.back = Button(translate("Merge", "List"), icon="chevron-left", action=self.show_list)
        self._lay_out()
        if show in SHOWS:
            self.segments.choose(show)
        self._show_titles()
        self.refresh()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts in the comparison or on the first pair."""
        self._focus()

    def top_buttons(self) -> Sequence[Button]:
        """The way back to the list, while two are compared."""
        return (self.back,) if self._two is not None else ()

    def regions(self) -> Sequence[QWidget]:
        """Comparison and result, or filters and list."""
        return (self.view, self.outcome) if self._two is not None else (self.segments, self._card)

    def refresh(self) -> None:
        """Read the store again, in the background; a comparison on screen stays."""
        book, language = self.shell.book, words.language()

        def read(_job: background.Job) -> Read:
            differing = book.deciding.conflicts(SHOWN)
            return book.people.pairs(SHOWN), book.merging.splittable(), differing, book.codes.words(language)

        self._job = background.run(read, self._take, self._tell)

    def resized(self) -> None:
        """Narrow windows get a narrow panel."""
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: words above the values they name."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        tight = self.width() < theme.px(TIGHT_BELOW)
        self.outcome.set_narrow(narrow=self.shell.width_class == "narrow", tight=tight)
        self.view.set_tight(tight=tight)

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        if self._job is not None:
            self._job.cancel()
        if self.dialog is not None:
            self.dialog.reject()
        return True

    def kept(self) -> dict[str, str]:
        """The list, or the two on screen."""
        kept = {"show": self.segments.key()}
        if self._two is not None:
            kept |= {"one": self._two.kept.person.person_id, "other": self._two.merged.person.person_id}
        return kept

    # comparing -----------------------------------------------------------------------------------

    def compare(self, pair: PersonPair) -> None:
        """Show two records side by side."""
        try:
            two = self.shell.book.merging.compare(pair.one.person_id, pair.other.person_id)
        except FieldappError as error:
            self._tell(error)
            return
        self._pair, self._two = pair, two
        self._at = next((at for at, one in enumerate(self._pairs) if one == pair), -1)
        self.view.show_two(two, sayings.why(pair, two), self._word)
        self.outcome.begin()
        self._show_result()
        self._stack.setCurrentIndex(1)
        self._show_titles()
        if "nik" in two.different:
            for side in (two.kept, two.merged):
                self.shell.book.cases.note(side.person.person_id, NIK_SHOWN)
        self._focus()

    def show_list(self) -> None:
        """Back to the pairs, on the one that was compared."""
        self._pair = self._two = None
        self._stack.setCurrentIndex(0)
        self._show_titles()
        self._focus()

    def answer(self, answer: str) -> None:
        """merge, different or later; then the next pair."""
        pair, two = self._pair, self._two
        if pair is None or two is None or (answer == "merge" and self.outcome.missing()):
            return
        if answer == "merge":
            self._merge(two)
        else:
            self._decide(pair, answer)

    # ---------------------------------------------------------------------------------------------

    def _merge(self, two: Comparison) -> None:
        merging, changed = self.shell.book.merging, self.shell.changed
        try:
            instance_id = merging.merge(two, self.view.choices(), self.outcome.reason.text().strip())
        except FieldappError as error:
            self._tell(error)
            self._compare_ids(two.kept.person.person_id, two.merged.person.person_id)
            return

        def undo() -> None:
            merging.take_back(instance_id, translate("Merge", "Taken back at once"))
            changed()

        day = show_date(merging.until(), words.language())
        text = translate("Merge", "Merged. Can be split again until {date}.").format(date=day)
        self.shell.say(News(text, translate("Merge", "Undo"), undo))
        self._go_on()
        self.shell.sender.wake()

    def _decide(self, pair: PersonPair, answer: str) -> None:
        people, changed = self.shell.book.people, self.shell.changed
        people.decide(pair, "different" if answer == "different" else "unsure")

        def undo() -> None:
            people.decide(pair, "unsure")
            changed()

        if answer == "different":
            text = translate("Merge", "Remembered: two people. This pair is not asked about again.")
            self.shell.say(News(text, translate("Merge", "Undo"), undo))
        self._go_on()

    def _go_on(self) -> None:
        """The pair after the one that was answered, or the list."""
        at = self._at
        self._pairs = self.shell.book.people.pairs(SHOWN)
        rest = [one for one in self._pairs if one.decision != "unsure"]
        self._pair = self._two = None
        if at >= 0 and rest:
            self.compare(rest[min(at, len(rest) - 1)])
        else:
            self.show_list()
        self.shell.changed()

    def _show_result(self) -> None:
        if self._two is not None:
            result = self._two.result(self.view.choices())
            effects = sayings.effects(self._two, result, self.shell.book.merging.until())
            self.outcome.show_result(shown_name(result), self._describe(result), effects)

    def _word(self, name: str, side: Side) -> str:
        return sayings.value_word(name, side, self.shell.book.regions, self._words, self._today)

    def _describe(self, person: Person) -> str:
        regions = self.shell.book.regions
        district = regions.kecamatan(person.region) if person.region else ""
        return description(person, regions.name(district) if district else "", self._today)

    # splitting -----------------------------------------------------------------------------------

    def ask_split(self, merged: Merged) -> None:
        """Ask why, then make them two again."""
        self.dialog = SplitDialog(self, sayings.merged_names(merged.label))
        self.dialog.finished.connect(lambda result: self._split(merged) if result else None)
        self.dialog.open()

    def _split(self, merged: Merged) -> None:
        if self.dialog is None:
            return
        reason = self.dialog.reason.text().strip()
        try:
            self.shell.book.merging.split(merged.merge_id, reason)
        except FieldappError as error:
            self._tell(error)
            return
        self.shell.say(News(translate("Merge", "Split. Both records are as they were.")))
        self.shell.changed()
        self.shell.sender.wake()

    # the list ------------------------------------------------------------------------------------

    def _take(self, read: Read) -> None:
        self._pairs, self._merged, self._differing, self._words = read
        self._job = None
        self._fill()
        wanted, self._wanted = self._wanted, None
        if wanted:
            self._compare_ids(*wanted)

    def _compare_ids(self, one: str, other: str) -> None:
        ids = {one, other}
        known = next((p for p in self._pairs if {p.one.person_id, p.other.person_id} == ids), None)
        try:
            first, second = (self.shell.book.people.person(person_id) for person_id in (one, other))
        except FieldappError as error:
            self._tell(error)
            return
        self.compare(known or PersonPair(first, second, reasons(first, second)))

    def _fill(self) -> None:
        """Make the rows again; the keyboard stays at its place."""
        inside = self._card.isAncestorOf(self.window().focusWidget() or self)
        counts = {"waiting": len(self._pairs), "merged": len(self._merged), "different": len(self._differing)}
        self.segments.set_counts(counts)
        empty_layout(self._box)
        if self.segments.key() == "merged":
            self.rows = [MergedRow(one, partial(self.ask_split, one)) for one in self._merged]
            self._empty.set_words(translate("Merge", "No merge that can be split."))
        elif self.segments.key() == "different":
            self.rows = [
                DifferencesRow(one, self._describe, partial(self._decide_entries, one)) for one in self._differing
            ]
            self._empty.set_words(translate("Merge", "All laptops state the same."))
        else:
            self.rows = [PairRow(pair, self._describe, partial(self.compare, pair)) for pair in self._pairs]
            self._empty.set_words(translate("Merge", "No pairs to check."))
        for made in self.rows:
            self._box.addWidget(made)
            made.show()  # at once: only what is shown takes the focus
        self._box.addStretch(1)
        self._lists.setCurrentIndex(0 if self.rows else 1)
        if inside or self._two is None:
            self._focus()

    def _decide_entries(self, one: Differences) -> None:
        self.shell.go("conflicts", person_id=one.person.person_id)

    def _focus(self) -> None:
        if self._two is not None:
            start: QWidget | None = self.view.first_focus() or self.outcome.reason
        elif self.rows:
            at = min(max(self._at, 0), len(self.rows) - 1)
            made = self.rows[at]
            start = made.split if isinstance(made, MergedRow) else made
        else:
            start = self.segments
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_titles(self) -> None:
        if self._two is None:
            self.title, self.subtitle = translate("Merge", "Duplicates"), ""
        else:
            self.title = translate("Merge", "Compare and merge")
            text = translate("Merge", "Pair {number} of {count}")
            self.subtitle = text.format(number=self._at + 1, count=len(self._pairs)) if self._at >= 0 else ""
        self.titled.emit()

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        column(self, margins=(20, 16, 20, 16)).addWidget(self._stack)
        filters = (
            ("waiting", translate("Merge", "To check")),
            ("merged", translate("Merge", "Merged")),
            ("different", translate("Merge", "Different entries")),
        )
        self.segments = Segments(translate("Merge", "Filter"), filters)
        self.segments.chosen.connect(lambda _key: self._fill())
        listing = bare()
        box = column(listing, gap=12)
        box.addWidget(self.segments)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._card.setAccessibleName(translate("Merge", "Pairs"))
        content = bare()
        self._box: QVBoxLayout = column(content, margins=(8, 8, 8, 8), gap=6)
        self._empty = EmptyState("git-merge", translate("Merge", "No pairs to check."))
        self._lists = QStackedWidget()
        self._lists.addWidget(scrolling(content, self._card.accessibleName()))
        self._lists.addWidget(self._empty)
        column(self._card, margins=(4, 4, 4, 4)).addWidget(self._lists)
        box.addWidget(self._card, 1)
        self._stack.addWidget(listing)
        comparing = bare()
        across = row(comparing, gap=12)
        self.view, self.outcome = ComparisonView(), merge_panel()
        self.view.chosen.connect(self._show_result)
        self.view.left.connect(self.show_list)
        self.outcome.answered.connect(self.answer)
        across.addWidget(self.view, 1)
        across.addWidget(self.outcome)
        self._stack.addWidget(comparing)
        self.resized()
