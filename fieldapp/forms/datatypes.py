"""From what a widget gives to a typed value, by the datatype of a question's bind."""

import re
from collections.abc import Callable
from datetime import date, datetime, tzinfo

from fieldapp.forms.dates import datetime_text, parse_date, parse_datetime, parse_time
from fieldapp.forms.values import Value, boolean, text_of

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

    Truth stays truth and text that does not fit stays text, whatever the datatype; a day becomes a moment where no
    day is wanted.
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
    """The text other programs expect for a readable answer: numbers without ``+`` or leading zeros."""
    if datatype == "int" and isinstance(value, float):
        return str(int(text.strip()))
    if datatype == "date" and isinstance(value, date):
        return text_of(value)
    return text.strip() if datatype in _READERS else text


def _int(text: str, _zone: tzinfo) -> Value | None:
    return float(int(text)) if _INT.fullmatch(text) else None


def _decimal(text: str, _zone: tzinfo) -> Value | None:
    return float(text) if _DECIMAL.fullmatch(text) else None


def _date(text: str, _zone: tzinfo) -> Value | None:
    return parse_date(text)


def _time(text: str, _zone: tzinfo) -> Value | None:
    return text if parse_time(text) else None


def _boolean(text: str, _zone: tzinfo) -> Value | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _point(text: str, _zone: tzinfo) -> Value | None:
    """``lat lon [altitude [accuracy]]`` in degrees and metres (WGS 84)."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_DECIMAL.fullmatch(part) for part in parts):
        return None
    return text if abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180 else None


def _points(text: str, zone: tzinfo) -> Value | None:
    points = [point for point in text.split(";") if point.strip()]
    return text if points and all(_point(point.strip(), zone) for point in points) else None


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
