"""What a typed NIK says, read aloud under its field and offered, never filled silently."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.formats import show_date
from fieldapp.domain.nik import LENGTH, Nik, NikProblem, read_nik
from fieldapp.ui import words
from fieldapp.ui.pages.people.sayings import sex_word
from fieldapp.ui.widgets.basics import Button, column, empty_layout, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class NikReading(QWidget):
    """``taken`` carries sex (L or P) and birth date when the worker wants them."""

    taken = Signal(str, object)

    def __init__(self, place: Callable[[str], str]) -> None:
        """``place`` names a region code, "" when unknown."""
        super().__init__()
        self.setProperty("kind", "bare")
        self._place = place
        self._offered: list[Button] = []
        box = column(self, gap=6)
        self._says, self._wrong = Notice("info", "id-card"), Notice("warning")
        self._buttons = row(gap=6)
        box.addWidget(self._says)
        box.addWidget(self._wrong)
        box.addLayout(self._buttons)
        self.hide()

    def read(self, text: str, today: date) -> None:
        """Read what is typed; fewer digits than a NIK has say nothing (searching by a part is fine)."""
        empty_layout(self._buttons)
        self._offered.clear()
        digits = "".join(char for char in text if char.isdigit())
        found = read_nik(text, today) if len(digits) >= LENGTH else None
        self._says.say(self._sentence(found) if isinstance(found, Nik) else "")
        self._wrong.say(_problem(found, len(digits)) if isinstance(found, NikProblem) else "")
        if isinstance(found, Nik):
            self._offer(found)
        self.setVisible(found is not None)

    def said(self) -> str:
        """The sentence on screen."""
        return self._says.text() or self._wrong.text()

    def buttons(self) -> list[Button]:
        """What is on offer."""
        return list(self._offered)

    def _sentence(self, nik: Nik) -> str:
        born = " / ".join(show_date(day, words.language()) for day in nik.birth_dates)
        place = self._place(nik.region)
        if place:
            text = translate("People", "This NIK reads: {sex}, born {date}, registered in {place}.")
        else:
            text = translate("People", "This NIK reads: {sex}, born {date}.")
        return text.format(sex=sex_word(nik.sex).lower(), date=born, place=place)

    def _offer(self, nik: Nik) -> None:
        for day in nik.birth_dates:
            text = translate("People", "Use this data")
            if nik.ambiguous:
                text = translate("People", "Born {year}").format(year=day.year)

            def take(day: date = day) -> None:
                self.taken.emit(nik.sex, day)

            button = Button(text, small=True, action=take)
            self._offered.append(button)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)


def _problem(problem: NikProblem, count: int) -> str:
    if problem.code == "length":
        return translate("People", "NIK must have 16 digits. Now %n.", count)
    if problem.code == "digits":
        return translate("People", "A NIK has digits only.")
    if problem.code in ("day", "month", "date"):
        return translate("People", "Digits 7 to 12 are not a birth date. Check the NIK.")
    return translate("People", "This NIK cannot be right. Check the digits.")
