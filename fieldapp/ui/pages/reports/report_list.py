"""The reports there are, one card each: arrow keys between them, Enter and click choose."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldapp.casework.reports import Report
from fieldapp.reports.wording import told
from fieldapp.ui import theme, words
from fieldapp.ui.widgets.basics import bare, column, label, picture, scrolling
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

WIDE, NARROW = 236, 188


class ReportList(QWidget):
    """``choose`` gets the key of a report."""

    def __init__(self, reports: Iterable[Report], choose: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.rows: dict[str, OpenRow] = {}
        self._marked = ""
        content = bare()
        box = column(content, margins=(2, 2, 8, 2), gap=2)
        for report in reports:
            self.rows[report.key] = _row(report, choose)
            box.addWidget(self.rows[report.key])
        box.addStretch(1)
        self._area = scrolling(content, translate("Reports", "Reports"))
        column(self).addWidget(self._area)

    def mark(self, key: str) -> None:
        """Show which one is on screen, and bring it into sight."""
        self._marked = key
        for own, row in self.rows.items():
            theme.set_state(row, "state", "selected" if own == key else "")
            chosen = translate("Reports", "chosen") if own == key else ""
            row.setAccessibleDescription(chosen)
        QTimer.singleShot(0, self, self._show_marked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The one on screen stays in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_marked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))

    def _show_marked(self) -> None:
        """Once the rows have their places."""
        if self._marked in self.rows:
            self._area.ensureWidgetVisible(self.rows[self._marked], 0, theme.px(8))


def _row(report: Report, choose: Callable[[str], object]) -> OpenRow:
    title, purpose = told(report.title, words.language()), told(report.purpose, words.language())
    made = OpenRow(f"{title}. {purpose}", lambda: choose(report.key))
    lines = column(gap=1)
    lines.addWidget(label("h3", title, wrap=True))
    lines.addWidget(label("caption", purpose, wrap=True))
    if report.named:
        made.box.addWidget(picture("shield-check", "warning", 18), 0, Qt.AlignmentFlag.AlignTop)
    made.box.addLayout(lines, 1)
    return made
