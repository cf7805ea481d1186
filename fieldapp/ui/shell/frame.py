"""What surrounds a page while the fieldbook is open: navigation, top bar, toast; and the breakpoints.

Effective px are logical px divided by the text scale.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui import theme
from fieldapp.ui.shell.nav import Navigation
from fieldapp.ui.shell.top_bar import TopBar
from fieldapp.ui.widgets.basics import bare, column, row
from fieldapp.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Page

WIDE_FROM, MEDIUM_FROM, TALL_FROM = 1240, 1180, 640
SUBTITLE_FROM = 860
LOW_BELOW = 500  # the places of the navigation stand closer still


class Frame(QWidget):
    """Holds one page at a time; ``breakpoint_changed`` when ``width_class`` or ``short`` differ.

    ``standing`` opens what the status chip is about.
    """

    breakpoint_changed = Signal()

    def __init__(
        self,
        places: Mapping[str, Callable[[], object]],
        lock: Callable[[], object],
        search: Callable[[str], object],
        standing: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.nav = Navigation(places, lock)
        self.top = TopBar(search, standing)
        self._content = bare()
        self._box = column(self._content, gap=0)
        self._box.addWidget(self.top)
        outer = row(self, gap=0)
        outer.addWidget(self.nav)
        outer.addWidget(self._content, 1)
        self.toast = Toast(self._content)
        self.page: Page | None = None
        self.width_class = "wide"
        self.short = False

    def put_strip(self, strip: QWidget, below: int = 0) -> None:
        """Above the top bar, on every page; ``below`` so many others."""
        self._box.insertWidget(below, strip)

    def set_page(self, page: "Page") -> None:
        """Put a page in; the one before is deleted."""
        old, self.page = self.page, page
        self._box.addWidget(page, 1)
        page.show()
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.show_titles()
        self.nav.mark(page.place)
        self.arrange()
        self.toast.raise_()

    def show_titles(self) -> None:
        """Title, subtitle and buttons of the page."""
        if self.page is not None:
            self.top.set_words(self.page.title, self.page.subtitle)
            self.top.set_buttons(self.page.top_buttons())

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        inside = self.page.regions() if self.page is not None else ()
        return (self.nav, self.top, *inside, self.toast)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window's width."""
        super().resizeEvent(event)
        changed = self.measure()
        self.arrange()
        if changed:
            self.breakpoint_changed.emit()

    def minimumSizeHint(self) -> QSize:
        """The window may become narrow enough for the page to arrange itself anew."""
        return QSize(theme.px(700), theme.px(380))

    def measure(self) -> bool:
        """Read the breakpoints again; True when they changed."""
        width, height = self.width() / theme.scale(), self.height() / theme.scale()
        found = "wide" if width >= WIDE_FROM else "medium" if width >= MEDIUM_FROM else "narrow"
        before = (self.width_class, self.short)
        self.width_class, self.short = found, height < TALL_FROM
        return before != (self.width_class, self.short)

    def arrange(self) -> None:
        """Rail or words, search or none, by width and page."""
        focus_mode = self.page is not None and self.page.focus_mode
        self.nav.set_short(short=self.short, low=self.height() < theme.px(LOW_BELOW) and theme.scale() > 1)
        self.nav.set_rail(rail=focus_mode or self.width_class != "wide")
        self.top.set_tight(tight=self.width() < theme.px(SUBTITLE_FROM))
        self.toast.stand_above_bar(bar=focus_mode)
        self.top.search.set_length(320 if self.width_class == "wide" else 230)
        self.top.show_search(wanted=not focus_mode and self.page is not None and self.page.place != "people")
