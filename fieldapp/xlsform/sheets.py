"""A workbook's sheets as plain text cells, with caps; the stated dimension of a sheet is never believed."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from openpyxl import load_workbook

from fieldapp.xlsform.columns import KNOWN, OPTIONAL, Column, read_header
from fieldapp.xlsform.old_excel import read_old_excel
from fieldapp.xlsform.package import OLE
from fieldapp.xlsform.problems import Problems

Rows = Iterator[tuple[object, ...]]
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CHARACTERS = 32_767  # what a spreadsheet program can hold in a cell
MAX_CELLS = 10_000_000  # blank ones counted: a sheet whose every row goes on to the last column has far more
LAST_ROW = 1_048_576  # of any spreadsheet program; numbers beyond are made up
MAX_TAGS = {"xl/styles.xml": 60_000, "xl/workbook.xml": 20_000}  # read as a whole before the first row
MAX_ROW_TAGS = 100_000  # a row with all its 16,384 cells filled
_XML_HEAD = 1024
_ROW = re.compile(rb"<(?:\w+:)?row\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank; ``number`` counts as the spreadsheet program does, header = 1."""

    number: int
    cells: dict[Column, str]

    def text(self, kind: str) -> str:
        """The first filled cell of that kind of column, in any language."""
        return next((text for column, text in self.cells.items() if column.kind == kind), "")

    def column(self, kind: str) -> str:
        """The header under which ``text(kind)`` stands; the kind itself when there is none."""
        return next((column.header for column in self.cells if column.kind == kind), kind)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Header and rows of one sheet."""

    name: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()

    def has(self, kind: str) -> bool:
        """There is such a column."""
        return any(column.kind == kind for column in self.columns)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that make a form, by lower-case name, and the names of all sheets."""

    sheets: dict[str, Sheet]
    names: tuple[str, ...]
    values: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # rows from 2 on, blank ones as {}

    def sheet(self, name: str) -> Sheet:
        """That sheet; an empty one when the workbook has none."""
        return self.sheets.get(name) or Sheet(name)


def read_workbook(content: bytes, problems: Problems) -> Workbook:
    """Problems: not readable, too many rows or columns, a cell too long, a column twice."""
    try:
        names, raw = _read_old(content) if content.startswith(OLE) else _read_new(content)
        keys = _keys(names)
        grids = {key: list(_grid(raw(name), key, problems)) for name, key in keys.items()}
    except MemoryError:
        raise
    except Exception:  # a damaged or hostile file: the reader raises whatever it trips over
        problems.error("not_a_workbook")
        return Workbook({}, ())
    sheets, values = {}, {}
    for key, grid in grids.items():
        columns = _columns(key, grid[0][1] if grid and grid[0][0] == 1 else (), problems)
        sheets[key] = Sheet(key, tuple(column for column in columns if column), tuple(_rows(columns, grid)))
        values[key] = _values(sheets[key].rows)
    return Workbook(sheets, names, values)


def _read_new(content: bytes) -> tuple[tuple[str, ...], Callable[[str], Rows]]:
    look_through(content)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)

    def rows(name: str) -> Rows:
        sheet = book[name]
        sheet.reset_dimensions()
        return sheet.iter_rows(values_only=True)

    return tuple(book.sheetnames), rows


def _read_old(content: bytes) -> tuple[tuple[str, ...], Callable[[str], Rows]]:
    sheets = read_old_excel(content)
    return tuple(sheets), lambda name: iter(sheets[name])


def _keys(names: Sequence[str]) -> dict[str, str]:
    """Name → what the sheet is. The only sheet of a workbook is the survey, whatever its name (pyxform)."""
    if len(names) == 1:
        return {names[0]: "survey"}
    return {name: name.lower() for name in names if name.lower() in KNOWN or name.lower() in OPTIONAL}


def look_through(content: bytes) -> None:
    """Office files never have a document type: with one come entities that grow without end. Nor have they more
    styles, ranges or cells in a row than a spreadsheet program takes. Raises ValueError."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.lower().endswith((".xml", ".rels")):
                part = package.read(name)
                if b"<!DOCTYPE" in part[:_XML_HEAD].replace(b"\0", b""):
                    raise ValueError("a document type inside a workbook")
                if part.count(b"<") > MAX_TAGS.get(name, len(part)) or _widest(name, part) > MAX_ROW_TAGS:
                    raise ValueError("more parts than a workbook has")


def _widest(name: str, part: bytes) -> int:
    """The most tags of one row of a sheet."""
    if "worksheets/" not in name or part.count(b"<") <= MAX_ROW_TAGS:
        return 0
    return max(row.count(b"<") for row in _ROW.split(part))


def _grid(rows: Rows, name: str, problems: Problems) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(row number, texts) of every row that is not blank; stops at the first cell outside the caps."""
    seen = 0
    for number, cells in enumerate(rows, start=1):
        seen += len(cells)
        if seen > MAX_CELLS:
            problems.error("too_many_columns", name, number, limit=MAX_COLUMNS)
        if seen > MAX_CELLS or number > LAST_ROW:
            return
        texts = tuple(map(_text, cells)) if any(cells) else ()
        if not any(texts):
            continue
        if number > MAX_ROWS:
            problems.error("too_many_rows", name, number, limit=MAX_ROWS)
            return
        if any(texts[MAX_COLUMNS:]):
            problems.error("too_many_columns", name, number, limit=MAX_COLUMNS)
            return
        if any(len(text) > MAX_CHARACTERS for text in texts):
            problems.error("cell_too_long", name, number, limit=MAX_CHARACTERS)
            return
        yield number, texts[:MAX_COLUMNS]


def _text(value: object) -> str:
    """As a person sees it: whole numbers without a decimal point, no-break spaces as spaces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\u00a0", " ").strip()


def _columns(sheet: str, headers: Sequence[str], problems: Problems) -> list[Column | None]:
    columns: list[Column | None] = []
    seen: set[tuple[str, str]] = set()
    for header in headers:
        clean = " ".join(header.split())
        column = read_header(sheet, clean) if clean else None
        if column and column.known:
            if (column.kind, column.language) in seen:
                problems.error("duplicate_column", sheet, 1, clean, name=clean)
                column = None
            else:
                seen.add((column.kind, column.language))
        columns.append(column)
    return columns


def _rows(columns: Sequence[Column | None], grid: list[tuple[int, tuple[str, ...]]]) -> Iterator[Row]:
    for number, texts in grid:
        cells = {column: text for column, text in zip(columns, texts, strict=False) if column and text}
        if number > 1 and cells:
            yield Row(number, cells)


def _values(rows: Sequence[Row]) -> list[dict[str, str]]:
    filled = {row.number: {column.header: text for column, text in row.cells.items()} for row in rows}
    return [filled.get(number, {}) for number in range(2, max(filled, default=1) + 1)]
