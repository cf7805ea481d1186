"""NIK, as tables; every serial is 9xxx or 0000, so that none belongs to anybody."""

from datetime import date

import pytest

from fieldapp.domain.nik import Nik, NikProblem, contradictions, read_nik, region_doubt

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "region", "sex", "born"),
    [
        ("6472050101909001", "64.72.05", "L", date(1990, 1, 1)),
        ("6472054101909001", "64.72.05", "P", date(1990, 1, 1)),
        ("6411047112859002", "64.11.04", "P", date(1985, 12, 31)),
        ("6472 0531 1275 9003", "64.72.05", "L", date(1975, 12, 31)),
        ("64.72.05.010190.9001", "64.72.05", "L", date(1990, 1, 1)),
        ("6472056902009004", "64.72.05", "P", date(2000, 2, 29)),  # 1900 had no 29 February
        ("6404010507279005", "64.04.01", "L", date(1927, 7, 5)),  # an old region code is no mistake
        ("6472052511269006", "64.72.05", "L", date(1926, 11, 25)),  # tomorrow has not come; 100 years less a day
    ],
)
def test_one_century_fits(text: str, region: str, sex: str, born: date) -> None:
    nik = read_nik(text, TODAY)
    assert isinstance(nik, Nik)
    assert (nik.region, nik.sex, nik.birth_date, nik.ambiguous) == (region, sex, born, False)
    assert len(nik.digits) == 16


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("6472052411269001", (date(1926, 11, 24), date(2026, 11, 24))),  # 100 today, or born today
        ("6472054112259002", (date(1925, 12, 1), date(2025, 12, 1))),  # 100 for another week, or a baby
        ("6472054101259003", (date(2025, 1, 1),)),  # nobody is 101
        ("6472050101279004", (date(1927, 1, 1),)),  # 2027 has not come
    ],
)
def test_where_both_centuries_fit_nobody_guesses(text: str, dates: tuple[date, ...]) -> None:
    nik = read_nik(text, TODAY)
    assert isinstance(nik, Nik)
    assert nik.birth_dates == dates
    assert nik.ambiguous is (len(dates) == 2)
    assert nik.birth_date == (None if nik.ambiguous else dates[0])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "digits"),
        ("64720501o1909001", "digits"),
        ("٦٤٧٢٠٥٠١٠١٩٠٩٠٠١", "digits"),
        ("647205010190900", "length"),
        ("64720501019090011", "length"),
        ("64", "length"),
        ("0472050101909001", "region"),
        ("6472057201909001", "day"),
        ("6472050001909001", "day"),
        ("6472053201909001", "day"),
        ("6472054001909001", "day"),
        ("6472050113909001", "month"),
        ("6472050100909001", "month"),
        ("6472053002909001", "date"),
        ("6472057102909001", "date"),
        ("6472052902909001", "date"),
        ("6472050101900000", "serial"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str) -> None:
    assert read_nik(text, TODAY) == NikProblem(code)


@pytest.mark.parametrize(
    ("region", "doubt"),
    [
        ("64.72.05", ""),
        ("64.72.99", "kecamatan"),
        ("64.73.01", "former"),
        ("64.04.01", "former"),
        ("64.55.01", "unknown"),
        ("73.71.10", "elsewhere"),
        ("65.71.01", "elsewhere"),
    ],
)
def test_why_a_region_is_doubted(region: str, doubt: str) -> None:
    assert region_doubt(region, {"64", "64.72", "64.72.05"}.__contains__) == doubt


@pytest.mark.parametrize(
    ("sex", "born", "against"),
    [
        ("P", date(1990, 1, 1), ()),
        ("", None, ()),
        ("L", None, ("sex",)),
        ("", date(1990, 1, 2), ("birth_date",)),
        ("L", date(1991, 1, 1), ("sex", "birth_date")),
    ],
)
def test_what_a_nik_says_otherwise(sex: str, born: date | None, against: tuple[str, ...]) -> None:
    nik = read_nik("6472054101909001", TODAY)
    assert isinstance(nik, Nik)
    assert contradictions(nik, sex, born) == against
