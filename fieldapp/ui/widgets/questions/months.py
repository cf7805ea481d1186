"""``month-year`` and ``year``: dates of which only the month or the year counts, stored as its first day."""

import re
from datetime import date

from fieldapp.domain import formats
from fieldapp.domain.typed import MONTH_NUMBERS, MONTHS
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor

YEARS = range(1000, 10_000)
MONTH = re.compile(r"(?P<number>\d{1,2})[/\-. ](?P<year>\d{4})|(?P<name>[a-z]{3,9})\.?[/\-. ]?(?P<later>\d{4})")
ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2})")


class MonthLine(LineEditor):
    """11/2026, nov 2026, 2026-11; shown as ``November 2026``."""

    width_px = 190

    def set_node(self, node: QuestionNode) -> None:
        """Show the month."""
        self.line.setPlaceholderText(sayings.month_example())
        super().set_node(node)

    def shown(self, value: str) -> str:
        """Month and year in words."""
        return show_month(date.fromisoformat(value[:10]), self.language)

    def read(self, typed: str) -> str:
        """ISO date of the first day."""
        first = parse_month(typed)
        return first.isoformat() if first else typed

    def readable(self, typed: str) -> bool:
        """Whether there is such a month."""
        return parse_month(typed) is not None


class YearLine(LineEditor):
    """Four digits."""

    width_px = 90

    def set_node(self, node: QuestionNode) -> None:
        """Show the year."""
        self.line.setPlaceholderText(sayings.year_example())
        super().set_node(node)

    def shown(self, value: str) -> str:
        """The year."""
        return value[:4]

    def read(self, typed: str) -> str:
        """ISO date of its first day."""
        year = parse_year(typed)
        return f"{year}-01-01" if year else typed

    def readable(self, typed: str) -> bool:
        """Whether it is a year."""
        return parse_year(typed) is not None


def show_month(first: date, language: str) -> str:
    """``November 2026``."""
    return f"{MONTHS[language][first.month - 1]} {first.year}"


def parse_month(typed: str) -> date | None:
    """The first day of the month meant, or of the month that a whole date is in."""
    folded = " ".join(typed.casefold().split())
    found = MONTH.fullmatch(folded) or ISO_MONTH.fullmatch(folded)
    if found is None:
        day = formats.parse_date(folded, date.max)
        return day.replace(day=1) if day else None
    parts = found.groupdict()
    year = int(parts["year"] or parts.get("later") or 0)
    name = parts.get("name")
    number = MONTH_NUMBERS.get(name, 0) if name else int(parts["number"])
    return date(year, number, 1) if 1 <= number <= 12 and year in YEARS else None


def parse_year(typed: str) -> int | None:
    """Four digits, or the year of a whole date."""
    plain = typed.strip()
    if re.fullmatch(r"\d{4}", plain):
        return int(plain) if int(plain) in YEARS else None
    day = parse_month(plain)
    return day.year if day else None
