"""What needs the worker: at most five rows, each with its cause and one action; the agenda has the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from fieldapp.casework.tasks import Task as DueTask
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.formats import show_size
from fieldapp.domain.policy import PolicyState
from fieldapp.ui import words
from fieldapp.ui.pages.home.reading import Desk
from fieldapp.ui.pages.queue.reasons import first_reason
from fieldapp.ui.pages.referrals.task_words import said
from fieldapp.ui.widgets.basics import ElidedLabel, column, empty_layout, label, picture
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

ROWS = 5
RETURNED_BESIDE_TASKS = 2  # the queue shows the others
Go = Callable[..., None]


@dataclass(frozen=True)
class Task:
    """One row."""

    icon: str
    ink: str
    title: str
    cause: str
    action_text: str
    action: Callable[[], object]


class Todo(Card):
    """``go`` opens a place with facts, ``act`` does what a task of the agenda offers."""

    def __init__(self, go: Go, act: Callable[[DueTask], object]) -> None:
        super().__init__(translate("Home", "Needs action"))
        self._go = go
        self._do = act

    def show_desk(self, desk: Desk) -> None:
        """Fill the rows again; the row with the keyboard keeps its place."""
        rows = self.findChildren(OpenRow)
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), -1)
        for old in rows:
            old.setParent(None)
            old.deleteLater()
        empty_layout(self.box)
        tasks = self.tasks(desk)[:ROWS]
        made = [_row(task) for task in tasks]
        for row in made:
            self.box.addWidget(row)
            row.show()  # at once: Qt would leave one picture without it
        if not made:
            nothing = translate("Home", "Nothing needs action.") if desk.whole else translate("Home", "Updating…")
            self.box.addWidget(label("muted", nothing))
        elif at >= 0:
            made[min(at, len(made) - 1)].setFocus()
        text = translate("Home", "Agenda ({count})").format(count=len(desk.tasks)) if desk.tasks else ""
        self.set_link(text or translate("Home", "Agenda"), lambda: self._go("agenda"))

    def tasks(self, desk: Desk) -> list[Task]:
        """Worst first: a laptop that closes, returned, held, not registered, an old backup, work of the team, what is
        due for people, old drafts, ready to send."""
        most = RETURNED_BESIDE_TASKS if desk.tasks else ROWS
        found = [self._policy(desk.policy)] if desk.policy in (PolicyState.SOON, PolicyState.EXPIRED) else []
        found += [self._returned(assessment) for assessment in desk.returned[:most]]
        if desk.held:
            found.append(self._held(desk.held))
        if not desk.enrolled and not desk.practising:
            found.append(self._not_enrolled())
        if desk.backup_days and not desk.practising:
            found.append(self._backup(desk.backup_days))
        if desk.to_review:
            found.append(self._to_review(desk.to_review))
        found += [self._due(task, desk) for task in desk.tasks[:ROWS]]
        if desk.stale:
            found.insert(min(len(found), ROWS - 1), self._stale(desk.stale))
        if desk.waiting and not desk.practising:
            found.append(self._ready(desk))
        return found

    def _policy(self, state: PolicyState) -> Task:
        """Nothing that is here opens until the province was heard; new records go on."""
        closed = state is PolicyState.EXPIRED
        title = (
            translate("Home", "Closed until the province is heard")
            if closed
            else translate("Home", "Connect this laptop within a week")
        )
        cause = translate("Home", "Too long out of reach. New records can be made and sent.")
        soon = translate("Home", "Otherwise only new records can be made, until it was connected.")
        text = translate("Home", "See the queue")
        ink = "danger" if closed else "warning"
        return Task("lock", ink, title, cause if closed else soon, text, lambda: self._go("queue"))

    def _due(self, task: DueTask, desk: Desk) -> Task:
        shown = said(task, desk.today, desk.catalogue)
        return Task(shown.icon, shown.ink, shown.title, shown.cause, shown.action, lambda: self._do(task))

    def _returned(self, assessment: Assessment) -> Task:
        why = first_reason(assessment)
        name = assessment.title or translate("Home", "No name yet")
        return Task(
            "circle-alert",
            "danger",
            translate("Home", "%n records returned by the server", 1),
            f"{name}: {why}",
            translate("Home", "Fix"),
            lambda: self._go("queue", instance_id=assessment.instance_id),
        )

    def _held(self, count: int) -> Task:
        return Task(
            "triangle-alert",
            "warning",
            translate("Home", "%n records on hold", count),
            translate("Home", "The server could not take them; nothing is lost."),
            translate("Home", "See the queue"),
            lambda: self._go("queue", instance_id=""),
        )

    def _not_enrolled(self) -> Task:
        return Task(
            "laptop",
            "warning",
            translate("Home", "This laptop is not registered with a province yet"),
            translate("Home", "All work is possible; sending starts after registering."),
            translate("Home", "Register"),
            lambda: self._go("settings", part="device"),
        )

    def _stale(self, count: int) -> Task:
        return Task(
            "file-pen",
            "warning",
            translate("Home", "%n drafts older than 90 days", count),
            translate("Home", "Finish or delete them; they stay until you do."),
            translate("Home", "See the drafts"),
            lambda: self._go("records", show="draft"),
        )

    def _backup(self, days: int) -> Task:
        return Task(
            "hard-drive",
            "warning",
            translate("Home", "Local backup is %n days old.", days),
            translate("Home", "Plug in the backup USB today."),
            translate("Home", "Back up"),
            lambda: self._go("settings", part="backup"),
        )

    def _to_review(self, count: int) -> Task:
        return Task(
            "file-check",
            "primary",
            translate("Home", "%n submissions wait for review", count),
            translate("Home", "Work of the team that nobody has approved or returned yet"),
            translate("Home", "Review"),
            lambda: self._go("review"),
        )

    def _ready(self, desk: Desk) -> Task:
        size = show_size(desk.waiting_bytes, words.language())
        return Task(
            "send",
            "primary",
            translate("Home", "%n records ready to send ({size})", desk.waiting).format(size=size),
            translate("Home", "Sent automatically when there is internet")
            if desk.enrolled
            else translate("Home", "Sent once the laptop is registered"),
            translate("Home", "See the queue"),
            lambda: self._go("queue", instance_id=""),
        )


def _row(task: Task) -> OpenRow:
    said = ". ".join(part.removesuffix(".") for part in (task.title, task.cause, task.action_text))
    made = OpenRow(said, task.action)
    made.box.addWidget(picture(task.icon, task.ink, 20))
    lines = column(gap=1)
    lines.addWidget(ElidedLabel("h3", task.title))
    lines.addWidget(ElidedLabel("small", task.cause))
    made.box.addLayout(lines, 1)
    made.box.addWidget(label("action", task.action_text))
    return made
