"""Handing a returned submission to another laptop: who, until when, and what is to be done."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from fieldapp.domain.formats import parse_date, show_date
from fieldapp.domain.team import Member
from fieldapp.ui import theme, words
from fieldapp.ui.pages.review.dialogs import one_line
from fieldapp.ui.widgets.asking import Asking, choice
from fieldapp.ui.words import translate

DAYS: Final = 7


class HandOverDialog(Asking):
    """After it was accepted: ``device_code``, ``due`` and ``note``."""

    def __init__(self, parent: QWidget, members: Sequence[Member], own: str, today: date) -> None:
        intro = translate("Review", "The submission is returned, and another laptop is asked to visit the person.")
        super().__init__(parent, translate("Review", "Hand over to another laptop"), intro)
        self._today = today
        others = [one for one in members if one.device_code != own]
        self.who = self.field(
            translate("Review", "Laptop"),
            choice({one.device_code: f"{one.worker_name} · {one.device_code}" for one in others}),
        )
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumWidth(theme.px(300))
        until = show_date(today + timedelta(days=DAYS), words.language())
        self.until = self.field(translate("Review", "Until"), one_line(until))
        hint = translate("Review", "Write what needs doing. Both workers see this exact sentence.")
        self.words = self.field(translate("Review", "Note"), one_line(), hint)
        self.finish(translate("Review", "Hand over"))

    @property
    def device_code(self) -> str:
        """Who is asked."""
        return str(self.who.currentData() or "")

    @property
    def due(self) -> date:
        """Until when."""
        return parse_date(self.until.text(), self._today) or self._today

    @property
    def note(self) -> str:
        """What is to be done."""
        return self.words.text().strip()

    def problem(self) -> tuple[str, QWidget | None]:
        """A laptop, a day that comes, and a word of what is to be done."""
        if not self.device_code:
            return translate("Review", "There is no other laptop in the team."), self.who
        day = parse_date(self.until.text(), self._today)
        if day is None:
            return translate("Review", "Enter a date such as 24/11/2026."), self.until
        if day < self._today:
            return translate("Review", "The date has passed. Check it again."), self.until
        if not self.note:
            return translate("Review", "Write what needs doing."), self.words
        return "", None
