"""What indicators count: people, referrals, stays, activities and benefits as the projection knows them, read once.

Days are those of East Kalimantan. A correction counts once because the projection already left out what was returned.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final

from fieldapp.casework.period import Period

AGE_GROUPS: Final = ("0-5", "6-17", "18-59", "60+", "")  # "" gathers unknown ages; domain report 5.2
SEXES: Final = ("L", "P", "")
KABUPATEN_LENGTH: Final = len("64.72")
CLOSE: Final = "close"
Spell = tuple[date, date | None]  # from the first day a case is open to the day it was closed


@dataclass(frozen=True, slots=True)
class PersonRow:
    """``spells``: when the case was open; ``disability`` and ``unmet`` are the codes of the forms."""

    person_id: str
    name: str
    nik: str
    sex: str
    birth_date: date | None
    birth_year: int | None
    region: str
    categories: tuple[str, ...]
    spells: tuple[Spell, ...]
    unmet: str = ""

    @property
    def first_seen(self) -> date:
        """The day of the first record."""
        return self.spells[0][0]

    def age(self, on: date) -> int | None:
        """Whole years on a day; from the birth year alone where only that is known."""
        if self.birth_date is not None:
            before = (on.month, on.day) < (self.birth_date.month, self.birth_date.day)
            return on.year - self.birth_date.year - before
        return None if self.birth_year is None else on.year - self.birth_year

    def active(self, period: Period) -> bool:
        """The case was open on some day of the period."""
        return any(start <= period.last and (end is None or end >= period.first) for start, end in self.spells)

    def open_at_end(self, period: Period) -> bool:
        """The case was open when the period ended."""
        return any(start <= period.last and (end is None or end > period.last) for start, end in self.spells)

    def closed(self, period: Period) -> bool:
        """The case was closed in the period and stayed closed to its end."""
        return any(period.holds(end) for _, end in self.spells) and not self.open_at_end(period)


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """``proposed_on`` falls back to the day it was recorded."""

    person_id: str
    services: tuple[str, ...]
    state: str
    region: str
    proposed_on: date
    served_on: date | None


@dataclass(frozen=True, slots=True)
class StayRow:
    """``admitted_at`` None when the form did not say; such a stay is no night."""

    person_id: str
    facility: str
    sex: str
    admitted_at: datetime | None
    left_at: datetime | None
    stay_until: date | None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """``people``: (male, female) of children, adults, older people."""

    day: date
    kind: str
    topics: tuple[str, ...]
    region: str
    people: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    disabled: int
    new_reports: int

    @property
    def participants(self) -> int:
        """All who took part."""
        return sum(map(sum, self.people))


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """``expected`` and ``received`` in rupiah, None for goods."""

    person_id: str
    program: str
    state: str
    useful: str
    expected: int | None
    received: int | None
    region: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One submission of the team. ``state``: waiting, attention, approved or returned; ``corrects``: of another one;
    ``minutes`` None where the form did not keep when it was begun."""

    device: str
    worker: str
    person_id: str
    day: date
    state: str
    corrects: bool
    minutes: int | None
    decided_after: int | None = None  # days until the supervisor said something


@dataclass(frozen=True)
class Names:
    """What codes are called in the report's language, each in the order of its list."""

    kabupaten: Mapping[str, str] = field(default_factory=dict)
    kecamatan: Mapping[str, str] = field(default_factory=dict)  # of the kab/kota that a report is limited to
    regions: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    service_kinds: Mapping[str, str] = field(default_factory=dict)
    facilities: Mapping[str, str] = field(default_factory=dict)
    facility_kinds: Mapping[str, str] = field(default_factory=dict)
    facility_regions: Mapping[str, str] = field(default_factory=dict)
    beds: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Caseload:
    """Everything a report counts; ``as_of`` is the moment it was read."""

    as_of: datetime
    people: tuple[PersonRow, ...] = ()
    referrals: tuple[ReferralRow, ...] = ()
    stays: tuple[StayRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    works: tuple[WorkRow, ...] = ()  # of the team whose supervisor works here

    @cached_property
    def by_id(self) -> Mapping[str, PersonRow]:
        """People by their id."""
        return {person.person_id: person for person in self.people}

    def narrowed(self, region: str, sex: str, facility_regions: Mapping[str, str]) -> "Caseload":
        """What lies in a region (kab/kota or kecamatan code, "" for all) and is about one sex ("" for both).

        Referrals and benefits are of the place they were made and the sex of their person; activities have no sex.
        """
        kept = self

        def of_sex(person_id: str) -> bool:
            person = self.by_id.get(person_id)
            return not sex or (person is not None and person.sex == sex)

        if region or sex:
            kept = replace(
                self,
                people=tuple(p for p in self.people if within(p.region, region) and (not sex or p.sex == sex)),
                referrals=tuple(r for r in self.referrals if within(r.region, region) and of_sex(r.person_id)),
                stays=tuple(
                    s
                    for s in self.stays
                    if within(facility_regions.get(s.facility, ""), region[:KABUPATEN_LENGTH])
                    and (not sex or s.sex == sex)
                ),
                activities=tuple(a for a in self.activities if within(a.region, region)),
                benefits=tuple(b for b in self.benefits if within(b.region, region) and of_sex(b.person_id)),
            )
        return kept

    def of_device(self, device: str) -> "Caseload":
        """What one laptop of the team recorded people for, "" for everybody; activities name nobody and go."""
        if not device:
            return self
        works = tuple(one for one in self.works if one.device == device)
        met = {one.person_id for one in works if one.person_id}
        return replace(
            self,
            people=tuple(one for one in self.people if one.person_id in met),
            referrals=tuple(one for one in self.referrals if one.person_id in met),
            stays=tuple(one for one in self.stays if one.person_id in met),
            activities=(),
            benefits=tuple(one for one in self.benefits if one.person_id in met),
            works=works,
        )


def within(region: str, wanted: str) -> bool:
    """Whether a region code is ``wanted`` or lies in it; "" holds everything."""
    return not wanted or region == wanted or region.startswith(f"{wanted}.")


def age_group(age: int | None) -> str:
    """One of ``AGE_GROUPS``."""
    if age is None or age < 0:
        return ""
    return "0-5" if age <= 5 else "6-17" if age <= 17 else "18-59" if age <= 59 else "60+"


def spells(said: Iterable[tuple[date, bool]]) -> tuple[Spell, ...]:
    """From (day, closes) of every record of one person, oldest first, to the spells its case was open.

    A record after the closing opens the case again, if only for that day.
    """
    found: list[Spell] = []
    for day, closes in said:
        if not found or found[-1][1] is not None:
            found.append((day, None))
        if closes:
            found[-1] = (found[-1][0], day)
    return tuple(found)
