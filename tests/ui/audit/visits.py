"""Through every page of the tour in one window, once for each look, all audits on each visit.

``audit_pages`` gives what is wrong, by sentence, and the counts: pages, visits, widgets looked at, stops of Tab.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldapp.ui.window import Window
from tests.ui import tour
from tests.ui.audit import room
from tests.ui.audit.screen import Screen
from tests.ui.audit.whole import audit

LISTENING = ("relay-connect",)  # hears the room for seconds; it is looked at as it begins


@dataclass(frozen=True, slots=True)
class Dress:
    """Language, theme, text size and window: how the app may look while a page is visited."""

    language: str
    mode: str
    scale: float
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.language} {self.mode} {round(self.scale * 100)}% {self.size[0]}x{self.size[1]}"


LARGE, SMALL = (1366, 768), (1092, 550)
# Each language, theme and window, and the hardest of all: the largest text in the smallest window.
DRESSES = (
    Dress("id", "contrast", 1.0, SMALL),
    Dress("en", "dark", 1.3, LARGE),
    Dress("id", "light", 1.5, SMALL),
)


@dataclass
class Findings:
    """``wrong``: each sentence with where it was found; ``counted``: what was looked at."""

    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counted: Counter[str] = field(default_factory=Counter)

    def look(self, screen: Screen, where: str) -> None:
        """All audits of what is on screen."""
        self.counted.update(visits=1, widgets=len(screen.widgets), stops=len(screen.stops))
        for sentence in audit(screen.root):
            self.wrong[sentence].append(where)

    def lines(self) -> list[str]:
        """For people: sentence, how often, where first."""
        return [f"{sentence} ({len(where)}, {where[0]})" for sentence, where in sorted(self.wrong.items())]


def audit_pages(window: Window, dress: Dress, pages: Mapping[str, tour.Visit] = tour.PAGES) -> Findings:
    """Every page of the tour, or other ones, in one dress."""
    found = Findings()
    window.set_look(replace(window.look, language=dress.language, mode=dress.mode, scale=dress.scale))
    window.resize(*dress.size)
    for name, visit in pages.items():
        open_page(window, visit, listening=name in LISTENING)
        found.look(Screen(window), f"{name}, {dress}")
        for sentence in room.overlapping(window.frame.top):
            found.wrong[sentence].append(f"{name}, {dress}")
        found.counted["pages"] += 1
    return found


def open_page(window: Window, visit: tour.Visit, *, listening: bool = False) -> None:
    """One page, standing still; ``listening``: as it begins."""
    if window.frame.page is not None and window.frame.page.focus_mode:
        window.go("home")
    visit(window)
    if listening:
        for _ in range(5):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    else:
        tour.settle()
