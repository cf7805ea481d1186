"""Three numbers of this laptop, each with one plain comparison."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.domain.formats import show_number, show_size
from fieldapp.domain.typed import MONTHS
from fieldapp.ui import words
from fieldapp.ui.pages.home.reading import Desk
from fieldapp.ui.widgets.basics import column, label, row
from fieldapp.ui.words import translate


class Stat(QFrame):
    """A number, what it counts, and a comparison."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        box = column(self, margins=(16, 11, 16, 11), gap=2)
        self._name = name
        self._number, self._note = label("display", "–"), label("small", " ", wrap=True)
        box.addWidget(self._number)
        box.addWidget(label("h3", name, wrap=True))
        box.addWidget(self._note)
        box.addStretch(1)

    def show_number(self, number: int, note: str) -> None:
        """Say it."""
        self._number.setText(show_number(number, words.language()))
        self._note.setText(note)
        self.setAccessibleName(f"{self._name}: {number}. {note}")

    def words(self) -> str:
        """As screen readers get it."""
        return self.accessibleName()


class Stats(QWidget):
    """Assessments this month, people, waiting to send."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = row(self, gap=12)
        self.month = Stat(translate("Home", "Assessments this month"))
        self.people = Stat(translate("Home", "People recorded"))
        self.waiting = Stat(translate("Home", "Waiting to send"))
        for stat in (self.month, self.people, self.waiting):
            box.addWidget(stat, 1)

    def show_desk(self, desk: Desk, now: datetime) -> None:
        """Fill in the numbers."""
        figures, language = desk.figures, words.language()
        self.month.show_number(figures.assessments_this_month, _comparison(desk, now))
        new = translate("Home", "%n new this month", figures.people_this_month)
        self.people.show_number(figures.people, new)
        sent = translate("Home", "Everything is sent") if desk.received else translate("Home", "Nothing to send yet")
        size = translate("Home", "{size} on this laptop").format(size=show_size(desk.waiting_bytes, language))
        self.waiting.show_number(desk.waiting, size if desk.waiting else sent)


def _comparison(desk: Desk, now: datetime) -> str:
    before = desk.figures.assessments_last_month
    more = desk.figures.assessments_this_month - before
    month = MONTHS[words.language()][(now.month - 2) % 12]
    if not before:
        return translate("Home", "None in {month}").format(month=month)
    if more == 0:
        return translate("Home", "The same as in {month}").format(month=month)
    text = translate("Home", "%n more than in {month}", more) if more > 0 else ""
    return (text or translate("Home", "%n fewer than in {month}", -more)).format(month=month)
