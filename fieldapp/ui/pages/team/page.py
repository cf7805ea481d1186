"""The team: who has what unsent, versions, visits, shelters, follow-ups; each part is read when looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.domain.roles import Permission
from fieldapp.ui import theme
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.team.asking import Asking
from fieldapp.ui.pages.team.due import DueSection
from fieldapp.ui.pages.team.filters import FilterWords
from fieldapp.ui.pages.team.laptops import Acts as LaptopActs
from fieldapp.ui.pages.team.laptops import LaptopsSection
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.pages.team.shelters import SheltersSection
from fieldapp.ui.pages.team.visits import Acts as VisitActs
from fieldapp.ui.pages.team.visits import VisitsSection
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, column, row
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

LARGE = 1.2  # text scale
LAPTOPS, VISITS, SHELTERS, DUE = "laptops", "visits", "shelters", "due"


class TeamPage(Page):
    """``show`` opens a part, ``key`` chooses a row of it, ``device`` the visits of one laptop."""

    place = "team"

    def __init__(self, shell: Shell, show: str = LAPTOPS, key: str = "", device: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Team", "Team")
        self.banner = Banner()
        self.asking = asking = Asking(shell, self, self.banner)
        self.laptops = LaptopsSection(shell, LaptopActs(asking.ask, self.show_visits, asking.correct))
        self.visits = VisitsSection(shell, VisitActs(asking.ask, asking.ask_many, asking.move, asking.cancel))
        self.shelters = SheltersSection(shell)
        self.due = DueSection(shell, asking.ask_many)
        self._parts: dict[str, Section] = {
            LAPTOPS: self.laptops,
            VISITS: self.visits,
            SHELTERS: self.shelters,
            DUE: self.due,
        }
        self.segments = Segments(
            translate("Team", "Parts of the page"),
            (
                (LAPTOPS, translate("Team", "Laptops")),
                (VISITS, translate("Team", "Visits")),
                (SHELTERS, translate("Team", "Shelters")),
                (DUE, translate("Team", "Due follow-ups")),
            ),
        )
        self._lay_out()
        for part in self._parts.values():
            part.counted.connect(self._count)
        if device:
            self.visits.show_laptop(device)
        if key and show in self._parts:
            self._parts[show].choose(key)
        self.segments.choose(show if show in self._parts else LAPTOPS)
        self.resized()

    # the page's contract -------------------------------------------------------------------------

    def top_buttons(self) -> Sequence[Button]:
        """The ways to what else a supervisor does with the team; large text has room for the one that stands nowhere
        else."""
        return tuple(self._ways[-1:] if self._crowded() else self._ways)

    def regions(self) -> Sequence[QWidget]:
        """Parts, and of the part on screen its filters, list and panel."""
        return (self.segments, *self.part().regions())

    def opened(self) -> None:
        """The keyboard starts in the list."""
        self.part().begin()

    def refresh(self) -> None:
        """The part on screen is read again; the others when they are looked at."""
        for part in self._parts.values():
            part.read_once = False
        self.part().refresh()

    def loaded(self) -> bool:
        """Whether what is on screen is that of the store."""
        return self.part().loaded() and not self.asking.busy()

    def resized(self) -> None:
        """Narrow windows get a narrow panel, with large text short buttons too."""
        for part in self._parts.values():
            part.panel.set_narrow(narrow=self.shell.width_class == "narrow")
        self.visits.shorten(short=self._crowded())

    def leave(self) -> bool:
        """Nothing is read any more."""
        self.asking.stop()
        for part in self._parts.values():
            part.leave()
        for words in self.findChildren(FilterWords):
            words.stop()
        return True

    def kept(self) -> dict[str, str]:
        """The part and the chosen row."""
        return {"show": self.segments.key(), "key": self.part().table.current_key()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, Esc goes back to the list."""
        if event.matches(QKeySequence.StandardKey.Find):
            for words in self.part().findChildren(FilterWords):
                words.setFocus(Qt.FocusReason.ShortcutFocusReason)
                words.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.part().to_list()
        else:
            super().keyPressEvent(event)

    # ---------------------------------------------------------------------------------------------

    def _crowded(self) -> bool:
        return self.shell.width_class == "narrow" and theme.scale() > LARGE

    def part(self) -> Section:
        """What is on screen."""
        return self._parts[self.segments.key()]

    def show_visits(self, device_code: str) -> None:
        """The visits of one laptop."""
        self.visits.show_laptop(device_code)
        self.segments.choose(VISITS)
        self.visits.begin()

    def _show_part(self, key: str) -> None:
        part = self._parts[key]
        self._stack.setCurrentWidget(part)
        if not part.read_once:
            part.refresh()

    def _count(self) -> None:
        """What needs a look, beside the part it stands in; only of parts that were read."""
        counts = {
            LAPTOPS: self.laptops.warned() if self.laptops.read_once else None,
            VISITS: self.visits.late() if self.visits.read_once else None,
            DUE: self.due.overdue() if self.due.read_once else None,
        }
        self.segments.set_counts({key: count for key, count in counts.items() if count})

    def _way(self, place: str, words: str, icon: str) -> Button:
        return Button(words, icon=icon, small=True, action=lambda: self.shell.go(place))

    def _lay_out(self) -> None:
        may = self.shell.book.permit.may
        ways = (
            ("review", Permission.REVIEW, translate("Team", "Review"), "file-check"),
            ("merge", Permission.READ_PEOPLE, translate("Team", "Duplicates"), "git-merge"),
            ("relay", Permission.TEAM, translate("Team", "Relay"), "radio-tower"),
        )
        self._ways = [self._way(place, words, icon) for place, needed, words, icon in ways if may(needed)]
        outer = column(self, margins=(20, 14, 20, 16), gap=10)
        outer.addWidget(self.banner)
        line = row(gap=8)
        line.addWidget(self.segments)
        line.addStretch(1)
        outer.addLayout(line)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        outer.addWidget(self._stack, 1)
        self.segments.chosen.connect(self._show_part)
