"""What an assessment looks like in lists: one vocabulary for every state.

Offline is never red, nothing that is tried again is called failed, and nothing is called received without
its receipt.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from fieldapp.domain import formats
from fieldapp.domain.acceptance import acceptance_in
from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.domain.review import AWAY
from fieldapp.ui import words
from fieldapp.ui.pages.queue.reasons import first_reason
from fieldapp.ui.words import translate

OLD_DRAFT: Final = timedelta(days=3)
BLOCKING: Final = ("sign_in", "outdated_app")  # the laptop itself is not let in


@dataclass(frozen=True, slots=True)
class Face:
    """A pill: word, icon, tone (neutral info success warning danger)."""

    word: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Road:
    """The connection as rows need it: the sender's kind, the code of its cause, when it tries again."""

    kind: str = "online_waiting"
    cause: str = ""
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words. ``part`` is 0..1 while bytes leave, else None; ``exact`` is the time in full."""

    face: Face
    who: str
    form: str
    text: str
    tone: str = ""
    icon: str = ""
    part: float | None = None
    size: str = ""
    time: str = ""
    exact: str = ""


def face(shown: Assessment, road: Road, *, corrected: bool = False) -> Face:
    """The pill of a state."""
    if shown.state is State.DRAFT:
        return Face(translate("Queue", "Draft"), "file-pen", "neutral")
    if shown.state is State.FINALIZED and road.cause in BLOCKING:
        return Face(translate("Queue", "On hold"), "lock", "warning")
    if shown.state is State.FINALIZED:
        return Face(translate("Queue", "Ready to send"), "clock", "neutral")
    if shown.state is State.SENDING and road.kind == "sending":
        return Face(translate("Queue", "Sending"), "cloud-upload", "info")
    if shown.state in (State.SENDING, State.UNCONFIRMED):
        return Face(translate("Queue", "Waiting to confirm"), "circle-dashed", "warning")
    if shown.troubled:
        return _troubled(shown, corrected=corrected)
    if shown.state is State.RECEIVED and acceptance_in(shown.receipt) is not None:
        return Face(translate("Queue", "Accepted"), "circle-check", "info")
    return Face(translate("Queue", "Received"), "circle-check", "success")


def _troubled(shown: Assessment, *, corrected: bool) -> Face:
    """What came back, and what its worker did about it."""
    if corrected:
        return Face(translate("Queue", "Fixed and sent again"), "file-check", "neutral")
    if shown.aside is not None and shown.aside.quiet(now_utc()):
        away = shown.aside.kind == AWAY
        word = translate("Queue", "Put away") if away else translate("Queue", "Put off")
        return Face(word, "minus" if away else "clock", "neutral")
    if shown.sent_back:
        return Face(translate("Queue", "Returned"), "undo-2", "danger")
    if shown.state is State.RETURNED:
        return Face(translate("Queue", "Needs fixing"), "circle-alert", "danger")
    return Face(translate("Queue", "On hold"), "lock", "warning")


def who(shown: Assessment) -> str:
    """The person's name, or words for nobody yet; of a stub its number."""
    return shown.title or (shown.number if shown.purged_at else translate("Queue", "No name yet"))


def form(shown: Assessment) -> str:
    """``Asesmen cepat v5``."""
    return f"{shown.form_title} v{shown.form_version}"


def waiting_text(shown: Assessment, road: Road, turn: int, now: datetime) -> str:
    """Why a finalized one is still here. ``turn`` counts from 1."""
    if road.kind == "training":
        return translate("Queue", "Training: is not sent")
    if road.kind == "never":
        return translate("Queue", "Waiting until this laptop is enrolled")
    if road.cause == "sign_in":
        return translate("Queue", "Sent after this laptop is enrolled again")
    if road.cause == "outdated_app":
        return translate("Queue", "Sent after the app is updated")
    if road.kind == "waiting":
        return translate("Queue", "Waiting for internet")
    if road.kind == "paused":
        return translate("Queue", "Paused")
    retry_at = shown.retry_at or road.retry_at
    if road.kind != "sending" and retry_at is not None and retry_at > now:
        return translate("Queue", "Trying again at {time}").format(time=show_time(retry_at))
    return translate("Queue", "Waiting its turn, number {turn}").format(turn=turn)


