"""Small numbers are hidden, with others beside them, so that nobody can compute them from the sums.

Hidden are counts of 1 to 4 in the rows of sensitive categories, and in every row of what is published (domain report
5.2). What is hidden because it is small is ``Mark.FEW`` ("<5"); what is hidden only to protect it is ``Mark.HIDDEN``.

How the protection is proven: every hidden cell lies on a *swing*, a set of hidden cells to which one can be added and
taken in turn so that no sum changes and every cell stays what its mark says. A reader who knows all sums therefore
always has two tables that fit, and the cell differs between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from fieldapp.casework.table import Block, Cell, Mark, Table

FEW: Final = range(1, 5)
Place = tuple[int, int]  # row, column
Swing = tuple[tuple[Place, int], ...]  # cells and whether one is added (1) or taken (-1)


def disclosed(table: Table, *, published: bool) -> Table:
    """The table as it may be shown. A table whose rows are people is returned as it is: it must not be published."""
    if table.named:
        return table
    risky = frozenset(range(len(table.rows))) if published else table.sensitive
    marks = _whole_rows(table, risky) if table.linked else _Hiding(table, risky).marks()
    rows = [list(row) for row in table.rows]
    for (row, column), mark in marks.items():
        rows[row][column] = mark
    _hide_derived(table, rows)
    return replace(table, rows=tuple(map(tuple, rows)))


def _is_few(cell: Cell) -> bool:
    return isinstance(cell, int) and cell in FEW


def _counted(table: Table) -> list[int]:
    return [at for at, column in enumerate(table.columns) if column.counted]


class _Hiding:
    """Cells of one table as they are hidden, one after the other."""

    def __init__(self, table: Table, risky: frozenset[int]) -> None:
        self._table = table
        self._risky = risky
        self._columns = _counted(table)
        self._marks: dict[Place, Mark] = {}

    def marks(self) -> dict[Place, Mark]:
        """Every hidden cell."""
        few = [(row, at) for row in sorted(self._risky) for at in self._columns if _is_few(self._table.rows[row][at])]
        self._marks = dict.fromkeys(few, Mark.FEW)
        for place in few:
            self._protect(place)
        return self._marks

    def _protect(self, place: Place) -> None:
        """Hide what the cheapest swing through this cell needs."""
        swings = [swing for swing in self._swings(place) if all(self._may(*step) for step in swing)]
        if swings:
            best = min(swings, key=self._cost)
            for cell, _ in best:
                self._marks.setdefault(cell, Mark.HIDDEN)
        else:
            self._hide_row(place[0])

    def _hide_row(self, row: int) -> None:
        """No swing: nothing of this row, nor of the sums it goes into, may be told."""
        totals = [block.total for block in self._table.blocks if row in block.rows]
        for each in (row, *(total for total in totals if total is not None)):
            for at in self._columns:
                self._marks.setdefault((each, at), Mark.HIDDEN)

    def _value(self, place: Place) -> int:
        cell = self._table.rows[place[0]][place[1]]
        return cell if isinstance(cell, int) else 0

    def _may(self, place: Place, step: int) -> bool:
        """Whether the cell, moved so, still is what a reader knows of it."""
        value = self._value(place) + step
        if self._marks.get(place) is Mark.FEW:
            return value in FEW
        return value >= 0 and (place[0] not in self._risky or value not in FEW)

    def _cost(self, swing: Swing) -> tuple[int, int, int]:
        """Few cells of their own, not sums, small ones first."""
        new = [place for place, _ in swing if place not in self._marks]
        sums = {block.total for block in self._table.blocks}
        tops = {group.total for group in self._table.groups}
        return (
            sum(row in sums or at in tops for row, at in new),
            len(new),
            sum(self._value(place) for place in new),
        )

    # ways to move one, so that every sum stays

    def _swings(self, place: Place) -> Iterator[Swing]:
        row, column = place
        rows = list(_partners(row, self._table.blocks))
        for step in (1, -1):
            for columns in self._column_moves(row, column):
                if not rows:
                    yield tuple(((row, at), step * sign) for at, sign in columns)
                for other, total in rows:
                    turn = 1 if total else -1
                    yield tuple(
                        ((each, at), step * sign * way)
                        for each, way in ((row, 1), (other, turn))
                        for at, sign in columns
                    )

    def _column_moves(self, row: int, column: int) -> Iterator[tuple[tuple[int, int], ...]]:
        """Columns of one row to move together, with the sign of each."""
        groups = [group for group in self._table.groups if column in group.parts]
        if not groups and not any(group.total == column for group in self._table.groups):
            yield ((column, 1),)
            return
        for group in groups:
            if group.total is None:
                yield ((column, 1),)
            else:
                yield from (((column, 1), (other, -1)) for other in group.parts if other != column)
                yield from self._through_total(row, group.total, column)
        if any(group.total == column for group in self._table.groups):
            yield from self._through_total(row, column, None)

    def _through_total(self, row: int, total: int, column: int | None) -> Iterator[tuple[tuple[int, int], ...]]:
        """The total and one part of every group it sums: the largest, or ``column`` in its own group."""
        choices = []
        for group in self._table.groups:
            if group.total == total:
                own = column if column in group.parts else None
                fits = sorted(group.parts, key=lambda at: -self._value((row, at)))[:3]
                choices.append([own] if own is not None else fits)
        for parts in product(*choices):
            yield ((total, 1), *((part, 1) for part in parts))


def _partners(row: int, blocks: Sequence[Block]) -> Iterator[tuple[int, bool]]:
    """Rows that can balance a row: (row, whether it is the sum, which moves along)."""
    for block in blocks:
        if row in block.rows and block.total is not None:
            yield from ((other, False) for other in block.rows if other != row)
            yield block.total, True
        elif row == block.total:
            yield from ((other, True) for other in block.rows)


def _whole_rows(table: Table, risky: frozenset[int]) -> dict[Place, Mark]:
    """Counts of one row follow from each other: rows with a small count are hidden whole, two at least of every sum."""
    columns = _counted(table)
    sums = {block.total for block in table.blocks if block.total is not None}
    hidden = {row for row in risky if row not in sums and any(_is_few(table.rows[row][at]) for at in columns)}
    for block in table.blocks:
        inside = [row for row in block.rows if row in hidden]
        spare = [row for row in block.rows if row not in hidden and _weight(table, row, columns)]
        total_is_small = block.total in risky and any(_is_few(table.rows[block.total][at]) for at in columns)
        if block.total is not None and (total_is_small or (len(inside) == 1 and not spare)):
            hidden.add(block.total)
        elif block.total is not None and len(inside) == 1:
            hidden.add(min(spare, key=lambda row: _weight(table, row, columns)))
    return {(row, at): Mark.HIDDEN for row in hidden for at in columns}


def _weight(table: Table, row: int, columns: Iterable[int]) -> int:
    return sum(cell for at in columns if isinstance(cell := table.rows[row][at], int))


def _hide_derived(table: Table, rows: list[list[Cell]]) -> None:
    """Shares, days and amounts of a row in which a count is hidden, and their sums, would tell it."""
    derived = [at for at, column in enumerate(table.columns) if column.kind in ("share", "days", "money")]
    hit = {at for at, row in enumerate(rows) if any(isinstance(cell, Mark) for cell in row)}
    if hit:
        hit |= {block.total for block in table.blocks if block.total is not None}
    for row in hit:
        for at in derived:
            if rows[row][at] is not None:
                rows[row][at] = Mark.HIDDEN


def hidden(table: Table) -> Iterator[Place]:
    """Every hidden count."""
    for row, cells in enumerate(table.rows):
        for at in _counted(table):
            if isinstance(cells[at], Mark):
                yield row, at


def sums(table: Table) -> Iterator[tuple[tuple[Place, ...], Place]]:
    """Every sum a reader knows of: its parts and where it stands."""
    columns = sorted({at for group in table.groups for at in (*group.parts, group.total) if at is not None})
    for block in table.blocks:
        if block.total is not None:
            for at in columns or _counted(table):
                yield tuple((row, at) for row in block.rows), (block.total, at)
    for row in range(len(table.rows)):
        for group in table.groups:
            if group.total is not None:
                yield tuple((row, at) for at in group.parts), (row, group.total)
