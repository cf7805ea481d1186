"""Duplicates: people who may be one, answered one group after the other; people whom laptops state differently; merges
that can be split again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldapp.domain.pairs import PairGroup, Suspect
from fieldapp.domain.person import Person
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.merging import Merged
from fieldapp.fieldbook.pair_desk import Worklist
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme, trouble
from fieldapp.ui.pages.merge import lines
from fieldapp.ui.pages.merge.answering import Answering
from fieldapp.ui.pages.merge.lines import Entry, Line
from fieldapp.ui.pages.merge.listing import SHOWS, DuplicatesListing
from fieldapp.ui.pages.merge.model import DuplicatesModel
from fieldapp.ui.pages.merge.sayings import merged_names
from fieldapp.ui.pages.merge.split_dialog import SplitDialog
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.people.sayings import description
from fieldapp.ui.widgets.basics import Button, Stack, column
from fieldapp.ui.widgets.choice_rows import TIGHT_BELOW
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

SHOWN = 1_000  # merges and differences in their lists
LIST_TIGHT_BELOW = 700
Rest = tuple[tuple[Merged, ...], tuple[Differences, ...]]


class MergePage(Page):
    """``one`` and ``other`` are compared at once; ``show``: one of ``SHOWS``."""

    place = "merge"

    def __init__(self, shell: Shell, one: str = "", other: str = "", show: str = "") -> None:
        super().__init__(shell)
        self._today = local_now().date()
        self._wanted = tuple(filter(None, (one, *other.split()))) if one and other else ()
        self._jobs: tuple[background.Job, ...] = ()
        self._pairs = 0
        self.dialog: SplitDialog | None = None
        self.back = self._way_back()
        self.listing = DuplicatesListing(DuplicatesModel(self._people, self._line, self), shell.book.regions)
        self.listing.opened.connect(self.open_chosen)
        self.answering = Answering(shell)
        self.answering.answered.connect(self._go_on)
        self.answering.left.connect(self.show_list)
        self.answering.changed.connect(self._show_titles)
        self.view, self.outcome = self.answering.view, self.answering.outcome
        self._stack = Stack()
        column(self, margins=(20, 16, 20, 16)).addWidget(self._stack)
        self._stack.addWidget(self.listing)
        self._stack.addWidget(self.answering)
        if show in SHOWS:
            self.listing.segments.choose(show)
        self._measure()
        self._show_titles()
        self.refresh()
        self.answering.read_words()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts in the comparison or on the first row."""
        self._focus()

    def top_buttons(self) -> Sequence[Button]:
        """The way back to the list, while some are compared."""
        return (self.back,) if self.comparing() else ()

    def regions(self) -> Sequence[QWidget]:
        """Comparison and result, or the list."""
        return (self.view, self.outcome) if self.comparing() else (self.listing,)

    def refresh(self) -> None:
        """Read the store again, in the background, pairs before the rest; a comparison on screen stays."""
        book = self.shell.book

        def rest(_job: background.Job) -> Rest:
            return book.merging.splittable(), book.deciding.conflicts(SHOWN)

        self._stop_reading()
        self._jobs = (
            background.run(lambda _job: book.pairs.read(), self._take, self._tell),
            background.run(rest, lambda rest: self.listing.show_rest(*rest), self._tell),
        )

    def resized(self) -> None:
        """Narrow windows get a narrow panel and a short subtitle."""
        self._measure()
        self._show_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: words above the values they name."""
        super().resizeEvent(event)
        self._measure()

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        self._stop_reading()
        self.answering.leave()
        if self.dialog is not None:
            self.dialog.reject()
        return True

    def kept(self) -> dict[str, str]:
        """The list, or those on screen."""
        kept = {"show": self.listing.segments.key()}
        if self.comparing():
            one, *others = self.answering.ids()
            kept |= {"one": one, "other": " ".join(others)}
        return kept

    # what people do ------------------------------------------------------------------------------

    def comparing(self) -> bool:
        """Whether records stand side by side now."""
        return self._stack.currentIndex() == 1

    def open_chosen(self) -> None:
        """Enter on a row: compare, split, or decide."""
        entry = self.listing.table.current()
        if isinstance(entry, PairGroup):
            self.compare(entry)
        elif isinstance(entry, Merged):
            self.ask_split(entry)
        elif isinstance(entry, Differences):
            self.shell.go("conflicts", person_id=entry.person.person_id)

    def compare(self, group: PairGroup) -> None:
        """Show some records side by side."""
        if self.answering.show_group(group) and not self.comparing():
            self.back = self._way_back()
            self._stack.setCurrentIndex(1)
        self._measure()
        self._show_titles()
        self._focus()

    def show_list(self) -> None:
        """Back to the list, on the row that was compared."""
        self._stack.setCurrentIndex(0)
        self._show_titles()
        self._focus()

    def ask_split(self, merged: Merged) -> None:
        """Ask why, then make them two again."""
        self.dialog = SplitDialog(self, merged_names(merged.label))
        self.dialog.finished.connect(lambda result: self._split(merged) if result else None)
        self.dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """G, B and T answer while some are compared and no text is typed."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (self.comparing() and plain and self.answering.press(event.text())):
            super().keyPressEvent(event)

    # ---------------------------------------------------------------------------------------------

    def _way_back(self) -> Button:
        """A new one each time: the top bar deletes what it no longer shows."""
        return Button(translate("Merge", "List"), icon="chevron-left", action=self.show_list)

    def _go_on(self, person_ids: tuple[str, ...]) -> None:
        """The group after the one that was answered, or the list."""
        row = max(0, self.listing.table.currentIndex().row())
        self.listing.forget(person_ids)
        shown = self.listing.shown_at(row)
        if isinstance(shown, PairGroup) and self.listing.segments.key() == "waiting":
            self.listing.table.choose_row(row)
            self.compare(shown)
        else:
            self.show_list()
        self.shell.changed()

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

    def _stop_reading(self) -> None:
        for job in self._jobs:
            job.cancel()

    def _take(self, worklist: Worklist) -> None:
        self._pairs = worklist.pairs
        self.listing.show_pairs(worklist)
        self._show_titles()
        wanted, self._wanted = self._wanted, ()
        if wanted:
            members = tuple(sorted(wanted))
            known = next((group for group in worklist.waiting if group.members == members), None)
            self.compare(known or PairGroup(wanted, (), 0, (), ""))

    def _focus(self) -> None:
        if self.comparing():
            self.answering.focus()
        else:
            self.listing.focus()

    def _people(self, person_ids: Sequence[str]) -> Mapping[str, Suspect]:
        return self.shell.book.pairs.people(person_ids)

    def _line(self, entry: Entry, people: Mapping[str, Suspect]) -> Line:
        if isinstance(entry, PairGroup):
            return lines.group_line(entry, people, self._describe, self.shell.book.regions, self._today)
        if isinstance(entry, Merged):
            return lines.merged_line(entry, self._today)
        return lines.differences_line(entry, self._describe)

    def _describe(self, person: Person) -> str:
        regions = self.shell.book.regions
        district = regions.kecamatan(person.region) if person.region else ""
        return description(person, regions.name(district) if district else "", self._today)

    def _measure(self) -> None:
        narrow = self.shell.width_class == "narrow"
        self.listing.set_width(narrow=narrow, tight=self.width() < theme.px(LIST_TIGHT_BELOW))
        columns = max(2, len(self.answering.ids()))
        tight = self.width() < theme.px(TIGHT_BELOW + 120 * (columns - 2))
        self.answering.set_width(narrow=narrow, tight=tight, squeezed=self.width() < theme.px(TIGHT_BELOW))

    def _show_titles(self) -> None:
        if not self.comparing():
            self.title, self.subtitle = translate("Merge", "Duplicates"), self._how_many()
        else:
            self.title = translate("Merge", "Compare and merge")
            row, count = self.listing.table.currentIndex().row(), self.listing.model.rowCount()
            text = translate("Merge", "Pair {number} of {count}")
            if self.shell.width_class == "narrow":
                text = translate("Merge", "{number} of {count}")
            known = self.answering.in_list and row >= 0
            self.subtitle = text.format(number=row + 1, count=count) if known else ""
        self.titled.emit()

    def _how_many(self) -> str:
        groups = self.listing.waiting()
        if groups == self._pairs:
            return ""
        pairs = translate("Merge", "%n pairs", self._pairs)
        return translate("Merge", "{pairs} in {groups}").format(
            pairs=pairs, groups=translate("Merge", "%n groups", groups)
        )

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))
