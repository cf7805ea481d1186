"""Home: the way to start, three numbers, what needs action, drafts, charts, readiness.

The first numbers are read at once: counting takes milliseconds, and a page of blanks would say too little. The rest
follows in the background; old numbers stay until then. A part that cannot be read says so; the rest of the page lives.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.formats import show_long_date
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.home.drafts import Drafts
from fieldapp.ui.pages.home.graphs import Graphs
from fieldapp.ui.pages.home.reading import Desk, category_words, known_words, read_desk
from fieldapp.ui.pages.home.ready import Ready
from fieldapp.ui.pages.home.start_button import StartButton
from fieldapp.ui.pages.home.stats import Stats
from fieldapp.ui.pages.home.todo import Todo
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.referrals.task_words import act
from fieldapp.ui.sending_run import clock_error
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, row, scrolling
from fieldapp.ui.widgets.forms_menu import is_alone, offer_forms
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Shell

SIDE = 360
BESIDE_FROM = 760
WIDEST = (1 << 24) - 1  # Qt's own limit, which means none
SLOW_MS = 300


class HomePage(Page):
    """The first page after unlocking."""

    place = "home"

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self.title = translate("Home", "Home")
        self.subtitle = show_long_date(local_now().date(), words.language())
        self._job: background.Job | None = None
        self._again = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self._say(translate("Home", "Updating…")))
        self._labels: dict[str, str] = {}
        self._build()
        self.resized()
        if not self._show_first():
            self.refresh()
        shell.sender.changed.connect(self._show_clock)

    def opened(self) -> None:
        """Enter starts the day's work."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything again, in the background."""
        if self._job is not None:
            self._again = True
            return
        book, language, known = self.shell.book, words.language(), self._labels

        def read(_job: background.Job) -> tuple[Desk, dict[str, str]]:
            desk = read_desk(book)
            return desk, known or (category_words(book, language) if desk.figures.by_category else {})

        self._job = background.run(read, self._show, self._failed)
        self._slow.start()

    def resized(self) -> None:
        """Key hints and the side column follow the width."""
        narrow = self.shell.width_class == "narrow"
        self.start.show_key(shown=not narrow)
        self.admit.show_key(shown=not narrow)
        self._side_width = theme.px(320 if narrow else SIDE)
        self._place_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text on a small screen: the side column goes below."""
        super().resizeEvent(event)
        self._place_side()

    def _place_side(self) -> None:
        main = self._main_box.minimumSize().width()
        below = self.width() < max(theme.px(BESIDE_FROM), main + self._side_width + theme.px(20 + 16 + 20 + 12))
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(0 if below else self._side_width)
        self._side.setMaximumWidth(WIDEST if below else self._side_width)

    def leave(self) -> bool:
        """Nothing to keep."""
        self._slow.stop()
        self.graphs.stop()
        if self._job is not None:
            self._job.cancel()
        return True

    def loaded(self) -> bool:
        """Whether the numbers on screen are those of the store."""
        return self._job is None

    def _build(self) -> None:
        outer = column(self, gap=0)
        content = QWidget()
        self._across = row(content, margins=(20, 16, 20, 16), gap=16)
        self._side = bare()
        self._side_width = theme.px(SIDE)
        self._main_box = self._main()
        self._across.addLayout(self._main_box, 1)
        self._across.addWidget(self._side)
        self._fill_side()
        outer.addWidget(scrolling(content, self.title))

    def _main(self) -> QVBoxLayout:
        box = column(gap=12)
        self.start = StartButton(
            "user-search",
            translate("Home", "Find or register a person"),
            translate("Home", "Search first so nobody is recorded twice"),
            "Ctrl N",
            lambda: self.shell.go("people", text=""),
        )
        self.admit = StartButton(
            "bed-double",
            translate("Home", "Admit to shelter"),
            " ",
            "Ctrl T",
            lambda: self.shell.go("shelter", admit="yes"),
            primary=False,
        )
        self.admit.hide()
        self.choose = Button(
            translate("Home", "Choose a form"), icon="clipboard-list", small=True, action=self.choose_form
        )
        self._trouble = Banner(tone="danger", icon="circle-alert")
        self.clock = Banner(tone="warning", icon="clock")
        self.clock.hide()
        self.stats, self.todo = Stats(), self._todo()
        self.graphs = Graphs(self.shell.book, self._region_name, self._failed)
        self.categories, self.places = self.graphs.categories, self.graphs.places
        box.addWidget(self.clock)
        box.addWidget(self._trouble)
        ways = row(gap=12)
        ways.addWidget(self.start, 1)
        ways.addWidget(self.admit, 1)
        box.addLayout(ways)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        graphs = self.graphs
        for widget in (self.stats, self.todo, graphs.period_row, graphs.categories, graphs.months):
            box.addWidget(widget)
        self._trouble.hide()
        box.addStretch(1)
        return box

    def _todo(self) -> Todo:
        return Todo(self.shell.go, partial(act, self.shell))

    def choose_form(self) -> None:
        """The forms by title and purpose; one about a person leads to the search first."""
        forms = self.shell.book.forms()
        if forms:
            offer_forms(self, self.choose.mapToGlobal(self.choose.rect().bottomLeft()), forms, self._start_form)
        else:
            self.shell.go("library")  # every form is hidden, or none came yet

    def _start_form(self, form_id: str) -> None:
        if is_alone(form_id):
            self.shell.fill(self.shell.book.start(form_id))
        else:
            self.shell.go("people", text="", form=form_id)

    def _fill_side(self) -> None:
        box = column(self._side, gap=12)
        self.drafts = Drafts(self._resume, lambda: self.shell.go("records", show="draft"))
        self.ready = Ready()
        for widget in (self.drafts, self.places, self.graphs.kabupaten, self.ready):
            box.addWidget(widget)
        box.addStretch(1)

    def _show(self, read: tuple[Desk, dict[str, str]]) -> None:
        self._settle()
        desk, self._labels = read
        self._show_desk(desk, labelled=True)
        if self._again:
            self._again = False
            self.refresh()

    def _show_first(self) -> bool:
        """What can be had in milliseconds; whether that is all. What fails is said by the reading in the background."""
        try:
            desk = read_desk(self.shell.book, at_once=True)
        except FieldappError:
            return False
        self._labels = known_words(self.shell.book, words.language())
        labelled = bool(self._labels) or not desk.figures.by_category
        self._show_desk(desk, labelled=labelled)
        return labelled and desk.whole

    def _show_desk(self, desk: Desk, *, labelled: bool) -> None:
        now = local_now()
        self._trouble.hide()
        self._show_clock()
        self.stats.show_desk(desk, now)
        self.todo.show_desk(desk)
        self.admit.setVisible(desk.free_beds is not None)
        if desk.free_beds is not None:
            self.admit.say_why(translate("Home", "%n beds free", desk.free_beds))
        self.drafts.show_desk(desk)
        if labelled:
            self.graphs.show_desk(desk, self._labels, now)
        self.ready.show_desk(desk, self.shell.sender.standing().last_received, now)
        self._place_side()

    def _show_clock(self) -> None:
        """A line while the laptop's clock cannot be believed."""
        wrong = clock_error(self.shell.book.watch.look())
        self.clock.setVisible(wrong is not None)
        if wrong is not None:
            text = translate("Home", "You can keep working: the time of what is finalised now is marked as doubtful.")
            self.clock.set_banner(sentence(wrong), text, "clock", "warning")

    def _failed(self, error: Exception) -> None:
        self._settle()
        title = translate("Home", "The numbers cannot be shown now.")
        self._trouble.set_banner(title, sentence(error), "circle-alert", "danger")
        self._trouble.setVisible(True)

    def _settle(self) -> None:
        """The reading is over."""
        self._job = None
        self._slow.stop()
        self._say("")

    def _say(self, news: str) -> None:
        """The day, and that numbers are still being read when it takes long."""
        day = show_long_date(local_now().date(), words.language())
        shown = f"{day} · {news}" if news else day
        if shown != self.subtitle:
            self.subtitle = shown
            self.titled.emit()

    def _region_name(self, code: str) -> str:
        return self.shell.book.regions.name(code) if code else translate("Home", "Place not known")

    def _resume(self, instance_id: str) -> None:
        desk = self.shell.book.resume(instance_id)
        self.shell.fill(desk, arrived="resumed", reference=desk.assessment.progress.reference)
