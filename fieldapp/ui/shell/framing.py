"""The frame of a window: navigation, top bar, search. It knows no fieldbook, so it can be built before one is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldapp.ui.shell.frame import Frame
from fieldapp.ui.shell.searching import search

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

PLACE_ORDER = (
    *("home", "people", "records", "referrals", "shelter", "queue"),
    *("review", "merge", "team", "reports", "settings"),
)


def build_frame(window: "Window") -> Frame:
    """Dressed, without a page; not yet in the window."""

    def opener(place: str) -> Callable[[], None]:
        return lambda: window.go(place)

    frame = Frame(
        {place: opener(place) for place in PLACE_ORDER},
        window.lock,
        lambda text: search(window, text),
        lambda: window.go("queue", instance_id=""),  # from the top: what needs the worker first
    )
    for widget in frame.findChildren(QWidget):
        widget.ensurePolished()
    return frame
