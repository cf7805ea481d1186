"""What the supervisor of the week does at the window: takes packs, reviews, merges, imports paper, carries, reports."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from fieldapp.domain.reviewing import Shelf
from fieldapp.ui.pages.batch.page import BatchPage
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.relay.page import RelayPage
from fieldapp.ui.pages.reports.page import ReportsPage
from fieldapp.ui.pages.review.page import ReviewPage
from fieldapp.ui.pages.team.page import TeamPage
from tests.end_to_end.month.deeds import page_of
from tests.end_to_end.month.hands import CTRL
from tests.end_to_end.week.worker import Worker
from tests.fieldbook.paper import FIXED, FORM


class Supervisor(Worker):
    """Orders are its methods; what they take and give is JSON."""

    # packs of the team

    def take(self, place: str) -> int:
        """Packs from a stick; how many packs of others are here then."""
        self._courier().take_from(Path(place))
        self.hands.quiet()
        return len(self.book.courier.carried())

    def bring(self) -> int:
        """Send the packs of others; how many the province has."""
        page = self._courier()
        self.hands.until(lambda: page.send_button.isEnabled(), "packs can be sent")
        page.send_button.setFocus()
        self.hands.press(Qt.Key.Key_Space)
        self.hands.quiet()
        return sum(pack.status == "delivered" for pack in self.book.courier.carried())

    def write(self, place: str) -> None:  # type: ignore[override]  # at this desk a stick is written
        """Receipts and letters for the team onto a stick."""
        self._courier().write_to(Path(place))
        self.hands.quiet()

    # review

    def shelves(self) -> dict[str, int]:
        """How much lies where."""
        return {shelf.value: count for shelf, count in self.book.reviewing.counts().items()}

    def return_one_of(self, codes: list[str]) -> list[str]:
        """The oldest waiting record of each of these laptops goes back with a note at a question."""
        page = self._review()
        numbers = self.book.reviewing.numbers(page.desk.wanted())
        chosen = {}
        for work in self.book.reviewing.rows(numbers):
            if work.device_code in codes:
                chosen.setdefault(work.device_code, work.instance_id)
        for instance_id in chosen.values():
            self.hands.window.go("review", instance_id=instance_id)
            page = page_of(self.hands, ReviewPage)
            page.reader.visit("/data/g_result/summary")
            self.hands.press("n")
            self.hands.write("Tulis di mana tepatnya orang ini tidur.")
            self.hands.press(Qt.Key.Key_Return)
            page.reader.focus()
            self.hands.press("r")
            self.hands.press(Qt.Key.Key_Return)
            self.hands.quiet()
        return list(chosen.values())

    def approve_all(self) -> int:
        """Pick everything that waits, approve it with one reason; how much is approved."""
        page = self._review()
        page.desk.focus()
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.press("s")
        self.hands.quiet()  # a large selection is read first
        if isinstance(self.hands.keyboard().window(), QDialog):
            self.hands.write("Dicek bersama tim.")
            self.hands.press(Qt.Key.Key_Return)
        self.hands.quiet()
        return self.book.reviewing.counts()[Shelf.APPROVED]

    # paper

    def put_in(self, path: str) -> dict[str, int]:
        """A table of paper through the five steps; rows by state."""
        self.hands.window.go("batch")
        page = page_of(self.hands, BatchPage)
        page.deeds.read(Path(path))
        self.hands.quiet()
        page.file.form.setCurrentIndex(page.file.form.findData(FORM))
        self._forward(page)
        page.columns._kept |= FIXED
        page.columns._show_fixed()
        self._forward(page)
        self.hands.until(page.steps[2].isVisible, "the rows are checked")
        self._forward(page)
        self._forward(page)
        self.hands.until(page.steps[4].isVisible, "the rows are in the queue")
        self.hands.quiet()
        (batch,) = self.book.batches.all()
        return {state.value: count for state, count in batch.counts.items() if count}

    def _forward(self, page: BatchPage) -> None:
        page.next_button.setFocus()
        self.hands.press(Qt.Key.Key_Space)
        self.hands.quiet()

    # people who are recorded twice

    def merge_all(self, names: list[str]) -> int:
        """Every group of these names is one person; how many were merged."""
        before = self.book.people.count()
        self.hands.press(Qt.Key.Key_7, CTRL)
        page = page_of(self.hands, MergePage)
        wanted = {name.casefold() for name in names}
        while (group := self._next_group(page, wanted)) is not None:
            page.compare(group)
            self.hands.quiet()
            page.outcome.reason.setFocus()
            self.hands.write("Orang yang sama, dicek petugas.")
            self.hands.press(Qt.Key.Key_Return)
            self.hands.quiet()
            page.show_list()
            self.hands.quiet()
        return before - self.book.people.count()

    def _next_group(self, page: MergePage, wanted: set[str]) -> Any:
        model = page.listing.model
        for row in range(model.rowCount()):
            group = model.entry(row)
            people = [self.book.people.person(one) for one in getattr(group, "members", ())]
            if people and all(person.name.casefold() in wanted for person in people):
                return group
        return None

    # figures

    def report(self, key: str) -> list[list[str]]:
        """The first table of a report of this month, as the page shows it."""
        self.hands.press(Qt.Key.Key_8, CTRL)
        page = page_of(self.hands, ReportsPage)
        page.list.rows[key].setFocus()
        self.hands.press(Qt.Key.Key_Return)
        self.hands.quiet()
        ready = page._ready
        assert ready is not None
        assert ready.made.report.key == key
        return [[str(cell) for cell in row] for row in ready.made.tables[0].rows]

    def standings(self) -> dict[str, int]:
        """What each laptop of the team has unsent, as the team page shows it."""
        self.hands.press(Qt.Key.Key_0, CTRL)
        page_of(self.hands, TeamPage)
        known = {one.device_id: one.device_code for one in self.book.overview.members()}
        return {known[one.device_id]: one.unsent for one in self.book.team.standings()}

    # the room

    def offer(self) -> dict[str, str]:
        """This laptop offers itself on this computer; where, and the code."""
        self.hands.window.go("relay", show="offer")
        page = page_of(self.hands, RelayPage)
        page.offering.start_button.setFocus()
        self.hands.press(Qt.Key.Key_Space)
        self.hands.quiet()
        standing = self.book.relay.offering()
        assert standing is not None
        return {"address": standing.address, "code": standing.code}

    def offer_no_more(self) -> int:
        """Stop; how many laptops are paired."""
        page = page_of(self.hands, RelayPage)
        page.offering.stop()
        self.hands.quiet()
        return len(self.book.relay.laptops())

    def _review(self) -> ReviewPage:
        self.hands.press(Qt.Key.Key_6, CTRL)
        page = page_of(self.hands, ReviewPage)
        if page.reading:
            self.hands.press(Qt.Key.Key_Escape)
        return page
