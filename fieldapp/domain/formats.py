"""Dates, times, numbers and identity numbers as people read them; the only place that decides how.

Nothing here reads the machine's locale or clock: the language is "id" or "en", aware times are shown in the
zone they carry, and "today" or "now" is an argument. What people type is read by ``domain/typed.py``, whose
parsers are also offered here, so that screens need one import.
"""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from fieldapp.domain.typed import (
    DAYS,
    MONTHS,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_number,
    parse_time,
    read_day,
)

__all__ = [
    "parse_date",
    "parse_datetime",
    "parse_decimal",
    "parse_number",
    "parse_time",
    "read_day",
    "show_age",
    "show_date",
    "show_datetime",
    "show_decimal",
    "show_long_date",
    "show_money",
    "show_nik",
    "show_number",
    "show_phone",
    "show_relative",
    "show_size",
    "show_time",
]

WORDS = {
    "id": {"yesterday": "Kemarin", "year": "tahun", "years": "tahun", "month": "bulan", "months": "bulan"},
    "en": {"yesterday": "Yesterday", "year": "year", "years": "years", "month": "month", "months": "months"},
}
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
UNITS = ("B", "KB", "MB", "GB", "TB")


def show_date(day: date, lang: str = "id") -> str:
    """``24/11/2026`` in both languages: day first, four digits of the year."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def show_long_date(day: date, lang: str = "id") -> str:
    """``Selasa, 24 November 2026`` or ``Tuesday, 24 November 2026``."""
    return f"{DAYS[lang][day.weekday()]}, {day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def show_time(at: time | datetime, lang: str = "id") -> str:
    """24 hours: ``10.42`` in Indonesian, ``10:42`` in English; an aware time in its own zone."""
    return f"{at.hour:02}{'.' if lang == 'id' else ':'}{at.minute:02}"


def show_datetime(at: datetime, lang: str = "id", *, zone: bool = False) -> str:
    """``24/11/2026 10.42``; ``zone`` adds the zone's name, as on receipts: ``WITA``, else ``UTC+3``."""
    shown = f"{show_date(at, lang)} {show_time(at, lang)}"
    return f"{shown} {_zone_name(at)}" if zone else shown


def show_relative(at: datetime, now: datetime, lang: str = "id") -> str:
    """``10.42`` today, ``Kemarin 10.42``, ``21/11`` this year, else ``21/11/2025``.

    Days are counted in the zone of ``now``.
    """
    at = at.astimezone(now.tzinfo) if at.tzinfo and now.tzinfo else at
    if at.date() == now.date():
        return show_time(at, lang)
    if at.date() == now.date() - timedelta(days=1):
        return f"{WORDS[lang]['yesterday']} {show_time(at, lang)}"
    return show_date(at, lang)[:5] if at.year == now.year else show_date(at, lang)


def show_number(number: int, lang: str = "id") -> str:
    """``1.250.000`` in Indonesian, ``1,250,000`` in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if lang == "id" else grouped


def show_decimal(number: Decimal | float, lang: str = "id", places: int | None = None) -> str:
    """``1.234,56``; ``places`` rounds half up, None shows the digits as they are."""
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{exact:,f}".partition(".")
    if lang == "id":
        whole = whole.replace(",", ".")
    return f"{whole}{',' if lang == 'id' else '.'}{fraction}" if fraction else whole


def show_money(rupiah: int, lang: str = "id") -> str:
    """``Rp1.250.000``: no space after Rp (EYD)."""
    sign = "-" if rupiah < 0 else ""
    return f"{sign}Rp{show_number(abs(rupiah), lang)}"


def show_size(size: int, lang: str = "id") -> str:
    """Bytes in steps of 1000 with at most one decimal: ``812 B``, ``3,6 MB``."""
    amount, unit = Decimal(size), 0
    while amount >= Decimal("999.5") and unit < len(UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    places = 1 if unit and amount < 10 and amount.quantize(Decimal("0.1")) % 1 else 0
    return f"{show_decimal(amount, lang, places)} {UNITS[unit]}"


def show_age(years: int, lang: str = "id", *, months: int = 0, estimated: bool = False) -> str:
    """``57 tahun``; below one year ``8 bulan`` from ``months``; estimates as ``±58 tahun``."""
    count, unit = (years, "year") if years >= 1 or not months else (months, "month")
    word = WORDS[lang][unit if count == 1 else f"{unit}s"]
    return f"{'±' if estimated else ''}{count} {word}"


def show_nik(nik: str, *, masked: bool = True) -> str:
    """``7371…0003`` masked, ``7371 1044 0761 0003`` otherwise; masked, other lengths show their end only."""
    digits = "".join(char for char in nik if char.isdigit())
    if not masked:
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
    return f"{digits[:4]}…{digits[-4:]}" if len(digits) == 16 else f"…{digits[-2:]}" if digits else ""


def show_phone(phone: str, *, masked: bool = True) -> str:
    """``0812 •••• 338`` masked; unmasked in groups of four from the left."""
    digits = "".join(char for char in phone if char.isdigit())
    if masked and len(digits) > 7:
        return f"{digits[:4]} •••• {digits[-3:]}"
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _zone_name(at: datetime) -> str:
    """Indonesia's own names where the offset is one of the three, else the offset."""
    offset = at.utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    return ZONES.get(int(hours), f"UTC{hours:+g}") if hours == int(hours) else f"UTC{hours:+g}"
