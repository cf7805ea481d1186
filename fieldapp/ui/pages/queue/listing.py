"""What the lists of assessments share: banner space, filters, table or empty state, panel, and fresh rows."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldapp.domain.assessment import Assessment
from fieldapp.ui import theme
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.queue.catalogue import Test
from fieldapp.ui.pages.queue.details import DetailsPanel
from fieldapp.ui.pages.queue.faces import Road
from fieldapp.ui.pages.queue.model import AssessmentModel
from fieldapp.ui.pages.queue.rows import AssessmentRows
from fieldapp.ui.pages.queue.table import AssessmentTable
from fieldapp.ui.widgets.basics import Button, column, frame, row
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

TIGHT_BELOW, TOLD_FROM = 800, 960
REST_MS = 300  # the store is read at most so often while it changes by itself
SENDING_REST_MS = 1000  # … by a run


class ListingPage(Page):
    """A page around one table of assessments. Subclasses say which rows, and fill the panel."""

    def __init__(self, shell: Shell, instance_id: str, name: str, filters: Sequence[tuple[str, str]]) -> None:
        super().__init__(shell)
        self._wanted = instance_id
        self._standing: object = None
        self.rows = AssessmentRows(shell.book, self.tests(), self)
        self.model = AssessmentModel(shell.sender.progress_of, self)
        self.table = AssessmentTable(name, self.model)
        self.segments = Segments(translate("Queue", "Filter"), filters)
        self.panel = DetailsPanel(translate("Queue", "Details"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read_again)
        self._lay_out()
        self.table.chosen.connect(self.show_details)
        self.table.opened.connect(self.open_chosen)
        self.table.removed.connect(self.remove_chosen)
        self.segments.chosen.connect(lambda _key: self.filter_rows())
        self.rows.loaded.connect(self._show_rows)
        shell.sender.changed.connect(self._on_sender)
        self._show_rows()
        self._on_sender()
        self._rest.stop()
        self.rows.load()
        self.resized()

    # what subclasses say -------------------------------------------------------------------------

    def tests(self) -> Mapping[str, Test]:
        """Which rows each filter shows."""
        raise NotImplementedError

    def passes(self, shown: Assessment) -> bool:
        """A further condition, such as a typed word."""
        return True

    def nothing(self) -> tuple[str, str]:
        """Title and text when no row is there at all."""
        raise NotImplementedError

    def show_road(self) -> None:
        """The connection changed."""

    def show_details(self) -> None:
        """Fill the panel for the chosen row."""

    def open_chosen(self) -> None:
        """Enter or a double click: go to what can be done."""
        target = self.panel.first_action()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_chosen(self) -> None:
        """The Delete key; final ones are never deleted."""

    def above(self) -> Sequence[QWidget]:
        """What stands over the filters."""
        return ()

    def beside(self) -> Sequence[QWidget]:
        """What stands right of the filters."""
        return ()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts in the table, or at the way on when it is empty."""
        if self._wanted:
            self._choose_wanted()
        if self.table.current() is None:
            self.table.choose_first()
        (self.table if self.model.rowCount() else self.segments).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the store again; the chosen row stays."""
        self.rows.load()

    def resized(self) -> None:
        """Narrow windows lose the sizes and get a narrow panel."""
        narrow = self.shell.width_class == "narrow"
        tight = self.width() < theme.px(TIGHT_BELOW)
        told = self.width() >= theme.px(TOLD_FROM)
        self.table.show_columns(sizes=not narrow and self._with_sizes, narrow=narrow, told=told, tight=tight)
        self.panel.set_narrow(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window leaves room for two or three columns only."""
        super().resizeEvent(event)
        self.resized()

    def leave(self) -> bool:
        """Nothing is read any more until the next refresh."""
        self.rows.stop()
        self._rest.stop()
        return True

    def kept(self) -> dict[str, str]:
        """The chosen row, and the filter when there is one."""
        shown, key = self.table.current(), self.segments.key()
        facts = {"show": key} if key != next(iter(self.tests())) else {}
        return facts | ({"instance_id": shown.instance_id} if shown else {})

    def regions(self) -> Sequence[QWidget]:
        """Content, then panel."""
        return (self._content, self.panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    # ---------------------------------------------------------------------------------------------

    _with_sizes = True

    def correction(self, shown: Assessment) -> Assessment | None:
        """The assessment that corrects a returned one, a draft too."""
        return self.rows.catalogue().corrections.get(shown.instance_id)

    def corrected(self, shown: Assessment) -> bool:
        """Whether a returned one has a finalized correction."""
        return shown.instance_id in self.rows.catalogue().corrected

    def road(self) -> Road:
        """The connection as rows need it."""
        standing = self.shell.sender.road()
        code = standing.cause.code if standing.cause else ""
        return Road(standing.kind, code, standing.retry_at)

    def say(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """A toast."""
        self.shell.say(News(text, action_text, action))

    def show_all(self) -> None:
        """Take the filter away."""
        self.segments.choose(next(iter(self.tests())))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def filter_rows(self) -> None:
        """Show those that pass the filters, out of what has been read."""
        at_work = self._at_work()
        tests, known = self.tests(), self.rows.catalogue()
        wanted, needs = tests[self.segments.key()], known.needs
        shown = tuple(row for row in known.rows if wanted(row, needs) and self.passes(row))
        self.model.set_rows(shown, known.corrected, known.turns)
        self._choose_wanted()
        if self.table.current() is None:
            self.table.choose_first()
        self._show_empty(anything=known.counts.get(next(iter(tests)), 0) > 0)
        self.show_details()
        if at_work and not self._at_work():
            (self.table if self.model.rowCount() else self.segments).setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_work(self) -> bool:
        """Whether the keyboard is in the table, beside it, or at the button that takes the filter away."""
        focus = self.window().focusWidget()
        if focus is None or not focus.isVisible():
            return False
        return focus in (self.table, self._clear) or self.panel.isAncestorOf(focus)

    def _show_rows(self) -> None:
        """Other rows were read."""
        self.segments.set_counts(dict(self.rows.catalogue().counts))
        self.strip.fit()
        self.filter_rows()

    def _show_empty(self, *, anything: bool) -> None:
        empty = not self.model.rowCount()
        if empty and anything:
            self._empty.set_words(translate("Queue", "Nothing matches the filter."))
        elif empty:
            self._empty.set_words(*self.nothing())
        self._clear.setVisible(anything)
        self._stack.setCurrentIndex(1 if empty else 0)

    def _choose_wanted(self) -> None:
        """The row asked for, as soon as it has been read; one that is not here is forgotten."""
        if self._wanted and (self.table.choose(self._wanted) or self.rows.complete()):
            self._wanted = ""

    def _on_sender(self) -> None:
        sender = self.shell.sender
        standing = sender.road()
        last = standing.total - standing.done <= 1
        self.model.set_road(self.road(), sender.pace().seconds_left() if last else None)
        self.show_road()
        known = (standing.kind, standing.done, standing.waiting, standing.needs, standing.last_received)
        if known != self._standing:
            self._standing = known
            if not self._rest.isActive():
                self._rest.start()

    def _read_again(self) -> None:
        """While a run changes rows, those alone and less often; everything once it has ended."""
        sending = self.shell.sender.road().kind == "sending"
        self._rest.setInterval(SENDING_REST_MS if sending else REST_MS)
        if sending:
            self.rows.catch_up()
        else:
            self.rows.load()

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._content.setProperty("kind", "bare")
        box = column(self._content, gap=12)
        for widget in self.above():
            box.addWidget(widget)
        box.addLayout(self._filters())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._clear = Button(translate("Queue", "Clear filter"), action=self.show_all)
        self._empty = EmptyState("clipboard-list", "", "", (self._clear,))
        self._stack.addWidget(self._empty)
        card = frame("card")
        inside = column(card, margins=(6, 0, 6, 6), gap=0)
        inside.addWidget(self._stack)
        both = row(gap=12)
        both.addWidget(card, 1)
        both.addWidget(self.panel)
        box.addLayout(both, 1)
        outer = column(self, margins=(20, 16, 20, 16), gap=0)
        outer.addWidget(self._content)

    def _filters(self) -> QHBoxLayout | QVBoxLayout:
        box = row(gap=12)
        self.strip = Strip(self.segments)
        box.addWidget(self.strip, 1)
        for widget in self.beside():
            box.addWidget(widget)
        return box
