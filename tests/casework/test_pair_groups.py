"""How sure a pair is, groups of pairs that share people, what a filter lets through."""

from datetime import date

import pytest

from fieldapp.casework.pair_groups import MOST, Facts, PairFilter, band, grouped, score, worklist
from fieldapp.domain.pairs import PairLine

TODAY = date(2026, 11, 24)
NOBODY = ("", "", "")


def line(one: str, other: str, points: int = 75, until: date | None = None, region: str = "64.72.05") -> PairLine:
    return PairLine(one, other, ("same_name_birth",), points, (region,), f"{one} {other}", until)


@pytest.mark.parametrize(
    ("reasons", "one", "other", "points"),
    [
        (("same_nik",), NOBODY, NOBODY, 90),
        (("same_nik", "same_name_birth"), NOBODY, NOBODY, 98),
        (("same_nik",), ("", "L", ""), ("", "P", ""), 75),
        (("near_name_birth",), ("6472050101909001", "", ""), ("6472050101909002", "", ""), 30),
        (("same_name_near_age",), ("", "", "64.72.05.1001"), ("", "", "64.72.05.1001"), 50),
        ((), NOBODY, NOBODY, 0),
    ],
)
def test_points(reasons: tuple[str, ...], one: Facts, other: Facts, points: int) -> None:
    assert score(reasons, one, other) == score(reasons, other, one) == points


def test_bands() -> None:
    assert [band(points) for points in (100, 75, 74, 50, 49, 0)] == [3, 3, 2, 2, 1, 1]


def test_pairs_that_share_people_are_one_group_the_surest_first() -> None:
    found = grouped([line("a", "b", 50), line("x", "y", 80), line("b", "c", 90)])
    assert [(group.members, group.score) for group in found] == [(("a", "b", "c"), 90), (("x", "y"), 80)]
    assert found[0].key == "a b c"


def test_groups_of_two_and_of_more_stand_in_one_order() -> None:
    alone = [line(f"p{at:02}", f"q{at:02}", 40 + at % 7 * 10) for at in range(20)]
    tied = [pair for at in range(5) for pair in (line(f"m{at}", f"n{at}", 90 - at * 9), line(f"n{at}", f"o{at}", 60))]
    found = grouped([*tied, *alone])
    assert len(found) == 25
    assert [len(group.members) for group in found].count(3) == 5
    assert [*found] == sorted(found, key=lambda group: (-group.score, group.members))
    assert found == grouped(reversed([*alone, *tied]))


def test_two_groups_become_one_by_a_pair_between_them() -> None:
    (group,) = grouped([line("a", "b", 90), line("c", "d", 80), line("b", "c", 70)])
    assert group.members == ("a", "b", "c", "d")


def test_no_more_than_four_on_one_screen_and_no_pair_is_lost() -> None:
    chain = [line("abcdefg"[at], "abcdefg"[at + 1], 90 - at) for at in range(6)]
    found = grouped(chain)
    assert all(len(group.members) <= MOST for group in found)
    asked = {(one, other) for group in found for one in group.members for other in group.members}
    assert all((pair.one, pair.other) in asked for pair in chain)


def test_what_is_put_off_waits_until_its_day() -> None:
    lines = [line("a", "b", until=date(2026, 11, 25)), line("b", "c"), line("d", "e", until=TODAY)]
    waiting, later = worklist(lines, TODAY)
    assert [group.members for group in waiting] == [("b", "c"), ("d", "e")]
    assert [(group.members, group.until) for group in later] == [(("a", "b"), date(2026, 11, 25))]
    assert waiting[1].until is None


@pytest.mark.parametrize(
    ("asked", "passes"),
    [
        (PairFilter(), True),
        (PairFilter(band=3), True),
        (PairFilter(band=2), False),
        (PairFilter(region="64.72"), True),
        (PairFilter(region="64.71"), False),
        (PairFilter(reason="same_nik"), False),
        (PairFilter(text="budi san"), True),
        (PairFilter(text="siti"), False),
    ],
)
def test_filters(asked: PairFilter, passes: bool) -> None:
    (group,) = grouped([line("budi santoso", "budi")])
    assert asked.passes(group) is passes
