"""Who is probably one person, by rules that two people fit or do not fit, whoever is looked at first.

    same_nik            16 equal digits
    same_name_birth     names of one sound, one exact birth date
    same_name_near_age  names of one sound, birth years at most one apart, one kecamatan; a one-word name needs one
                        village, for many people share it
    near_name_birth     names that are close, one exact birth date, one kecamatan

Opposite sexes are no pair unless the NIK is equal. A pair is a question to a person, never an answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from fieldapp.casework.closeness import closeness
from fieldapp.casework.names import fold, sound
from fieldapp.domain.nik import LENGTH
from fieldapp.domain.person import Person

NEAR_NAME = 0.85
YEARS_APART = 1
_KECAMATAN = len("64.72.05")


def reasons(one: Person, other: Person) -> tuple[str, ...]:
    """Which rules two people fit; empty when none, and for one and the same."""
    if one.person_id == other.person_id:
        return ()
    found = ["same_nik"] if len(one.nik) == LENGTH and one.nik == other.nik else []
    if not (one.sex and other.sex and one.sex != other.sex):
        found += _by_name(one, other)
    return tuple(found)


def pairs(people: Iterable[Person]) -> Iterator[tuple[Person, Person, tuple[str, ...]]]:
    """All pairs among many people, each once, the lesser id first; compares only those who share a key."""
    groups: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for one in people:
        for key in _keys(one):
            groups[key].append(one)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for pair in combinations(group, 2):
            one, other = sorted(pair, key=lambda person: person.person_id)
            ids = one.person_id, other.person_id
            if ids not in seen and (why := reasons(one, other)):
                seen.add(ids)
                yield one, other, why


def sounds(name: str) -> tuple[str, ...]:
    """The words of a name by their sound, whatever their order."""
    return tuple(sorted(sound(word) for word in fold(name)))


def _by_name(one: Person, other: Person) -> Iterator[str]:
    heard = sounds(one.name)
    same_birth = bool(_birth(one)) and _birth(one) == _birth(other)
    if heard and heard == sounds(other.name):
        if same_birth:
            yield "same_name_birth"
        elif _near_age(one, other) and _same_place(one, other, village=len(heard) == 1):
            yield "same_name_near_age"
    elif same_birth and _same_place(one, other) and closeness(one.name, other.name).score >= NEAR_NAME:
        yield "near_name_birth"


def _keys(one: Person) -> Iterator[tuple[str, ...]]:
    """Two people who fit a rule share one of these."""
    if len(one.nik) == LENGTH:
        yield "nik", one.nik
    heard, place, born = " ".join(sounds(one.name)), one.region[:_KECAMATAN], _birth(one)
    if heard and len(place) == _KECAMATAN and one.birth_year:
        yield "place", heard, place
    if heard and born:
        yield "birth", heard, born
    if born and len(place) == _KECAMATAN:
        yield "day", born, place


def _birth(one: Person) -> str:
    return one.birth_date.isoformat() if one.birth_date and not one.estimated else ""


def _near_age(one: Person, other: Person) -> bool:
    return bool(one.birth_year and other.birth_year) and abs(_year(one) - _year(other)) <= YEARS_APART


def _year(one: Person) -> int:
    return one.birth_year or 0


def _same_place(one: Person, other: Person, *, village: bool = False) -> bool:
    if village:
        return len(one.region) > _KECAMATAN and one.region == other.region
    return len(one.region) >= _KECAMATAN and one.region[:_KECAMATAN] == other.region[:_KECAMATAN]
