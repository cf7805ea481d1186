"""From what a widget gives to a typed value, by the datatype of a question's bind."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, tzinfo

from fieldapp.forms.dates import datetime_text, parse_date, parse_datetime, parse_time, time_text
from fieldapp.forms.values import Value, boolean, double_text, text_of

_INT = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?")
_CANONICAL = {
    "integer": "int",
    "long": "int",
    "xsd:int": "int",
    "double": "decimal",
    "float": "decimal",
    "xsd:decimal": "decimal",
    "xsd:date": "date",
    "xsd:dateTime": "dateTime",
    "xsd:time": "time",
    "xsd:string": "string",
    "xsd:boolean": "boolean",
    "select1": "string",
    "select": "string",
    "": "string",
}


def canonical_datatype(written: str) -> str:
    """One name per datatype, whatever spelling the bind uses."""
    return _CANONICAL.get(written, written.removeprefix("xsd:"))


def parse(text: str, datatype: str, zone: tzinfo) -> Value | None:
    """The value of ``text``, or None when it does not fit the datatype. Blank text is blank."""
    if text == "":
        return ""
    reader = _READERS.get(datatype)
    return text if reader is None else reader(text.strip(), zone)


def coerce(value: Value, datatype: str, zone: tzinfo) -> Value:
    """A calculation's result as its question keeps it (JavaRosa's IAnswerData.wrapData).

    Truth stays truth and text stays text where a number is wanted; a day becomes a moment where no day is wanted.
    """
    if value == "" or value != value:
        return ""
    if datatype == "boolean":
        return boolean(value)
    if isinstance(value, str):
        return _typed_text(value, datatype, zone)
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return float(int(value)) if datatype == "int" and abs(value) < 1e18 else value
    return _kept_day(value, datatype, zone)


def _typed_text(text: str, datatype: str, zone: tzinfo) -> Value:
    """0812 in a number stays 0812 (JavaRosa); days, moments and places are read."""
    if datatype in ("int", "decimal"):
        return text
    read = parse(text, datatype, zone)
    if read is None:
        return "" if datatype.startswith("geo") else text
    return read


def _kept_day(value: date, datatype: str, zone: tzinfo) -> Value:
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=zone)
    if datatype == "date":
        return moment.date()
    return datetime_text(moment).partition("T")[2] if datatype == "time" else moment


def canonical_text(text: str, value: Value, datatype: str) -> str:
    """The text a readable answer has in a submission, as Collect writes it.

    7 for 007, 1.1 for 1.10, 100.0 for 100 in a decimal, times and moments in the local zone, places with all four
    numbers.
    """
    if datatype == "int" and isinstance(value, float):
        return str(int(text.strip()))
    if datatype == "decimal" and isinstance(value, float):
        return double_text(value)
    if isinstance(value, datetime):
        return datetime_text(value)
    if datatype == "date" and isinstance(value, date):
        return text_of(value)
    if datatype in _REWRITTEN and isinstance(value, str):
        return value
    return text.strip() if datatype in _READERS else text


def _int(text: str, _zone: tzinfo) -> Value | None:
    return float(int(text)) if _INT.fullmatch(text) else None


def _decimal(text: str, _zone: tzinfo) -> Value | None:
    if not _DECIMAL.fullmatch(text):
        return None
    amount = float(text)
    return amount if math.isfinite(amount) else None  # 1e999 is more than any number here


def _date(text: str, _zone: tzinfo) -> Value | None:
    return parse_date(text)


def _time(text: str, zone: tzinfo) -> Value | None:
    at = parse_time(text)
    return time_text(at, zone) if at is not None else None


def _boolean(text: str, _zone: tzinfo) -> Value | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _point(text: str, _zone: tzinfo) -> Value | None:
    """``lat lon [altitude [accuracy]]`` in degrees and metres (WGS 84)."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_DECIMAL.fullmatch(part) for part in parts):
        return None
    numbers = [float(part) for part in parts] + [0.0] * (4 - len(parts))
    if abs(numbers[0]) > 90 or abs(numbers[1]) > 180 or not all(map(math.isfinite, numbers)):
        return None
    return " ".join(map(double_text, numbers))


def _points(text: str, zone: tzinfo) -> Value | None:
    points = [_point(point.strip(), zone) for point in text.split(";") if point.strip()]
    return "; ".join(map(str, points)) if points and None not in points else None


_REWRITTEN = ("time", "geopoint", "geotrace", "geoshape")  # their reader gives the canonical text
_READERS: dict[str, Callable[[str, tzinfo], Value | None]] = {
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "dateTime": parse_datetime,
    "time": _time,
    "boolean": _boolean,
    "geopoint": _point,
    "geotrace": _points,
    "geoshape": _points,
}
