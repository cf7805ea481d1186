"""The one true sentence about the connection, and the one action that goes with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from fieldapp.domain import formats
from fieldapp.ui import trouble, words
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.pages.queue.faces import left_text, show_moment, show_time
from fieldapp.ui.sending import Sender, Standing
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import bare, column
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

WARNINGS: Final = ("sign_in", "outdated_app", "untrusted", "clock_wrong", "refused", "store", "disk_full")


@dataclass(frozen=True, slots=True)
class Saying:
    """``action``: pause resume send try enrol limit, "" for none."""

    title: str
    text: str
    icon: str
    tone: str
    action: str = ""


class ConnectionBanner(Banner):
    """On top of the queue, with a thin bar while bytes leave."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = ThinBar(translate("Queue", "Progress of sending"))
        box = self.layout()
        inner = next((part for part in parts(box) if isinstance(part, QBoxLayout)), None) if box is not None else None
        self._under = bare()
        column(self._under, margins=(0, 4, 0, 2)).addWidget(self._bar)
        if inner is not None:
            inner.addWidget(self._under)
        self._under.hide()

    def show_saying(self, said: Saying, done: int, total: int) -> None:
        """``done`` of ``total`` bytes of the run under way; a total of 0 hides the bar."""
        if (self.words(), self.property("tone")) != (f"{said.title}. {said.text}".strip(". "), said.tone):
            self.set_banner(said.title, said.text, said.icon, said.tone)
        self._under.setVisible(bool(total))
        self._bar.set_part(done, total)


def saying(sender: Sender) -> Saying:
    """What is true now."""
    road = sender.road()
    if road.kind == "training":
        text = translate("Queue", "What is finalised here stays on this laptop, to look at.")
        return Saying(translate("Queue", "Training: nothing is sent"), text, "graduation-cap", "warning")
    if road.kind == "never":
        return _never(road)
    if road.kind == "sending":
        return _sending(sender, road)
    if sender.trying():
        title = translate("Queue", "Contacting the server…")
        return Saying(title, _safe(road), "refresh-cw", "info")
    if road.cause is not None and road.cause.code in WARNINGS:
        return _warning(road)
    if road.kind == "received":
        return _nothing_waits(road)
    if road.used_up:
        return _used_up(road)
    if road.kind == "paused" and not sender.paused:
        return _held(road)
    if road.kind == "paused":
        text = translate("Queue", "%n records ({size}) wait on this laptop until you continue.", road.waiting)
        return Saying(translate("Queue", "Paused"), _sized(text, road), "pause", "neutral", "resume")
    return _waiting(road)


def action_words(action: str) -> tuple[str, str]:
    """(words, icon) of the banner's button."""
    known: dict[str, Callable[[], tuple[str, str]]] = {
        "pause": lambda: (translate("Queue", "&Pause"), "pause"),
        "resume": lambda: (translate("Queue", "Co&ntinue"), "play"),
        "send": lambda: (translate("Queue", "Send &now"), "send"),
        "try": lambda: (translate("Queue", "Try &now"), "refresh-cw"),
        "limit": lambda: (translate("Queue", "Change &limit"), "clock"),
        "enrol": lambda: (translate("Queue", "&Enrol laptop"), "key-round"),
        "enrol_again": lambda: (translate("Queue", "&Enrol again"), "key-round"),
    }
    return known[action]() if action in known else ("", "")


def _never(road: Standing) -> Saying:
    if road.waiting:
        text = translate("Queue", "%n records ({size}) are safe on this laptop. Enrol it to send them.", road.waiting)
    else:
        text = translate("Queue", "Enrol this laptop so that finalised records can be sent.")
    return Saying(translate("Queue", "Never connected"), _sized(text, road), "circle-dashed", "neutral", "enrol")


