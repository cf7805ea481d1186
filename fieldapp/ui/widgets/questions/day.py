"""Dates and times: typed freely, with a calendar (F4) and *Now* where they help; never a control that cannot
be empty."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from fieldapp.domain import formats
from fieldapp.ui import icons, theme
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.calendar import Calendar
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor

PAST = ("birth", "lahir", "dob")  # in a question's name: two-digit years mean the past


def now() -> datetime:
    """This laptop's time with its zone, to the minute."""
    return datetime.now().astimezone().replace(second=0, microsecond=0)


class DayLine(LineEditor):
    """``date``: 4/7/61, 04071961, 4 juli 1961, "hari ini"; shown as dd/mm/yyyy. ``no-calendar``: only typed."""

    width_px = 150
    with_calendar = True

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.past_only = False
        self._calendar: Calendar | None = None
        self._open = QPushButton(self)
        self._open.setProperty("kind", "icon")
        self._open.setIcon(icons.icon("calendar", "text2"))
        self._open.setIconSize(icons.icon_size())
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F4 or Alt+Down from the field
        self._open.clicked.connect(self.open_calendar)
        self._offered = self.with_calendar
        self._open.setVisible(self._offered)
        self.row.addWidget(self._open)

    def set_node(self, node: QuestionNode) -> None:
        """Birth dates are past dates."""
        self.past_only = any(part in node.name.casefold() for part in PAST)
        self._offered = self.with_calendar and "no-calendar" not in node.appearance
        self._open.setAccessibleName(sayings.calendar(node.label))
        self._open.setToolTip(sayings.calendar_tip())
        self._open.setVisible(self._offered and not node.readonly)
        super().set_node(node)

    def shown(self, value: str) -> str:
        """dd/mm/yyyy."""
        return formats.show_date(date.fromisoformat(value[:10]), self.language)

    def read(self, typed: str) -> str:
        """ISO date."""
        day = formats.parse_date(typed, now().date(), self.past_only)
        return day.isoformat() if day else typed

    def readable(self, typed: str) -> bool:
        """Whether such a day exists."""
        return formats.parse_date(typed, now().date(), self.past_only) is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F4 and Alt+Down open the calendar."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if self._offered and (event.key() == Qt.Key.Key_F4 or alt_down):
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """A month to pick from, weeks from Monday; Esc closes."""
        calendar = self._calendar or self._new_calendar()
        shown = formats.parse_date(self.line.text(), now().date(), self.past_only) or now().date()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + theme.px(4))))
        calendar.show()
        calendar.setFocus()

    def pick(self, day: date) -> None:
        """Take a day of the calendar as if it had been typed."""
        self.line.setText(formats.show_date(day, self.language))
        self.flush()

    def _new_calendar(self) -> Calendar:
        calendar = Calendar(self.language, self)
        calendar.setAccessibleName(self._open.accessibleName())
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        self._calendar = calendar
        return calendar

    def _picked(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self.pick(date(day.year(), day.month(), day.day()))
        self.line.setFocus()


class MomentLine(DayLine):
    """``dateTime`` in one field, ``24/11/2026 10.42``, with *Now*."""

    width_px = 190

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._now = now_button(self)
        self._now.clicked.connect(self._take_now)
        self.row.addWidget(self._now)

    def set_node(self, node: QuestionNode) -> None:
        """Moments that were met are past."""
        super().set_node(node)
        self._now.setVisible(not node.readonly)
        self._now.setAccessibleName(f"{node.label}: {self._now.text()}")

    def shown(self, value: str) -> str:
        """Date and time in this laptop's zone."""
        return formats.show_datetime(read_moment(value).astimezone(), self.language)

    def read(self, typed: str) -> str:
        """ISO date and time with milliseconds and offset, as the ODK specification writes it."""
        at = formats.parse_datetime(typed, now(), self.past_only)
        return at.astimezone().isoformat(timespec="milliseconds") if at else typed

    def readable(self, typed: str) -> bool:
        """Whether there is a date and a time."""
        return formats.parse_datetime(typed, now(), self.past_only) is not None

    def pick(self, day: date) -> None:
        """A day of the calendar keeps the time."""
        typed = formats.parse_datetime(self.line.text(), now()) or now()
        self._show_moment(datetime.combine(day, typed.timetz()))

    def _take_now(self) -> None:
        self._show_moment(now())
        self.line.setFocus()

    def _show_moment(self, at: datetime) -> None:
        self.line.setText(formats.show_datetime(at, self.language))
        self.flush()


class TimeLine(LineEditor):
    """``time``: 10.42, 1042 or 10:42, with *Now*."""

    width_px = 90

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._now = now_button(self)
        self._now.clicked.connect(self._take_now)
        self.row.addWidget(self._now)

    def set_node(self, node: QuestionNode) -> None:
        """Show the time."""
        super().set_node(node)
        self._now.setVisible(not node.readonly)
        self._now.setAccessibleName(f"{node.label}: {self._now.text()}")

    def shown(self, value: str) -> str:
        """24 hours with the language's separator."""
        return formats.show_time(time.fromisoformat(value[:5]), self.language)

    def read(self, typed: str) -> str:
        """``10:42:00.000``; the offset is the laptop's."""
        at = formats.parse_time(typed)
        zone = now().isoformat()[-6:]
        return f"{at.isoformat(timespec='milliseconds')}{zone}" if at else typed

    def readable(self, typed: str) -> bool:
        """Whether it is a time of day."""
        return formats.parse_time(typed) is not None

    def _take_now(self) -> None:
        self.line.setText(formats.show_time(now(), self.language))
        self.flush()
        self.line.setFocus()


def read_moment(value: str) -> datetime:
    """An ISO date and time; without an offset it is taken in the laptop's zone."""
    at = datetime.fromisoformat(value)
    return at if at.tzinfo else at.astimezone()


def now_button(parent: QWidget) -> QPushButton:
    """*Sekarang*, small."""
    button = QPushButton(sayings.now(), parent)
    button.setProperty("measure", "small")
    button.setAutoDefault(False)
    return button
