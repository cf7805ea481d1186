"""The values expressions work with, and how JavaRosa turns one kind into another.

A value is text, a number (float), true/false, a day or a moment. Blank is the empty text; there is no
null. Selections, places and file names are text. Comparison rules (JavaRosa's XPathEqExpr and
XPathCmpExpr): a boolean on either side compares booleans, else a number compares numbers, else texts;
``<`` and its kin always compare numbers, and a blank or unreadable one compares false.
"""

import math
import re
from datetime import date, datetime

from fieldapp.forms.dates import datetime_text, days_of

Value = str | float | bool | date

NAN = math.nan
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)", re.ASCII)  # no exponents: number('1e3') is not a number
_INTS = 2.0**31  # beyond, JavaRosa shows whole numbers inside expressions as doubles: 1.0E10
_LONGS = 2.0**63


def number(value: Value) -> float:
    """XPath number(); dates and moments become whole days, a comma is a point, unreadable text is NaN."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, str):
        text = value.strip().replace(",", ".")
        return float(text) if _NUMBER.fullmatch(text) else NAN
    return float(math.floor(days_of(value)))


def text_of(value: Value) -> str:
    """XPath string(). A moment shows only its day inside expressions, as in JavaRosa."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()


def boolean(value: Value) -> bool:
    """XPath boolean(); a blank question is false (JavaRosa), unlike XPath 1.0's node test."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return abs(value) > 1e-12  # false for NaN as well
    return value != ""


def equal(left: Value, right: Value) -> bool:
    """The ``=`` operator."""
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return boolean(left) == boolean(right)
    if isinstance(left, float) or isinstance(right, float):
        return abs(number(left) - number(right)) < 1e-12
    return text_of(left) == text_of(right)


def number_text(value: float) -> str:
    """Whole numbers without a point, others as Java prints doubles (0.1, 1.0E-6, 1.0E21)."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if abs(value) < 1e-12:
        return "0"
    if abs(value) < _INTS and abs(value - math.trunc(value)) < 1e-12:
        return str(math.trunc(value))
    return double_text(value)


def double_text(value: float) -> str:
    """A finite number as Java prints doubles: 100.0, 0.1, 1.0E-6, 1.0E7."""
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return repr(value)
    digits, _, exponent = f"{value!r}".partition("e")
    if not exponent:
        digits, _, exponent = _scientific(value)
    mantissa = digits if "." in digits else digits + ".0"
    return f"{mantissa}E{int(exponent)}"


def _scientific(value: float) -> tuple[str, str, str]:
    shortest = len(repr(abs(value)).replace(".", "").strip("0"))
    return f"{value:.{max(shortest - 1, 1)}e}".partition("e")


def _whole_text(value: float) -> str:
    """The digits of a number that is whole to nine places; "" for others."""
    if not abs(value) < _LONGS or abs(value - math.trunc(value)) >= 1e-9:
        return ""
    return str(math.trunc(value))


def stored_text(value: Value) -> str:
    """What a calculation leaves in the submission: booleans 1 or 0 (JavaRosa), NaN blank, moments whole."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return "" if math.isnan(value) else _whole_text(value) or number_text(value)
    if isinstance(value, datetime):
        return datetime_text(value)
    return text_of(value)
