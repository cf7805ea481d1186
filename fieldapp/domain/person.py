"""A person as the register on this laptop knows them, and a search for one."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A projection of submissions. Blank text means not known; NIK is never the key (it may be absent)."""

    person_id: str
    name: str
    alias: str = ""
    sex: str = ""  # L | P, as on Indonesian identity cards
    birth_date: date | None = None
    birth_year: int | None = None  # from the birth date or the estimated age
    estimated: bool = False  # the age is an estimate
    nik: str = ""
    region: str = ""  # region code of the place where last met, e.g. 64.72.05.1001
    marks: str = ""  # distinguishing marks
    changed_at: datetime | None = None
    assessments: int = 0
    last_form: str = ""


@dataclass(frozen=True, slots=True)
class PersonQuery:
    """What a worker knows about the person looked for; every part may be blank."""

    name: str = ""
    nik: str = ""  # digits, may be partial
    sex: str = ""
    birth_date: date | None = None
    age: int | None = None
    region: str = ""  # kecamatan code

    @property
    def searchable(self) -> bool:
        """At least two characters of a name or of a NIK."""
        return len(self.name.strip()) >= 2 or len(self.nik.strip()) >= 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason shown beside a candidate. ``verdict``: same | near | different."""

    what: str  # name | first_name | alias | nik | sex | age | region
    verdict: str


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A candidate with its level (3 very similar, 2 similar, 1 less similar) and the reasons for it."""

    person: Person
    level: int
    evidence: tuple[Evidence, ...]
    suspected: bool = False  # somebody else in the register may be the same person
