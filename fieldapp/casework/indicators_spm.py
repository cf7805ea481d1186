"""The five social services of the minimum service standards (SPM): X of Y people, in per cent of a fiscal year.

Source: PP 2/2018 article 10, Permensos 9/2018 (changed by 16/2019); domain report 5.1.

    Y  people who need the service: active in the period and in one of its PPKS categories
         1 neglected people with disability   05, 09      4 homeless people and beggars   11, 12
         2 neglected children                 01, 02      5 disaster victims              21, 22
         3 neglected older people             08
    X  those of Y who got it: inside an institution, a stay that touches the period or a referral served in it whose
         kind is *panti*; outside, every other stay or served referral of a service of that kind

Every person counts once, in the first of the five that fits. What was given to each person is not yet ticked item by
item, so X counts who was reached; whether it was in full is for the Dinas to say.
"""

from collections.abc import Mapping
from typing import Final

from fieldapp.casework.caseload import Caseload, Names, PersonRow
from fieldapp.casework.indicators_people import touches
from fieldapp.casework.period import Period
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Table, Word

SERVICES: Final = (
    (Word("Basic social rehabilitation of neglected people with disability"), ("05", "09")),
    (Word("Basic social rehabilitation of neglected children"), ("01", "02")),
    (Word("Basic social rehabilitation of neglected older people"), ("08",)),
    (Word("Basic social rehabilitation of homeless people and beggars"), ("11", "12")),
    (Word("Protection and social security of disaster victims"), ("21", "22")),
)
INSIDE: Final = "panti"


def spm(load: Caseload, period: Period, names: Names) -> Table:
    """Five rows and their sum; the share is None where nobody needs the service."""
    inside, outside = _reached(load, period, names)
    needing: list[list[str]] = [[] for _ in SERVICES]
    for person in load.people:
        at = service_of(person)
        if at is not None and person.active(period):
            needing[at].append(person.person_id)
    rows = [
        _line(str(number), name, set(people), inside, outside)
        for number, ((name, _), people) in enumerate(zip(SERVICES, needing, strict=True), start=1)
    ]
    rows.append(_line("", TOTAL, {one for people in needing for one in people}, inside, outside))
    columns = (
        Column(Word("No."), "#meta+code", "code"),
        Column(Word("SPM service"), "#service+name", "text"),
        Column(Word("Need it (Y)"), "#inneed"),
        Column(Word("Reached (X)"), "#reached"),
        Column(Word("Of these inside an institution"), "#reached+inside"),
        Column(Word("Of these outside"), "#reached+outside"),
        Column(Word("X of Y"), "#indicator+spm+pct", "share"),
    )
    return Table(
        key="spm",
        title=Word("Minimum service standards (SPM), social affairs"),
        unit=Word("people"),
        columns=columns,
        rows=tuple(rows),
        notes=(
            Word("Every person counts once, by the main service. A person may be reached inside and outside."),
            Word("X counts who was reached; whether the service was given in full is checked per person."),
        ),
        blocks=(Block(tuple(range(len(SERVICES))), len(SERVICES)),),
        linked=True,
        strong=(len(SERVICES),),
    )


def service_of(person: PersonRow) -> int | None:
    """Which of ``SERVICES`` a person needs, by position; None for none."""
    own = set(person.categories)
    return next((at for at, (_, codes) in enumerate(SERVICES) if own & set(codes)), None)


def _reached(load: Caseload, period: Period, names: Names) -> tuple[set[str], set[str]]:
    inside: set[str] = set()
    outside: set[str] = set()

    def take(person_id: str, code: str, kinds: Mapping[str, str]) -> None:
        (inside if kinds.get(code, "") == INSIDE else outside).add(person_id)

    for stay in load.stays:
        if touches(stay, period):
            take(stay.person_id, stay.facility, names.facility_kinds)
    for referral in load.referrals:
        if period.holds(referral.served_on):
            for service in referral.services or ("",):
                take(referral.person_id, service, names.service_kinds)
    return inside, outside


def _line(number: str, name: str, needing: set[str], inside: set[str], outside: set[str]) -> tuple[Cell, ...]:
    reached = needing & (inside | outside)
    share = len(reached) / len(needing) if needing else None
    return number, name, len(needing), len(reached), len(reached & inside), len(reached & outside), share
