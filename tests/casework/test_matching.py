"""Who may be the person looked for: levels and reasons, as tables of Indonesian names."""

from datetime import date

import pytest

from fieldapp.casework.closeness import closeness, word_closeness
from fieldapp.casework.matching import rank
from fieldapp.casework.vocabulary import Vocabulary
from fieldapp.domain.person import Person, PersonMatch, PersonQuery

TODAY = date(2026, 11, 24)


def match(query: PersonQuery, person: Person) -> PersonMatch | None:
    found = rank(query, [person], TODAY)
    return found[0] if found else None


def reasons(found: PersonMatch | None) -> dict[str, str]:
    return {reason.what: reason.verdict for reason in found.evidence} if found else {}


SAME = [
    ("moch. soekarno", "Muhammad Sukarno"),
    ("St. Rahmah", "Siti Rahma"),
    ("sitti aminah", "SITI AMINAH"),
    ("Pak Budi Santoso", "Budi Santoso"),
    ("H. Abd. Rachman", "Abdul Rahman"),
    ("nur hayati", "Nurhayati"),
    ("Djoemadi", "Jumadi"),
    ("santoso budi", "Budi Santoso"),
    ("Ahmad Zaini, S.H.", "Achmad Saini"),
    ("fatimah", "Patimah"),
    ("sukarno", "Soekarno"),
    ("ali bin umar", "Ali Umar"),
    ("supriadi", "Supriyadi"),
]
NEAR = [
    ("abdurrahman", "Abdul Rahman"),
    ("budi susanto", "Budi Santoso"),
    ("wahyudi", "Wahyuni"),
    ("rahmah", "Siti Rahmah"),
    ("siti rahmah", "Rahmah"),
    ("rusdi", "Rusdiana"),
    ("sukarna", "Sukarno"),
    ("budi susanto", "Budi"),
    ("nurhayti", "Nurhayati"),
    ("muhammad yusuf ali", "M. Yusuf"),
]
OTHER = [
    ("yusuf", "Yunus"),
    ("siti aminah", "Siti Rahmah"),
    ("aminah", "Aisyah"),
    ("muhammad ali", "Muhammad Yusuf"),
    ("ali", "Adi"),
    ("budi", "Dodi"),
    ("sri wahyuni", "Joko Susilo"),
    ("abdul karim", "Abdul Rahman"),
]


@pytest.mark.parametrize(("typed", "stored"), SAME)
def test_one_name_in_two_spellings(typed: str, stored: str) -> None:
    found = match(PersonQuery(name=typed), Person("p", stored))
    assert reasons(found) == {"name": "same"}
    assert found is not None
    assert found.level == 2, "a name alone is never certain"


@pytest.mark.parametrize(("typed", "stored"), NEAR)
def test_names_that_are_near(typed: str, stored: str) -> None:
    found = match(PersonQuery(name=typed), Person("p", stored))
    assert reasons(found) == {"name": "near"}


@pytest.mark.parametrize(("typed", "stored"), OTHER)
def test_other_names_are_not_similar(typed: str, stored: str) -> None:
    found = match(PersonQuery(name=typed), Person("p", stored))
    assert reasons(found).get("name", "different") == "different"
    assert found is None or found.level == 1


@pytest.mark.parametrize(("typed", "stored"), SAME)
def test_closeness_to_oneself_is_whole(typed: str, stored: str) -> None:
    for name in (typed, stored):
        assert closeness(name, name).same
        assert closeness(name, name).score == pytest.approx(1.0)


def test_the_list_of_the_design() -> None:
    query = PersonQuery("budi susanto", sex="L", age=58, region="73.71.10")
    people = [
        Person("hartono", "Budi Hartono", sex="L", birth_year=1992, region="73.71.09.1001"),
        Person("budiman", "Budiman Susanto", sex="L", birth_year=1965, region="73.71.11.1001"),
        Person("aminah", "Siti Aminah", sex="P", birth_year=1969, region="73.71.10.1001"),
        Person("alias", "Tidak diketahui", "Pak Budi", "L", None, 1971, True, region="73.71.10.1001"),
        Person("santoso", "Budi Santoso", "Pak Budi", "L", None, 1969, region="73.71.10.1001"),
    ]
    found = rank(query, people, TODAY)
    assert [(one.person.person_id, one.level) for one in found] == [
        ("santoso", 3),
        ("budiman", 2),
        ("alias", 2),
        ("hartono", 1),
    ]
    shown = {one.person.person_id: reasons(one) for one in found}
    assert shown["santoso"]["name"] == "near"
    assert shown["santoso"]["age"] == shown["santoso"]["region"] == "same"
    assert shown["alias"] == {"alias": "same", "sex": "same", "age": "near", "region": "same"}
    assert shown["budiman"] == {"name": "near", "sex": "same", "age": "near", "region": "different"}
    assert shown["hartono"] == {"first_name": "near", "sex": "same", "age": "different", "region": "different"}


