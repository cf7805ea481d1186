"""The keys of the open fieldbook; they go with the frame when it is locked."""

from typing import TYPE_CHECKING

from fieldapp.ui.shell import regions
from fieldapp.ui.shell.cover import cover
from fieldapp.ui.shell.dropping import FormDrops
from fieldapp.ui.shell.shortcuts import install
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.window import Window


def desk_keys(window: "Window", frame: "Frame") -> None:
    """Install them on the frame, and take form files that are dropped there."""
    FormDrops(frame, lambda path: window.go("library", file=path))
    install(
        frame,
        {
            "Ctrl+1": lambda: window.go("home"),
            "Ctrl+2": lambda: window.go("people"),
            "Ctrl+3": lambda: window.go("records"),
            "Ctrl+4": lambda: window.go("shelter"),
            "Ctrl+5": lambda: window.go("queue"),
            "Ctrl+T": lambda: _admit(window, frame),
            "Ctrl+Shift+H": lambda: _hide_names(frame),
            "Ctrl+6": lambda: window.go("review"),
            "Ctrl+7": lambda: window.go("merge"),
            "Ctrl+0": lambda: window.go("team"),
            "Ctrl+8": lambda: window.go("reports"),
            "Ctrl+9": lambda: window.go("referrals"),
            "Ctrl+Shift+A": lambda: window.go("agenda"),
            "Ctrl+Shift+U": lambda: window.go("courier"),
            "Ctrl+,": lambda: window.go("settings"),
            "Ctrl+Shift+F": lambda: window.go("library"),
            "Ctrl+N": lambda: _find(window, frame),
            "Ctrl+Shift+N": lambda: _choose_form(window, frame),
            "Ctrl+K": lambda: _search(window, frame),
            "Ctrl+L": window.lock,
            "F9": lambda: cover(frame),
            "Ctrl+Shift+S": lambda: _send(window),
            "Ctrl+Z": frame.toast.undo,
            "F1": lambda: _help(window, frame),
            "Ctrl+/": lambda: _keys(frame),
            "F6": lambda: regions.step(frame.regions(), forward=True),
            "Shift+F6": lambda: regions.step(frame.regions(), forward=False),
        },
    )


def _help(window: "Window", frame: "Frame") -> None:
    """The manual's page about what is on screen."""
    from fieldapp.ui.shell.help import show_help, topic_of

    show_help(frame, topic_of(window.page))


def _keys(frame: "Frame") -> None:
    """All of these, and those of the pages."""
    from fieldapp.ui.shell.keys import show_keys

    show_keys(frame)


def _search(window: "Window", frame: "Frame") -> None:
    if frame.top.search.isVisible():
        frame.top.search.come()
    else:
        _find(window, frame)


def _find(window: "Window", frame: "Frame") -> None:
    """A new search; on the page itself the caret goes back to the name and nothing typed is lost."""
    if frame.page is not None and frame.page.place == "people":
        frame.page.opened()
    else:
        window.go("people", text="")


def _admit(window: "Window", frame: "Frame") -> None:
    """Somebody comes in: on the board itself the caret goes to the search."""
    if frame.page is not None and frame.page.place == "shelter":
        frame.page.admit()  # type: ignore[attr-defined]  # only the board has it
    else:
        window.go("shelter", admit="yes")


def _hide_names(frame: "Frame") -> None:
    switch = getattr(frame.page, "switch_names", None)  # only the board shows who sleeps where
    if switch is not None:
        switch()


def _choose_form(window: "Window", frame: "Frame") -> None:
    """The menu of forms, on the home page; where leaving is refused nothing happens."""
    window.go("home")
    choose = getattr(frame.page, "choose_form", None)  # only the home page has it
    if choose is not None:
        choose()


def _send(window: "Window") -> None:
    if window.book.connection.practising:
        window.say(News(translate("Window", "Training: nothing is sent.")))
        return
    if not window.book.connection.enrolled:
        text = translate("Window", "Register this laptop first; then records are sent.")
        window.say(News(text, translate("Window", "Register"), lambda: window.go("settings", part="device")))
        return
    window.sender.send_now()
    if not window.sender.standing().waiting:
        window.say(News(translate("Window", "Nothing is waiting.")))
    elif window.frame.page is None or window.frame.page.place != "queue":  # there the banner says it
        window.say(News(translate("Window", "Trying to send now.")))
