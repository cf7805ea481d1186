"""Tables as text (.csv): the encoding and the mark between columns are found out, nothing is asked.

UTF-8 and UTF-16 with or without their mark, else Windows-1252; ``;``, ``,`` or tab, also as Excel's line ``sep=;``.
"""

import codecs
import csv
import io
import re
from collections import Counter

from fieldapp.domain.table import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, TEXT, Cell, TableRow
from fieldapp.errors import BadTable

MARKS = ";,\t|"
_SEP = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_SAMPLE = 50  # lines


def read_text(content: bytes) -> tuple[TableRow, ...]:
    """Every row that is not blank. Raises BadTable."""
    text = decoded(content)
    told = _SEP.match(text)
    shift = 1 if told else 0
    text = text[told.end() :] if told else text
    csv.field_size_limit(10 * MAX_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told[1] if told else mark_of(text))
    rows: list[TableRow] = []
    filled = 0
    try:
        for record in reader:
            number = reader.line_num + shift
            cells = tuple(Cell(clean, TEXT) if (clean := _clean(one)) else Cell() for one in record)
            if not any(cell.text for cell in cells):
                continue
            filled += sum(bool(cell.text) for cell in cells)
            rows.append(TableRow(number, cells))
            _check(rows, filled, number)
    except csv.Error:
        raise BadTable("damaged") from None
    return tuple(rows)


def _check(rows: list[TableRow], filled: int, number: int) -> None:
    cells = rows[-1].cells
    for amount, limit, why in (
        (len(rows), MAX_ROWS + 20, "too_many_rows"),
        (len(cells), MAX_COLUMNS, "too_many_columns"),
        (filled, MAX_CELLS, "too_many_cells"),
        (max(len(cell.text) for cell in cells), MAX_CHARACTERS, "cell_too_long"),
    ):
        if amount > limit:
            raise BadTable(why, str(number), limit)


def decoded(content: bytes) -> str:
    """The text of the file, whatever program wrote it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    head = content[:2000]
    if head.count(0) > len(head) // 4:
        return content.decode("utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def mark_of(text: str) -> str:
    """The mark that cuts most lines into the same number of columns, and into the most."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def worth(mark: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark))
        except csv.Error:
            return 0, 0
        width, times = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]))
        return (times, width) if width > 1 else (0, 0)

    return max(MARKS, key=worth)


def _clean(text: str) -> str:
    """Without the apostrophe that keeps digits a text, and without Excel's ``="0812"``."""
    text = text.replace("\u00a0", " ").replace("\0", "").strip()
    if re.fullmatch(r'="[^"]*"', text):
        return text[2:-1].strip()
    return text[1:] if re.fullmatch(r"'[\d+=@-].*", text) else text
