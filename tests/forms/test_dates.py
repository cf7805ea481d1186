"""Days and moments in and out."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from fieldapp.forms.dates import (
    datetime_text,
    days_of,
    format_moment,
    from_days,
    parse_date,
    parse_datetime,
    parse_time,
)

WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-1-4", date(2026, 1, 4)),
        ("2026-11-24T10:00:00", date(2026, 11, 24)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-02-29", None),
        ("24/11/2026", None),
        ("2026-11-24x", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10:42", time(10, 42)),
        ("10:42:05.25", time(10, 42, 5, 250000)),
        ("10:42Z", time(10, 42, tzinfo=UTC)),
        ("10:42:00.000+08:00", time(10, 42, tzinfo=WITA)),
        ("24:00", None),
        ("10.42", None),
    ],
)
def test_times(text: str, at: time | None) -> None:
    assert parse_time(text) == at


def test_moments_are_turned_to_the_zone() -> None:
    assert parse_datetime("2026-11-24T23:30:00Z", WITA) == datetime(2026, 11, 25, 7, 30, tzinfo=WITA)
    assert parse_datetime("2026-11-24T23:30:00", WITA) == datetime(2026, 11, 24, 23, 30, tzinfo=WITA)
    assert parse_datetime("2026-11-24", WITA) == datetime(2026, 11, 24, tzinfo=WITA)
    assert parse_datetime("2026-11-24T25:00", WITA) is None
    assert parse_datetime("0001-01-01T00:00:00+14:00", WITA) is None


def test_days_count_from_1970_and_back() -> None:
    assert days_of(date(1970, 1, 2)) == 1.0
    assert days_of(datetime(1970, 1, 1, 6, tzinfo=WITA)) == 0.25
    assert from_days(0.25, WITA) == datetime(1970, 1, 1, 14, tzinfo=WITA)
    assert from_days(-1.0, WITA) == datetime(1969, 12, 31, 8, tzinfo=WITA)
    assert from_days(1e12, WITA) is None
    assert from_days(float("nan"), WITA) is None


def test_texts() -> None:
    moment = datetime(2026, 5, 3, 4, 5, 6, 7000, tzinfo=WITA)
    assert datetime_text(moment) == "2026-05-03T04:05:06.007+08:00"
    assert format_moment(moment, "%a %e %b %y, %H.%M", "id") == "Min 3 Mei 26, 04.05"
    assert format_moment(date(2026, 5, 3), "%d/%m/%Y %q") == "03/05/2026 %q"
