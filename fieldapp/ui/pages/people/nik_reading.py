"""What a typed NIK says, read aloud under its field with its doubts, and offered, never filled silently."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.nik import LENGTH, Nik, NikProblem, read_nik
from fieldapp.ui.pages.people.nik_sayings import doubts, listed, problem_sentence, reading
from fieldapp.ui.widgets.basics import Button, column, empty_layout, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions


class NikReading(QWidget):
    """``taken`` carries sex (L or P) and birth date when the worker wants them."""

    taken = Signal(str, object)

    def __init__(self, regions: "Regions") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._regions = regions
        self._offered: list[Button] = []
        box = column(self, gap=6)
        self._says, self._wrong = Notice("info", "id-card"), Notice("warning")
        self._doubts = label("caption", wrap=True)
        self._buttons = row(gap=6)
        box.addWidget(self._says)
        box.addWidget(self._wrong)
        box.addLayout(self._buttons)
        box.addWidget(self._doubts)
        self.hide()

    def read(self, text: str, today: date, sex: str = "", born: date | None = None) -> None:
        """Read what is typed, beside the ``sex`` and birth date that are typed elsewhere.

        Fewer digits than a NIK has say nothing: searching by a part is fine.
        """
        empty_layout(self._buttons)
        self._offered.clear()
        digits = "".join(char for char in text if char.isdigit())
        found = read_nik(text, today) if len(digits) >= LENGTH else None
        self._says.say(reading(found, self._regions) if isinstance(found, Nik) else "")
        self._wrong.say(problem_sentence(found, len(digits)) if isinstance(found, NikProblem) else "")
        self._doubts.setText(listed(doubts(found, self._regions, sex, born)) if isinstance(found, Nik) else "")
        self._doubts.setVisible(bool(self._doubts.text()))
        if isinstance(found, Nik):
            self._offer(found)
        self.setVisible(found is not None)

    def said(self) -> str:
        """The sentence on screen."""
        return self._says.text() or self._wrong.text()

    def doubted(self) -> str:
        """The doubts on screen, one a line."""
        return self._doubts.text()

    def buttons(self) -> list[Button]:
        """What is on offer."""
        return list(self._offered)

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
