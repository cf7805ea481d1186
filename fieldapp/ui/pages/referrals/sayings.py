"""What a referral looks like in lists: one word, icon and tone for each state, and how long it waits."""

from collections.abc import Callable
from datetime import date

from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import Task
from fieldapp.domain.formats import show_date
from fieldapp.domain.referral import Referral
from fieldapp.ui import words
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.words import translate


def state_face(state: str) -> Face:
    """The pill of a state; a state this version does not know is shown as it is."""
    known = {
        "proposed": Face(translate("Referrals", "Proposed"), "file-pen", "neutral"),
        "sent": Face(translate("Referrals", "Sent"), "send", "info"),
        "accepted": Face(translate("Referrals", "Accepted"), "circle-check", "success"),
        "declined": Face(translate("Referrals", "Declined"), "circle-alert", "danger"),
        "served": Face(translate("Referrals", "Served"), "check", "success"),
        "closed": Face(translate("Referrals", "Closed"), "file-check", "neutral"),
    }
    return known.get(state, Face(state, "circle", "neutral"))


def face(shown: Referral) -> Face:
    """The pill of a referral: its state, or that it is a need without a service."""
    if shown.unmet and not shown.services and not shown.text("service_other"):
        return Face(translate("Referrals", "No service"), "triangle-alert", "warning")
    return state_face(shown.state)


def urgency_face(urgency: str) -> Face | None:
    """Red, amber or green as a word with its colour; None when it is not known."""
    return {
        "merah": Face(translate("Referrals", "Red"), "circle-alert", "danger"),
        "kuning": Face(translate("Referrals", "Amber"), "clock", "warning"),
        "hijau": Face(translate("Referrals", "Green"), "circle", "success"),
    }.get(urgency)


def who(shown: Referral) -> str:
    """The person's name, or words for somebody this laptop does not know."""
    return shown.person_name or shown.entity.label.partition(":")[0] or translate("Referrals", "No name yet")


def official(shown: Referral, catalogue: Catalogue) -> str:
    """The services' official names, as letters say them; "" where none is named."""
    return catalogue.names(shown.services, shown.text("service_other"))


def service(shown: Referral, catalogue: Catalogue) -> str:
    """The services' names in the language of the screens, or that none fits."""
    named = catalogue.names(shown.services, shown.text("service_other"), words.language())
    if named:
        return named
    return translate("Referrals", "Need without a service") if shown.unmet else translate("Referrals", "Not named yet")


def waiting(task: Task | None, today: date) -> str:
    """``Menunggu jawaban 5 hari``; what it waits for and since when, "" when it waits for nothing."""
    if task is None:
        return ""
    days = max(0, (today - (task.since or today)).days)
    known = _waiting_today() if days == 0 else _waiting_days(days)
    return known.get(task.kind, lambda: "")()


def _waiting_today() -> dict[str, Callable[[], str]]:
    return {
        "send": lambda: translate("Referrals", "Proposed today"),
        "answer": lambda: translate("Referrals", "Sent today"),
        "serve": lambda: translate("Referrals", "Accepted today"),
        "declined": lambda: translate("Referrals", "Declined today"),
        "doubt": lambda: translate("Referrals", "Two records contradict"),
    }


def _waiting_days(days: int) -> dict[str, Callable[[], str]]:
    return {
        "send": lambda: translate("Referrals", "To be sent for %n days", days),
        "answer": lambda: translate("Referrals", "Waiting for an answer for %n days", days),
        "serve": lambda: translate("Referrals", "Accepted %n days ago", days),
        "declined": lambda: translate("Referrals", "Declined %n days ago", days),
        "doubt": lambda: translate("Referrals", "Two records contradict"),
    }


def due(task: Task | None, today: date) -> tuple[str, str]:
    """(words, tone) of the day it is due: tone danger when that has passed, warning today, "" before."""
    if task is None:
        return "", ""
    late = task.late(today)
    if late > 0:
        return translate("Referrals", "%n days overdue", late), "danger"
    if late == 0:
        return translate("Referrals", "Due today"), "warning"
    return translate("Referrals", "Due {day}").format(day=show_date(task.due, words.language())), ""


def answer_ways() -> tuple[tuple[str, str], ...]:
    """How an answer came: pairs of code and word."""
    return (
        ("letter", translate("Referrals", "Letter")),
        ("phone", translate("Referrals", "Phone or WhatsApp")),
        ("visit", translate("Referrals", "In person")),
        ("client", translate("Referrals", "From the client or family")),
    )


def goals() -> tuple[tuple[str, str], ...]:
    """What became of the goal: pairs of code and word."""
    return (
        ("done", translate("Referrals", "Achieved")),
        ("partly", translate("Referrals", "Achieved in part")),
        ("not", translate("Referrals", "Not yet achieved")),
        ("dropped", translate("Referrals", "No longer relevant")),
    )


def bases() -> tuple[tuple[str, str], ...]:
    """Why a receiver may be told whom the client did not name: pairs of code and word, as in the form."""
    return (
        ("agreed", translate("Referrals", "The client agrees now")),
        ("emergency", translate("Referrals", "Emergency, life or safety")),
        ("child", translate("Referrals", "Protection of a child")),
        ("law", translate("Referrals", "Duty by law")),
        ("guardian", translate("Referrals", "Lacks capacity, no guardian")),
    )


def sharing_words(sharing: str) -> tuple[str, str]:
    """(words, tone): whether the receiver may be told (R-07)."""
    return {
        "agreed": (
            translate("Referrals", "The client agreed to this referral and to telling the receiver."),
            "success",
        ),
        "basis": (translate("Referrals", "Without agreement, on a recorded legal basis."), "warning"),
        "ticked": (translate("Referrals", "The client named this receiver in the consent."), "success"),
        "withdrawn": (
            translate("Referrals", "The client took back the consent for this receiver. Telling it needs a basis."),
            "danger",
        ),
        "refused": (
            translate("Referrals", "The client did not name this receiver. Telling it needs a basis."),
            "danger",
        ),
    }.get(
        sharing,
        (translate("Referrals", "No agreement to tell the receiver is recorded. Ask, or name a basis."), "warning"),
    )
