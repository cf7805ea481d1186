"""Nights, bed-days and the register: a night is a midnight of East Kalimantan, and what comes goes."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework import census
from fieldapp.casework.projection import WITA
from fieldapp.casework.shelter_values import TWICE, Stay

DAY = date(2026, 11, 26)


def at(text: str) -> datetime:
    """``26 23.30`` in November 2026, WITA."""
    day, _, clock = text.partition(" ")
    hour, minute = clock.split(".")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=WITA)


def stay(came: str, left: str = "", name: str = "Budi", exit_reason: str = "") -> Stay:
    return Stay(
        f"{name}-{came}", "TPS", name, "A1", at(came), left_at=at(left) if left else None, exit_reason=exit_reason
    )


@pytest.mark.parametrize(
    ("came", "left", "there"),
    [
        ("26 09.00", "27 08.00", True),
        ("26 23.59", "27 00.01", True),
        ("26 09.00", "26 20.00", False),
        ("26 09.00", "27 00.00", False),
        ("27 00.00", "27 09.00", False),
        ("20 09.00", "", True),
        ("27 09.00", "", False),
    ],
)
def test_who_slept_here_in_the_night_of_the_26th(came: str, left: str, there: bool) -> None:
    assert census.slept(stay(came, left), DAY) is there


def test_a_night_is_one_of_east_kalimantan_wherever_the_laptop_is() -> None:
    evening = datetime(2026, 11, 26, 15, 59, tzinfo=UTC)  # 23.59 WITA
    one = Stay("s", "TPS", "Budi", "A1", evening, left_at=evening + timedelta(minutes=2))
    assert census.slept(one, DAY)
    assert census.length_of_stay(one, evening) == 1


@pytest.mark.parametrize(
    ("came", "left", "days"),
    [
        ("26 09.00", "26 20.00", 0),
        ("26 23.59", "27 00.01", 1),
        ("26 09.00", "29 00.00", 2),
        ("26 00.00", "28 09.00", 2),
    ],
)
def test_length_of_stay_counts_the_nights(came: str, left: str, days: int) -> None:
    assert census.length_of_stay(stay(came, left), at("30 12.00")) == days


def test_bed_days_occupancy_and_the_flow_of_days() -> None:
    stays = [stay("24 10.00", "26 09.00"), stay("25 22.00", name="Ani"), stay("26 10.00", "26 15.00", "Eko")]
    stays.append(stay("25 10.00", "28 10.00", "Dua", TWICE))
    first, last = date(2026, 11, 24), DAY
    assert census.bed_days(stays, first, last) == 4
    assert census.occupancy(stays, 2, first, last) == pytest.approx(4 / 6)
    assert census.occupancy(stays, 0, first, last) is None
    assert [(f.start, f.came, f.left, f.end) for f in census.flows(stays, first, last)] == [
        (0, 1, 0, 1),
        (1, 1, 0, 2),
        (2, 1, 2, 1),
    ]
    lines = census.register(stays, DAY, DAY, at("26 20.00"))
    assert [(line.number, line.stay.name, line.days) for line in lines] == [
        (1, "Budi", 2),
        (2, "Ani", 1),
        (3, "Eko", 0),
    ]


def test_who_is_over_the_limit() -> None:
    stays = [stay("01 10.00"), stay("10 10.00", name="Ani"), stay("01 10.00", "20 10.00", "Eko")]
    assert [one.name for one in census.over_limit(stays, at("26 10.00"), 15)] == ["Budi", "Ani"]
    assert [one.name for one in census.over_limit(stays, at("26 10.00"), 16)] == ["Budi"]


MINUTES = st.integers(0, 8 * 24 * 60)
START = datetime(2026, 11, 20, tzinfo=WITA)


@given(st.lists(st.tuples(MINUTES, st.none() | MINUTES), max_size=12))
def test_a_day_ends_with_those_who_sleep_and_the_next_begins_with_them(times: list[tuple[int, int | None]]) -> None:
    stays = [
        Stay(str(number), "TPS", "", "", START + timedelta(minutes=came), left_at=_end(came, length))
        for number, (came, length) in enumerate(times)
    ]
    days = census.flows(stays, date(2026, 11, 20), date(2026, 12, 8))
    for day, following in itertools.pairwise(days):
        assert day.end == len(census.present(stays, day.day)) == following.start
    whole = sum(census.length_of_stay(one, START + timedelta(days=18)) for one in stays)
    assert census.bed_days(stays, date(2026, 11, 20), date(2026, 12, 6)) == whole


def _end(came: int, length: int | None) -> datetime | None:
    return None if length is None else START + timedelta(minutes=came + length)
