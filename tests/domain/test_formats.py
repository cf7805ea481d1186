"""How values look to people, as tables."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from fieldapp.domain import formats

WITA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=WITA)


@pytest.mark.parametrize(
    ("lang", "expected"), [("id", "Selasa, 24 November 2026"), ("en", "Tuesday, 24 November 2026")]
)
def test_long_date(lang: str, expected: str) -> None:
    assert formats.show_long_date(NOW.date(), lang) == expected


def test_dates_and_times() -> None:
    assert formats.show_date(date(2026, 3, 5)) == "05/03/2026"
    assert formats.show_time(time(9, 5)) == "09.05"
    assert formats.show_time(NOW, "en") == "10:42"
    assert formats.show_datetime(NOW) == "24/11/2026 10.42"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(7, "WIB"), (8, "WITA"), (9, "WIT"), (0, "UTC+0"), (5.5, "UTC+5.5"), (-3, "UTC-3")],
)
def test_receipts_name_the_zone(hours: float, expected: str) -> None:
    at = datetime(2026, 11, 24, 10, 42, tzinfo=timezone(timedelta(hours=hours)))
    assert formats.show_datetime(at, zone=True) == f"24/11/2026 10.42 {expected}"


@pytest.mark.parametrize(
    ("at", "lang", "expected"),
    [
        (NOW - timedelta(minutes=4), "id", "10.38"),
        (NOW - timedelta(hours=12), "id", "Kemarin 22.42"),
        (NOW - timedelta(hours=12), "en", "Yesterday 22:42"),
        (NOW - timedelta(days=3), "id", "21/11"),
        (NOW - timedelta(days=368), "id", "21/11/2025"),
        (datetime(2026, 11, 23, 18, 0, tzinfo=UTC), "id", "02.00"),
    ],
)
def test_relative(at: datetime, lang: str, expected: str) -> None:
    assert formats.show_relative(at, NOW, lang) == expected


@pytest.mark.parametrize(
    ("number", "places", "lang", "expected"),
    [
        ("1234.56", None, "id", "1.234,56"),
        ("1234.56", None, "en", "1,234.56"),
        ("36.5", None, "id", "36,5"),
        ("36.50", 1, "id", "36,5"),
        ("36.45", 1, "id", "36,5"),
        ("36", None, "id", "36"),
        ("-1250000", None, "id", "-1.250.000"),
    ],
)
def test_decimal(number: str, places: int | None, lang: str, expected: str) -> None:
    assert formats.show_decimal(Decimal(number), lang, places) == expected


def test_number_and_money() -> None:
    assert formats.show_number(1250000) == "1.250.000"
    assert formats.show_number(1250000, "en") == "1,250,000"
    assert formats.show_money(1250000) == "Rp1.250.000"
    assert formats.show_money(-500) == "-Rp500"
    assert formats.show_decimal(0.1) == "0,1"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "0 B"),
        (812, "812 B"),
        (1000, "1 KB"),
        (3_600_000, "3,6 MB"),
        (32_400, "32 KB"),
        (999_600, "1 MB"),
        (5e9, "5 GB"),
    ],
)
def test_size(size: int, expected: str) -> None:
    assert formats.show_size(int(size)) == expected


def test_age() -> None:
    assert formats.show_age(57) == "57 tahun"
    assert formats.show_age(0, months=8) == "8 bulan"
    assert formats.show_age(58, estimated=True) == "±58 tahun"
    assert formats.show_age(1, "en") == "1 year"
    assert formats.show_age(2, "en") == "2 years"


def test_identity_numbers_are_masked_unless_asked() -> None:
    assert formats.show_nik("7371104407610003") == "7371…0003"
    assert formats.show_nik("7371104407610003", masked=False) == "7371 1044 0761 0003"
    assert formats.show_nik("73711044") == "…44"
    assert formats.show_nik("") == ""
    assert formats.show_phone("0812 3456 338") == "0812 •••• 338"
    assert formats.show_phone("08123456338", masked=False) == "0812 3456 338"
