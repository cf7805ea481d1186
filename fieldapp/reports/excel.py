"""Tables as an Excel workbook: real numbers and dates, identity numbers as text, heads that stay, a sheet *Metadata*.

Made in memory; ``fieldbook`` writes it in one piece. A text never becomes a formula.
"""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fieldapp.casework.table import Cell, Column, Mark, Table
from fieldapp.reports.showing import MARKS, mark_note
from fieldapp.reports.stamp import Stamp, facts, filter_words, fresh, period_words
from fieldapp.reports.wording import say, told

FORMATS = {
    "count": "#,##0",
    "number": "#,##0",
    "share": "0.0%",
    "days": "0.0",
    "money": '"Rp"#,##0',
    "date": "dd/mm/yyyy",
    "month": "mmm yyyy",
    "nik": "@",
    "code": "@",
}
HEAD_ROW = 4  # title, period and freshness stand above
WIDEST, NARROWEST = 48, 9
_HEAD = PatternFill("solid", start_color="FFE1F0F6")
_STRONG = Font(bold=True)


def to_excel(tables: Sequence[Table], stamp: Stamp, language: str) -> bytes:
    """The workbook's bytes: one sheet a table, then *Metadata*."""
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table, book.sheetnames, language)), table, stamp, language)
    _metadata(book.create_sheet("Metadata"), tables, stamp, language)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet_name(table: Table, taken: Sequence[str], language: str) -> str:
    """At most 31 letters without the seven that Excel refuses."""
    name = "".join(char for char in told(table.title, language) if char not in "[]:*?/\\")[:31]
    return name if name not in taken else f"{name[:28]} {len(taken) + 1}"


def _fill(sheet: Worksheet, table: Table, stamp: Stamp, language: str) -> None:
    sheet.cell(1, 1, told(table.title, language)).font = Font(bold=True, size=14)
    sheet.cell(2, 1, f"{period_words(stamp.period, language)}, {filter_words(stamp, language)}")
    sheet.cell(3, 1, fresh(stamp, language))
    for at, column in enumerate(table.columns, start=1):
        head = sheet.cell(HEAD_ROW, at, told(column.head, language))
        head.font, head.fill = _STRONG, _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            written = sheet.cell(HEAD_ROW + 1 + number, at)
            _write(written, cell, column, language)
            if number in table.strong:
                written.font = _STRONG
    _notes(sheet, table, language)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, _lead(table) + 1)
    for at, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(table, at - 1, column, language)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write(written: SheetCell, cell: Cell, column: Column, language: str) -> None:
    if isinstance(cell, Mark):
        written.value, written.alignment = MARKS[cell], Alignment(horizontal="right")
    elif isinstance(cell, str):
        written.value = told(cell, language) or None
        written.data_type = "s"  # "=…" is a text too
        written.number_format = FORMATS.get(column.kind, "General") if column.kind in ("nik", "code") else "General"
    elif cell is not None:
        written.value = cell
        written.number_format = FORMATS.get(column.kind, "General")


def _notes(sheet: Worksheet, table: Table, language: str) -> None:
    notes = [told(note, language) for note in table.notes]
    if any(isinstance(cell, Mark) for row in table.rows for cell in row):
        notes.append(mark_note(language))
    for number, note in enumerate(notes, start=HEAD_ROW + 2 + len(table.rows)):
        sheet.cell(number, 1, note).font = Font(color="FF4A5866")


def _lead(table: Table) -> int:
    """Columns that stay when people scroll to the right: code and name."""
    return next((at for at, column in enumerate(table.columns) if column.kind not in ("code", "text", "month")), 0)


def _width(table: Table, at: int, column: Column, language: str) -> float:
    if column.kind in ("count", "number", "days", "share", "code"):
        return float(NARROWEST + 2)
    if column.kind in ("date", "month", "money", "nik"):
        return 18.0
    texts = [text for row in table.rows if isinstance(text := row[at], str)]
    longest = max((len(told(text, language)) for text in texts), default=0)
    return float(max(NARROWEST, min(WIDEST, longest + 2)))


def _metadata(sheet: Worksheet, tables: Sequence[Table], stamp: Stamp, language: str) -> None:
    rows = [*facts(stamp, language), *((say("Unit", language), say(table.unit, language)) for table in tables[:1])]
    for number, (word, value) in enumerate(rows, start=1):
        sheet.cell(number, 1, word).font = _STRONG
        written = sheet.cell(number, 2)
        try:
            written.value = date.fromisoformat(value) if len(value) == len("2026-11-24") else value
        except ValueError:
            written.value = value
        if isinstance(written.value, date):
            written.number_format = FORMATS["date"]
        else:
            written.data_type = "s"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28.0, 60.0
    sheet.freeze_panes = "B1"
