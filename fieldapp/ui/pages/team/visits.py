"""Visits: who was asked to go where, what is late, what became of them; asking another laptop, or taking it back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.domain.team import Member
from fieldapp.domain.visit import LATE, Visit, VisitFilter, VisitState
from fieldapp.ui import background
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.queue.faces import show_moment
from fieldapp.ui.pages.referrals.sayings import urgency_face
from fieldapp.ui.pages.team import sayings
from fieldapp.ui.pages.team.filters import FilterWords, laptop_options, set_options, short_choice
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.pages.team.side import facts, head
from fieldapp.ui.pages.team.table import Cell, Column
from fieldapp.ui.widgets.basics import Button, row, unmarked
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.words import translate

ALL = "all"


@dataclass(frozen=True, slots=True)
class Acts:
    """What the buttons do."""

    ask: Callable[[], object]
    ask_many: Callable[[], object]
    move: Callable[[Visit], object]
    cancel: Callable[[Visit], object]


@dataclass(frozen=True, slots=True)
class Read:
    """One reading."""

    visits: tuple[Visit, ...]
    members: tuple[Member, ...]
    titles: dict[str, str]
    today: date


class VisitsSection(Section):
    """``device`` shows those of one laptop."""

    def __init__(self, shell: Shell, acts: Acts) -> None:
        self._acts = acts
        self._read: Read | None = None
        self._workers: dict[str, str] = {}
        self._device = ""
        columns = (
            Column(translate("Team", "State"), 158),
            Column(translate("Team", "Person and form")),
            Column(translate("Team", "Laptop"), 150, 490),
            Column(translate("Team", "Due"), 152, 610),
        )
        reason = translate("Team", "Ask a worker to see somebody; it stands in the agenda of that laptop.")
        empty = ("map-pin", translate("Team", "No visit has been asked for yet."), reason)
        super().__init__(shell, translate("Team", "Visits"), columns, empty)
        self.segments = Segments(translate("Team", "State of the visits"), _states())
        self.segments.chosen.connect(lambda _key: self.fill())
        self.strip = Strip(self.segments)
        self.words = FilterWords(translate("Team", "Search person or note"))
        self.words.meant.connect(self.fill)
        self.words.left.connect(self.to_list)
        every = [("", translate("Team", "All laptops"))]
        self.laptop = short_choice(translate("Team", "Laptop"), every, self._choose_laptop)
        self.ask_button = Button(translate("Team", "Ask for a vi&sit…"), "primary", icon="plus", action=acts.ask)
        self.list_button = Button(translate("Team", "Visit &list…"), icon="list-checks", action=acts.ask_many)
        self._lay_bar()

    def show_laptop(self, code: str) -> None:
        """Only those of one laptop, whatever their state."""
        self._device = code
        self.segments.choose(ALL)
        at = self.laptop.findData(code)
        if at >= 0:
            self.laptop.setCurrentIndex(at)
        self.fill()

    def shorten(self, *, short: bool) -> None:
        """Words of the buttons for large text in a small window; the whole of them is the tooltip."""
        both = (
            (self.ask_button, translate("Team", "Ask for a vi&sit…"), translate("Team", "A&sk…")),
            (self.list_button, translate("Team", "Visit &list…"), translate("Team", "&List…")),
        )
        for button, whole, brief in both:
            button.setText(brief if short else whole)
            button.setToolTip(unmarked(whole) if short else "")

    # what the list shows ---------------------------------------------------------------------------

    def read(self, job: background.Job) -> Read:
        """Every visit."""
        del job
        book = self.shell.book
        visits = book.visits.all(VisitFilter())
        return Read(visits, book.overview.members(), sayings.form_titles(book), book.visits.today())

    def take(self, data: Read) -> None:
        """One reading."""
        self._read = data
        self._workers = {one.device_code: one.worker_name for one in data.members}
        set_options(self.laptop, laptop_options(data.members, translate("Team", "All laptops")))
        at = self.laptop.findData(self._device)
        self.laptop.setCurrentIndex(max(at, 0))
        counts = Counter(str(one.state) for one in data.visits)
        counts[LATE] = sum(one.late(data.today) for one in data.visits)
        self.segments.set_counts({ALL: len(data.visits), **{key: counts[key] for key, _ in _states() if key != ALL}})
        self.strip.fit()

    def everything(self) -> int:
        """All visits."""
        return len(self._read.visits) if self._read else 0

    def late(self) -> int:
        """How many are late."""
        return sum(one.late(self._read.today) for one in self._read.visits) if self._read else 0

    def rows(self) -> Sequence[Visit]:
        """Those that fit, due first on top; what is over, the newest first."""
        if self._read is None:
            return ()
        state, typed, today = self.segments.key(), self.words.typed(), self._read.today
        found = [one for one in self._read.visits if self._fits(one, state, typed, today)]
        if state in (VisitState.ASKED, LATE):
            return found
        return sorted(found, key=lambda one: (not one.open, -_ended(one)))

    def key(self, item: Visit) -> str:
        """Its id."""
        return item.visit_id

    def cells(self, item: Visit) -> Sequence[Cell]:
        """A row in words."""
        today = self._read.today if self._read else date.min
        late = item.late(today)
        due = sayings.due_words(item.due, today) if item.open else ""
        ended = show_moment(item.ended_at) if item.ended_at else ""
        return (
            Cell(face=sayings.visit_face(item, today)),
            Cell(self._name(item), self._title(item), strong=True),
            Cell(self._workers.get(item.device_code) or item.device_code, item.device_code),
            Cell(due or ended, "" if item.open else item.reason, "danger" if late else "text2"),
        )

    # the panel -------------------------------------------------------------------------------------

    def tell(self, item: Visit) -> Sequence[QWidget]:
        """Everything of one visit, and what can be done about it."""
        today = self._read.today if self._read else date.min
        parts = [head(self._name(item), self._title(item), sayings.visit_face(item, today))]
        if item.open:
            parts += [
                Button(
                    translate("Team", "Ask &another laptop…"),
                    "primary",
                    icon="laptop",
                    action=lambda: self._acts.move(item),
                ),
                Button(translate("Team", "&Cancel the visit…"), icon="x", action=lambda: self._acts.cancel(item)),
            ]
        parts.append(
            Button(translate("Team", "Open the &person"), icon="user-round", action=lambda: self._person(item))
        )
        worker = " · ".join(part for part in (self._workers.get(item.device_code, ""), item.device_code) if part)
        asked = " · ".join(part for part in (item.asked_by, show_moment(item.asked_at)) if part)
        place = ", ".join(part for part in sayings.place_of(self.shell.book, item.region) if part)
        urgency = urgency_face(item.urgency)
        ended = " · ".join(p for p in (show_moment(item.ended_at) if item.ended_at else "", item.ended_by) if p)
        return [
            *parts,
            *facts(
                (
                    (translate("Team", "Laptop"), worker),
                    (translate("Team", "Due"), sayings.due_words(item.due, today) if item.open else ""),
                    (translate("Team", "Urgency"), urgency.word if urgency else ""),
                    (translate("Team", "Place"), place),
                    (translate("Team", "Note"), item.note),
                    (
                        translate("Team", "Corrects"),
                        translate("Team", "a returned submission") if item.corrects else "",
                    ),
                    (translate("Team", "Asked by"), asked),
                    (sayings.visit_face(item, today).word, "" if item.open else ended),
                    (translate("Team", "Reason"), item.reason),
                )
            ),
        ]

    def _person(self, item: Visit) -> None:
        self.shell.go("person", person_id=item.person_id)

    # ---------------------------------------------------------------------------------------------

    def _fits(self, item: Visit, state: str, typed: str, today: date) -> bool:
        if self._device and item.device_code != self._device:
            return False
        if (state == LATE and not item.late(today)) or (state not in (LATE, ALL) and item.state != state):
            return False
        return not typed or typed in item.person_name.casefold() or typed in item.note.casefold()

    def _name(self, item: Visit) -> str:
        return item.person_name or translate("Team", "No name yet")

    def _title(self, item: Visit) -> str:
        return self._read.titles.get(item.form_id, item.form_id) if self._read else item.form_id

    def _choose_laptop(self, code: str) -> None:
        self._device = code
        self.fill()

    def _lay_bar(self) -> None:
        self.bar_box.addWidget(self.strip)
        bar = row(gap=8)
        bar.addWidget(self.words, 3)
        bar.addWidget(self.laptop, 2)
        bar.addStretch(1)
        bar.addWidget(self.list_button)
        bar.addWidget(self.ask_button)
        self.bar_box.addLayout(bar)


def _states() -> tuple[tuple[str, str], ...]:
    return (
        (VisitState.ASKED.value, translate("Team", "Asked")),
        (LATE, translate("Team", "Late")),
        (VisitState.DONE.value, translate("Team", "Done")),
        (VisitState.NOT_FOUND.value, translate("Team", "Not found")),
        (VisitState.CANCELLED.value, translate("Team", "Cancelled")),
        (ALL, translate("Team", "All")),
    )


def _ended(visit: Visit) -> float:
    return (visit.ended_at or visit.asked_at).timestamp()
