"""Follow-ups that are due: referrals that wait and visits agreed on, by kecamatan or by who saw the person."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.casework.services import Catalogue
from fieldapp.casework.spreading import kecamatan_of
from fieldapp.casework.tasks import part_of
from fieldapp.fieldbook.overview import FollowUp
from fieldapp.ui import background
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.referrals.task_words import said
from fieldapp.ui.pages.team import sayings
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.pages.team.side import head
from fieldapp.ui.pages.team.table import Cell, Column
from fieldapp.ui.widgets.basics import Button, label, row
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

SHOWN = 12  # tasks that the panel lists
PLACE, WORKER = "place", "worker"
UNKNOWN = "?"  # the key of what has no place, or nobody


@dataclass(frozen=True, slots=True)
class Group:
    """What is due in one kecamatan, or for one worker's people."""

    key: str
    name: str
    below: str
    due: tuple[FollowUp, ...]
    overdue: int
    soon: int  # today and this week
    later: int


@dataclass(frozen=True, slots=True)
class Read:
    """One reading."""

    due: tuple[FollowUp, ...]
    workers: dict[str, str]
    catalogue: Catalogue
    today: date


class DueSection(Section):
    """``ask_many`` gets the follow-ups of the chosen group."""

    def __init__(self, shell: Shell, ask_many: Callable[[Sequence[FollowUp]], object]) -> None:
        self._ask_many = ask_many
        self._read: Read | None = None
        columns = (
            Column(translate("Team", "Where or who")),
            Column(translate("Team", "Overdue"), 110),
            Column(translate("Team", "This week"), 110, 420),
            Column(translate("Team", "Later"), 90, 520),
        )
        reason = translate("Team", "Referrals and agreed visits appear here when they come near.")
        super().__init__(
            shell,
            translate("Team", "Due follow-ups"),
            columns,
            ("calendar", translate("Team", "Nothing is due."), reason),
        )
        parts = ((PLACE, translate("Team", "By kecamatan")), (WORKER, translate("Team", "By worker")))
        self.segments = Segments(translate("Team", "Grouped"), parts)
        self.segments.chosen.connect(lambda _key: self.fill())
        self.agenda_button = Button(translate("Team", "A&genda"), icon="calendar", action=lambda: shell.go("agenda"))
        bar = row()
        bar.addWidget(self.segments)
        bar.addStretch(1)
        bar.addWidget(self.agenda_button)
        self.bar_box.addLayout(bar)

    def read(self, job: background.Job) -> Read:
        """What is due in the next 30 days."""
        del job
        book = self.shell.book
        workers = {one.device_code: one.worker_name for one in book.overview.members()}
        return Read(book.overview.due(), workers, book.referrals.catalogue(), book.visits.today())

    def take(self, data: Read) -> None:
        """One reading."""
        self._read = data

    def everything(self) -> int:
        """All that is due."""
        return len(self._read.due) if self._read else 0

    def overdue(self) -> int:
        """How much is overdue."""
        return sum(one.task.due < self._read.today for one in self._read.due) if self._read else 0

    def rows(self) -> Sequence[Group]:
        """The groups, most overdue first."""
        if self._read is None:
            return ()
        found: dict[str, list[FollowUp]] = defaultdict(list)
        by_place = self.segments.key() == PLACE
        for one in self._read.due:
            found[kecamatan_of(one.region) if by_place else one.device_code].append(one)
        groups = [self._group(key, items, by_place=by_place) for key, items in found.items()]
        return sorted(groups, key=lambda one: (-one.overdue, -len(one.due), one.name.casefold()))

    def key(self, item: Group) -> str:
        """The kecamatan's or laptop's code."""
        return item.key or UNKNOWN

    def cells(self, item: Group) -> Sequence[Cell]:
        """A row in words."""
        return (
            Cell(item.name, item.below, strong=True),
            Cell(str(item.overdue), translate("Team", "of %n", len(item.due))),
            Cell(str(item.soon)),
            Cell(str(item.later)),
        )

    def tell(self, item: Group) -> Sequence[QWidget]:
        """The longest overdue, and the way to ask for visits of them all."""
        assert self._read is not None
        today, catalogue = self._read.today, self._read.catalogue
        parts: list[QWidget] = [
            head(item.name, item.below, avatar=False),
            Button(
                translate("Team", "Ask for &these visits…"),
                "primary",
                icon="list-checks",
                action=lambda: self._ask_many(item.due),
            ),
        ]
        for one in item.due[:SHOWN]:
            shown = said(one.task, today, catalogue)
            parts += [label("strong", shown.title, wrap=True), label("small", shown.cause, wrap=True)]
        if len(item.due) > SHOWN:
            parts.append(label("muted", translate("Team", "%n more", len(item.due) - SHOWN)))
        return parts

    def _group(self, key: str, items: Sequence[FollowUp], *, by_place: bool) -> Group:
        assert self._read is not None
        parts = [part_of(one.task.due, self._read.today) for one in items]
        if by_place:
            name, below = sayings.place_of(self.shell.book, key)
        else:
            name = self._read.workers.get(key) or key or translate("Team", "Nobody of the team")
            below = key if name != key else ""
        overdue, later = parts.count("overdue"), parts.count("later")
        return Group(key, name, below, tuple(items), overdue, len(parts) - overdue - later, later)
