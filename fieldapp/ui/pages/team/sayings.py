"""What the page says of laptops, visits and what is due: one word, icon and tone for each, and time in words."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fieldapp.casework import laptop_warnings as warned
from fieldapp.domain.formats import show_date
from fieldapp.domain.laptop import Carried
from fieldapp.domain.roles import Role, role_of
from fieldapp.domain.team import Reviewed, Road
from fieldapp.domain.visit import Visit, VisitState
from fieldapp.ui import words
from fieldapp.ui.pages.queue.faces import Face, show_moment
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


def warning_face(codes: tuple[str, ...]) -> Face:
    """The pill of a laptop: the worst that is to be said of it."""
    if not codes:
        return Face(translate("Team", "Good"), "circle-check", "success")
    tone = "danger" if codes[0] in (warned.SILENT, warned.UNSENT) else "warning"
    icon = "circle-dashed" if codes[0] == warned.NEVER else "triangle-alert"
    return Face(warning_word(codes[0]), icon, "neutral" if codes[0] == warned.NEVER else tone)


def warning_word(code: str) -> str:
    """Two words for a pill and a filter."""
    return {
        warned.NEVER: lambda: translate("Team", "Never heard"),
        warned.SILENT: lambda: translate("Team", "Long silent"),
        warned.UNSENT: lambda: translate("Team", "Stuck unsent"),
        warned.HELD: lambda: translate("Team", "On hold"),
        warned.APP: lambda: translate("Team", "Old app"),
        warned.FORMS: lambda: translate("Team", "Old forms"),
    }[code]()


def warning_sentence(code: str) -> str:
    """What it means and what helps."""
    return {
        warned.NEVER: lambda: translate("Team", "The province never heard of this laptop. Is it in use?"),
        warned.SILENT: lambda: translate("Team", "Not heard for more than a week. Ask the worker how it goes."),
        warned.UNSENT: lambda: translate(
            "Team", "Work has been unsent for more than 3 days. Collect it by stick or over the relay."
        ),
        warned.HELD: lambda: translate("Team", "Submissions are on hold and wait for a decision of the province."),
        warned.APP: lambda: translate("Team", "The app is older than others of the team. Bring the update."),
        warned.FORMS: lambda: translate("Team", "Forms are older than those the province offers."),
    }[code]()


def ago(at: datetime | None, now: datetime) -> str:
    """``2 hari lalu``; "" for never."""
    if at is None:
        return translate("Team", "never")
    gone = max(now - at, timedelta())
    if gone < timedelta(minutes=2):
        return translate("Team", "just now")
    if gone < timedelta(hours=1):
        return translate("Team", "%n minutes ago", gone.seconds // 60)
    if gone < timedelta(days=1):
        return translate("Team", "%n hours ago", gone.seconds // 3600)
    return translate("Team", "%n days ago", gone.days)


def role_word(role: str) -> str:
    """The role as people say it."""
    known: dict[Role, Callable[[], str]] = {
        Role.WORKER: lambda: translate("Team", "worker"),
        Role.INTAKE: lambda: translate("Team", "intake officer"),
        Role.SUPERVISOR: lambda: translate("Team", "supervisor"),
        Role.PARTNER: lambda: translate("Team", "partner"),
        Role.ADMINISTRATOR: lambda: translate("Team", "administrator"),
    }
    found = known.get(role_of(role))
    return found() if found and role else ""


def carried_words(one: Carried) -> str:
    """``12 lewat paket, terbaru 24/11/2026 10.42``."""
    counted = {
        Road.HERE: lambda: translate("Team", "%n from this laptop", one.count),
        Road.PROVINCE: lambda: translate("Team", "%n by the province", one.count),
        Road.PACK: lambda: translate("Team", "%n by pack", one.count),
        Road.RELAY: lambda: translate("Team", "%n by relay", one.count),
    }[one.road]()
    return translate("Team", "{counted}, newest {moment}").format(counted=counted, moment=show_moment(one.newest))


def reviewed_word(state: Reviewed) -> str:
    """How a submission stands with its supervisor."""
    return {
        Reviewed.WAITING: translate("Team", "waiting"),
        Reviewed.ATTENTION: translate("Team", "needs a look"),
        Reviewed.APPROVED: translate("Team", "approved"),
        Reviewed.RETURNED: translate("Team", "returned"),
    }[state]


def visit_face(visit: Visit, today: date) -> Face:
    """The pill of a visit."""
    if visit.late(today):
        return Face(translate("Team", "Late"), "circle-alert", "danger")
    return {
        VisitState.ASKED: Face(translate("Team", "Asked"), "map-pin", "info"),
        VisitState.DONE: Face(translate("Team", "Done"), "circle-check", "success"),
        VisitState.NOT_FOUND: Face(translate("Team", "Not found"), "circle-question-mark", "warning"),
        VisitState.CANCELLED: Face(translate("Team", "Cancelled"), "minus", "neutral"),
    }[visit.state]


def due_words(due: date | None, today: date) -> str:
    """``lewat 3 hari``, ``hari ini``, ``sampai 30/11/2026``."""
    if due is None:
        return ""
    late = (today - due).days
    if late > 0:
        return translate("Team", "%n days overdue", late)
    if late == 0:
        return translate("Team", "due today")
    return translate("Team", "due {day}").format(day=show_date(due, words.language()))


def place_of(book: "Fieldbook", code: str) -> tuple[str, str]:
    """(kecamatan, kabupaten or kota) of a region; the first says that it is not known where nothing is."""
    found = {one.level: one.name for one in book.regions.path(code)} if code else {}
    wide = found.get("kota") or found.get("kabupaten") or ""
    return found.get("kecamatan") or wide or translate("Team", "Place not known"), wide if "kecamatan" in found else ""


def form_titles(book: "Fieldbook") -> dict[str, str]:
    """Form id → title, of all that can be started."""
    return {one.form_id: one.title for one in book.forms()}
