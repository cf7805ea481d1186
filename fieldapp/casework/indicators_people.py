"""People by PPKS category, sex, age group and kab/kota (or kecamatan of one); new, served and closed; what is missing.

A person with two categories counts in each category's row, so the rows add up to cases of a category (*jumlah kasus
kategori*); the last row counts every person once (*jumlah orang*). Domain report 5.2.

    new     first recorded in the period
    active  the case was open on some day of the period: these are counted by category, sex, age and place
    served  a referral was served, or a stay touched the period
    closed  the case was closed in the period and stayed closed

Ages are those on the last day of the period. The kab/kota is where the person was last met.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from fieldapp.casework.caseload import (
    AGE_GROUPS,
    KABUPATEN_LENGTH,
    SEXES,
    Caseload,
    Names,
    PersonRow,
    StayRow,
    age_group,
)
from fieldapp.casework.period import Period, wita_day
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word
from fieldapp.domain.ppks import SENSITIVE

SEX_HEADS: Final = {"L": Word("Male"), "P": Word("Female"), "": Word("Sex not known")}
_SEX_SHORT: Final = {"L": Word("M"), "P": Word("F"), "": Word("M/F not known")}
_SEX_TAGS: Final = {"L": "#affected+m", "P": "#affected+f", "": "#affected+unknown_sex"}
_AGE_TAGS: Final = (
    "#affected+age0_5",
    "#affected+age6_17",
    "#affected+age18_59",
    "#affected+age60",
    "#affected+no_age",
)
FLOW: Final = ("new", "served", "closed")
TWICE: Final = Word("One person can be in more than one category.")


def recap(load: Caseload, period: Period, names: Names) -> Table:
    """The wide table of all categories; ``parts_of_recap`` cuts it into pages."""
    places = [*(names.kecamatan or names.kabupaten), ""]
    head, groups = _recap_columns(places, names)
    active = [person for person in load.people if person.active(period)]
    flows = _flows(load, period)
    facts = {person.person_id: _facts(person, period, places, flows) for person in load.people}
    counted = _by_category(active, {key: each - _FLOW_FACTS for key, each in facts.items()})
    flowing = _by_category(load.people, {key: each & _FLOW_FACTS for key, each in facts.items()})
    rows = [_line(code, names.categories[code], counted[code] + flowing[code], places) for code in names.categories]
    cases = _sum(counted[code] + flowing[code] for code in names.categories)
    once = _sum(Counter(facts[p.person_id] - _FLOW_FACTS) for p in active)
    once += _sum(Counter(facts[p.person_id] & _FLOW_FACTS) for p in load.people)
    count = len(rows)
    rows += [_line("", Word("Cases of a category"), cases, places), _line("", Word("People"), once, places)]
    return Table(
        key="recap",
        title=Word("PPKS recapitulation"),
        unit=Word("people"),
        columns=head,
        rows=tuple(rows),
        notes=(TWICE,),
        groups=groups,
        blocks=(Block(tuple(range(count)), count), Block((count + 1,))),
        sensitive=frozenset(at for at, code in enumerate(names.categories) if code in SENSITIVE),
        strong=(count, count + 1),
    )


def parts_of_recap(table: Table) -> tuple[Table, ...]:
    """By sex and age, by kab/kota, and the flow: tables that fit a page."""
    ages = 3 + len(SEXES) + len(AGE_GROUPS)
    flow = len(table.columns) - len(FLOW)
    sex_and_age = table.only("recap_sex_age", Word("PPKS by sex and age"), range(ages), (TWICE,))
    district = any("+adm3_" in column.hxl for column in table.columns)
    by_place = Word("PPKS by district") if district else Word("PPKS by regency and city")
    place = table.only("recap_place", by_place, (0, 1, 2, *range(ages, flow)), (TWICE,))
    meaning = (
        Word("New: first recorded in the period. Active: the case was open on some day of the period."),
        Word("Served: a referral was served or a stay touched the period. Closed: closed in the period."),
    )
    flowing = table.only(
        "recap_flow", Word("New, active, served and closed"), (0, 1, flow, 2, flow + 1, flow + 2), meaning
    )
    heads = list(flowing.columns)
    heads[3] = Column(Word("Active"), "#affected+active")
    return sex_and_age, place, replace(flowing, columns=tuple(heads))


_FLOW_FACTS: Final = frozenset(("flow", name) for name in FLOW)
Fact = tuple[str, str]


def _recap_columns(places: Sequence[str], names: Names) -> tuple[tuple[Column, ...], tuple[Group, ...]]:
    lead = [
        Column(Word("Code"), "#meta+category+code", "code"),
        Column(Word("PPKS category"), "#meta+category+name", "text"),
        Column(TOTAL, "#affected"),
    ]
    sexes = [Column(_SEX_SHORT[sex], _SEX_TAGS[sex]) for sex in SEXES]
    ages = [Column(_age_head(group), tag) for group, tag in zip(AGE_GROUPS, _AGE_TAGS, strict=True)]
    where = [
        Column((names.kecamatan or names.kabupaten).get(code, Word("Elsewhere or not known")), _place_tag(code))
        for code in places
    ]
    flow = [
        Column(Word("New"), "#affected+new"),
        Column(Word("Served"), "#reached"),
        Column(Word("Closed"), "#affected+closed"),
    ]
    cut = [len(lead)]
    for each in (sexes, ages, where):
        cut.append(cut[-1] + len(each))
    sums = tuple(Group(tuple(range(a, b)), 2) for a, b in pairwise(cut))
    alone = tuple(Group((cut[-1] + at,)) for at in range(len(flow)))
    return (*lead, *sexes, *ages, *where, *flow), sums + alone


def _place_tag(code: str) -> str:
    level = 3 if len(code) > KABUPATEN_LENGTH else 2
    return f"#affected+adm{level}_{code.replace('.', '')}"


def _age_head(group: str) -> str:
    return group or Word("Age not known")


def _flows(load: Caseload, period: Period) -> Mapping[str, set[str]]:
    return {
        "new": {person.person_id for person in load.people if period.holds(person.first_seen)},
        "served": served(load, period),
        "closed": {person.person_id for person in load.people if person.closed(period)},
    }


def served(load: Caseload, period: Period) -> set[str]:
    """Ids of people with a referral served in the period, or a stay that touches it."""
    found = {referral.person_id for referral in load.referrals if period.holds(referral.served_on)}
    return found | {stay.person_id for stay in load.stays if touches(stay, period)}


def touches(stay: StayRow, period: Period) -> bool:
    """Somebody was in the shelter on a day of the period."""
    if stay.admitted_at is None or wita_day(stay.admitted_at) > period.last:
        return False
    return stay.left_at is None or wita_day(stay.left_at) >= period.first


def _facts(person: PersonRow, period: Period, places: Sequence[str], flows: Mapping[str, set[str]]) -> frozenset[Fact]:
    place = person.region[: len(places[0])]
    return frozenset(
        (
            ("all", ""),
            ("sex", person.sex if person.sex in SEXES else ""),
            ("age", age_group(person.age(period.last))),
            ("place", place if place in places else ""),
            *(("flow", name) for name in FLOW if person.person_id in flows[name]),
        )
    )


def _by_category(people: Iterable[PersonRow], facts: Mapping[str, frozenset[Fact]]) -> "dict[str, Counter[Fact]]":
    found: dict[str, Counter[Fact]] = {}
    for person in people:
        for code in person.categories:
            found.setdefault(code, Counter()).update(facts[person.person_id])
    return _Empty(found)


class _Empty(dict[str, "Counter[Fact]"]):
    def __missing__(self, key: str) -> "Counter[Fact]":
        return Counter()


def _sum(counters: "Iterable[Counter[Fact]]") -> "Counter[Fact]":
    total: Counter[Fact] = Counter()
    for each in counters:
        total.update(each)
    return total


def _line(code: str, name: str, counted: "Counter[Fact]", places: Sequence[str]) -> tuple[Cell, ...]:
    wanted: list[Fact] = [("all", "")]
    wanted += [("sex", sex) for sex in SEXES]
    wanted += [("age", group) for group in AGE_GROUPS]
    wanted += [("place", place) for place in places]
    wanted += [("flow", name) for name in FLOW]
    return (code, name, *(counted[fact] for fact in wanted))


def quality(load: Caseload, period: Period, names: Names) -> Table:
    """By kab/kota: people active in the period of whom something is missing, or a need is not met.

    ``no birth date`` counts those of whom only a year is known too; the shares are of all people of the place.
    """
    checks: tuple[tuple[str, str, Callable[[PersonRow], bool]], ...] = (
        (Word("No NIK"), "#indicator+no_nik", lambda person: not person.nik),
        (Word("No birth date"), "#indicator+no_birth_date", lambda person: person.birth_date is None),
        (Word("Sex not known"), "#indicator+no_sex", lambda person: person.sex not in ("L", "P")),
        (Word("Place not known"), "#indicator+no_place", lambda person: not person.region),
        (Word("No category"), "#indicator+no_category", lambda person: not person.categories),
        (Word("Needs not met"), "#indicator+unmet", lambda person: bool(person.unmet)),
    )
    places = [*names.kabupaten, ""]
    counted: dict[str, Counter[str]] = {place: Counter() for place in places}
    for person in load.people:
        if person.active(period):
            place = person.region[:KABUPATEN_LENGTH]
            missing = [tag for _, tag, lacks in checks if lacks(person)]
            counted[place if place in counted else ""].update(["", *missing])
    tags = ["", *(tag for _, tag, _ in checks)]
    rows: list[tuple[Cell, ...]] = []
    for place in places:
        here = counted[place]
        share = here[checks[0][1]] / here[""] if here[""] else None
        name = names.kabupaten.get(place, Word("Elsewhere or not known"))
        rows.append((place, name, *(here[tag] for tag in tags), share))
    all_of = sum(counted.values(), Counter[str]())
    share = all_of[checks[0][1]] / all_of[""] if all_of[""] else None
    rows.append(("", TOTAL, *(all_of[tag] for tag in tags), share))
    columns = (
        Column(Word("Code"), "#adm2+code", "code"),
        Column(Word("Regency or city"), "#adm2+name", "text"),
        Column(Word("People"), "#affected"),
        *(Column(head, tag) for head, tag, _ in checks),
        Column(Word("Share without NIK"), "#indicator+no_nik+pct", "share"),
    )
    return Table(
        key="quality",
        title=Word("Data quality"),
        unit=Word("people"),
        columns=columns,
        rows=tuple(rows),
        notes=(Word("Counted are people whose case was open on some day of the period."),),
        groups=tuple(Group((at,)) for at in range(2, 2 + len(tags))),
        blocks=(Block(tuple(range(len(places))), len(places)),),
        strong=(len(places),),
    )


def register(load: Caseload, period: Period, names: Names) -> Table:
    """One row a person active in the period, by name: for work with people, never for publication."""
    people = sorted((p for p in load.people if p.active(period)), key=lambda p: (p.name.casefold(), p.person_id))
    columns = (
        Column(Word("Name"), "#contact+name", "text"),
        Column("NIK", "#contact+id", "nik"),
        Column(Word("Sex"), "#meta+sex", "text"),
        Column(Word("Birth date"), "#date+birth", "date"),
        Column(Word("Age"), "#meta+age", "number"),
        Column(Word("Regency or city"), "#adm2+name", "text"),
        Column(Word("District"), "#adm3+name", "text"),
        Column(Word("PPKS categories"), "#meta+category", "text"),
        Column(Word("First recorded"), "#date+first", "date"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            person.name,
            person.nik,
            person.sex or None,
            person.birth_date,
            person.age(period.last),
            names.kabupaten.get(person.region[:KABUPATEN_LENGTH], ""),
            names.regions.get(person.region[: len("64.72.05")], ""),
            ", ".join(names.categories.get(code, code) for code in person.categories),
            person.first_seen,
        )
        for person in people
    )
    return Table("register", Word("List of people"), Word("people"), columns, rows, named=True)
