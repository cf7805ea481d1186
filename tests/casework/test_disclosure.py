"""Nobody can compute a hidden number: for every hidden cell there are two tables that fit all that is shown."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.casework.disclosure import disclosed, hidden, sums
from fieldapp.casework.table import Block, Column, Group, Mark, Table

LARGEST = 14
NUMBERS = st.one_of(st.integers(0, 9), st.integers(0, 5))


def crosstab(inner: list[list[int]], cut: int) -> Table:
    """Rows with a total; columns in two groups that sum to the same total, as sex and age do."""
    first, second = tuple(range(2, 2 + cut)), tuple(range(2 + cut, 2 + len(inner[0])))
    groups = (Group(first, 1), Group(second, 1)) if second else (Group(first, 1),)
    rows = [("", sum(row[:cut]), *row) for row in inner]
    rows.append(("", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    columns = (Column("word", "", "text"), *(Column(str(at), "") for at in range(1 + len(inner[0]))))
    count = len(inner)
    return Table("t", "t", "u", columns, tuple(rows), groups=groups, blocks=(Block(tuple(range(count)), count),))


@st.composite
def crosstabs(draw: st.DrawFn) -> Table:
    """Two or three rows; the second group sums to the same totals as the first."""
    height = draw(st.integers(1, 3))
    width = draw(st.integers(1, 3))
    inner = [[draw(NUMBERS) for _ in range(width)] for _ in range(height)]
    if draw(st.booleans()):
        for row in inner:
            part = draw(st.integers(0, sum(row)))
            row += [part, sum(row) - part]
    return crosstab(inner, width)


def others(table: Table, shown: Table, place: tuple[int, int], risky: frozenset[int]) -> bool:
    """Whether another value of one hidden cell fits everything shown; by trying them all."""
    cells = sorted(hidden(shown))
    equations = [([*parts], total) for parts, total in sums(table)]
    true = {(r, c): table.rows[r][c] for r in range(len(table.rows)) for c in range(1, len(table.columns))}

    def may(cell: tuple[int, int], value: int) -> bool:
        if shown.rows[cell[0]][cell[1]] is Mark.FEW:
            return 1 <= value <= 4
        return value >= 0 and not (cell[0] in risky and 1 <= value <= 4)

    def fits(trial: dict[tuple[int, int], int], settled: set[tuple[int, int]]) -> bool:
        for parts, total in equations:
            if all(c in settled for c in (*parts, total)) and sum(trial[c] for c in parts) != trial[total]:
                return False
        return True

    def search(at: int, trial: dict[tuple[int, int], int], settled: set[tuple[int, int]]) -> bool:
        if at == len(cells):
            return trial[place] != true[place]
        cell = cells[at]
        near = sorted(range(max(0, true[cell] - 2), true[cell] + 3), key=lambda v: abs(v - true[cell]))
        for value in near:
            if may(cell, value) and not (cell == place and value == true[cell]):
                trial[cell] = value
                settled.add(cell)
                if fits(trial, settled) and search(at + 1, trial, settled):
                    return True
                settled.discard(cell)
        trial[cell] = true[cell]
        return False

    return search(0, dict(true), set(true) - set(cells))


@settings(max_examples=150, deadline=None)
@given(crosstabs(), st.booleans())
def test_no_hidden_number_can_be_computed(table: Table, published: bool) -> None:
    table = replace(table, sensitive=frozenset((0,)))
    shown = disclosed(table, published=published)
    risky = frozenset(range(len(table.rows))) if published else table.sensitive
    for row in risky:
        for at in range(1, len(table.columns)):
            assert shown.rows[row][at] not in (1, 2, 3, 4)
    for place in hidden(shown):
        assert others(table, shown, place, risky), (place, table.rows, shown.rows)


def test_hiding_the_small_number_alone_would_give_it_away() -> None:
    table = crosstab([[3, 7, 9], [6, 8, 5]], 3)
    rows = [list(row) for row in table.rows]
    rows[0][2] = Mark.FEW
    alone = replace(table, rows=tuple(map(tuple, rows)))
    assert not others(table, alone, (0, 2), frozenset((0,)))


def test_a_small_number_is_shown_as_few_and_another_is_hidden() -> None:
    shown = disclosed(replace(crosstab([[3, 7, 9], [6, 8, 5]], 3), sensitive=frozenset((0,))), published=False)
    assert shown.rows[0][2] is Mark.FEW
    marks = [cell for row in shown.rows for cell in row if isinstance(cell, Mark)]
    assert marks.count(Mark.FEW) == 1
    assert marks.count(Mark.HIDDEN) == 3
    assert shown.rows[2][1] == 38  # sums stay where they can


def test_inside_the_team_only_sensitive_rows_are_hidden() -> None:
    table = crosstab([[3, 7], [2, 8]], 2)
    assert disclosed(table, published=False) == table
    assert disclosed(table, published=True) != table


LINKED = Table(
    "t",
    "t",
    "u",
    (Column("word", "", "text"), *(Column(word, "") for word in ("start", "in", "out", "end"))),
    (("a", 10, 6, 7, 9), ("b", 0, 2, 0, 2), ("c", 20, 9, 9, 20), ("all", 30, 17, 16, 31)),
    groups=tuple(Group((at,)) for at in range(1, 5)),
    blocks=(Block((0, 1, 2), 3),),
    linked=True,
)


@pytest.mark.parametrize("published", [True, False])
def test_rows_that_follow_from_themselves_are_hidden_whole_and_two_at_least(published: bool) -> None:
    shown = disclosed(LINKED, published=published)
    gone = {row for row, _ in hidden(shown)}
    assert gone == ({0, 1} if published else set())
    assert all(len({at for row, at in hidden(shown) if row == one}) == 4 for one in gone)


def test_the_only_row_takes_its_sum_with_it() -> None:
    one = replace(LINKED, rows=(LINKED.rows[1], ("all", 0, 2, 0, 2)), blocks=(Block((0,), 1),))
    assert {row for row, _ in hidden(disclosed(one, published=True))} == {0, 1}


def test_shares_of_hidden_numbers_are_hidden() -> None:
    columns = (*crosstab([[1]], 1).columns, Column("share", "", "share"))
    table = crosstab([[3, 7], [6, 8]], 2)
    table = replace(table, columns=(*table.columns, columns[-1]), rows=tuple((*row, 0.25) for row in table.rows))
    shown = disclosed(table, published=True)
    assert [row[-1] for row in shown.rows] == [Mark.HIDDEN] * 3
