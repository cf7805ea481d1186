"""Periods, spells of open cases, people who were merged, waiting days, and the ten tiles."""

from datetime import UTC, date, datetime

import pytest

from fieldapp.casework.caseload import Caseload, PersonRow, ReferralRow, age_group, spells, within
from fieldapp.casework.indicators_referrals import nearest_rank
from fieldapp.casework.merging_rows import as_one
from fieldapp.casework.period import Period, months_up_to, preset
from fieldapp.casework.tiles import COLUMNS, ROWS, STEPS, TILES, box, neighbour, step

DAY = date(2026, 11, 26)
MONTH = preset("month", DAY)


def person(person_id: str, *open_in: tuple[date, date | None], **facts: object) -> PersonRow:
    known = {"name": person_id, "nik": "", "sex": "", "birth_date": None, "birth_year": None, "region": ""}
    return PersonRow(person_id=person_id, categories=(), spells=open_in or ((DAY, None),), **{**known, **facts})  # type: ignore[arg-type]


def test_presets_are_whole_months_quarters_and_years() -> None:
    assert Period(date(2026, 11, 1), date(2026, 11, 30)) == MONTH
    assert preset("quarter", date(2026, 8, 31)) == Period(date(2026, 7, 1), date(2026, 9, 30))
    assert preset("year", DAY).days == 365
    assert preset("month", date(2028, 2, 3)).last == date(2028, 2, 29)
    assert [one.first for one in months_up_to(date(2026, 1, 31), 3)] == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]
    with pytest.raises(ValueError, match="ends after"):
        Period(DAY, date(2026, 11, 25))


def test_a_period_begins_and_ends_at_midnight_in_samarinda() -> None:
    assert MONTH.begins() == datetime(2026, 10, 31, 16, tzinfo=UTC)
    assert MONTH.ends() == datetime(2026, 11, 30, 16, tzinfo=UTC)


def test_a_record_after_the_closing_opens_the_case_again() -> None:
    a, b, c, d = (date(2026, month, 1) for month in (1, 3, 5, 7))
    assert spells([(a, False), (b, True), (c, False)]) == ((a, b), (c, None))
    assert spells([(a, True), (b, True)]) == ((a, a), (b, b))
    assert spells([(a, False), (b, False)]) == ((a, None),)
    one = person("x", (a, b), (c, d))
    assert one.active(Period(b, b))
    assert not one.open_at_end(Period(b, b))
    assert not one.active(Period(date(2026, 3, 2), date(2026, 4, 30)))
    assert one.closed(Period(b, date(2026, 4, 1)))
    assert not one.closed(Period(b, c))
    assert one.closed(Period(b, d))


@pytest.mark.parametrize(
    ("age", "group"),
    [
        (0, "0-5"),
        (5, "0-5"),
        (6, "6-17"),
        (17, "6-17"),
        (18, "18-59"),
        (59, "18-59"),
        (60, "60+"),
        (None, ""),
        (-1, ""),
    ],
)
def test_age_groups(age: int | None, group: str) -> None:
    assert age_group(age) == group


def test_age_on_a_day() -> None:
    born = person("x", birth_date=date(2008, 11, 27))
    assert born.age(DAY) == 17
    assert born.age(date(2026, 11, 27)) == 18
    assert person("x", birth_year=2000).age(DAY) == 26
    assert person("x").age(DAY) is None


def test_regions_hold_what_lies_in_them() -> None:
    assert within("64.72.05.1001", "64.72")
    assert within("64.72", "64.72")
    assert within("", "")
    assert not within("64.7", "64.72")
    assert not within("64.720", "64.72")
    assert not within("", "64.72")


def test_what_merged_records_have_belongs_to_the_one_that_is_kept() -> None:
    referrals = (ReferralRow("b", ("NP-ADM",), "sent", "", DAY, None), ReferralRow("c", (), "sent", "", DAY, None))
    load = as_one(Caseload(datetime(2026, 11, 26, tzinfo=UTC), (), referrals), {"b": "a"})
    assert [one.person_id for one in load.referrals] == ["a", "c"]


@pytest.mark.parametrize(
    ("values", "share", "rank"),
    [([], 0.5, None), ([4], 0.9, 4), ([1, 2, 3, 4], 0.5, 2), (list(range(1, 11)), 0.9, 9), ([3, 1], 0.9, 3)],
)
def test_ranks_are_days_somebody_waited(values: list[int], share: float, rank: int | None) -> None:
    assert nearest_rank(values, share) == rank


def test_tiles_mirror_the_province() -> None:
    at = {tile.short: (tile.column, tile.row) for tile in TILES}
    assert len({*at.values()}) == len(TILES) == 10
    assert all(0 <= column < COLUMNS and 0 <= row < ROWS for column, row in at.values())
    assert at["Mahulu"] < at["Berau"]
    assert at["Paser"][1] == max(row for _, row in at.values())
    assert at["Kubar"][0] < at["Kukar"][0] < at["Kutim"][0]
    assert at["Bontang"][0] == at["Balikpapan"][0] == COLUMNS - 1
    boxes = [box(tile, 330, 250, 4) for tile in TILES]
    for number, (x, y, width, height) in enumerate(boxes):
        assert 0 <= x <= x + width <= 330.001
        assert 0 <= y <= y + height <= 250.001
        for other_x, other_y, *_ in boxes[:number]:
            assert abs(x - other_x) >= width + 3.9 or abs(y - other_y) >= height + 3.9


def test_arrows_reach_every_tile() -> None:
    reached = {"64.11"}
    while more := {neighbour(code, *way) for code in reached for way in ((1, 0), (-1, 0), (0, 1), (0, -1))} - reached:
        reached |= more
    assert reached == {tile.code for tile in TILES}
    assert neighbour("64.02", 1, 0) == "64.08"
    assert neighbour("64.71", 1, 0) == "64.71"


@pytest.mark.parametrize("largest", [1, 3, 5, 6, 100])
def test_steps_of_the_ramp_grow_with_the_count(largest: int) -> None:
    steps = [step(value, largest) for value in range(largest + 1)]
    assert steps[0] == 0
    assert steps == sorted(steps)
    assert steps[-1] == STEPS
    assert steps[1] >= 1
