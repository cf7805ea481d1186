"""Everything of one person in one value, for the profile and its printout; and who looked at it.

case = book.cases.read(person_id); case.person, case.consents, case.categories, case.entities["referral"] …
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.casework.projection import categories
from fieldapp.casework.said import Said
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import AuditLine, Verb
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.ppks import SENSITIVE
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.auditing import Auditing

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.users import User

KINDS = ("referral", "stay", "benefit", "relation")
# for the case's officer and supervisor only, with the categories of ``domain/ppks`` (requirement R-14)
CONFIDENTIAL = frozenset(("risks", "red_flags", "worker_note", "case_note", "note"))
NIK_SHOWN, PRINTED = Verb.NIK, Verb.PRINT


@dataclass(frozen=True, slots=True)
class Statement:
    """What one submission said of one property of the person."""

    at: datetime
    instance_id: str
    form_title: str
    text: str


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """The categories one submission gave, against those before it."""

    at: datetime
    instance_id: str
    form_title: str
    codes: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One person. ``values`` are all properties that are known, ``assessments`` and ``merges`` newest first."""

    person: Person
    records: tuple[str, ...]  # ids that are this person
    values: Mapping[str, str]
    consents: tuple[Statement, ...]  # newest first
    categories: tuple[CategoryChange, ...]  # newest first
    assessments: tuple[Assessment, ...]
    entities: Mapping[str, tuple[Entity, ...]]  # by kind, oldest first
    merges: tuple[Entity, ...] = ()
    spoken: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # instance id → (list, entity id)
    closed: bool = False  # something of it is shown to the case's officer and the supervisor only

    @property
    def codes(self) -> tuple[str, ...]:
        """The categories of today."""
        return categories(self.values)

    @property
    def consent(self) -> str:
        """The newest answer to the question of consent, "" when it was never asked."""
        return self.values.get("consent", "")

    def value(self, name: str) -> str:
        """A property, "" when it is not known."""
        return self.values.get(name, "")


class Cases:
    """Case files; ``who`` is the user who works here. Each reading is a line of the audit."""

    def __init__(self, store: "Store", who: "Callable[[], User]", permit: "Permit", audit: Auditing) -> None:
        self._store = store
        self._who = who
        self._permit = permit
        self._audit = audit

    def read(self, person_id: str) -> CaseFile:
        """The case of a person, without what the worker may not see (``closed``). Raises NobodyHere, NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        store = self._store
        person = store.person(person_id)
        self._audit.looked(Verb.OPEN, "person", person.person_id)
        said, known = store.told_of(person.person_id)
        assessments = store.assessments_of(person.person_id)
        case = CaseFile(
            person=person,
            records=store.records_of(person.person_id),
            values=known.values,
            consents=tuple(reversed(_statements(said, "consent"))),
            categories=tuple(reversed(_categories(said))),
            assessments=assessments,
            entities={kind: store.entities_of(kind, person.person_id) for kind in KINDS},
            merges=store.merges(person.person_id),
            spoken=store.spoken_of([one.instance_id for one in assessments]),
        )
        return case if self._sees_all(assessments) else _closed(case)

    def _sees_all(self, assessments: Sequence[Assessment]) -> bool:
        if self._permit.may(Permission.READ_SENSITIVE):
            return True
        own = any(one.worker == self._who().user_id for one in assessments)
        return own and self._permit.may(Permission.READ_OWN_SENSITIVE)

    def note(self, person_id: str, verb: Verb, why: str = "") -> None:
        """What is done with a person beyond reading: durable on return. Raises StoreError kinds."""
        self._audit.note(verb, "person", person_id, why)

    def audited(self, person_id: str) -> tuple[AuditLine, ...]:
        """Who did what with this person, newest first."""
        return self._audit.about([person_id])


def _closed(case: CaseFile) -> CaseFile:
    """Without sensitive categories and what only the case's officer and the supervisor read."""
    values = {name: text for name, text in case.values.items() if name not in CONFIDENTIAL}
    if "ppks" in values:
        values["ppks"] = " ".join(_plain(case.codes))
    changes = tuple(
        replace(one, codes=_plain(one.codes), added=_plain(one.added), removed=_plain(one.removed))
        for one in case.categories
    )
    return replace(
        case, values=values, categories=changes, closed=(values != case.values or changes != case.categories)
    )


def _plain(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in SENSITIVE)


def _statements(said: Sequence[Said], name: str) -> list[Statement]:
    return [
        Statement(one.at, one.instance_id, one.form_title, text)
        for one in said
        if (text := one.change.properties.get(name, "").strip())
    ]


def _categories(said: Sequence[Said]) -> list[CategoryChange]:
    before: tuple[str, ...] = ()
    found = []
    for one in _statements(said, "ppks"):
        codes = categories({"ppks": one.text})
        added = tuple(code for code in codes if code not in before)
        removed = tuple(code for code in before if code not in codes)
        found.append(CategoryChange(one.at, one.instance_id, one.form_title, codes, added, removed))
        before = codes
    return found
