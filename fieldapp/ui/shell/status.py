"""What the status chip says: worst actionable first, never more than is known."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldapp.domain.formats import show_relative
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.ui.sending import Standing


@dataclass(frozen=True, slots=True)
class Status:
    """Words, icon and the token that colours the icon."""

    text: str
    icon: str
    ink: str


def status(standing: "Standing") -> Status:
    """The chip for a standing; unknown kinds say that nothing was ever received."""
    waiting = standing.waiting
    if standing.kind == "needs_user":
        return Status(translate("Status", "%n records need fixing", standing.needs), "triangle-alert", "warning")
    if standing.kind == "sending":
        return Status(_sending(standing), "refresh-cw", "primary")
    if standing.kind == "waiting" and _reachable(standing):
        return Status(translate("Status", "%n waiting to send", waiting), "clock", "text2")
    if standing.kind == "waiting":
        return Status(translate("Status", "No internet · %n waiting", waiting), "wifi-off", "text2")
    if standing.kind == "online_waiting":
        return Status(translate("Status", "%n waiting to send", waiting), "clock", "text2")
    if standing.kind == "paused":
        return Status(translate("Status", "Paused · %n waiting", waiting), "pause", "text2")
    if standing.kind == "received":
        return _nothing_waits(standing)
    if standing.kind == "training":
        return Status(translate("Status", "Training: nothing is sent"), "graduation-cap", "warning")
    return Status(translate("Status", "Never connected"), "circle-dashed", "text2")


def arrived(book: "Fieldbook", count: int) -> News:
    """The word *received* is kept for what has a signed receipt."""
    if book.connection.form_server.in_use:
        return News(translate("Window", "%n records accepted by the server.", count))
    return News(translate("Window", "%n records received by the server.", count))


def _reachable(standing: "Standing") -> bool:
    """Something else than the internet is the cause of waiting."""
    return standing.cause is not None and standing.cause.code not in ("offline", "captive_portal")


def _sending(standing: "Standing") -> str:
    text = translate("Status", "Sending {number} of {total}…")
    return text.format(number=min(standing.done + 1, max(standing.total, 1)), total=max(standing.total, 1))


def _nothing_waits(standing: "Standing") -> Status:
    """Sent is claimed only of what has a receipt."""
    if standing.last_received is None:
        return Status(translate("Status", "Nothing is waiting"), "circle-check", "text2")
    at = show_relative(standing.last_received, local_now(), words.language())
    return Status(translate("Status", "All sent · {time}").format(time=at), "circle-check", "success")
