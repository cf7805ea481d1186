"""What people type, read as dates, times and numbers; None when it cannot be read, never a guess kept silent.

The accepted forms are those of the question widgets: ``4/7/61``, ``04071961``, ``4 juli 1961``, "hari ini";
``10.42``, ``1042``; ``36,5`` and ``36.5``. Both languages' words are accepted whatever the app's language is.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTH_WORDS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
MONTHS = {lang: tuple(words.split()) for lang, words in _MONTH_WORDS.items()}
NEAR_DAYS = {
    "hari ini": 0,
    "sekarang": 0,
    "today": 0,
    "kemarin": -1,
    "yesterday": -1,
    "besok": 1,
    "tomorrow": 1,
}
MONTH_NUMBERS = {
    name.casefold()[:length]: number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for length in range(3, len(name) + 1)
} | {"ags": 8, "agt": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}

DATE_PATTERNS = (
    re.compile(r"(?P<day>\d{1,2})[/\-. ](?P<month>\d{1,2})[/\-. ](?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[ \-./]?(?P<name>[a-z]{3,9})\.?[ \-./]?(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<name>[a-z]{3,9}) (?P<day>\d{1,2}),? (?P<year>\d{4})"),
)
TIME_PATTERN = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})(?:[.:]\d{2})?)?|(?P<run>\d{3,4})")
YEARS_AHEAD = 20  # two-digit years up to this far ahead are meant as coming years


def read_day(text: str, today: date, past_only: bool = False) -> tuple[int, int, int] | None:
    """(day, month, year) as typed, whether or not such a day exists; None when it does not look like a date.

    Two-digit years: with ``past_only`` the latest year that is not after ``today``, else the year from 80
    years back to 19 ahead.
    """
    folded = " ".join(text.casefold().split())
    for pattern in DATE_PATTERNS:
        found = pattern.fullmatch(folded)
        if found and (month := _month(found)):
            day, year = int(found["day"]), int(found["year"])
            short = len(found["year"]) == 2
            return day, month, _century(day, month, year, today, past_only) if short else year
    return None


def parse_date(text: str, today: date, past_only: bool = False) -> date | None:
    """The day meant by ``text``, or None; dates that do not exist (31/02) are None, not moved."""
    near = NEAR_DAYS.get(" ".join(text.casefold().split()))
    if near is not None:
        return None if past_only and near > 0 else today + timedelta(days=near)
    read = read_day(text, today, past_only)
    return _existing(*read) if read else None


def parse_time(text: str) -> time | None:
    """``10.42``, ``10:42``, ``1042``, ``942`` or a bare hour ``9``; None when it is not a time of day."""
    found = TIME_PATTERN.fullmatch(text.strip())
    if not found:
        return None
    run = found["run"]
    hour, minute = (int(run[:-2]), int(run[-2:])) if run else (int(found["hour"]), int(found["minute"] or 0))
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_datetime(text: str, now: datetime, past_only: bool = False) -> datetime | None:
    """A date and a time in either order of patience: ``24/11/2026 10.42``; the zone is that of ``now``.

    "sekarang" and "now" mean ``now`` itself; a date without a time is None.
    """
    folded = " ".join(text.casefold().replace(",", " ").split())
    if folded in ("sekarang", "now"):
        return now
    head, _, tail = folded.rpartition(" ")
    day, at = parse_date(head, now.date(), past_only), parse_time(tail)
    return datetime.combine(day, at, tzinfo=now.tzinfo) if day and at else None


def parse_number(text: str, lang: str = "id") -> int | None:
    """A whole number: ``1250000``, ``1.250.000``, ``1 250 000``, ``-3``; None for fractions and words."""
    number = parse_decimal(text, lang)
    return int(number) if number is not None and number == int(number) else None


def parse_decimal(text: str, lang: str = "id") -> Decimal | None:
    """``36,5`` and ``36.5`` in both languages; ``1.234,56`` and ``1,234.56``.

    One lone separator followed by exactly three digits is the language's thousands mark (``1.250`` = 1250 in
    Indonesian) or its decimal mark; followed by any other count it is decimal.
    """
    digits = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-")
    if not re.fullmatch(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+", digits):
        return None
    plain = _plain(digits, "." if lang == "id" else ",")
    return Decimal(plain) if plain and re.fullmatch(r"[+-]?\d*\.?\d+", plain) else None


def _plain(digits: str, thousands: str) -> str:
    """``digits`` with "." as its only separator; "" when the separators make no sense."""
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return digits
    last = marks[-1]
    if len(set(marks)) == 2:
        whole, _, fraction = digits.rpartition(last)
        other = "," if last == "." else "."
        joined = _ungroup(whole, other) if marks.count(last) == 1 else ""
        return f"{joined}.{fraction}" if joined else ""
    if len(marks) > 1:
        return _ungroup(digits, last)
    if last == thousands and re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", digits):
        return digits.replace(last, "")
    return digits.replace(last, ".")


def _ungroup(digits: str, mark: str) -> str:
    """Groups of three joined; "" when a group has another size."""
    grouped = re.fullmatch(rf"[+-]?\d{{1,3}}({re.escape(mark)}\d{{3}})*", digits)
    return digits.replace(mark, "") if grouped else ""


def _month(found: re.Match[str]) -> int:
    """1..12 or the number typed; 0 when the month's name is unknown."""
    groups = found.groupdict()
    return MONTH_NUMBERS.get(groups["name"], 0) if groups.get("name") else int(groups["month"])


def _century(day: int, month: int, year: int, today: date, past_only: bool) -> int:
    """The full year a two-digit ``year`` means."""
    if past_only:
        full = today.year - today.year % 100 + year
        return full if (full, month, day) <= (today.year, today.month, today.day) else full - 100
    first = today.year + YEARS_AHEAD - 100
    return first + (year - first) % 100


def _existing(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
