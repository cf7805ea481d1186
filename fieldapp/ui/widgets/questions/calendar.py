"""A month to pick a day from: weeks from Monday, colours and arrows of the theme, days large enough to hit."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from fieldapp.ui import icons, theme

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """A popup; Esc closes it."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setMinimumSize(theme.px(308), theme.px(252))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setLocale(QLocale("en_GB" if language == "en" else "id_ID"))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        for day in WEEKEND:
            self.setWeekdayTextFormat(day, plain)
        self._dress_head()

    def _dress_head(self) -> None:
        """Qt paints the head in the highlight colour, on which the theme's text is hard to read."""
        head = self.findChild(QWidget, "qt_calendar_navigationbar")
        if isinstance(head, QWidget):
            palette = head.palette()
            palette.setColor(QPalette.ColorRole.Highlight, theme.colour("surface2"))
            head.setPalette(palette)
        for name, icon in ARROWS.items():
            arrow = self.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icons.icon(icon, "text"))
                arrow.setIconSize(icons.icon_size())