def draft_text(shown: Assessment, now: datetime) -> str:
    """How far a draft is, and since when when it is old."""
    filled = translate("Queue", "{percent}% filled").format(percent=shown.progress.percent)
    if is_old(shown, now):
        since = translate("Queue", "Draft since {day}").format(day=_day(shown.started_at))
        return f"{since} · {filled}"
    return translate("Queue", "{percent}% filled, not finalised").format(percent=shown.progress.percent)


def is_old(shown: Assessment, now: datetime) -> bool:
    """Whether a draft has waited for more than three days."""
    return shown.state is State.DRAFT and now - shown.started_at > OLD_DRAFT


def sending_text(part: float, size: int, seconds_left: int | None) -> str:
    """``62% · 1,3 dari 2,1 MB · sisa ±40 detik``."""
    lang = words.language()
    said = translate("Queue", "{percent}% · {done} of {size}").format(
        percent=round(100 * part), done=formats.show_size(round(part * size), lang), size=formats.show_size(size, lang)
    )
    return f"{said} · {left_text(seconds_left)}" if seconds_left else said


def left_text(seconds: int) -> str:
    """``sisa ±40 detik`` or ``sisa ±3 menit``."""
    if seconds < 60:
        return translate("Queue", "±%n seconds left", seconds)
    return translate("Queue", "±%n minutes left", seconds // 60)


def moment(shown: Assessment) -> datetime:
    """The time of a row: a draft's last change, else its finalization. Rows stand in this order and never jump."""
    return shown.changed_at if shown.state is State.DRAFT else shown.finalized_at or shown.changed_at


def line(
    shown: Assessment,
    road: Road,
    now: datetime,
    *,
    turn: int = 1,
    part: float | None = None,
    seconds_left: int | None = None,
    corrected: bool = False,
) -> Line:
    """A row of the table."""
    text, tone, icon = _text(shown, road, now, turn, part, seconds_left, corrected=corrected)
    at = moment(shown)
    lang = words.language()
    return Line(
        face=face(shown, road, corrected=corrected),
        who=who(shown),
        form=form(shown),
        text=text,
        tone=tone,
        icon=icon,
        part=part if shown.state in OUTBOX else None,
        size=formats.show_size(shown.size, lang) if shown.size else "",
        time=formats.show_relative(at, local(now), lang).split()[0],  # of yesterday only the word; exact is beside
        exact=formats.show_datetime(local(at), lang, zone=True),
    )


def _text(
    shown: Assessment,
    road: Road,
    now: datetime,
    turn: int,
    part: float | None,
    seconds_left: int | None,
    *,
    corrected: bool,
) -> tuple[str, str, str]:
    if shown.state is State.DRAFT:
        return draft_text(shown, now), "warning" if is_old(shown, now) else "", ""
    if shown.troubled:
        quiet = corrected or shown.state is State.HELD or (shown.aside is not None and shown.aside.quiet(now))
        return first_reason(shown), "" if quiet else "danger", ""
    if shown.state is State.RECEIVED:
        return receipt_text(shown), "", "receipt"
    if part is not None:
        return sending_text(part, shown.size, seconds_left), "", ""
    if shown.state is State.SENDING and road.kind == "sending":
        return translate("Queue", "On its way"), "", ""
    if shown.state in (State.SENDING, State.UNCONFIRMED):
        return translate("Queue", "Cut off; checked again automatically"), "", ""
    text = waiting_text(shown, road, turn, now)
    if shown.exported_at is not None:
        return f"{text} · {translate('Queue', 'also by USB')}", "", ""
    return text, "", ""


def receipt_text(shown: Assessment) -> str:
    """The receipt's number, or who said yes without one."""
    if acceptance_in(shown.receipt) is not None:
        return translate("Queue", "Without a signature")
    return shown.receipt.number if shown.receipt else ""


def local(at: datetime) -> datetime:
    """In this laptop's zone."""
    return at.astimezone()


def show_time(at: datetime) -> str:
    """``11.05`` in this laptop's zone."""
    return formats.show_time(local(at), words.language())


def show_moment(at: datetime) -> str:
    """``24/11/2026 10.42``."""
    return formats.show_datetime(local(at), words.language())


def now_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def _day(at: datetime) -> str:
    return formats.show_date(local(at), words.language())[:5]
