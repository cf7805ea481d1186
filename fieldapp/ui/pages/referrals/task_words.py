"""Tasks in words, the same at home and in the agenda: what, why, and the one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import Task
from fieldapp.domain.formats import show_date
from fieldapp.errors import FieldappError
from fieldapp.ui import words
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Shell

DISCHARGE, FOLLOW_UP, REFER = "shelter_discharge", "follow_up", "referral_new"


@dataclass(frozen=True, slots=True)
class Said:
    """One row."""

    icon: str
    ink: str
    title: str
    cause: str
    action: str


def said(task: Task, today: date, catalogue: Catalogue) -> Said:
    """A task as a row: ``ink`` is danger once overdue."""
    icon, title, action = _kinds(task)
    name = task.person_name or translate("Tasks", "No name yet")
    about = _about(task, catalogue)
    cause = " · ".join(part for part in (about, due_words(task, today)) if part)
    late = task.late(today)
    ink = "danger" if late > 0 else "warning" if late == 0 else "text2"
    return Said(icon, ink, title.format(name=name), cause, action)


def due_words(task: Task, today: date) -> str:
    """``3 hari lewat``, ``hari ini`` or the day."""
    if task.kind == "pairs":
        return ""
    if task.kind == "conflicts":
        return translate("Tasks", "what arrived first is used until it is decided")
    late = task.late(today)
    if task.kind == "returned":
        return translate("Tasks", "returned {day}").format(day=show_date(task.due, words.language()))
    if late > 0:
        return translate("Tasks", "%n days overdue", late)
    if late == 0:
        return translate("Tasks", "due today")
    return translate("Tasks", "due {day}").format(day=show_date(task.due, words.language()))


def act(shell: "Shell", task: Task) -> None:
    """Do what the row offers; a person who is not on this laptop is said so."""
    try:
        _ACTS.get(task.kind, _open_referral)(shell, task)
    except FieldappError as error:
        shell.say(News(sentence(error)))


def _about(task: Task, catalogue: Catalogue) -> str:
    if task.kind == "stop":
        return translate("Tasks", "tell the receivers within 3 x 24 hours")
    if task.kind == "asked_visit":
        return task.other
    return catalogue.names(task.codes, task.other, words.language()) if task.kind != "unmet" else _needs(task)


def _needs(task: Task) -> str:
    return translate("Tasks", "%n needs that no service meets", len(task.codes))


def _kinds(task: Task) -> tuple[str, str, str]:
    """(icon, title, action)."""
    see = translate("Tasks", "See")
    known: dict[str, Callable[[], tuple[str, str, str]]] = {
        "over_limit": lambda: (
            "bed-double",
            translate("Tasks", "Stay limit reached: {name}"),
            translate("Tasks", "Discharge"),
        ),
        "stop": lambda: ("circle-alert", translate("Tasks", "Consent taken back: {name}"), see),
        "returned": lambda: ("circle-alert", translate("Tasks", "Returned: {name}"), translate("Tasks", "Fix")),
        "declined": lambda: ("waypoints", translate("Tasks", "Referral declined: {name}"), see),
        "answer": lambda: ("waypoints", translate("Tasks", "No answer yet: {name}"), see),
        "send": lambda: ("send", translate("Tasks", "Referral to be sent: {name}"), see),
        "serve": lambda: ("waypoints", translate("Tasks", "Accepted, not yet served: {name}"), see),
        "doubt": lambda: ("circle-question-mark", translate("Tasks", "Records contradict: {name}"), see),
        "asked_visit": lambda: (
            "map-pin",
            translate("Tasks", "Visit asked for: {name}"),
            translate("Tasks", "Start"),
        ),
        "visit": lambda: ("calendar", translate("Tasks", "Follow-up visit: {name}"), translate("Tasks", "Visit")),
        "aftercare": lambda: ("calendar", translate("Tasks", "After the shelter: {name}"), translate("Tasks", "Visit")),
        "unmet": lambda: ("triangle-alert", translate("Tasks", "Unmet need: {name}"), translate("Tasks", "Refer")),
        "pairs": lambda: (
            "users",
            translate("Tasks", "%n pairs may be the same person", task.count),
            translate("Tasks", "Compare"),
        ),
        "conflicts": lambda: (
            "laptop",
            translate("Tasks", "Laptops state %n people differently", task.count),
            translate("Tasks", "Decide"),
        ),
    }
    return known[task.kind]()


def _open_referral(shell: "Shell", task: Task) -> None:
    shell.go("referrals", referral_id=task.key, show="")


def _start(form_id: str) -> Callable[["Shell", Task], None]:
    def start(shell: "Shell", task: Task) -> None:
        book = shell.book
        shell.fill(book.start(form_id, person=book.people.person(task.person_id)))

    return start


def _start_asked(shell: "Shell", task: Task) -> None:
    shell.fill(shell.book.visits.start(task.key))


_ACTS: dict[str, Callable[["Shell", Task], None]] = {
    "asked_visit": _start_asked,
    "visit": _start(FOLLOW_UP),
    "aftercare": _start(FOLLOW_UP),
    "over_limit": _start(DISCHARGE),
    "unmet": _start(REFER),
    "stop": lambda shell, task: shell.go("person", person_id=task.person_id),
    "returned": lambda shell, task: shell.go("queue", instance_id=task.key),
    "pairs": lambda shell, _task: shell.go("merge", show="waiting"),
    "conflicts": lambda shell, _task: shell.go("merge", show="different"),
}
