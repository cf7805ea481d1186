"""One sheet of a workbook as cells that say what they were. Runs in the child process only.

A cell is ``None``, a text, or ``[kind, text]`` with ``*`` after the kind for a formula's result. Columns of merged
cells are filled down: everybody who reads the sheet sees the value in each of its rows.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from fieldapp.domain.table import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS
from fieldapp.xlsform.old_excel import read_old_excel
from fieldapp.xlsform.package import OLE
from fieldapp.xlsform.sheets import LAST_ROW, look_through

Plain = None | str | list[str]
Rows = list[tuple[int, list[Plain]]]
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
MAX_MERGES = 20_000
MAX_SEEN = 20_000_000  # cells looked at, blank ones counted
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


class TooMuch(Exception):
    """More than a table may hold; ``why`` as in ``BadTable``."""

    def __init__(self, why: str, place: str, limit: int) -> None:
        super().__init__(why)
        self.why, self.place, self.limit = why, place, limit


def read_sheet(content: bytes, wanted: str) -> dict[str, Any]:
    """``sheets``, ``sheet``, ``rows`` and ``since_1904``. Raises TooMuch, or whatever the reader trips over."""
    if content.startswith(OLE):
        grids = read_old_excel(content)
        found = {name: list(_rows(iter(grid), name)) for name, grid in grids.items() if wanted in ("", name)}
        name = next((name for name, rows in found.items() if len(rows) > 1), next(iter(found), ""))
        return {"sheets": list(grids), "sheet": name, "rows": found.get(name, []), "since_1904": False}
    look_through(content)
    book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    names = [sheet.title for sheet in book.worksheets]
    name, rows = "", []
    for name in [wanted] if wanted in names else names:
        rows = list(_rows(_values(book[name]), name))
        if len(rows) > 1:
            break
    part = _part(content, getattr(book[name], "_worksheet_path", ""))
    if _FORMULA.search(part):
        _mark_formulas(content, name, rows)
    _fill_down(rows, part)
    return {"sheets": names, "sheet": name, "rows": rows, "since_1904": book.epoch.year == 1904}


def _values(sheet: Any) -> Iterator[tuple[object, ...]]:
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True))


def _rows(values: Iterator[tuple[object, ...]], name: str) -> Iterator[tuple[int, list[Plain]]]:
    count = seen = filled = 0
    for number, row in enumerate(values, start=1):
        seen += len(row)
        if number > LAST_ROW or seen > MAX_SEEN:
            return
        cells = [_plain(value) for value in row] if any(value is not None for value in row) else []
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        place, count = f"{name}, {number}", count + 1
        filled += sum(cell is not None for cell in cells)
        for amount, limit, why in (
            (count, MAX_ROWS + 20, "too_many_rows"),  # heads and titles stand above the rows
            (len(cells), MAX_COLUMNS, "too_many_columns"),
            (filled, MAX_CELLS, "too_many_cells"),
            (max(map(_length, cells)), MAX_CHARACTERS, "cell_too_long"),
        ):
            if amount > limit:
                raise TooMuch(why, place, limit)
        yield number, cells


def _length(cell: Plain) -> int:
    return 0 if cell is None else len(cell) if isinstance(cell, str) else len(cell[1])


def _plain(value: object) -> Plain:
    if value is None:
        return None
    if isinstance(value, bool):
        return ["truth", "TRUE" if value else "FALSE"]
    if isinstance(value, int):
        return ["number", str(value)]
    if isinstance(value, float):
        return ["number", _digits(value)]
    if isinstance(value, datetime):
        return ["date", value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, time):
        return ["date", value.isoformat("minutes")]
    text = str(value).replace("\u00a0", " ").strip()
    if text in ERRORS:
        return ["error", text]
    return text or None


def _digits(value: float) -> str:
    """With every digit and without an exponent: 7.37104076100030E+15 is a number of sixteen digits."""
    return str(int(value)) if value.is_integer() else repr(value) if "e" not in repr(value) else f"{value:f}"


def _part(content: bytes, path: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(path) if path in package.namelist() else b""


def _mark_formulas(content: bytes, name: str, rows: Rows) -> None:
    """A second look, for the formulas themselves: which cells are results, and which results the file did not keep."""
    book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    known = dict(rows)
    for number, row in enumerate(_values(book[name]), start=1):
        cells = known.get(number)
        for at, value in enumerate(row if cells is not None else ()):
            if cells is None or not (isinstance(value, str) and value.startswith("=")):
                continue
            cells.extend([None] * (at + 1 - len(cells)))
            was = cells[at]
            kind, text = ("text", was or "") if was is None or isinstance(was, str) else was
            cells[at] = [f"{kind}*", text]


def _fill_down(rows: Rows, part: bytes) -> None:
    known = dict(rows)
    for number, found in enumerate(_MERGE.finditer(part)):
        if number >= MAX_MERGES:
            return
        left, top, right, bottom = found[1], int(found[2]), found[3], int(found[4])
        at = _column(left)
        value = known[top][at] if top in known and at < len(known[top]) else None
        if left != right or value is None or bottom - top > MAX_ROWS:
            continue
        for row in range(top + 1, bottom + 1):
            if row in known:
                known[row].extend([None] * (at + 1 - len(known[row])))
                known[row][at] = value


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
