"""Reports that are made by themselves: which, how often, where to; and what was made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldapp.casework.reports import REPORTS
from fieldapp.casework.schedule import Schedule
from fieldapp.domain.formats import show_date, show_datetime
from fieldapp.fieldbook.report_schedule import Run, ScheduledReports
from fieldapp.fieldbook.reporting import FORMATS
from fieldapp.reports.wording import told
from fieldapp.ui import theme, words
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

RUNS_SHOWN = 50
WAITS = (0, 1, 3, 5, 10)


class ScheduleDialog(QDialog):
    """Changes hold at once; ``say`` shows a toast."""

    def __init__(
        self, parent: QWidget, schedules: ScheduledReports, keys: tuple[str, ...], say: Callable[[News], object]
    ) -> None:
        """``keys``: the reports that may be chosen."""
        super().__init__(parent)
        self._schedules = schedules
        self._say = say
        self._report, self._every, self._ending, self._after = keys[0], "month", "pdf", "0"
        self.setWindowTitle(translate("Reports", "Scheduled reports"))
        outer = column(self, margins=(20, 16, 8, 16), gap=8)
        content = bare()
        box = column(content, margins=(0, 0, 12, 0), gap=8)
        outer.addWidget(label("h2", translate("Reports", "Scheduled reports")))
        outer.addWidget(scrolling(content, translate("Reports", "Scheduled reports")), 1)
        text = translate("Reports", "Made at the first unlock after the period has ended, once for each period.")
        box.addWidget(label("muted", text, wrap=True))
        self.list = _list(translate("Reports", "Schedules"), 96)
        box.addWidget(self.list)
        box.addLayout(self._remove_row())
        box.addWidget(self._choices(keys))
        box.addLayout(self._folder_row())
        self.notice = Notice()
        box.addWidget(self.notice)
        box.addWidget(label("label", translate("Reports", "Made so far")))
        self.made = _list(translate("Reports", "Made so far"), 96)
        box.addWidget(self.made)
        box.addStretch(1)
        foot = row(margins=(0, 0, 12, 0), gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Reports", "Close"), action=self.accept))
        outer.addLayout(foot)
        take_room(self, 760, 520)
        self._fill()

    def add(self) -> None:
        """One more schedule, of what is chosen."""
        folder = Path(self.folder.text().strip())
        if not self.folder.text().strip() or not folder.is_dir():
            self.notice.say(translate("Reports", "Choose a folder that is there now."))
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.notice.say("")
        self._schedules.add(self._report, self._every, self._ending, folder, after=int(self._after))
        self._fill()

    def remove(self) -> None:
        """Take the chosen one away; a toast brings it back."""
        at = self.list.currentRow()
        known = self._schedules.all()
        if not 0 <= at < len(known):
            return
        gone = known[at]
        self._schedules.remove(gone.schedule_id)
        undo = partial(self._schedules.restore, gone)
        self._say(News(translate("Reports", "Schedule removed."), translate("Reports", "Undo"), undo))
        self._fill()

    def ask_folder(self) -> None:
        """The system's own dialog."""
        chosen = QFileDialog.getExistingDirectory(self, translate("Reports", "Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _fill(self) -> None:
        self.list.clear()
        for one in self._schedules.all():
            self.list.addItem(_line(_schedule_words(one)))
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.list.addItem(_quiet(translate("Reports", "None yet.")))
        self.made.clear()
        runs = self._schedules.runs()[:RUNS_SHOWN]
        for run in runs:
            self.made.addItem(_line(_run_words(run)))
        if not runs:
            self.made.addItem(_quiet(translate("Reports", "Nothing yet.")))

    def _remove_row(self) -> QHBoxLayout:
        made = row(gap=8)
        made.addStretch(1)
        self.remove_button = Button(translate("Reports", "Re&move"), small=True, icon="trash-2", action=self.remove)
        made.addWidget(self.remove_button)
        return made

    def _choices(self, keys: tuple[str, ...]) -> QWidget:
        made = bare()
        flow = FlowLayout(made, 8)
        reports = [(key, told(REPORTS[key].title, words.language())) for key in keys]
        every = [(key, every_word(key)) for key in ("day", "week", "month", "quarter")]
        endings = [(ending, {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV"}[ending]) for ending in FORMATS]
        waits = [(str(days), _wait_word(days)) for days in WAITS]
        for name, options, chosen, take in (
            (translate("Reports", "Report"), reports, self._report, "_report"),
            (translate("Reports", "How often"), every, self._every, "_every"),
            (translate("Reports", "Format"), endings, self._ending, "_ending"),
            (translate("Reports", "When, after the period"), waits, self._after, "_after"),
        ):
            flow.addWidget(Choice(name, options, chosen, partial(setattr, self, take)))
        return made

    def _folder_row(self) -> QHBoxLayout:
        made = row(gap=8)
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(translate("Reports", "Folder"))
        self.folder.setAccessibleName(translate("Reports", "Folder for the files"))
        self.folder.returnPressed.connect(self.add)
        made.addWidget(self.folder, 1)
        made.addWidget(Button(translate("Reports", "&Browse…"), action=self.ask_folder))
        self.add_button = Button(translate("Reports", "&Add"), "primary", icon="plus", action=self.add)
        made.addWidget(self.add_button)
        return made


def every_word(every: str) -> str:
    """How often, in words."""
    return {
        "day": translate("Reports", "Every day"),
        "week": translate("Reports", "Every week"),
        "month": translate("Reports", "Every month"),
        "quarter": translate("Reports", "Every quarter"),
    }[every]


def _wait_word(days: int) -> str:
    return translate("Reports", "%n days later", days) if days else translate("Reports", "The day after")


def _schedule_words(one: Schedule) -> str:
    day = show_date(one.next_day(), words.language())
    following = translate("Reports", "next on {date}").format(date=day)
    title = told(REPORTS[one.report].title, words.language())
    return " · ".join((title, every_word(one.every), one.format.upper(), one.folder, following))


def _run_words(run: Run) -> str:
    title = told(REPORTS[run.report].title, words.language()) if run.report in REPORTS else run.report
    at = show_datetime(run.at.astimezone(), words.language())
    trouble = {
        "": ", ".join(run.files),
        "folder": translate("Reports", "not made: the folder is not there"),
        "in_use": translate("Reports", "not made: the file is open elsewhere"),
        "failed": translate("Reports", "not made: it could not be written"),
    }[run.trouble]
    return f"{at} · {title} {run.period} · {trouble}"


def _list(name: str, height: int) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setProperty("kind", "boxed")
    made.setFixedHeight(theme.px(height))
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _line(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setToolTip(text)
    made.setSizeHint(QSize(0, theme.px(28)))
    return made


def _quiet(text: str) -> QListWidgetItem:
    made = _line(text)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made
