"""What a NIK says about its holder, read aloud and never believed blindly.

Sixteen digits: six of the region of first registration, six of the birth date (``DDMMYY``, the day plus 40 for
women), four of a serial from 0001. There is no check digit, and a NIK stays when the birth date, the sex or the
place is corrected later: what is read here is an offer. An unknown region code is no mistake (regions split).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

LENGTH = 16
OLDEST = 100  # years; the century that gives an age of 0..100 is meant
_WOMEN = 40
_LEFT_THE_PROVINCE = ("64.04", "64.05", "64.06", "64.10", "64.73")  # Kalimantan Utara since UU 20/2012
_PROVINCE = "64"


@dataclass(frozen=True, slots=True)
class Nik:
    """A well-formed NIK. ``birth_dates`` holds the one date meant, or both when either century fits."""

    digits: str
    region: str  # kecamatan code with dots, as in 64.72.05
    sex: str  # L | P
    birth_dates: tuple[date, ...]

    @property
    def birth_date(self) -> date | None:
        """The date, None when the century must be asked."""
        return self.birth_dates[0] if len(self.birth_dates) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Both centuries give a possible age."""
        return len(self.birth_dates) > 1


@dataclass(frozen=True, slots=True)
class NikProblem:
    """Why a text is no NIK. ``code``: digits | length | region | day | month | date | serial."""

    code: str


def read_nik(text: str, today: date) -> Nik | NikProblem:
    """Read a NIK; spaces, dots and hyphens between its digits are allowed. Ages are counted on ``today``."""
    digits = "".join(char for char in text if char not in " .-\u00a0")
    problem = _problem(digits)
    if problem:
        return NikProblem(problem)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex, day = ("P", day - _WOMEN) if day > _WOMEN else ("L", day)
    dates = _possible(day, month, year, today)
    if not dates:
        return NikProblem("date")
    return Nik(digits, f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}", sex, dates)


def _problem(digits: str) -> str:
    """The first mistake that needs no calendar, "" when there is none."""
    if not (digits.isascii() and digits.isdigit()):
        return "digits"
    day = int(digits[6:8] or 0)
    rules = {
        "length": len(digits) == LENGTH,
        "region": digits[0] != "0",
        "day": 1 <= day <= 31 or _WOMEN + 1 <= day <= _WOMEN + 31,
        "month": 1 <= int(digits[8:10] or 0) <= 12,
        "serial": digits[12:] != "0000",
    }
    return next((code for code, holds in rules.items() if not holds), "")


def _possible(day: int, month: int, year: int, today: date) -> tuple[date, ...]:
    """Dates of both centuries that exist, have come, and make nobody older than 100; earlier first."""
    century = today.year - today.year % 100
    found = []
    for full in (century - 100 + year, century + year):
        try:
            born = date(full, month, day)
        except ValueError:
            continue
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if born <= today and age <= OLDEST:
            found.append(born)
    return tuple(found)


def region_doubt(region: str, known: Callable[[str], bool]) -> str:
    """Why a NIK's region may not be read as the map stands today; ``known`` says whether a code is on the list.

    "" for a kecamatan of today, ``kecamatan`` (its kabupaten is known; the kecamatan was split, merged or the office
    used another code), ``former`` (a part of the province until 2012), ``elsewhere`` (another province), ``unknown``.
    """
    if known(region):
        return ""
    if not region.startswith(_PROVINCE + "."):
        return "elsewhere"
    if region[:5] in _LEFT_THE_PROVINCE:
        return "former"
    return "kecamatan" if known(region[:5]) else "unknown"


def contradictions(nik: Nik, sex: str, birth_date: date | None) -> tuple[str, ...]:
    """What a NIK says otherwise than is known: ``sex``, ``birth_date``. Both may be right: a NIK is never corrected."""
    found = ["sex"] if sex and sex != nik.sex else []
    if birth_date and birth_date not in nik.birth_dates:
        found.append("birth_date")
    return tuple(found)
