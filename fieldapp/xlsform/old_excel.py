"""Workbooks of old Excel (.xls): the same grids of texts as of an .xlsx. Runs in the child only."""

from collections.abc import Iterator
from datetime import date, datetime, time

import xlrd
from xlrd.sheet import Cell, Sheet

_DATE_ONLY = 1.0  # numbers below are times of a day


def read_old_excel(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Sheet name → rows of values. Raises whatever xlrd trips over."""
    book = xlrd.open_workbook(file_contents=content, formatting_info=False, on_demand=False)
    return {sheet.name: list(_rows(sheet, book.datemode)) for sheet in book.sheets()}


def _rows(sheet: Sheet, datemode: int) -> Iterator[tuple[object, ...]]:
    for number in range(sheet.nrows):
        yield tuple(_value(cell, datemode) for cell in sheet.row(number))


def _value(cell: Cell, datemode: int) -> object:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE and isinstance(cell.value, float):
        return _moment(cell.value, datemode)
    return cell.value


def _moment(days: float, datemode: int) -> datetime | date | time:
    parts = xlrd.xldate_as_tuple(days, datemode)
    if days < _DATE_ONLY:
        return time(*parts[3:])
    return datetime(*parts)  # noqa: DTZ001 - cells know no zone
