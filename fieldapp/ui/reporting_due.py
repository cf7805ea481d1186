"""Scheduled reports, made by themselves soon after unlocking: in the lane of backups: nothing waits for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldapp.ui import background, words
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.report_schedule import Run
    from fieldapp.fieldbook.reporting import Made
    from fieldapp.ui.window import Window

FIRST, AGAIN = 20_000, 3_600_000  # milliseconds: after unlocking there is enough to do


class DueReports(QObject):
    """Looks once an hour whether some are due; lives as long as its parent."""

    def __init__(self, window: "Window", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._book = window.book
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST)

    def look(self) -> None:
        """Make those that are due."""
        self._timer.start(AGAIN)
        schedules, language = self._book.schedules, words.language()
        if self._book.connection.practising or not schedules.due():
            return
        background.run(
            lambda job: schedules.make_due(_draw, language, job.cancelled.is_set),
            self._tell,
            lambda _error: None,
            lane=background.Lane.COPY,
        )

    def _tell(self, runs: "tuple[Run, ...]") -> None:
        made = [run for run in runs if not run.trouble]
        text = translate("Reports", "%n scheduled reports were made.", len(made)) if made else ""
        if len(made) < len(runs):
            waiting = translate("Reports", "A scheduled report could not be saved. It is tried again.")
            text = f"{text} {waiting}".strip()
        if text:
            show = translate("Reports", "Show")
            self._window.say(News(text, show, lambda: self._window.go("reports", show="schedules")))


def _draw(made: "Made") -> bytes:
    from fieldapp.ui.pages.reports.paper import Paper

    return Paper(made).pdf()
