"""An Excel workbook, a sheet for each table: written row by row, its first row stays in sight.

Numbers and dates are such; identity and telephone numbers are texts, because their questions are. A text never becomes
a formula.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._writer import ALL_TEMP_FILES, WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet

from fieldapp.errors import StoreError
from fieldapp.server.exports.columns import Table
from fieldapp.server.exports.heads import Head, cells
from fieldapp.server.exports.rows import Line

ROWS: Final = 1_048_576  # of a sheet
LETTERS: Final = 32_767  # of a cell
DIGITS: Final = 15  # that a number of Excel keeps
FIRST_YEAR: Final = 1900
_INT: Final = re.compile(r"-?(0|[1-9]\d{0,14})", re.ASCII)
_DECIMAL: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class Workbook:
    """Takes lines, becomes a file."""

    def __init__(
        self, file: io.BufferedRandom, room: Path, tables: Sequence[Table], shown: Sequence[Sequence[Head]]
    ) -> None:
        self._file, self._heads = file, shown
        self._book = openpyxl.Workbook(write_only=True)
        self._sheets: list[Worksheet] = []
        self._counts = [1] * len(tables)
        for table, row in zip(tables, shown, strict=True):
            sheet = self._book.create_sheet(_sheet_name(table.name, self._book.sheetnames))
            sheet.freeze_panes = "A2"
            _keep_in(room, sheet, len(self._sheets))
            sheet.append([self._head(sheet, head.title) for head in row])
            self._sheets.append(sheet)

    def add(self, lines: Sequence[Line]) -> None:
        """Raises StoreError for more rows than a sheet has."""
        for line in lines:
            self._counts[line.table] += 1
            if self._counts[line.table] > ROWS:
                raise StoreError("A sheet of Excel holds {most} rows. Take a shorter period, or CSV.", most=ROWS - 1)
            self._sheets[line.table].append(list(self._cells(line)))

    def finish(self) -> None:
        """Put the sheets together."""
        self._book.save(self._file)

    def _cells(self, line: Line) -> Iterator[object]:
        row, sheet = self._heads[line.table], self._sheets[line.table]
        for head, text in zip(row, cells(row, line.texts), strict=True):
            yield _value(head.kind, text) if not _run(text) else _harmless(sheet, text)

    @staticmethod
    def _head(sheet: Worksheet, title: str) -> Cell:
        cell = _harmless(sheet, title)
        cell.font = Font(bold=True)
        return cell


def _keep_in(room: Path, sheet: Worksheet, number: int) -> None:
    """The rows lie in ``room`` until they are put together. What lies in openpyxl's own place stays there after a
    crash, and that place is perhaps memory."""
    writer = WorksheetWriter(sheet, str(room / f"{number}.xml"))
    ALL_TEMP_FILES.append(writer.out)  # where openpyxl looks for what it takes away
    writer.write_top()
    sheet._writer = writer  # noqa: SLF001 (no public way)


def _run(text: str) -> bool:
    """openpyxl would write it as a formula or an error."""
    return text.startswith(("=", "#"))


def _harmless(sheet: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, _fitting(text))
    cell.data_type = "s"
    return cell


def _value(kind: str, text: str) -> object:
    """None for a blank; what does not read as its kind stays a text."""
    if not text:
        return None
    if kind == "int" and _INT.fullmatch(text):
        return int(text)
    if kind == "decimal" and _DECIMAL.fullmatch(text) and sum(map(str.isdigit, text)) <= DIGITS:
        return float(text)
    if kind == "date":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return _fitting(text)
        return day if day.year > FIRST_YEAR else text
    return _fitting(text)


def _fitting(text: str) -> str:
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """At most 31 letters, and another for each."""
    known = {one.lower() for one in taken}
    wished = name[:31]
    return wished if wished.lower() not in known else f"{name[:27]}~{len(taken) + 1}"