@pytest.mark.parametrize(
    ("typed", "held", "verdict", "level"),
    [
        ("6472050101909001", "6472050101909001", "same", 3),
        ("6472 0501 0190 9001", "6472050101909001", "same", 3),
        ("6472050101909010", "6472050101909001", "near", 1),
        ("647205010190", "6472050101909001", "near", 1),
        ("9001", "6472050101909001", "near", 1),
        ("6472050101909001", "6411047112859002", "different", 0),
        ("123456", "6472050101909001", "different", 0),
        ("9001", "", "", 0),
    ],
)
def test_nik(typed: str, held: str, verdict: str, level: int) -> None:
    found = match(PersonQuery(nik=typed), Person("p", "Budi", nik=held))
    assert (found.level if found else 0) == level
    if level:
        assert reasons(found)["nik"] == verdict


def test_an_equal_nik_is_certain_whatever_else_differs() -> None:
    query = PersonQuery("Rahmah", nik="6472050101909001", sex="P", age=20)
    found = match(query, Person("p", "Budi", sex="L", birth_year=1960, nik="6472050101909001"))
    assert found is not None
    assert found.level == 3
    assert reasons(found) == {"name": "different", "nik": "same", "sex": "different", "age": "different"}


@pytest.mark.parametrize(
    ("query", "person", "verdict"),
    [
        (PersonQuery(birth_date=date(1961, 7, 4)), Person("p", "", birth_date=date(1961, 7, 4)), "same"),
        (PersonQuery(birth_date=date(1961, 7, 4)), Person("p", "", birth_date=date(1961, 4, 7)), "near"),
        (PersonQuery(birth_date=date(1961, 7, 4)), Person("p", "", birth_date=date(1971, 7, 4)), "near"),
        (PersonQuery(birth_date=date(1961, 7, 4)), Person("p", "", birth_date=date(1980, 1, 1)), "different"),
        (PersonQuery(birth_date=date(1961, 7, 4)), Person("p", "", birth_year=1961), "same"),
        (PersonQuery(age=58), Person("p", "", birth_year=1969), "same"),
        (PersonQuery(age=58), Person("p", "", birth_year=1965), "near"),
        (PersonQuery(age=58), Person("p", "", birth_year=1963), "different"),
        (PersonQuery(age=58), Person("p", "", birth_year=1963, estimated=True), "near"),
        (PersonQuery(age=58), Person("p", "", birth_date=date(1968, 12, 1)), "same"),
        (PersonQuery(age=58), Person("p", ""), ""),
    ],
)
def test_ages(query: PersonQuery, person: Person, verdict: str) -> None:
    named = PersonQuery("Budi", birth_date=query.birth_date, age=query.age)
    known = Person("p", "Budi", birth_date=person.birth_date, birth_year=person.birth_year, estimated=person.estimated)
    assert reasons(match(named, known)).get("age", "") == verdict


def test_another_sex_or_a_far_age_lowers_and_agreement_raises() -> None:
    person = Person("p", "Budi Santoso", sex="L", birth_year=1968, region="64.72.05.1001")
    levels = {
        "alone": PersonQuery("Budi Santoso"),
        "sex": PersonQuery("Budi Santoso", sex="P"),
        "age": PersonQuery("Budi Santoso", age=20),
        "all": PersonQuery("Budi Santoso", sex="L", age=58, region="64.72.05"),
    }
    found = {name: match(query, person) for name, query in levels.items()}
    assert {name: one.level if one else 0 for name, one in found.items()} == {"alone": 2, "sex": 1, "age": 1, "all": 3}


def test_equal_candidates_keep_one_order() -> None:
    people = [Person(key, "Budi") for key in "cab"]
    assert [one.person.person_id for one in rank(PersonQuery("budi"), people, TODAY)] == ["a", "b", "c"]
    assert rank(PersonQuery(), people, TODAY) == ()


def test_words_of_a_register() -> None:
    words = Vocabulary(["budi", "budiman", "sukarno", "sri", "rahmah", "nur", "nurhayati", "patimah"])
    assert words.meanings("budi")[0] == "budi"
    assert "budiman" in words.meanings("bud")
    assert "budiman" not in words.meanings("sri")
    assert "patimah" in words.meanings("fatima")
    assert "sukarno" in words.meanings("sukanro")
    assert words.meanings("zzzzzz") == ()
    assert word_closeness("ali", "adi") == 0.0
