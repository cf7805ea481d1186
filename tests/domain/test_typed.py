"""What people type, as tables."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from fieldapp.domain import formats

TODAY = date(2026, 11, 24)
WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4/7/61", date(1961, 7, 4)),
        ("04071961", date(1961, 7, 4)),
        ("040761", date(1961, 7, 4)),
        ("4-7-1961", date(1961, 7, 4)),
        ("4.7.1961", date(1961, 7, 4)),
        ("4 7 1961", date(1961, 7, 4)),
        ("4 juli 1961", date(1961, 7, 4)),
        ("4 Jul 61", date(1961, 7, 4)),
        ("4 July 1961", date(1961, 7, 4)),
        ("July 4, 1961", date(1961, 7, 4)),
        ("17 agustus 1945", date(1945, 8, 17)),
        ("1 mei 2001", date(2001, 5, 1)),
        ("1961-07-04", date(1961, 7, 4)),
        (" Hari  ini ", TODAY),
        ("today", TODAY),
        ("kemarin", date(2026, 11, 23)),
        ("24/11/26", TODAY),
        ("25/11/26", date(1926, 11, 25)),
        ("25/11/2026", date(2026, 11, 25)),
        ("29/2/2024", date(2024, 2, 29)),
        ("31/02/2026", None),
        ("29/2/2026", None),
        ("4/13/1961", None),
        ("4/7", None),
        ("4 jux 1961", None),
        ("4/7/961", None),
        ("besok", None),
        ("tidak tahu", None),
        ("", None),
    ],
)
def test_past_dates(text: str, expected: date | None) -> None:
    assert formats.parse_date(text, TODAY, past_only=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25/11/26", date(2026, 11, 25)),
        ("4/7/45", date(2045, 7, 4)),
        ("4/7/46", date(1946, 7, 4)),
        ("4/7/61", date(1961, 7, 4)),
        ("besok", date(2026, 11, 25)),
    ],
)
def test_any_dates(text: str, expected: date) -> None:
    assert formats.parse_date(text, TODAY) == expected


def test_a_day_that_does_not_exist_can_still_be_named() -> None:
    assert formats.read_day("31/02/2026", TODAY) == (31, 2, 2026)
    assert formats.read_day("kapan saja", TODAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.42", time(10, 42)),
        ("10:42", time(10, 42)),
        ("1042", time(10, 42)),
        ("942", time(9, 42)),
        ("9", time(9, 0)),
        ("23:59:30", time(23, 59)),
        ("0.05", time(0, 5)),
        ("24.00", None),
        ("10.60", None),
        ("10.4", None),
        ("pagi", None),
        ("", None),
    ],
)
def test_times(text: str, expected: time | None) -> None:
    assert formats.parse_time(text) == expected


def test_date_and_time_together() -> None:
    now = datetime(2026, 11, 24, 10, 42, tzinfo=WITA)
    assert formats.parse_datetime("24/11/2026 09.05", now) == datetime(2026, 11, 24, 9, 5, tzinfo=WITA)
    assert formats.parse_datetime("kemarin 2130", now) == datetime(2026, 11, 23, 21, 30, tzinfo=WITA)
    assert formats.parse_datetime("sekarang", now) == now
    assert formats.parse_datetime("24/11/2026", now) is None
    assert formats.parse_datetime("24/11/2026 25.00", now) is None


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("36,5", "id", "36.5"),
        ("36.5", "id", "36.5"),
        ("36.55", "id", "36.55"),
        ("1.250", "id", "1250"),
        ("1.250", "en", "1.250"),
        ("1,250", "id", "1.250"),
        ("1,250", "en", "1250"),
        ("1.250.000", "id", "1250000"),
        ("1,250,000", "id", "1250000"),
        ("1.234,56", "id", "1234.56"),
        ("1,234.56", "id", "1234.56"),
        ("1 250 000", "id", "1250000"),
        ("0.125", "id", "0.125"),
        ("1234.567", "id", "1234.567"),
        (",5", "id", "0.5"),
        ("-3", "id", "-3"),
        ("1.25.000", "id", None),
        ("1.2,3.4", "id", None),
        ("1.234,56,7", "id", None),
        ("36,", "id", None),
        ("36,5 C", "id", None),
        ("1e3", "id", None),
        ("abc", "id", None),
        ("", "id", None),
    ],
)
def test_decimals(text: str, lang: str, expected: str | None) -> None:
    assert formats.parse_decimal(text, lang) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.250.000", 1250000),
        ("12", 12),
        ("-4", -4),
        ("007", 7),
        ("12,0", 12),
        ("12,5", None),
        ("dua", None),
        ("", None),
    ],
)
def test_whole_numbers(text: str, expected: int | None) -> None:
    assert formats.parse_number(text) == expected
