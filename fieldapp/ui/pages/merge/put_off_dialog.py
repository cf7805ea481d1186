"""Until when a pair is put off: a near day by one key, or a date; the pair comes back by itself."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.domain.formats import parse_date, show_date
from fieldapp.ui import words
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

DAYS = {"day": 1, "week": 7, "month": 30}


class PutOffDialog(Asking):
    """Accepted with ``until``."""

    def __init__(self, parent: QWidget, today: date) -> None:
        intro = translate("Merge", "These people come back to the list by themselves on that day.")
        super().__init__(parent, translate("Merge", "Put off until when?"), intro)
        self._today = today
        parts = (
            ("day", translate("Merge", "Tomorrow")),
            ("week", translate("Merge", "In a week")),
            ("month", translate("Merge", "In 30 days")),
        )
        self.near = Segments(translate("Merge", "Until"), parts)
        self.near.chosen.connect(self._take)
        self.put(self.near)
        self.day = self.field(translate("Merge", "Date"), QLineEdit())
        self.finish(translate("Merge", "&Put off"))
        self.near.choose("week")
        self.near.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def until(self) -> date:
        """The day that was typed; only after it was accepted."""
        return parse_date(self.day.text(), self._today) or self._today + timedelta(days=DAYS["week"])

    def problem(self) -> tuple[str, QWidget | None]:
        """A day ahead."""
        day = parse_date(self.day.text(), self._today)
        if day is None or day <= self._today:
            return translate("Merge", "Write a day after today, for example 01/12/2026."), self.day
        return "", None

    def _take(self, key: str) -> None:
        self.day.setText(show_date(self._today + timedelta(days=DAYS[key]), words.language()))
