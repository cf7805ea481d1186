"""What is known about the person, read from the answers themselves and from the register.

Questions are found by name (``full_name``, ``sex``, ``age`` …); a form without them shows less.
"""

from dataclasses import dataclass

from fieldapp.domain import formats
from fieldapp.domain.person import Person
from fieldapp.errors import StoreError
from fieldapp.fieldbook import Fieldbook
from fieldapp.forms import FormSession
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.reading import answer_text
from fieldapp.ui.words import translate

PLACE_NAMES = ("place_note", "loc_desa", "loc_kec", "loc_kab")


@dataclass(frozen=True, slots=True)
class Facts:
    """``line``: sex and age; ``rows``: pairs of word and value."""

    name: str
    line: str
    rows: tuple[tuple[str, str], ...]
    somebody: bool = True  # the form is about a person


class PersonFacts:
    """Reads the facts of one session."""

    def __init__(self, session: FormSession, language: str, person: Person | None) -> None:
        self._session = session
        self._language = language
        self._person = person
        self._by_name: dict[str, str] = {}
        for reference in session.form.references:
            self._by_name.setdefault(reference.rsplit("/", 1)[-1], reference)

    def name(self) -> str:
        """The person's name, or that it is not known; of a form about nobody what it is called."""
        if self._about_somebody():
            return self._shown("full_name") or (self._person.name if self._person else "") or sayings.no_name()
        return self._session.instance_name() or self._session.form.title

    def read(self) -> Facts:
        """As they are now."""
        line = " · ".join(part for part in (self._shown("sex"), self._age()) if part)
        rows = (
            (translate("Form", "Found at"), self._place()),
            ("NIK", self._nik()),
            (translate("Form", "Earlier visits"), self._visits()),
        )
        told = tuple((word, value) for word, value in rows if value)
        return Facts(self.name(), line, told, self._about_somebody())

    def _about_somebody(self) -> bool:
        return self._person is not None or "full_name" in self._by_name

    def _shown(self, name: str) -> str:
        reference = self._by_name.get(name)
        if reference is None:
            return ""
        node = self._session.node(reference)
        return answer_text(node, self._language) if node.relevant else ""

    def _value(self, name: str) -> str:
        reference = self._by_name.get(name)
        return self._session.node(reference).value if reference else ""

    def _age(self) -> str:
        value = self._value("age").partition(".")[0]
        if not value.isdigit():
            return ""
        return formats.show_age(int(value), self._language, estimated=bool(self._shown("age_est")))

    def _place(self) -> str:
        parts = [self._shown(name) for name in PLACE_NAMES]
        return ", ".join([part for part in parts if part][:3])

    def _nik(self) -> str:
        if "nik" not in self._by_name:
            return ""
        value = self._value("nik")
        return formats.show_nik(value) if value else translate("Form", "Not known")

    def _visits(self) -> str:
        person = self._person
        if person is None or person.changed_at is None or not person.assessments:
            return ""
        day = formats.show_date(person.changed_at.astimezone().date(), self._language)
        return f"{day}, {plain_text(person.last_form)}" if person.last_form else day


def register_entry(book: Fieldbook, person_id: str) -> Person | None:
    """The person as the register knows them; None for somebody new."""
    if not person_id:
        return None
    try:
        return book.people.person(person_id)
    except (LookupError, StoreError):
        return None
