"""The days a report is about: from a first day to a last one, both counted, in the days of East Kalimantan (WITA)."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fieldapp.casework.projection import WITA

PRESETS = ("month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Period:
    """Raises ValueError when the last day lies before the first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends after it begins")

    @property
    def days(self) -> int:
        """How many days, at least one."""
        return (self.last - self.first).days + 1

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; a day that is not known does not."""
        return day is not None and self.first <= day <= self.last

    def begins(self) -> datetime:
        """The first moment."""
        return datetime.combine(self.first, time(), WITA)

    def ends(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), WITA)

    def code(self) -> str:
        """For file names: ``2026-11``, ``2026-T4`` (a quarter), ``2026``, else ``2026-11-03_2026-11-09``."""
        whole = {
            preset(name, self.first): text
            for name, text in (
                ("year", f"{self.first.year}"),
                ("quarter", f"{self.first.year}-T{(self.first.month + 2) // 3}"),
                ("month", f"{self.first:%Y-%m}"),
            )
        }
        return whole.get(self, f"{self.first.isoformat()}_{self.last.isoformat()}")


def read_period(text: str) -> Period:
    """``2026``, ``2026-T4`` (quarter), ``2026-S2`` (half year), ``2026-11``, ``2026-11-03``, two days joined by ``_``.

    Raises ValueError for anything else.
    """
    first, joined, last = text.strip().upper().partition("_")
    if joined:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    year, _, rest = first.partition("-")
    if not rest and len(year) == len("2026"):
        return preset("year", date(int(year), 1, 1))
    if rest[:1] in ("T", "Q") and rest[1:] in ("1", "2", "3", "4"):
        return preset("quarter", date(int(year), 3 * int(rest[1:]), 1))
    if rest in ("S1", "S2"):
        halves = (preset("quarter", date(int(year), month, 1)) for month in ((1, 4) if rest == "S1" else (7, 10)))
        start, end = halves
        return Period(start.first, end.last)
    if len(rest) == len("11"):
        return preset("month", date(int(year), int(rest), 1))
    day = date.fromisoformat(first)
    return Period(day, day)


def preset(name: str, today: date) -> Period:
    """The whole month, quarter or year that ``today`` lies in. Raises KeyError for another name."""
    months = {"month": 1, "quarter": 3, "year": 12}[name]
    start = (today.month - 1) // months * months + 1
    end = start + months - 1
    return Period(date(today.year, start, 1), date(today.year, end, calendar.monthrange(today.year, end)[1]))


def months_up_to(day: date, count: int) -> tuple[Period, ...]:
    """The month of ``day`` and those before it, oldest first."""
    found: list[Period] = []
    while len(found) < count:
        found.insert(0, preset("month", day))
        day = found[0].first - timedelta(days=1)
    return tuple(found)


def wita_day(moment: datetime) -> date:
    """The day it was in East Kalimantan."""
    return moment.astimezone(WITA).date()
