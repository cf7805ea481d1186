"""Is this person already registered? Candidates in order of likeness, each with the reasons for a person to judge.

Points, added up over what is known on both sides:

    name        60 x closeness (the alias 55 x, whichever is more); -15 when neither is near
    NIK         200 equal; 3 a digit for a part (at most 45); 20 when two digits off; -15 different
    age         20 same birth date, 15 within one year, 7 near; -8 beyond, -20 when more than ten years apart
    sex         5 same, -20 different
    region      10 same kecamatan, 0 elsewhere in the same kabupaten or kota, -3 further away

Level 3 from 72 points or with an equal NIK, level 2 from 45, level 1 from 10; less is not shown. So an equal
name alone is level 2: many people share a name. Missing facts neither help nor harm. The points order a list
and are never shown; a person decides.
"""

from collections.abc import Sequence
from datetime import date

from rapidfuzz.distance import OSA

from fieldapp.casework.closeness import Closeness, closeness
from fieldapp.domain.person import Evidence, Person, PersonMatch, PersonQuery

NIK_LENGTH = 16
_LEVELS = ((3, 72.0), (2, 45.0), (1, 10.0))
_KECAMATAN, _KABUPATEN = len("64.72.05"), len("64.72")
_FAR_AGE = 10

Points = tuple[float, tuple[Evidence, ...]]


def rank(query: PersonQuery, people: Sequence[Person], today: date) -> tuple[PersonMatch, ...]:
    """Matches, best first; people who are not alike are left out. ``today`` turns birth dates into ages."""
    judged = [(person, *_judge(query, person, today)) for person in people]
    judged.sort(key=lambda one: (-one[1], one[0].name, one[0].person_id))
    matches = (PersonMatch(person, _level(points), evidence) for person, points, evidence in judged)
    return tuple(match for match in matches if match.level)


def _judge(query: PersonQuery, person: Person, today: date) -> Points:
    parts = (
        _name(query, person),
        _nik(query.nik, person.nik),
        _sex(query, person),
        _age(query, person, today),
        _region(query.region, person.region),
    )
    return sum(points for points, _ in parts), tuple(reason for _, reasons in parts for reason in reasons)


def _level(points: float) -> int:
    return next((level for level, least in _LEVELS if points >= least), 0)


def _name(query: PersonQuery, person: Person) -> Points:
    if not query.name.strip():
        return 0.0, ()
    name, alias = closeness(query.name, person.name), closeness(query.name, person.alias)
    reasons = []
    if name.verdict != "different":
        reasons.append(Evidence("name", name.verdict))
    elif name.first:
        reasons.append(Evidence("first_name", "near"))
    if alias.whole or alias.verdict != "different":
        reasons.append(Evidence("alias", "same" if alias.whole else alias.verdict))
    if not reasons:
        return -15.0 + 60.0 * max(name.score, alias.score), (Evidence("name", "different"),)
    return max(60.0 * name.score, 55.0 * _alias_score(alias)), tuple(reasons)


def _alias_score(alias: Closeness) -> float:
    """A nickname that was typed beside the name counts in full."""
    return max(alias.score, 0.8) if alias.whole else alias.score


def _nik(typed: str, held: str) -> Points:
    wanted = "".join(char for char in typed if char.isdigit())
    if len(wanted) < 2 or not held:
        return 0.0, ()
    if wanted == held:
        return 200.0, (Evidence("nik", "same"),)
    if len(wanted) < NIK_LENGTH:
        inside = wanted in held
        return (min(45.0, 3.0 * len(wanted)), (Evidence("nik", "near"),)) if inside else (0.0, _different("nik"))
    if OSA.distance(wanted, held, score_cutoff=2) <= 2:
        return 20.0, (Evidence("nik", "near"),)
    return -15.0, _different("nik")


def _sex(query: PersonQuery, person: Person) -> Points:
    if not query.sex or not person.sex:
        return 0.0, ()
    return (5.0, (Evidence("sex", "same"),)) if query.sex == person.sex else (-20.0, _different("sex"))


def _age(query: PersonQuery, person: Person, today: date) -> Points:
    if query.birth_date and person.birth_date and not person.estimated:
        if query.birth_date == person.birth_date:
            return 20.0, (Evidence("age", "same"),)
        if _near_dates(query.birth_date, person.birth_date):
            return 7.0, (Evidence("age", "near"),)
    typed = age_on(today, query.birth_date, None) if query.birth_date else query.age
    held = age_on(today, person.birth_date, person.birth_year)
    if typed is None or held is None:
        return 0.0, ()
    apart = abs(typed - held)
    exact = query.birth_date is not None and person.birth_date is not None  # and not equal
    if apart <= 1:
        return (7.0, (Evidence("age", "near"),)) if exact else (15.0, (Evidence("age", "same"),))
    if apart <= (max(5, held // 10) if person.estimated else 3):
        return 7.0, (Evidence("age", "near"),)
    return (-20.0 if apart > _FAR_AGE else -8.0), _different("age")


def age_on(today: date, birth_date: date | None, birth_year: int | None) -> int | None:
    """Whole years; from the year alone it may be one too many. None when nothing is known."""
    if birth_date:
        return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
    return today.year - birth_year if birth_year else None


def _near_dates(one: date, other: date) -> bool:
    """Day and month exchanged, or one of the three parts read or typed wrongly."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return True
    return (one.day == other.day) + (one.month == other.month) + (one.year == other.year) == 2


def _region(wanted: str, held: str) -> Points:
    if not wanted or len(held) < len(wanted):
        return 0.0, ()
    if held[: min(len(wanted), _KECAMATAN)] == wanted[:_KECAMATAN]:
        return 10.0, (Evidence("region", "same"),)
    if held[:_KABUPATEN] == wanted[:_KABUPATEN]:
        return 0.0, _different("region")
    return -3.0, _different("region")


def _different(what: str) -> tuple[Evidence, ...]:
    return (Evidence(what, "different"),)
