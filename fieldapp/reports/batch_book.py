"""Workbooks of the batch desk: rows that came back with their reasons, and blank tables to type paper into.

Numbers of people are text cells, so that no digit is lost; a text never becomes a formula.
"""

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fieldapp.domain.batch_questions import MANY, ONE, Target
from fieldapp.domain.table import DATE, NUMBER, Cell

AS_TEXT: Final = ("nik", "kk", "phone", "text")
_HEAD = PatternFill("solid", start_color="FFE1F0F6")
_WRONG = PatternFill("solid", start_color="FFFBE3DF")
_WORDS: Final = {
    "reason": ("Alasan", "Reason"),
    "row": ("Baris asal", "Row"),
    "choices": ("Pilihan", "Choices"),
    "column": ("Kolom", "Column"),
    "code": ("Kode", "Code"),
    "word": ("Arti", "Meaning"),
    "how": ("Cara mengisi", "How to fill in"),
    "required": ("wajib", "required"),
    "data": ("Data", "Data"),
}
_HOW: Final = {
    "nik": ("16 angka, sel berformat Teks", "16 digits, cell formatted as Text"),
    "kk": ("16 angka, sel berformat Teks", "16 digits, cell formatted as Text"),
    "phone": ("angka dengan nol di depan, sel berformat Teks", "digits with the zero in front, as Text"),
    "date": ("tanggal seperti 24/11/2026", "a date like 24/11/2026"),
    "dateTime": ("tanggal dan jam seperti 24/11/2026 10.42", "date and time like 24/11/2026 10:42"),
    "time": ("jam seperti 10.42", "a time like 10:42"),
    "int": ("bilangan bulat", "a whole number"),
    "decimal": ("angka", "a number"),
    "place": ("lintang dan bujur, dengan spasi", "latitude and longitude, with a space"),
    ONE: ("satu pilihan: kode atau artinya", "one choice: its code or its meaning"),
    MANY: ("satu pilihan atau lebih, dipisah dengan |", "one choice or more, with | between"),
    "text": ("teks", "text"),
}


def bad_rows_book(
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[Cell], str, frozenset[int]]],
    kinds: Mapping[int, str],
    language: str,
) -> bytes:
    """``rows``: number in the file, cells, the reasons in words, columns at fault; the columns stand as they came.

    ``kinds``: column → kind of its question.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = _say("data", language)
    _head(sheet, [*heads, _say("reason", language), _say("row", language)])
    for line, (number, cells, reasons, wrong) in enumerate(rows, start=2):
        for at, cell in enumerate(cells[: len(heads)]):
            _write(sheet.cell(line, at + 1), cell, kinds.get(at, ""))
            if at in wrong:
                sheet.cell(line, at + 1).fill = _WRONG
        why = sheet.cell(line, len(heads) + 1)
        _text(why, reasons)
        why.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(line, len(heads) + 2, number)
    sheet.column_dimensions[get_column_letter(len(heads) + 1)].width = 60.0
    return _bytes(book)


def template_book(targets: Sequence[Target], language: str) -> bytes:
    """A blank table with a column a question, and what may stand in each on sheets of its own."""
    book = Workbook()
    sheet = book.active
    sheet.title = _say("data", language)
    _head(sheet, [_label(target, language) for target in targets])
    for at, target in enumerate(targets, start=1):
        if target.kind in AS_TEXT:
            for line in range(2, 502):
                sheet.cell(line, at).number_format = "@"
    how = book.create_sheet(_say("how", language))
    _head(how, [_say("column", language), _say("how", language), _say("required", language)])
    for line, target in enumerate(targets, start=2):
        _text(how.cell(line, 1), _label(target, language))
        _text(how.cell(line, 2), _HOW[target.kind][language != "id"])
        _text(how.cell(line, 3), "✓" if target.required else "")
    choices = book.create_sheet(_say("choices", language))
    _head(choices, [_say(word, language) for word in ("column", "code", "word")])
    line = 2
    for target in targets:
        for code, word in target.choices:
            for at, text in enumerate((_label(target, language), code, word), start=1):
                _text(choices.cell(line, at), text)
            line += 1
    return _bytes(book)


def _label(target: Target, language: str) -> str:
    return (target.label if language == "id" else target.label_en) or target.name


def _say(word: str, language: str) -> str:
    return _WORDS[word][language != "id"]


def _head(sheet: Worksheet, words: Sequence[str]) -> None:
    for at, word in enumerate(words, start=1):
        cell = sheet.cell(1, at)
        _text(cell, word)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(at)].width = float(min(40, max(12, len(word) + 2)))
    sheet.freeze_panes = "A2"


def _write(written: SheetCell, cell: Cell, kind: str) -> None:
    """As it came; what must keep its digits as a text."""
    if cell.kind == DATE:
        with suppress(ValueError):
            written.value = datetime.fromisoformat(cell.text)
            written.number_format = "dd/mm/yyyy" if len(cell.text) == len("2026-11-24") else "dd/mm/yyyy hh:mm"
            return
    if cell.kind == NUMBER and kind not in AS_TEXT:
        number = float(cell.text)
        written.value = int(number) if number.is_integer() else number
        return
    _text(written, cell.text)
    written.number_format = "@"


def _text(written: SheetCell, text: str) -> None:
    written.value = text or None
    if text:
        written.data_type = "s"  # "=…" is a text too


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
