"""Reports: choose one, say what it is about, see its charts and pages, save or print it.

Counting, laying out and writing happen in the background; another choice stops what is under way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fieldapp.casework.boundaries import Boundaries
from fieldapp.casework.period import wita_day
from fieldapp.casework.reports import REPORTS, Report
from fieldapp.errors import BadBoundaries
from fieldapp.fieldbook.profile import local_now
from fieldapp.fieldbook.reporting import Made
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.reports.letter_dialog import LetterDialog
from fieldapp.ui.pages.reports.letter_paper import draw_letter
from fieldapp.ui.pages.reports.order_panel import OrderPanel
from fieldapp.ui.pages.reports.paper import Paper
from fieldapp.ui.pages.reports.preview import TWO_FROM, Preview
from fieldapp.ui.pages.reports.purpose_dialog import PurposeDialog
from fieldapp.ui.pages.reports.report_list import ReportList
from fieldapp.ui.pages.reports.saving import print_pages, save, saved_news
from fieldapp.ui.pages.reports.schedule_dialog import ScheduleDialog
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, row
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

SLOW_MS = 300
LOW_BELOW = 360


@dataclass(frozen=True)
class _Ready:
    """What the background hands over."""

    made: Made
    paper: Paper
    boundaries: Boundaries | None
    names: dict[str, str]
    trouble: BadBoundaries | None


class ReportsPage(Page):
    """``report``, ``period``, ``first`` and ``last``: where the worker was; ``show`` schedules: their list at once."""

    place = "reports"

    def __init__(
        self, shell: Shell, report: str = "", period: str = "", first: str = "", last: str = "", show: str = ""
    ) -> None:
        super().__init__(shell)
        self.title = translate("Reports", "Reports")
        self._report: Report = REPORTS.get(report) or REPORTS["recap"]
        self._ready: _Ready | None = None
        self._job: background.Job | None = None
        self._saving: background.Job | None = None
        self.dialog: PurposeDialog | ScheduleDialog | LetterDialog | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self._say_working(translate("Reports", "Counting…")))
        offered = shell.book.reports.offered()
        if self._report not in offered:
            self._report = REPORTS["recap"]
        self.list = ReportList(offered, self.choose)
        self.panel = OrderPanel(shell.book.regions, wita_day(local_now()), shell.book.reports.devices())
        if period:
            self.panel.set_period(period, first, last)
        self.panel.changed.connect(self.refresh)
        self.panel.repapered.connect(self._lay_out_again)
        self.preview = Preview()
        self._build()
        self.list.mark(self._report.key)
        self.panel.for_names(named=self._report.named)
        self.resized()
        self.refresh()
        if show == "schedules":
            QTimer.singleShot(0, self, self.show_schedules)

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts on the report that is shown."""
        self.list.rows[self._report.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count again, in the background; the old pages stay until then."""
        order = self.panel.order(self._report.key, named=self._report.named)
        if order is None:
            return
        if self._job is not None:
            self._job.cancel()
        reports, language, paper = self.shell.book.reports, words.language(), self.panel.paper_size
        regions = self.shell.book.regions

        def work(job: background.Job) -> _Ready:
            made = reports.make(order, language, job.cancelled.is_set)
            boundaries, trouble = None, None
            try:
                boundaries = reports.boundaries()
            except BadBoundaries as error:
                trouble = error
            names = {
                region.code: region.name
                for level in ("kabupaten", "kota", "kecamatan")
                for region in regions.all(level)
            }
            return _Ready(made, Paper(made, paper), boundaries, names, trouble)

        self._job = background.run(work, self._show, self._failed)
        self._slow.start()

    def regions(self) -> Sequence[QWidget]:
        """The list, the parameters, the preview, the buttons."""
        return (self.list, self.panel, self.preview, self._bar)

    def resized(self) -> None:
        """The list follows the window's width."""
        self.list.set_narrow(narrow=self.shell.width_class == "narrow")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Charts below each other where there is no room for two."""
        super().resizeEvent(event)
        self.preview.set_narrow(narrow=self.preview.width() < theme.px(TWO_FROM))
        wanted = self.preview.head if self.height() < theme.px(LOW_BELOW) else self._right
        if wanted.indexOf(self.panel) < 0:  # with large text what is asked scrolls with the answer
            wanted.insertWidget(0, self.panel)

    def leave(self) -> bool:
        """Stop what is under way."""
        self._slow.stop()
        for job in (self._job, self._saving):
            if job is not None:
                job.cancel()
        if self.dialog is not None:
            self.dialog.reject()
        return True

    def kept(self) -> dict[str, str]:
        """Report and period."""
        panel = self.panel
        dates = {"first": panel.first.text(), "last": panel.last.text()}
        return {"report": self._report.key, "period": panel.segments.key(), **dates}

    # what people do ------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Another report."""
        self._report = REPORTS[key]
        self.list.mark(key)
        self.panel.for_names(named=self._report.named)
        self.refresh()

    def save_as(self, ending: str) -> None:
        """Ask for a purpose where people are named, then for the file; write it in the background."""
        ready = self._ready
        if ready is None or self._saving is not None:
            return
        purpose = self._purpose()
        if purpose is None:
            return
        path = self.ask_path(ready.made.file_name(ending), ending)
        if path is None:
            return
        book = self.shell.book

        def work(job: background.Job) -> tuple[Path, ...]:
            return save(book, ready.made, ready.paper, path, purpose, job.cancelled.is_set)

        self._saving = background.run(work, self._saved, self._not_saved)
        self._say_working(translate("Reports", "Saving {name}…").format(name=path.name))

    def ask_path(self, name: str, ending: str) -> Path | None:
        """Where to save, None when the worker thinks better of it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder or Path.home()) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, translate("Reports", "Save report"), start, f"*.{ending}")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")

    def print_report(self) -> None:
        """The same pages, on paper."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        ready = self._ready
        if ready is None:
            return
        purpose = self._purpose()
        if purpose is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(ready.paper.title)
        printer.setPageLayout(ready.paper.layout(0))
        if QPrintDialog(printer, self).exec():
            self.shell.book.reports.printed(ready.made, purpose)
            print_pages(ready.paper, printer)

    def show_schedules(self) -> None:
        """The reports that are made by themselves."""
        reports = self.shell.book.reports.offered()
        keys = tuple(report.key for report in reports if not report.named)
        self.dialog = ScheduleDialog(self, self.shell.book.schedules, keys, self.shell.say)
        self.dialog.open()

    def ask_letter(self) -> None:
        """What the cover letter needs; then the folder; then it is made."""
        period = self.panel.period()
        if period is None or self._saving is not None:
            return
        self.dialog = LetterDialog(self, self.shell.book, period, self.panel.region, self._report.key)
        self.dialog.accepted.connect(self._ask_letter_folder)
        self.dialog.open()

    def _ask_letter_folder(self) -> None:
        if not isinstance(self.dialog, LetterDialog):
            return
        asked = self.dialog.asked()
        folder = self.ask_folder()
        if folder is None:
            return
        letters = self.shell.book.cover_letters

        def work(job: background.Job) -> tuple[Path, ...]:
            done = letters.write(asked, folder, lambda made: Paper(made).pdf(), draw_letter, job.cancelled.is_set)
            return (done.letter, done.evidence, *done.files)

        self._saving = background.run(work, self._saved, self._not_saved)
        self._say_working(translate("Reports", "Making the letter…"))

    def ask_folder(self) -> Path | None:
        """Where the letter and its files go, None when the worker thinks better of it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(self, translate("Reports", "Folder for the letter"), folder)
        return Path(chosen) if chosen else None

    def cancel(self) -> None:
        """Stop counting or saving."""
        for job in (self._job, self._saving):
            if job is not None:
                job.cancel()
        self._job = self._saving = None
        self._settle()

    # ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = column(self, gap=0)
        content = bare()
        across = row(content, margins=(12, 12, 8, 0), gap=12)
        across.addWidget(self.list)
        self._right = right = column(gap=10)
        self.banner = Banner(tone="warning", icon="triangle-alert")
        self.banner.hide()
        right.addWidget(self.panel)
        right.addWidget(self.banner)
        right.addWidget(self.preview, 1)
        across.addLayout(right, 1)
        outer.addWidget(content, 1)
        self._bar = frame("bar")
        box = row(self._bar, margins=(16, 9, 16, 9), gap=8)
        self.working = label("small")
        self.stop_button = Button(translate("Reports", "Cancel"), small=True, action=self.cancel)
        self.pdf = Button(translate("Reports", "Save &PDF"), "primary", action=lambda: self.save_as("pdf"))
        self.excel = Button(translate("Reports", "Save &Excel"), action=lambda: self.save_as("xlsx"))
        self.csv = Button(translate("Reports", "Save &CSV"), action=lambda: self.save_as("csv"))
        self.printing = Button(translate("Reports", "P&rint"), icon="printer", action=self.print_report)
        self.letter = Button(translate("Reports", "Cover &letter…"), icon="file-pen", action=self.ask_letter)
        self.schedule = Button(translate("Reports", "&Schedules…"), icon="calendar-clock", action=self.show_schedules)
        ways = bare()
        flow = FlowLayout(ways, 8)
        for button in (*self._ways_out(), self.letter, self.schedule):
            flow.addWidget(button)
        box.addWidget(ways, 1)
        box.addWidget(self.working)
        box.addWidget(self.stop_button)
        outer.addWidget(self._bar)
        self._settle()

    def _ways_out(self) -> tuple[Button, ...]:
        return self.pdf, self.excel, self.csv, self.printing

    def _purpose(self) -> str | None:
        """What a list with names is for; "" for other reports, None when the worker gave up."""
        if self._ready is None or not self._ready.made.report.named:
            return ""
        self.dialog = dialog = PurposeDialog(self, self._ready.made.left_out)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        purpose = dialog.purpose()
        dialog.deleteLater()
        self.dialog = None
        return purpose if accepted else None

    def _lay_out_again(self) -> None:
        """Another paper: the same figures."""
        if self._ready is None or self._job is not None:
            self.refresh()
            return
        ready, size = self._ready, self.panel.paper_size

        def work(_job: background.Job) -> Paper:
            return Paper(ready.made, size)

        self._job = background.run(work, self._show_paper, self._failed)

    def _show_paper(self, paper: Paper) -> None:
        self._job = None
        if self._ready is not None:
            ready = self._ready
            self._ready = _Ready(ready.made, paper, ready.boundaries, ready.names, ready.trouble)
            self.preview.show_paper(paper)
        self._settle()

    def _show(self, ready: _Ready) -> None:
        self._job = None
        self._ready = ready
        self._settle()
        self.preview.show_report(ready.made, ready.paper, ready.boundaries, ready.names)
        self.banner.setVisible(ready.trouble is not None)
        if ready.trouble is not None:
            title = translate("Reports", "The map of boundaries cannot be used.")
            self.banner.set_banner(title, sentence(ready.trouble), "triangle-alert", "warning")

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self._saving = None
        self._settle()
        self.shell.say(saved_news(paths))

    def _not_saved(self, error: Exception) -> None:
        self._saving = None
        self._settle()
        self.shell.say(News(sentence(error)))

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._settle()
        self.banner.set_banner(
            translate("Reports", "The report could not be made."), sentence(error), "circle-alert", "danger"
        )
        self.banner.setVisible(True)

    def _say_working(self, text: str) -> None:
        self.working.setText(text)
        self.stop_button.setVisible(True)

    def _settle(self) -> None:
        """Nothing is under way any more, or only the other thing."""
        if self._job is None:
            self._slow.stop()
        if self._job is None and self._saving is None:
            self.working.setText("")
            self.stop_button.setVisible(False)
        for button in self._ways_out():
            button.setEnabled(self._ready is not None)
