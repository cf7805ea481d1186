"""What the page asks: a visit of one person, another laptop for a visit, why a visit is cancelled."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldapp.domain.formats import parse_date, show_date
from fieldapp.domain.person import Person
from fieldapp.domain.team import Member
from fieldapp.domain.visit import Visit, VisitOrder
from fieldapp.ui import theme, words
from fieldapp.ui.pages.referrals.dialogs import AskingDialog
from fieldapp.ui.pages.team.filters import laptop_options
from fieldapp.ui.pages.team.person_picker import PersonPicker
from fieldapp.ui.pages.team.sayings import form_titles
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.widgets.forms_menu import is_alone
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

USUAL_FORM = "follow_up"
TALL = 600


class VisitDialog(AskingDialog):
    """Laptop, day and note, as both ways of asking have them."""

    def __init__(self, parent: QWidget, book: "Fieldbook", title: str, done: str) -> None:
        super().__init__(parent, title, done)
        self.resize(self.width(), min(theme.px(TALL), parent.window().height() - theme.px(40)))
        self._book = book
        self._today = book.visits.today()

    def form_choice(self, form_id: str) -> QComboBox:
        """Forms about a person."""
        options = [one for one in form_titles(self._book).items() if not is_alone(one[0])]
        return self.choice(translate("Team", "Form to be filled"), options, form_id or USUAL_FORM)

    def day_line(self, day: date | None) -> QLineEdit:
        """Until when."""
        text = show_date(day, words.language()) if day else ""
        return self.line(translate("Team", "Until"), text, translate("Team", "Blank: by the urgency, at most 14 days."))

    def urgency_choice(self) -> QComboBox:
        """As referrals have it."""
        options = (
            ("", translate("Team", "Not said")),
            ("merah", translate("Team", "Red: immediately")),
            ("kuning", translate("Team", "Amber: within 3 days")),
            ("hijau", translate("Team", "Green: within 14 days")),
        )
        return self.choice(translate("Team", "Urgency"), options)

    def day_of(self, field: QLineEdit) -> date | None:
        """What was typed, None for blank or no day."""
        return parse_date(field.text(), self._today) if field.text().strip() else None

    def day_trouble(self, field: QLineEdit) -> str:
        """What is wrong with the day, "" when nothing is."""
        if not field.text().strip():
            return ""
        day = self.day_of(field)
        if day is None:
            return translate("Team", "Enter a date such as 24/11/2026.")
        return translate("Team", "This day has passed. Choose today or later.") if day < self._today else ""


class AskDialog(VisitDialog):
    """One visit. After it was accepted: ``order``."""

    def __init__(
        self,
        parent: QWidget,
        book: "Fieldbook",
        members: Sequence[Member],
        *,
        person: Person | None = None,
        known: VisitOrder | None = None,
    ) -> None:
        """``known``: what of the visit is known already; a returned submission to be corrected, a laptop."""
        self._known = known or VisitOrder("", "", "")
        title = translate("Team", "Ask to correct a submission") if self._known.corrects else ""
        super().__init__(parent, book, title or translate("Team", "Ask for a visit"), translate("Team", "&Ask"))
        self.box.addWidget(label("label", translate("Team", "Person")))
        self.who = PersonPicker(book, person)
        self.box.addWidget(self.who)
        self.form = self.form_choice(self._known.form_id)
        self.laptop = self.choice(translate("Team", "Laptop"), laptop_options(members), self._known.device_code)
        self.day = self.day_line(self._known.due)
        self.urgency = self.urgency_choice()
        self.note = self.line(translate("Team", "Note for the worker"), self._known.note)
        self.box.addStretch(1)
        self.finished.connect(lambda _result: self.who.stop())
        self.who.picked.connect(self.laptop.setFocus)
        (self.laptop if person else self.who.line).setFocus()

    @property
    def order(self) -> VisitOrder:
        """What was asked for."""
        person = self.who.person
        assert person is not None, "accepted without trouble"
        return VisitOrder(
            person.person_id,
            str(self.form.currentData()),
            str(self.laptop.currentData()),
            self.day_of(self.day),
            str(self.urgency.currentData() or ""),
            self.note.text(),
            self._known.corrects,
        )

    def trouble(self) -> tuple[str, QWidget | None]:
        """Somebody, somewhere to go from, and a day that is to come."""
        if self.who.person is None:
            return translate("Team", "Choose the person from the list."), self.who.line
        if not self.laptop.currentData():
            return translate("Team", "No laptop can be asked yet: this laptop knows no team."), self.laptop
        return self.day_trouble(self.day), self.day


class MoveDialog(VisitDialog):
    """Another laptop for a visit. After it was accepted: ``device_code`` and ``due``."""

    def __init__(self, parent: QWidget, book: "Fieldbook", members: Sequence[Member], visit: Visit) -> None:
        title = translate("Team", "Ask another laptop: {name}").format(name=visit.person_name)
        super().__init__(parent, book, title, translate("Team", "&Ask"))
        self._visit = visit
        others = [one for one in members if one.device_code != visit.device_code]
        self.laptop = self.choice(translate("Team", "Laptop"), laptop_options(others))
        self.day = self.day_line(visit.due if visit.due and visit.due >= self._today else None)
        self.box.addStretch(1)
        self.laptop.setFocus()

    @property
    def device_code(self) -> str:
        """Who is asked now."""
        return str(self.laptop.currentData() or "")

    @property
    def due(self) -> date | None:
        """Until when; None as it was."""
        return self.day_of(self.day)

    def trouble(self) -> tuple[str, QWidget | None]:
        """Another laptop, and a day to come."""
        if not self.device_code:
            return translate("Team", "There is no other laptop in the team."), self.laptop
        return self.day_trouble(self.day), self.day


class CancelDialog(AskingDialog):
    """Why nobody has to go any more. After it was accepted: ``reason``."""

    def __init__(self, parent: QWidget, name: str) -> None:
        title = translate("Team", "Cancel the visit: {name}").format(name=name)
        super().__init__(parent, title, translate("Team", "&Cancel the visit"))
        hint = translate("Team", "The worker reads it. For example: seen at the shelter already.")
        self.field = self.line(translate("Team", "Reason"), "", hint)
        self.box.addStretch(1)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """As typed."""
        return self.field.text().strip()

    def trouble(self) -> tuple[str, QWidget | None]:
        """A cancelled visit has a reason."""
        return ("", None) if self.reason else (translate("Team", "Write why."), self.field)
