"""The list of duplicates: which list, search, filters, and the table; filters work on what was read, at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldapp.casework.pair_groups import POINTS, PairFilter
from fieldapp.domain.pairs import PairGroup
from fieldapp.fieldbook.pair_desk import Worklist, searched
from fieldapp.fieldbook.regions import Regions
from fieldapp.fieldbook.report_names import PROVINCE, short_name
from fieldapp.ui import theme
from fieldapp.ui.pages.merge.lines import Entry
from fieldapp.ui.pages.merge.model import DuplicatesModel
from fieldapp.ui.pages.merge.table import DuplicatesTable
from fieldapp.ui.pages.people.sayings import level_word, pair_reasons
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, Stack, bare, column, frame, label
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

SHOWS = ("waiting", "later", "merged", "different")
PAIRED = frozenset(("waiting", "later"))


class DuplicatesListing(QWidget):
    """``opened`` when a row is to be answered."""

    opened = Signal()

    def __init__(self, model: DuplicatesModel, regions: Regions) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.model = model
        self.table = DuplicatesTable(translate("Merge", "Duplicates"), model)
        self.table.opened.connect(self.opened)
        self._entries: dict[str, Sequence[Entry]] = {}  # of the lists that have been read
        self._band, self._region, self._reason = 0, "", ""
        self.segments = Segments(translate("Merge", "Filter"), _shows())
        self.segments.chosen.connect(lambda _key: self.filter_rows())
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("Merge", "Name or NIK"))
        self.search.setAccessibleName(translate("Merge", "Search by name or NIK"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.filter_rows())
        self.bands = Choice(translate("Merge", "How alike"), _bands(), "0", self._take_band)
        self.places = Choice(translate("Merge", "Place"), _places(regions), "", self._take_region)
        self.reasons = Choice(translate("Merge", "Why"), _reasons(), "", self._take_reason)
        self._count = label("small")
        self._lay_out()

    def show_pairs(self, worklist: Worklist) -> None:
        """Pairs were read, so what is known of their people may be old."""
        self.model.forget_people()
        self._show_read({"waiting": worklist.waiting, "later": worklist.later})

    def show_rest(self, merged: Sequence[Entry], different: Sequence[Entry]) -> None:
        """Merges and differences were read."""
        self._show_read({"merged": merged, "different": different})

    def filter_rows(self) -> None:
        """Show those that pass, out of what has been read."""
        show = self.segments.key()
        entries = self._entries.get(show, ())
        asked = searched(self._band, self._region, self._reason, self.search.text())
        filtering = show in PAIRED
        if filtering and asked != PairFilter():
            entries = [one for one in entries if isinstance(one, PairGroup) and asked.passes(one)]
        self.model.set_rows(entries)
        if self.table.current() is None:
            self.table.choose_row(0)
        for widget in (self.search, self.bands, self.places, self.reasons):
            widget.setVisible(filtering)
        total = len(self._entries.get(show, ()))
        self._count.setText(
            translate("Merge", "{shown} of {total} shown").format(shown=len(entries), total=total)
            if filtering and len(entries) != total
            else ""
        )
        self._show_empty(total, len(entries))

    def waiting(self) -> int:
        """How many groups wait for an answer, whatever is shown."""
        return len(self._entries.get("waiting", ()))

    def shown_at(self, row: int) -> Entry | None:
        """The row at a place or, after the last, the last; None when there is none."""
        count = self.model.rowCount()
        return self.model.entry(min(row, count - 1)) if count else None

    def forget(self, person_ids: Sequence[str]) -> None:
        """Groups that share one of these people were answered: they are gone until the store is read again."""
        gone = set(person_ids)
        for show in PAIRED & self._entries.keys():
            self._entries[show] = [
                one for one in self._entries[show] if isinstance(one, PairGroup) and not gone.intersection(one.members)
            ]
        self._show_counts()
        self.filter_rows()

    def focus(self) -> None:
        """The keyboard starts in the table, or on the filters while there is no row."""
        target = self.table if self.model.rowCount() else self.segments
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width(self, *, narrow: bool, tight: bool) -> None:
        """Narrow windows lose columns."""
        self.table.show_columns(narrow=narrow, tight=tight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and Down in the search, go to the table."""
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Down and self.search.hasFocus()):
            self.focus()
        else:
            super().keyPressEvent(event)

    def clear_filters(self) -> None:
        """Show all of the list again."""
        self._band, self._region, self._reason = 0, "", ""
        for box in (self.bands, self.places, self.reasons):
            box.setCurrentIndex(0)
        self.search.clear()
        self.filter_rows()
        self.focus()

    def _show_read(self, read: Mapping[str, Sequence[Entry]]) -> None:
        shown, awaited = self.segments.key(), read.keys() - self._entries.keys()
        self._entries |= read
        self._show_counts()
        if shown in read:
            self.filter_rows()
        if shown in awaited and self.segments.isAncestorOf(self.window().focusWidget() or self):
            self.focus()  # the keyboard waited at the filters

    def _show_counts(self) -> None:
        self.segments.set_counts({show: len(entries) for show, entries in self._entries.items()})

    def _take_band(self, key: str) -> None:
        self._band = int(key)
        self.filter_rows()

    def _take_region(self, key: str) -> None:
        self._region = key
        self.filter_rows()

    def _take_reason(self, key: str) -> None:
        self._reason = key
        self.filter_rows()

    @staticmethod
    def _as_wide_as_all(listed: QComboBox) -> int:
        """Whole words of the first line, which means no filter; longer ones show in the open list."""
        return listed.fontMetrics().horizontalAdvance(listed.itemText(0)) + theme.px(56)

    def _show_empty(self, total: int, shown: int) -> None:
        self._clear.setVisible(total > 0)
        said = {
            "waiting": translate("Merge", "No pairs to check."),
            "later": translate("Merge", "Nothing is put off."),
            "merged": translate("Merge", "No merge that can be split."),
            "different": translate("Merge", "All laptops state the same."),
        }
        if self.segments.key() not in self._entries:
            self._empty.set_words(translate("Merge", "Reading…"))
        elif total:
            self._empty.set_words(translate("Merge", "Nothing matches the filter."))
        else:
            self._empty.set_words(said[self.segments.key()])
        self._stack.setCurrentIndex(0 if shown else 1)

    def _lay_out(self) -> None:
        box = column(self, gap=10)
        holder = bare()
        flow = FlowLayout(holder, 8)
        self.search.setFixedWidth(theme.px(168))
        for widget in (self.segments, self.search, self.bands, self.places, self.reasons, self._count):
            flow.addWidget(widget)
        for listed in (self.bands, self.places, self.reasons):
            listed.setFixedWidth(self._as_wide_as_all(listed))
        self.reasons.view().setMinimumWidth(theme.px(380))
        self._count.setMinimumHeight(theme.px(36))
        box.addWidget(holder)
        card = frame("card")
        self.table.setMinimumHeight(theme.px(90))  # one row: at 150 % there are three lines of filters
        self._stack = Stack()
        self._stack.addWidget(self.table)
        self._clear = Button(translate("Merge", "Clear filter"), action=self.clear_filters)
        self._empty = EmptyState("git-merge", translate("Merge", "Reading…"), "", (self._clear,))
        self._clear.hide()
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(1)
        column(card, margins=(6, 0, 6, 6), gap=0).addWidget(self._stack)
        box.addWidget(card, 1)


def _shows() -> tuple[tuple[str, str], ...]:
    return (
        ("waiting", translate("Merge", "To check")),
        ("later", translate("Merge", "Put off")),
        ("merged", translate("Merge", "Merged")),
        ("different", translate("Merge", "Different entries")),
    )


def _bands() -> tuple[tuple[str, str], ...]:
    return (("0", translate("Merge", "However alike")), *((str(level), level_word(level)) for level in (3, 2, 1)))


def _places(regions: Regions) -> tuple[tuple[str, str], ...]:
    named = [(one.code, short_name(one.name)) for one in regions.children(PROVINCE)]
    return (("", translate("Merge", "All places")), *named)


def _reasons() -> tuple[tuple[str, str], ...]:
    return (("", translate("Merge", "All reasons")), *((key, pair_reasons((key,))[0]) for key in POINTS))
