"""What a letter says of a table that goes with it: how many rows, and the figure in which they all end."""

from typing import NamedTuple

from fieldapp.casework.table import Cell, Table


class Total(NamedTuple):
    """``row`` and ``column`` are the heads of ``cell``; all blank where a table has no row that sums up."""

    title: str
    rows: int
    row: str = ""
    column: str = ""
    cell: Cell = None


def total_of(table: Table) -> Total:
    """The last row that sums up, in the first column of counts; rows that sum up are not counted as rows."""
    rows = len(table.rows) - len(table.strong)
    at = next((number for number, column in enumerate(table.columns) if column.counted), None)
    if not table.strong or at is None:
        return Total(table.title, rows)
    last = table.rows[max(table.strong)]
    heads = (cell for cell, column in zip(last, table.columns, strict=True) if not column.counted)
    name = next((cell for cell in heads if isinstance(cell, str) and cell), "")
    return Total(table.title, rows, name, table.columns[at].head, last[at])
