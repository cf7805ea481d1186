"""Who is probably one person: each rule, who just misses it, and that order and grouping change nothing."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.duplicates import pairs, reasons
from fieldapp.domain.person import Person

BORN = date(1990, 1, 1)
SITI = Person("a", "Siti Aminah", "", "P", BORN, 1990, nik="6472054101909001", region="64.72.05.1001")


def other(**values: object) -> Person:
    blank = {"person_id": "b", "birth_date": None, "birth_year": None, "nik": "", "region": ""}
    return replace(SITI, **{**blank, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": "Budi", "sex": "L", "nik": SITI.nik}, ("same_nik",)),
        ({"name": "Budi", "sex": "L", "nik": "6472054101909002"}, ()),
        ({"name": "St. Aminah", "birth_date": BORN}, ("same_name_birth",)),
        ({"name": "Aminah Sitti", "birth_date": BORN, "region": "64.01.01.2001"}, ("same_name_birth",)),
        ({"name": "St. Aminah", "birth_date": BORN, "sex": "L"}, ()),
        ({"name": "St. Aminah", "birth_date": BORN, "sex": ""}, ("same_name_birth",)),
        ({"name": "St. Aminah", "birth_date": BORN, "birth_year": 1995, "estimated": True}, ()),
        ({"birth_year": 1991, "region": "64.72.05.1009"}, ("same_name_near_age",)),
        ({"birth_year": 1992, "region": "64.72.05.1009"}, ()),
        ({"birth_year": 1991, "region": "64.72.06.1001"}, ()),
        ({"birth_year": 1991}, ()),
        ({"name": "Siti Amina", "birth_date": BORN, "region": "64.72.05"}, ("same_name_birth",)),
        ({"name": "Siti Amiah", "birth_date": BORN, "region": "64.72.05"}, ("near_name_birth",)),
        ({"name": "Siti Amiah", "birth_date": BORN}, ()),
        ({"name": "Siti Rahmah", "birth_date": BORN, "region": "64.72.05"}, ()),
        ({"name": "", "birth_date": BORN, "region": "64.72.05"}, ()),
        ({"person_id": "a", "nik": SITI.nik}, ()),
    ],
)
def test_the_rules(values: dict[str, object], why: tuple[str, ...]) -> None:
    assert reasons(SITI, other(**values)) == why
    assert reasons(other(**values), SITI) == why


@pytest.mark.parametrize(
    ("region", "why"), [("64.72.05.1001", ("same_name_near_age",)), ("64.72.05.1002", ()), ("64.72.05", ())]
)
def test_a_name_of_one_word_needs_one_village(region: str, why: tuple[str, ...]) -> None:
    one = Person("a", "Sumiati", birth_year=1960, region="64.72.05.1001")
    assert reasons(one, Person("b", "Sumiyati", birth_year=1961, region=region)) == why


names = st.sampled_from(["Siti Aminah", "St. Aminah", "Siti Amiah", "Budi", "Boedi", "Budi Santoso", ""])
people = st.lists(
    st.builds(
        Person,
        person_id=st.uuids().map(str),
        name=names,
        sex=st.sampled_from(["", "L", "P"]),
        birth_date=st.sampled_from([None, BORN, date(1990, 1, 2)]),
        birth_year=st.sampled_from([None, 1990, 1991]),
        nik=st.sampled_from(["", SITI.nik]),
        region=st.sampled_from(["", "64.72.05", "64.72.05.1001", "64.72.06.1001"]),
    ),
    max_size=8,
    unique_by=lambda one: one.person_id,
)


@given(people)
def test_grouping_misses_no_pair_and_tells_each_once(people: list[Person]) -> None:
    everybody = sorted(people, key=lambda one: one.person_id)
    wanted = {(a.person_id, b.person_id): why for a, b in combinations(everybody, 2) if (why := reasons(a, b))}
    found = list(pairs(people))
    assert {(a.person_id, b.person_id): why for a, b, why in found} == wanted
    assert len(found) == len(wanted)
