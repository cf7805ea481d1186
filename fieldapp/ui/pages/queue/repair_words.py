"""What can be done about work that came back, in sentences: who returned it, and the way out for each reason."""

from collections.abc import Callable
from typing import Final

from fieldapp.domain.assessment import Assessment, State
from fieldapp.errors import WorkPurged
from fieldapp.fieldbook.repairing import remedy
from fieldapp.ui.pages.queue.faces import show_moment
from fieldapp.ui.trouble import sentence
from fieldapp.ui.words import translate

_ADVICE: Final[dict[str, Callable[[], str]]] = {
    "conflict": lambda: translate(
        "Queue",
        "This happens when a laptop was copied. As a new record the province sees both; nothing is overwritten.",
    ),
    "unknown_form": lambda: translate(
        "Queue", "Ask the province to publish this form. Fetch the forms, then send the answers as a new record."
    ),
    "unknown_version": lambda: translate(
        "Queue",
        "Fetch the forms. Then open the record and move it to the newest version, or send the answers as a new record.",
    ),
    "attachment_missing": lambda: translate("Queue", "Open the record and attach the file again at the marked place."),
    "attachment_unknown": lambda: translate("Queue", "Open the record, look at its files and finalise it again."),
    "attachment_unreadable": lambda: translate(
        "Queue", "Open the record and attach the file again at the marked place."
    ),
    "too_large": lambda: translate("Queue", "Open the record, shorten long texts and finalise it again."),
}


def head(shown: Assessment) -> str:
    """Who returned it."""
    if shown.sent_back:
        at = show_moment(shown.review.decided_at) if shown.review is not None else ""
        text = translate("Queue", "The province received this record and returned it to you on {time}:")
        return text.format(time=at)
    if shown.state is State.HELD:
        return translate("Queue", "Not taken by the server; kept here whole:")
    return translate("Queue", "The server returned this record:")


def advice(shown: Assessment) -> str:
    """What helps; "" where the reasons stand at their questions."""
    if shown.purged_at is not None:
        return sentence(WorkPurged(day=shown.purged_at.astimezone().date()))
    for reason in shown.reasons:
        if reason.code in _ADVICE:
            return _ADVICE[reason.code]()
    if remedy(shown.reasons) == "anew":
        return translate("Queue", "The answers are well. Send them as a new record that names this one.")
    return ""


def aside(shown: Assessment) -> str:
    """Until when it waits, or that it was put away and why."""
    if shown.aside is None:
        return ""
    if shown.aside.until is not None:
        return translate("Queue", "Put off until {time}.").format(time=show_moment(shown.aside.until))
    return translate("Queue", "Put away: {reason}").format(reason=shown.aside.reason)
