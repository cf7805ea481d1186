"""Batches of paper: the ways in, and a file on its way through five steps into the queue.

Reading, judging and filing happen in the background. Whatever is stopped or left loses nothing: a batch is a row from
the check on, and goes on where it was.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.domain.batch import Batch, Stage
from fieldapp.ui import background
from fieldapp.ui.background import Job
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.check_step import CheckStep
from fieldapp.ui.pages.batch.columns_step import ColumnsStep
from fieldapp.ui.pages.batch.deeds import Deeds
from fieldapp.ui.pages.batch.file_step import LAST_FORM, FileStep
from fieldapp.ui.pages.batch.listing import Listing, step_of
from fieldapp.ui.pages.batch.result_step import ResultStep
from fieldapp.ui.pages.batch.step import Step
from fieldapp.ui.pages.batch.step_line import StepLine
from fieldapp.ui.pages.batch.summary_step import SummaryStep
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, row
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

LIST = -1


class BatchPage(Page):
    """``batch_id`` and ``step`` (from 1): where the worker was."""

    place = "batch"

    def __init__(self, shell: Shell, batch_id: str = "", step: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Batch", "Batches")
        self.batch_id = ""
        self._step = LIST
        self.job: Job | None = None
        self.deeds = Deeds(self)
        self.listing = Listing(
            self.deeds.choose,
            self.deeds.take_packs,
            lambda: self.shell.go("keying"),
            self.open_batch,
            self.deeds.forget,
        )
        forms = shell.book.forms()
        self.file = FileStep(forms, shell.book.setting(LAST_FORM))
        self.columns = ColumnsStep()
        self.check = CheckStep(self.deeds.save_bad_rows)
        self.summary = SummaryStep()
        self.result = ResultStep(
            self.deeds.send,
            self.deeds.send_limited,
            self.deeds.save_receipt,
            self.deeds.print_receipt,
            self.deeds.withdraw,
            self.deeds.put_in,
        )
        self.steps: tuple[Step, ...] = (self.file, self.columns, self.check, self.summary, self.result)
        self._lay_out()
        self.deeds.connect_steps()
        for key, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(key), self, lambda by=by: self.check.next_problem(by))
        if batch_id:
            self.open_batch(shell.book.batches.batch(batch_id), int(step or 0) - 1)
        else:
            self.show_step(LIST)

    # the page's contract

    def opened(self) -> None:
        """The keyboard starts at the way in, or in the step."""
        if self._step == LIST:
            self.listing.file_button.setFocus()
        else:
            self.steps[self._step].begin()

    def refresh(self) -> None:
        """Something was sent or received."""
        if self._step == LIST:
            self.listing.show_batches(self.shell.book.batches.all())
        elif self.steps[self._step] is self.result and self.job is None:
            self.deeds.show_result()

    def leave(self) -> bool:
        """Stop what is under way; it goes on from where it was."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        self.deeds.stop_reading()
        return True

    def kept(self) -> dict[str, str]:
        """The batch and its step; a file that was only read is chosen again."""
        return {"batch_id": self.batch_id, "step": str(self._step + 1)} if self.batch_id else {}

    def regions(self) -> Sequence[QWidget]:
        """The step, then the bar below it."""
        return self.listing.regions() if self._step == LIST else (self.steps[self._step], self._bar)

    # where the worker is

    def open_batch(self, batch: Batch, step: int = LIST) -> None:
        """Go on with a batch."""
        self.batch_id = batch.batch_id
        wanted = step if 2 <= step <= 4 else step_of(batch)
        if batch.stage == Stage.CHECKING and wanted == 4:
            wanted = 2
        if wanted == 4:
            self.deeds.show_result()
            self.show_step(4)
        else:
            self.deeds.judge()

    def show_step(self, step: int) -> None:
        """Put a step on screen, or the list."""
        self._step = step
        in_list = step == LIST
        if in_list:
            self.batch_id = ""
            self.listing.show_batches(self.shell.book.batches.all())
            self._stack.setCurrentWidget(self.listing)
        else:
            self._stack.setCurrentWidget(self.steps[step])
            self._line.mark(step)
        self._line.setVisible(not in_list)
        self._bar.setVisible(not in_list)
        self.say("")
        self._settle()
        if self.isVisible():
            self.opened()

    def forward(self) -> None:
        """The button that leads on."""
        (self.deeds.to_columns, self.deeds.make, self.deeds.to_summary, self.deeds.put_in, lambda: None)[self._step]()

    def back(self) -> None:
        """One step back; from the result, and from a check of a batch that is kept, to the list."""
        self.show_step({1: 0, 3: 2}.get(self._step, LIST))

    def say(self, text: str, tone: str = "danger", icon: str = "circle-alert") -> None:
        """A sentence over the step; "" takes it away."""
        self.banner.setVisible(bool(text))
        self._show_head()
        self.banner.set_action()
        if text:
            self.banner.set_banner(text, "", icon, tone)

    # under way

    def run(self, text: str, task: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        """One thing in the background; the bar says how far it is."""

        def finish(result: Any) -> None:
            self.job = None
            self._settle()
            done(result)
            self._take_keyboard()

        def failed(error: Exception) -> None:
            self.job = None
            self._settle()
            self.say(sayings.trouble(error))
            self._take_keyboard()

        self.say("")
        self._words = text
        self._far.setText(text)
        self._progress.set_part(0, 0)
        self.job = background.run(task, finish, failed, self._tell)
        self._settle()
        if self.isVisible():
            self.stop_button.setFocus()

    def stop(self) -> None:
        """A person said stop; nothing is lost."""
        if self.job is None:
            return
        self.job.cancel()
        self.job = None
        self._settle()
        self.say(translate("Batch", "Stopped. Nothing is lost; it goes on from here."), "info", "info")
        self.deeds.stopped()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """It stood on the button that stops, and goes where work goes on, unless it was put somewhere already."""
        focus = self.window().focusWidget()
        if self.isVisible() and (focus is None or not (self._stack.isAncestorOf(focus) and focus.isEnabled())):
            self.opened()

    def _tell(self, far: tuple[int, int]) -> None:
        done, count = far
        self._progress.set_part(done, count)
        text = translate("Batch", "{words} {done} of {count} rows")
        self._far.setText(text.format(words=self._words, done=sayings.number(done), count=sayings.number(count)))

    def _settle(self) -> None:
        busy = self.job is not None
        self._work.setVisible(busy)
        self._show_head()
        step = self.steps[self._step] if self._step != LIST else None
        word = step.forward() if step else ""
        self.next_button.setVisible(bool(word))
        if word and step:
            self.next_button.set_words(word)
            self.next_button.setEnabled(not busy and step.ready())
        self.back_button.setEnabled(not busy)
        self._stack.setEnabled(not busy)

    def _show_head(self) -> None:
        """What stands over the steps takes no room while it is empty."""
        self._head.setVisible(not all(one.isHidden() for one in (self._line, self.banner, self._work)))

    def _lay_out(self) -> None:
        outer = column(self, gap=0)
        self._line = StepLine()
        self.banner = Banner(tone="danger", icon="circle-alert")
        self._head = bare()
        top = column(self._head, margins=(20, 12, 20, 8), gap=10)
        top.addWidget(self._line)
        top.addWidget(self.banner)
        self._work = frame("banner")
        box = row(self._work, margins=(14, 9, 12, 10), gap=12)
        self._far = label("h3", wrap=True)
        self._words = ""
        self._progress = ThinBar(translate("Batch", "Progress"))
        both = column(gap=6)
        both.addWidget(self._far)
        both.addWidget(self._progress)
        box.addLayout(both, 1)
        self.stop_button = Button(translate("Batch", "St&op"), small=True, action=self.stop)
        box.addWidget(self.stop_button)
        top.addWidget(self._work)
        outer.addWidget(self._head)
        self._stack = QStackedWidget()
        for one in (self.listing, *self.steps):
            self._stack.addWidget(one)
        for step in self.steps:
            step.moved.connect(self._settle)
        outer.addWidget(self._stack, 1)
        self._bar = frame("bar")
        below = row(self._bar, margins=(16, 9, 16, 9), gap=8)
        self.back_button = Button(translate("Batch", "Bac&k"), icon="chevron-left", action=self.back)
        self.next_button = Button(" ", "primary", action=self.forward)
        below.addStretch(1)  # at the left stand the news
        below.addWidget(self.back_button)
        below.addWidget(self.next_button)
        outer.addWidget(self._bar)
