"""An assessment's history in words, oldest first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.domain.assessment import Event
from fieldapp.ui.pages.queue.faces import show_moment
from fieldapp.ui.widgets.basics import bare, column, label, picture, row
from fieldapp.ui.words import translate

_KINDS: dict[str, tuple[Callable[[], str], str, str]] = {
    "started": (lambda: translate("Queue", "Started"), "file-pen", "text2"),
    "finalized": (lambda: translate("Queue", "Finalised"), "file-check", "success"),
    "clock": (lambda: translate("Queue", "Time is doubtful: the laptop clock was wrong"), "clock", "warning"),
    "recalled": (lambda: translate("Queue", "Moved back to draft"), "undo-2", "text2"),
    "sent": (lambda: translate("Queue", "Sent out"), "cloud-upload", "success"),
    "exported": (lambda: translate("Queue", "Put into a USB pack"), "hard-drive", "text2"),
    "unconfirmed": (lambda: translate("Queue", "Cut off before a receipt"), "circle-dashed", "warning"),
    "received": (lambda: translate("Queue", "Received by the server"), "circle-check", "success"),
    "accepted": (lambda: translate("Queue", "Accepted by the server, without a signature"), "circle-check", "success"),
    "returned": (lambda: translate("Queue", "Returned by the server"), "circle-alert", "danger"),
    "held": (lambda: translate("Queue", "Put on hold"), "lock", "warning"),
    "sent_back": (lambda: translate("Queue", "Returned by the province after the receipt"), "undo-2", "danger"),
    "review_over": (lambda: translate("Queue", "Accepted by the province"), "circle-check", "success"),
    "settled": (lambda: translate("Queue", "The correction was received"), "circle-check", "success"),
    "put_off": (lambda: translate("Queue", "Put off"), "clock", "text2"),
    "put_away": (lambda: translate("Queue", "Put away"), "minus", "text2"),
    "taken_up": (lambda: translate("Queue", "Taken up again"), "undo-2", "text2"),
    "refused_again": (lambda: translate("Queue", "The province no longer takes it"), "circle-alert", "warning"),
    "purged": (lambda: translate("Queue", "The answers left this laptop"), "trash-2", "text2"),
    "discarded": (lambda: translate("Queue", "Draft deleted"), "trash-2", "text2"),
    "moved": (lambda: translate("Queue", "Moved to another form version"), "file-pen", "text2"),
    "moved_back": (lambda: translate("Queue", "Back on its form version"), "undo-2", "text2"),
    "restored": (lambda: translate("Queue", "Draft restored"), "undo-2", "text2"),
}
_AGAIN: dict[str, Callable[[], str]] = {
    "restored": lambda: translate("Queue", "Sent again: the province was restored from a backup"),
    "missing": lambda: translate("Queue", "Sent again: the province no longer had it"),
}
_WAITS: dict[str, Callable[[], str]] = {
    "offline": lambda: translate("Queue", "Waits for internet"),
    "server_trouble": lambda: translate("Queue", "The server did not answer"),
    "sign_in": lambda: translate("Queue", "The server asks to sign in again"),
    "captive_portal": lambda: translate("Queue", "The network asks for its own sign-in"),
    "untrusted": lambda: translate("Queue", "The connection was not to the server"),
    "outdated_app": lambda: translate("Queue", "The app is too old for the server"),
    "refused": lambda: translate("Queue", "The server did not take it yet"),
}


def told(event: Event) -> tuple[str, str, str]:
    """(words, icon, ink); the words of an unknown kind are blank."""
    if event.kind == "waiting":
        wait = _WAITS.get(event.note)
        return (wait() if wait else translate("Queue", "Tried again later")), "clock", "text2"
    if event.kind == "sent_again":
        return _AGAIN.get(event.note, _AGAIN["missing"])(), "refresh-cw", "success"
    if event.kind not in _KINDS:
        return "", "circle", "text2"
    said, icon, ink = _KINDS[event.kind]
    return said(), icon, ink


def story(events: Sequence[Event]) -> QWidget:
    """One line an event: icon, words, time."""
    box = bare()
    inside = column(box, gap=8)
    inside.addWidget(label("h3", translate("Queue", "History")))
    for event in events:
        said, icon, ink = told(event)
        if said:
            reason = event.note if event.kind == "put_away" else ""
            inside.addWidget(_entry(f"{said}: {reason}" if reason else said, icon, ink, show_moment(event.at)))
    return box


def _entry(said: str, icon: str, ink: str, at: str) -> QWidget:
    box = bare()
    box.setAccessibleName(f"{said}, {at}")
    inside = row(box, gap=10)
    inside.addWidget(picture(icon, ink, 16), 0, Qt.AlignmentFlag.AlignVCenter)
    both = column(gap=0)
    both.addWidget(label("body", said, wrap=True))
    both.addWidget(label("caption", at))
    inside.addLayout(both, 1)
    return box
