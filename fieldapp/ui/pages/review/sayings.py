"""The words of the review: what checks found, where work lies, how it is put in order."""

from collections.abc import Sequence
from datetime import datetime

from fieldapp.casework.checks import DUPLICATE, UNCHECKED
from fieldapp.domain import formats
from fieldapp.domain.reviewing import Shelf, WorkOrder
from fieldapp.domain.team import Found, Reviewed, Road, TeamWork
from fieldapp.ui import words
from fieldapp.ui.words import translate

Mark = tuple[str, str, str]  # word, icon, ink


def who(work: TeamWork) -> str:
    """Whom it is about."""
    return work.label or translate("Review", "Without a name")


def day(at: datetime) -> str:
    """``24/11/2026``."""
    return formats.show_date(at.astimezone().date(), words.language())


def moment(at: datetime) -> str:
    """``24/11/2026 10.42``."""
    return formats.show_datetime(at.astimezone(), words.language())


def shelves() -> tuple[tuple[str, str], ...]:
    """Pairs of key and word, in the order of the segments."""
    return (
        (Shelf.WAITING.value, translate("Review", "Waiting for review")),
        (Shelf.TO_CHECK.value, translate("Review", "Needs a look")),
        (Shelf.APPROVED.value, translate("Review", "Approved")),
        (Shelf.RETURNED.value, translate("Review", "Returned")),
    )


def orders() -> dict[str, str]:
    """Order → its word."""
    return {
        WorkOrder.OLDEST.value: translate("Review", "oldest first"),
        WorkOrder.NEWEST.value: translate("Review", "newest first"),
        WorkOrder.PERSON.value: translate("Review", "by person"),
        WorkOrder.FORM.value: translate("Review", "by form"),
        WorkOrder.WORKER.value: translate("Review", "by worker"),
        WorkOrder.CHECKS.value: translate("Review", "most findings first"),
        WorkOrder.ALIKE.value: translate("Review", "most duplicates first"),
    }


def codes() -> dict[str, str]:
    """Check → what it is called in the filter."""
    return {
        "too_fast": translate("Review", "Filled in very fast"),
        "rule": translate("Review", "Unusual answer"),
        "photo_missing": translate("Review", "No photo"),
        "same_answers": translate("Review", "Same answers as before"),
        "odd_hour": translate("Review", "Outside working hours"),
        DUPLICATE: translate("Review", "May be a duplicate"),
    }


def finding(found: Found) -> str:
    """One finding in words; the form's own sentence where it has one."""
    facts = dict(found.facts)
    if found.message:
        return found.message
    if found.code == "too_fast":
        return translate("Review", "Filled in within %n seconds", _number(facts.get("seconds")))
    if found.code == "odd_hour":
        return translate("Review", "Outside working hours: {time}").format(time=_odd(facts.get("time", "")))
    if found.code == "same_answers":
        text = translate("Review", "{share}% the same answers as {number}")
        return text.format(share=facts.get("share", ""), number=facts.get("number", ""))
    if found.code == DUPLICATE:
        return alike(_number(facts.get("people")))
    if found.code == UNCHECKED:
        return translate("Review", "Not checked yet")
    return codes().get(found.code, found.code)


def mark(found: Found) -> Mark:
    """One finding with its icon and ink: red for what a supervisor should see first."""
    if found.code == UNCHECKED:
        return finding(found), "clock", "text2"
    if found.code == DUPLICATE:
        return finding(found), "users", "warning"
    grave = found.code in ("too_fast", "same_answers")
    return finding(found), "circle-alert" if grave else "triangle-alert", "danger" if grave else "warning"


def checked(found: Sequence[Found]) -> Mark:
    """All checks in one cell: the gravest finding, and how many more."""
    own = [one for one in found if one.code != DUPLICATE]
    if not own:
        return translate("Review", "Passed"), "circle-check", "success"
    word, icon, ink = mark(own[0])
    return f"{word} +{len(own) - 1}" if len(own) > 1 else word, icon, ink


def alike(number: int) -> str:
    """How many people may be the same."""
    return translate("Review", "%n similar", number) if number else translate("Review", "None")


def state(work: TeamWork) -> Mark:
    """Where a submission lies: word, icon, tone of a pill."""
    known: dict[Reviewed, Mark] = {
        Reviewed.WAITING: (translate("Review", "Waiting for review"), "clock", "neutral"),
        Reviewed.ATTENTION: (translate("Review", "Needs a look"), "triangle-alert", "warning"),
        Reviewed.APPROVED: (translate("Review", "Approved"), "circle-check", "success"),
        Reviewed.RETURNED: (translate("Review", "Returned"), "undo-2", "danger"),
    }
    return known[work.state]


def decided(work: TeamWork) -> str:
    """By whom and when, "" before."""
    if work.decided_at is None:
        return ""
    by = work.decided_by or translate("Review", "the province")
    return translate("Review", "by {who}, {time}").format(who=by, time=moment(work.decided_at))


def road(work: TeamWork) -> str:
    """How it came here."""
    return {
        Road.HERE: translate("Review", "this laptop"),
        Road.PROVINCE: translate("Review", "the province"),
        Road.PACK: translate("Review", "USB pack"),
        Road.RELAY: translate("Review", "relay"),
    }[work.road]


def done(state: Reviewed, count: int) -> str:
    """What a decision says afterwards."""
    if state is Reviewed.APPROVED:
        return translate("Review", "%n submissions approved.", count)
    if state is Reviewed.RETURNED:
        return translate("Review", "%n submissions returned with a note.", count)
    return translate("Review", "%n submissions put aside to be looked at.", count)


def _odd(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return formats.show_datetime(at, words.language())


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
