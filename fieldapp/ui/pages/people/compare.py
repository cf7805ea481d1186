"""One candidate beside what was typed, then three answers of equal honesty."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.formats import show_age, show_date, show_nik
from fieldapp.domain.nik import Nik, read_nik
from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.ui import theme, words
from fieldapp.ui.pages.people import sayings
from fieldapp.ui.pages.people.nik_sayings import doubts, listed, reading
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, frame, label, line, picture, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.paging import turn
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions

Row = tuple[str, str, str, str]  # what, typed, held, verdict


class ComparePanel(QFrame):
    """``answered`` carries yes, no or unsure; Y, B and T answer while the focus is inside, P opens the profile."""

    answered = Signal(str)
    profile_wanted = Signal(str)  # person_id
    left = Signal()

    def __init__(self, kecamatan: Callable[[str], str], today: date, regions: "Regions") -> None:
        super().__init__()
        self._regions = regions
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("People", "Comparison"))
        self._kecamatan = kecamatan
        self._today = today
        outer = column(self, margins=(16, 12, 4, 12), gap=8)
        content = QWidget()
        box = column(content, margins=(0, 0, 12, 0), gap=8)
        box.addLayout(self._head())
        self._table = QWidget()
        self._table.setProperty("kind", "bare")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(5))
        box.addWidget(self._table)
        self._nik, self._doubts = Notice("info", "id-card"), label("caption", wrap=True)
        box.addWidget(self._nik)
        box.addWidget(self._doubts)
        box.addWidget(self._history())
        box.addStretch(1)
        self._area = scrolling(content, translate("People", "Comparison"))
        outer.addWidget(self._area, 1)
        answers = column(margins=(0, 0, 12, 0), gap=8)
        self._add_answers(answers)
        outer.addLayout(answers)
        self._match: PersonMatch | None = None
        self._shown: tuple[PersonMatch, PersonQuery] | None = None

    def match(self) -> PersonMatch | None:
        """The candidate on screen."""
        return self._match

    def show_match(self, match: PersonMatch, query: PersonQuery) -> None:
        """Compare a candidate with what was typed; the same again costs nothing."""
        if (match, query) == self._shown:
            return
        self._match, self._shown = match, (match, query)
        person = match.person
        self._avatar.set_name(sayings.shown_name(person))
        self._name.set_text(sayings.shown_name(person))
        changed = show_date(person.changed_at.astimezone().date(), words.language()) if person.changed_at else ""
        self._since.set_text(translate("People", "Recorded {date}").format(date=changed) if changed else "")
        self._fill(self.rows(match, query))
        self._read_nik(person)
        self._count.setText(translate("People", "%n assessments", person.assessments))
        self._last.setText(
            translate("People", "Last {date}, {form}").format(date=changed, form=person.last_form)
            if person.last_form and changed
            else ""
        )
        self._last.setVisible(bool(self._last.text()))

    def rows(self, match: PersonMatch, query: PersonQuery) -> tuple[Row, ...]:
        """What is compared, in words; verdict "" when one side is not known."""
        person, verdicts = match.person, {e.what: e.verdict for e in match.evidence}
        name = verdicts.get("name", verdicts.get("first_name", ""))
        place = self._kecamatan
        return (
            (translate("People", "Name"), query.name, person.name, name),
            (translate("People", "Nickname"), "", person.alias, verdicts.get("alias", "")),
            (
                translate("People", "Sex"),
                sayings.sex_word(query.sex),
                sayings.sex_word(person.sex),
                verdicts.get("sex", ""),
            ),
            (translate("People", "Age"), _typed_age(query), _held_age(person, self._today), verdicts.get("age", "")),
            (translate("People", "Kecamatan"), place(query.region), place(person.region), verdicts.get("region", "")),
            ("NIK", _in_fours(query.nik), show_nik(person.nik) if person.nik else "", verdicts.get("nik", "")),
            (translate("People", "Marks"), "", person.marks, ""),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, B, T answer; P opens the profile; Page Down goes on; Esc goes back."""
        answers = {Qt.Key.Key_Y: "yes", Qt.Key.Key_B: "no", Qt.Key.Key_T: "unsure"}
        answer = answers.get(Qt.Key(event.key())) if not event.modifiers() else None
        if answer:
            self.answered.emit(answer)
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self._open_profile()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not turn(self._area, event):
            super().keyPressEvent(event)

    def _open_profile(self) -> None:
        if self._match is not None:
            self.profile_wanted.emit(self._match.person.person_id)

    def _read_nik(self, person: Person) -> None:
        nik = read_nik(person.nik, self._today) if person.nik else None
        held = person.birth_date if not person.estimated else None
        good = isinstance(nik, Nik)
        self._nik.say(reading(nik, self._regions) if isinstance(nik, Nik) else "")
        self._doubts.setText(listed(doubts(nik, self._regions, person.sex, held)) if isinstance(nik, Nik) else "")
        self._doubts.setVisible(good)

    def _head(self) -> QHBoxLayout:
        box = row(gap=12)
        self._avatar = Avatar("", 44)
        self._name, self._since = ElidedLabel("h2"), ElidedLabel("small")
        words_ = column(gap=1)
        words_.addWidget(self._name)
        words_.addWidget(self._since)
        box.addWidget(self._avatar)
        box.addLayout(words_, 1)
        return box

    def _history(self) -> QFrame:
        made = frame("inset")
        box = column(made, margins=(12, 8, 12, 8), gap=1)
        self._count, self._last = label("h3"), label("small", wrap=True)
        head = row(gap=8)
        head.addWidget(self._count, 1)
        self.profile = Button(translate("People", "Open profile"), "quiet", small=True, action=self._open_profile)
        head.addWidget(self.profile)
        box.addLayout(head)
        box.addWidget(self._last)
        return made

    def _add_answers(self, outer: QVBoxLayout) -> None:
        yes = translate("People", "Yes, this is the person")
        self.yes = Button(yes, "primary", icon="check", action=lambda: self.answered.emit("yes"))
        self.no = Button(translate("People", "Not this person"), action=lambda: self.answered.emit("no"))
        self.unsure = Button(translate("People", "Not sure"), action=lambda: self.answered.emit("unsure"))
        outer.addWidget(self.yes)
        pair = row(gap=8)
        pair.addWidget(self.no, 1)
        pair.addWidget(self.unsure, 1)
        outer.addLayout(pair)
        text = translate("People", "“Not sure” makes a new record and marks it for the supervisor to check.")
        self._note = label("caption", text, wrap=True)
        outer.addWidget(self._note)

    def show_note(self, *, shown: bool) -> None:
        """The explanation is hidden when there is little height."""
        self._note.setVisible(shown)

    def _fill(self, rows: tuple[Row, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, text in enumerate((translate("People", "You search"), translate("People", "Stored")), start=1):
            self._grid.addWidget(label("column", text, wrap=True), 0, place)
        for number, (what, typed, held, verdict) in enumerate(rows):
            at = 2 * number + 1
            self._grid.addWidget(line(), at, 0, 1, 4)
            self._grid.addWidget(label("caption", what, wrap=True), at + 1, 0)
            for place, text in enumerate((typed, held), start=1):
                shown = label("cell" if text else "blank", text or _unknown(place), wrap=True)
                self._grid.addWidget(shown, at + 1, place)
            icon, ink = sayings.SIGNS.get(verdict, ("minus", "text2"))
            self._grid.addWidget(picture(icon, ink, 16), at + 1, 3)
            self._grid.setRowMinimumHeight(at + 1, theme.px(19))
        self._grid.setColumnMinimumWidth(0, theme.px(84))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)


def _unknown(place: int) -> str:
    return translate("People", "Not filled in") if place == 1 else "–"


def _in_fours(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _typed_age(query: PersonQuery) -> str:
    if query.birth_date:
        return show_date(query.birth_date, words.language())
    return show_age(query.age, words.language()) if query.age is not None else ""


def _held_age(person: Person, today: date) -> str:
    age = sayings.age_word(person, today)
    if person.birth_date and not person.estimated:
        return f"{age}, {show_date(person.birth_date, words.language())}"
    return age
