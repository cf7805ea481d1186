"""A table as CSV: UTF-8 with its mark, one row of heads, one of HXL tags, then data in ISO dates and plain numbers.

Office programs open it with the right letters; Python and R read it by the tags. Hidden numbers are ``<5`` and ``*``.
"""

import csv
import io
from datetime import date

from fieldapp.casework.table import Cell, Mark, Table
from fieldapp.reports.showing import MARKS
from fieldapp.reports.wording import told

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: Table, language: str) -> bytes:
    """The file's content."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(told(column.head, language) for column in table.columns)
    writer.writerow(column.hxl for column in table.columns)
    for row in table.rows:
        writer.writerow(_plain(cell, language) for cell in row)
    return (BOM + text.getvalue()).encode()


def _plain(cell: Cell, language: str) -> str:
    if isinstance(cell, Mark):
        return MARKS[cell]
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return f"{cell:.4f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
    return harmless(told(cell, language))


def harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
