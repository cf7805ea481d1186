"""Which words are looked up for a search, in which years, and who comes first among those found."""

from datetime import date

import pytest

from fieldapp.casework.candidates import MOST_ROWS, Search, place
from fieldapp.casework.wordlist import Wordlist
from fieldapp.domain.person import PersonQuery

TODAY = date(2026, 11, 24)
WORDS = Wordlist(
    {
        "budi": 900,
        "budiman": 20,
        "santoso": 500,
        "susanto": 300,
        "nur": 800,
        "hayati": 90,
        "nurhayati": 70,
        "patimah": 5,
    }
)


@pytest.mark.parametrize(
    ("typed", "sure", "also"),
    [
        ("budi", "budi", "budi"),
        ("bud", "budiman", "budiman"),
        ("budy", "budi", "budi"),
        ("fatima", "patimah", "patimah"),
        ("budimann", "budi", "budiman"),
        ("santosa", "", "santoso"),
        ("santsoo", "", "santoso"),
        ("nurhayati", "hayati", "nur"),
        ("zzzzzz", "", ""),
    ],
)
def test_meanings(typed: str, sure: str, also: str) -> None:
    found = WORDS.meanings(typed)
    assert (sure in found.sure) == ((bool(sure) and sure != typed) or typed in ("budi",))
    assert also in found.all if also else not found.all or typed == "boedi"


def test_words_that_come_later_are_meant_too() -> None:
    words = Wordlist({"budi": 1})
    assert not words.meanings("halimha").all
    words.add({"halimah": 1, "budi": 2})
    assert "halimah" in words.meanings("halimha").all
    assert "halimah" in words.meanings("hal").sure
    assert words.people(["budi", "halimah", "nobody"]) == 3


def test_neighbours_are_one_word_too() -> None:
    looks = list(Search(PersonQuery("nur hayati"), WORDS, TODAY).looks())
    assert all("nurhayati" in look.words for look in looks)


def test_years_around_what_is_known() -> None:
    years = {
        "nothing": PersonQuery("patimah"),
        "age": PersonQuery("patimah", age=40),
        "date": PersonQuery("patimah", birth_date=date(1986, 5, 1)),
    }
    found = {name: [look.years for look in Search(query, WORDS, TODAY).looks()] for name, query in years.items()}
    assert found["nothing"] == [None, None]
    assert found["age"] == [(1983, 1989), (0, 0), None]
    assert found["date"] == [(1985, 1987), (0, 0), None]


def test_frequent_words_do_not_fill_the_desk() -> None:
    many = Wordlist({"siti": MOST_ROWS, "sita": MOST_ROWS, "sitti": 10})
    (look,) = Search(PersonQuery("siti", sex="P"), many, TODAY).looks()
    assert (list(look.words), look.sex, look.kecamatan) == (["siti"], 2, 0)
    (look,) = Search(PersonQuery("siti", region="64.72.05"), many, TODAY).looks()
    assert ("sita" in look.words, look.sex, look.kecamatan) == (True, 0, 647205)
    with_year = list(Search(PersonQuery("siti", age=30), many, TODAY).looks())
    assert [look.years for look in with_year] == [(1993, 1999), (0, 0)]
    assert "sita" in with_year[0].words


def test_order_of_those_found() -> None:
    query = PersonQuery("budi santoso", sex="L", age=40, region="64.72.05")
    search = Search(query, WORDS, TODAY)
    here, there = place("64.72.05.1001", "L"), place("64.01.01.2001", "L")
    rows = {
        "budi": [
            (1, 1986, here),
            (2, 1986, there),
            (3, 1989, here),
            (4, 1986, here),
            (5, 1986, place("64.72.05", "P")),
        ],
        "santoso": [(1, 1986, here), (2, 1986, there), (3, 1989, here), (5, 1986, place("64.72.05", "P"))],
    }
    for look in search.looks():
        if look.years and look.years[0]:
            known = [word for word in look.words if word in rows]
            search.saw(look, [(word, year, number, where) for word in known for number, year, where in rows[word]])
    assert search.best(10, {}) == [1, 3, 2, 5, 4]
    assert search.best(2, {9: 100.0}) == [9, 1]


@pytest.mark.parametrize(
    ("region", "sex", "number"),
    [("64.72.05.1001", "P", 647205 * 4 + 2), ("64.72", "L", 1), ("", "", 0), ("aa.bb.cc", "", 0)],
)
def test_place(region: str, sex: str, number: int) -> None:
    assert place(region, sex) == number
