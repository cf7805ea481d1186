"""What a person takes back of their consent, who asked and how: a few answers, then it holds."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from fieldapp.casework.consent import EVERYTHING, PHOTO_TOO, RECEIVERS, Consent
from fieldapp.domain.formats import parse_date, show_date
from fieldapp.fieldbook.code_words import Words
from fieldapp.ui import theme, words
from fieldapp.ui.pages.person.consent_card import taken_word
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class WithdrawalDialog(QDialog):
    """Enter records, Esc does not. Offered is only what the consent allows now, and all of it."""

    topic = "person-consent"

    def __init__(self, parent: QWidget, consent: Consent, known: Words, today: date) -> None:
        super().__init__(parent)
        self._today = today
        title = translate("Person", "Record withdrawal of consent")
        self.setWindowTitle(title)
        outer = column(self, margins=(20, 16, 20, 16), gap=10)
        told = translate("Person", "It holds at once on this laptop and is sent. Only a new consent undoes it.")
        outer.addWidget(label("body", told, wrap=True))
        content = bare()
        self._box = column(content, margins=(2, 0, 8, 0), gap=6)
        outer.addWidget(scrolling(content, title), 1)
        self._box.addWidget(label("label", translate("Person", "What is taken back")))
        self.parts = self._checks(consent, known)
        by = (
            ("client", translate("Person", "The client")),
            ("guardian", translate("Person", "Parent, guardian or supporter")),
            ("heir", translate("Person", "Family or representative")),
        )
        how = (
            ("spoken", translate("Person", "Spoken, in person")),
            ("phone", translate("Person", "Phone or WhatsApp")),
            ("letter", translate("Person", "Letter or email")),
        )
        self.by = self._choice(translate("Person", "Who asked"), by)
        self.how = self._choice(translate("Person", "How it was asked"), how)
        self.day = self._line(translate("Person", "Day it was asked"), show_date(today, words.language()))
        self.remark = self._line(translate("Person", "Remark (optional)"), "")
        self._box.addStretch(1)
        self._wrong = Notice()
        outer.addWidget(self._wrong)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Person", "Cancel"), action=self.reject))
        foot.addWidget(Button(translate("Person", "Record withdrawal"), "primary", action=self.accept))
        outer.addLayout(foot)
        self.resize(theme.px(520), min(theme.px(560), parent.window().height() - theme.px(40)))
        self.parts[EVERYTHING].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def what(self) -> tuple[str, ...]:
        """What is taken back: everything, or the parts that were ticked."""
        if self.parts[EVERYTHING].isChecked():
            return (EVERYTHING,)
        return tuple(code for code, box in self.parts.items() if box.isChecked())

    def asked_at(self, now: datetime) -> datetime:
        """The beginning of the day it was asked, now when that is today."""
        day = self._day()
        return now if day in (None, now.date()) else datetime.combine(day, time(), now.tzinfo)

    def accept(self) -> None:
        """Only with something taken back, on a day that was."""
        day = self._day()
        if not self.what:
            self._wrong.say(translate("Person", "Tick what is taken back."))
            self.parts[EVERYTHING].setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is None or day > self._today:
            self._wrong.say(translate("Person", "Enter a day that was, such as 24/11/2026."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def _day(self) -> date | None:
        return parse_date(self.day.text(), self._today, past_only=True)

    def _checks(self, consent: Consent, known: Words) -> dict[str, QCheckBox]:
        offered = [one for one in RECEIVERS if one in consent.share]
        codes = [EVERYTHING, *offered, *([PHOTO_TOO] if consent.photo else [])]
        made = {code: QCheckBox(word[:1].upper() + word[1:]) for code in codes if (word := taken_word(code, known))}
        for box in made.values():
            self._box.addWidget(box)
        made[EVERYTHING].toggled.connect(lambda on: self._only_all(on=on))
        return made

    def _only_all(self, *, on: bool) -> None:
        for code, box in self.parts.items():
            box.setEnabled(code == EVERYTHING or not on)

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> Choice:
        made = Choice(name, options, options[0][0], lambda _key: None)
        self._put(name, made)
        return made

    def _line(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.returnPressed.connect(self.accept)
        self._put(name, made)
        return made

    def _put(self, name: str, field: QWidget) -> None:
        heading = label("label", name)
        heading.setBuddy(field)
        self._box.addWidget(heading)
        self._box.addWidget(field)
