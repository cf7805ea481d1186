"""Cells of a table as people read them; the same on screen and on paper."""

from datetime import date

from fieldapp.casework.table import Cell, Column, Mark
from fieldapp.domain.formats import show_date, show_decimal, show_money, show_number
from fieldapp.domain.typed import MONTHS
from fieldapp.reports.wording import say, told

MARKS = {Mark.FEW: "<5", Mark.HIDDEN: "*"}


def shown(cell: Cell, column: Column, language: str) -> str:
    """Numbers grouped, shares in per cent, months by name, hidden ones as ``<5`` and ``*``; nothing is ``–``."""
    if isinstance(cell, Mark):
        return MARKS[cell]
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return month_name(cell, language) if column.kind == "month" else show_date(cell, language)
    if isinstance(cell, int | float):
        return _number(cell, column, language)
    return told(cell, language)


def month_name(day: date, language: str, *, short: bool = False) -> str:
    """``November 2026``, short ``Nov 26``."""
    name = MONTHS[language][day.month - 1]
    return f"{name[:3]} {day.year % 100:02}" if short else f"{name} {day.year}"


def _number(number: float, column: Column, language: str) -> str:
    if column.kind == "share":
        return f"{show_decimal(number * 100, language, 1)}%"
    if column.kind == "money":
        return show_money(int(number))
    return show_number(number, language) if isinstance(number, int) else show_decimal(number, language, 1)


def mark_note(language: str) -> str:
    """What the two marks mean."""
    return say("<5 stands for one to four. * is hidden so that no small number can be computed.", language)