def _sending(sender: Sender, road: Standing) -> Saying:
    number = min(road.done + 1, max(1, road.total))
    title = translate("Queue", "Sending record {number} of {total}").format(number=number, total=road.total)
    pace = sender.pace()
    rate, seconds = pace.rate(), pace.seconds_left()
    lang = words.language()
    if rate is not None and pace.slow():
        slow = translate("Queue", "Slow connection ({rate}/s). You can keep working; sending resumes where it stopped.")
        text = slow.format(rate=formats.show_size(round(rate), lang))
    else:
        text = translate("Queue", "You can keep working; sending resumes where it stopped.")
    if road.until is not None:
        last = translate("Queue", "Nothing begins that would end after {time}.")
        text = f"{text} {last.format(time=show_time(road.until))}"
    if seconds and road.total - road.done > 1:  # of the last one, its row tells
        text = f"{text} {_capital(left_text(seconds))}."
    return Saying(title, text, "cloud-upload", "info", "pause")


def _warning(road: Standing) -> Saying:
    cause = road.cause
    assert cause is not None
    title = trouble.sentence(cause)
    if cause.code == "clock_wrong":
        return Saying(title, _last(road), "clock", "warning", "send" if road.waiting else "")
    action = "enrol_again" if cause.code == "sign_in" else "try"
    icon = "key-round" if cause.code == "sign_in" else "triangle-alert"
    text = translate("Queue", "%n records ({size}) are safe on this laptop.", road.waiting) if road.waiting else ""
    return Saying(title, _sized(text, road), icon, "warning", action)


def _nothing_waits(road: Standing) -> Saying:
    title = translate("Queue", "Nothing is waiting.")
    if road.last_received is None:
        return Saying(title, translate("Queue", "Finalised records appear here."), "circle-check", "neutral")
    last = translate("Queue", "Last received by the server {time}.").format(time=show_moment(road.last_received))
    return Saying(title, last, "circle-check", "success")


def _waiting(road: Standing) -> Saying:
    code = road.cause.code if road.cause is not None else ""
    if code == "offline":
        text = translate(
            "Queue",
            "%n records ({size}) send by themselves once connected. Everything is safe on this laptop.",
            road.waiting,
        )
        words_ = f"{_sized(text, road)} {_last(road)}".strip()
        return Saying(translate("Queue", "Waiting for internet"), words_, "wifi-off", "neutral", "try")
    if code == "server_trouble" and road.retry_at is not None:
        title = translate("Queue", "The server is not answering. Trying again at {time}.")
        return Saying(title.format(time=show_time(road.retry_at)), _safe(road), "clock", "neutral", "try")
    if road.cause is not None:
        return Saying(trouble.sentence(road.cause), _safe(road), "info", "neutral", "try")
    title = translate("Queue", "%n records are waiting to be sent", road.waiting)
    text = translate("Queue", "Safe on this laptop ({size}). Sent automatically when there is internet.")
    return Saying(title, _sized(text, road), "clock", "neutral", "send")


def _held(road: Standing) -> Saying:
    if road.held == "metered":
        title = translate("Queue", "Data on this connection is counted")
        text = translate("Queue", "%n records ({size}) wait for another one, or until you send them.", road.waiting)
    else:
        title = translate("Queue", "Sending only when you ask")
        text = translate("Queue", "%n records ({size}) are safe on this laptop until you send them.", road.waiting)
    return Saying(title, _sized(text, road), "pause", "neutral", "send")


def _used_up(road: Standing) -> Saying:
    title = translate("Queue", "Today's data limit is used up")
    text = translate("Queue", "%n records ({size}) are safe on this laptop and go on tomorrow.", road.waiting)
    return Saying(title, _sized(text, road), "pause", "neutral", "limit")


def _safe(road: Standing) -> str:
    if not road.waiting:
        return ""
    text = translate("Queue", "%n records ({size}) are safe on this laptop and send by themselves.", road.waiting)
    return _sized(text, road)


def _last(road: Standing) -> str:
    if road.last_received is None:
        return ""
    last = translate("Queue", "Last received by the server {time}.")
    return last.format(time=show_moment(road.last_received))


def _sized(text: str, road: Standing) -> str:
    return text.format(size=formats.show_size(road.waiting_bytes, words.language()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
