"""ISO dates and times in and out; dates as days since 1970-01-01, like JavaRosa counts them.

Nothing here knows the clock: a zone is an argument, and every datetime is turned to it when read.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?")
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local clock reading, the zone was applied before
_DAY = timedelta(days=1)


def parse_date(text: str) -> date | None:
    """``2026-11-24``, or the day of an ISO dateTime; None when it is no day of the calendar."""
    match = _DATE.match(text)
    if match is None or (match.end() != len(text) and text[match.end()] != "T"):
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_time(text: str) -> time | None:
    """``10:42``, ``10:42:00.000+08:00``; the offset is kept in ``tzinfo`` when there is one."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    fraction = int((match[4] or "0").ljust(6, "0"))
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0), fraction, _offset(match[5]))
    except ValueError:
        return None


def time_text(at: time, zone: tzinfo) -> str:
    """``10:42:00.000+08:00``: by the clock of ``zone``; a time without offset is of that zone already."""
    moment = datetime.combine(date(2000, 1, 1), at)
    moment = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    return datetime_text(moment).partition("T")[2]


def parse_datetime(text: str, zone: tzinfo) -> datetime | None:
    """An aware datetime in ``zone``; a text without offset is read as being in ``zone``."""
    day = parse_date(text)
    if day is None:
        return None
    _, _, clock = text.partition("T")
    at = parse_time(clock) if clock else time()
    if at is None:
        return None
    moment = datetime.combine(day, at)
    try:
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except OverflowError:
        return None


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if text[0] == "-" else span)


def days_of(value: date) -> float:
    """Days since the epoch; a datetime adds the part of its own day, by its own clock."""
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - _EPOCH) / _DAY
    return float(value.toordinal() - _EPOCH_DAY)


def from_days(days: float, zone: tzinfo) -> datetime | None:
    """The moment that many days after 1970-01-01T00:00Z, in ``zone``; None when the calendar has no such day."""
    try:
        return (_EPOCH.replace(tzinfo=UTC) + timedelta(milliseconds=int(days * 86_400_000))).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def datetime_text(value: datetime) -> str:
    """``2026-11-24T10:42:00.000+08:00``, as ODK submissions write it."""
    return value.isoformat(timespec="milliseconds")


_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def format_moment(value: date, pattern: str, language: str = "en") -> str:
    """ODK's format-date codes: %Y %y %m %n %b %d %e %H %h %M %S %3 %a %%. Names are short, in id or en."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    codes = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": _MONTHS.get(language, _MONTHS["en"])[moment.month - 1],
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "a": _DAYS.get(language, _DAYS["en"])[moment.weekday()],
        "%": "%",
    }
    return re.sub(r"%(.)", lambda match: codes.get(match[1], match[0]), pattern)
