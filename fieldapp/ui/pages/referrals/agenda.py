"""The agenda: what is due for people, overdue first, then today, this week and later; each row has one action."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import PARTS, Task
from fieldapp.domain.formats import show_long_date
from fieldapp.ui import background, trouble, words
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.referrals.not_found import NotFoundDialog, ask_not_found
from fieldapp.ui.pages.referrals.task_words import Said, act, said
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, empty_layout, label, picture, row, scrolling
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.words import translate

MOST = 60  # rows of one part; the rest is counted
Agenda = dict[str, tuple[Task, ...]]
Read = tuple[Agenda, Catalogue, date]


class AgendaPage(Page):
    """Read in the background; the row with the keyboard keeps its place."""

    place = "agenda"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = translate("Agenda", "Agenda")
        self.subtitle = show_long_date(shell.book.referrals.today(), words.language())
        self._job: background.Job | None = None
        self._again = False
        self._read: Read | None = None
        self.rows: list[OpenRow] = []
        self._focus_first = False
        self.dialog: NotFoundDialog | None = None
        self.segments = Segments(
            translate("Agenda", "When"), (("all", translate("Agenda", "All")), *part_words().items())
        )
        self.segments.chosen.connect(lambda _key: self._fill())
        self.banner = Banner()
        self.referrals_button = Button(
            translate("Agenda", "Referrals"), icon="waypoints", action=lambda: self.shell.go("referrals")
        )
        self._lay_out()
        self.refresh()

    def opened(self) -> None:
        """The keyboard starts on the first row."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.segments.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus_first = True

    def refresh(self) -> None:
        """Read what is due again."""
        if self._job is not None:
            self._again = True
            return
        referrals = self.shell.book.referrals

        def read(_job: background.Job) -> Read:
            return referrals.agenda(), referrals.catalogue(), referrals.today()

        self._job = background.run(read, self._show, self._failed)

    def loaded(self) -> bool:
        """Whether what is on screen is that of the store."""
        return self._job is None

    def regions(self) -> Sequence[QWidget]:
        """Filter, the way to the list, rows."""
        return (self.segments, self.referrals_button, self._area)

    def leave(self) -> bool:
        """Nothing is read any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        return True

    def _show(self, read: Read) -> None:
        self._job, self._read = None, read
        self.banner.hide()
        agenda = read[0]
        counts = {part: len(agenda[part]) for part in PARTS}
        self.segments.set_counts({"all": sum(counts.values()), **counts})
        self.strip.fit()
        self._fill()
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._job = None
        title = translate("Agenda", "The agenda cannot be shown now.")
        self.banner.set_banner(title, trouble.sentence(error), "circle-alert", "danger")
        self.banner.show()

    def _fill(self) -> None:
        if self._read is None:
            return
        held = self.window().focusWidget() or self  # a dialog over the page may have the keyboard
        of_row = (at for at, made in enumerate(self.rows) if made is held or made.isAncestorOf(held))
        at = next(of_row, 0 if self._focus_first else -1)
        self._focus_first = False
        agenda, catalogue, today = self._read
        empty_layout(self._box)
        self.rows = []
        for part in PARTS if self.segments.key() == "all" else (self.segments.key(),):
            if agenda[part]:
                self._add_part(part, agenda[part], catalogue, today)
        if not self.rows:
            text = translate("Agenda", "Follow-ups, referrals and stays appear here when they are due.")
            made = EmptyState("calendar", translate("Agenda", "Nothing is due."), text)
            self._box.addWidget(made, 1)
            made.show()
        self._box.addStretch(1)
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_part(self, part: str, tasks: Sequence[Task], catalogue: Catalogue, today: date) -> None:
        card = Card(part_words()[part])
        card.set_note(translate("Agenda", "%n tasks", len(tasks)))
        for task in tasks[:MOST]:
            made = TaskRow(said(task, today, catalogue), partial(act, self.shell, task), lambda: self.rows)
            if task.kind == "asked_visit":
                text, ask = translate("Agenda", "Not found…"), partial(self._not_found, task)
                made.box.addWidget(Button(text, "quiet", small=True, action=ask))
            card.box.addWidget(made)
            self.rows.append(made)
        if len(tasks) > MOST:
            card.box.addWidget(label("muted", translate("Agenda", "%n more", len(tasks) - MOST)))
        self._box.addWidget(card)
        card.show()

    def _not_found(self, task: Task) -> None:
        self.dialog = ask_not_found(self.shell, self, task)

    def _lay_out(self) -> None:
        outer = column(self, margins=(20, 14, 20, 0), gap=10)
        outer.addWidget(self.banner)
        self.banner.hide()
        line = row()
        self.strip = Strip(self.segments)
        line.addWidget(self.strip, 1)
        line.addWidget(self.referrals_button)
        outer.addLayout(line)
        content = bare()
        self._box = column(content, margins=(0, 0, 4, 16), gap=12)
        self._area = scrolling(content, self.title)
        outer.addWidget(self._area, 1)


def part_words() -> dict[str, str]:
    """The parts of the agenda."""
    return {
        "overdue": translate("Agenda", "Overdue"),
        "today": translate("Agenda", "Today"),
        "week": translate("Agenda", "This week"),
        "later": translate("Agenda", "Later"),
    }


class TaskRow(OpenRow):
    """One task: icon, what, why, what to do; Enter does it. Up and Down go through all parts of the agenda."""

    def __init__(self, shown: Said, action: Callable[[], object], all_rows: Callable[[], Sequence[OpenRow]]) -> None:
        super().__init__(f"{shown.title}. {shown.cause}. {shown.action}", action)
        self._all_rows = all_rows
        self.box.addWidget(picture(shown.icon, shown.ink, 20))
        lines = column(gap=1)
        lines.addWidget(ElidedLabel("h3", shown.title))
        lines.addWidget(ElidedLabel("small", shown.cause))
        self.box.addLayout(lines, 1)
        self.box.addWidget(label("action", shown.action))

    def _move(self, step: int) -> None:
        rows = self._all_rows()
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
