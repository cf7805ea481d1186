"""Functions of numbers and of truth. Blanks do not count in sum, min and max (JavaRosa)."""

import math
from collections.abc import Callable

from fieldapp.forms.values import NAN, Value, boolean, number, text_of
from fieldapp.forms.xpath.functions.signature import Table, nothing, of_list, of_one, of_some, of_two


def _safe(work: Callable[..., float]) -> Callable[..., Value]:
    """NaN where mathematics has no answer."""

    def run(*values: Value) -> Value:
        try:
            return float(work(*(number(value) for value in values)))
        except (ValueError, OverflowError, ZeroDivisionError):
            return NAN

    return run


def _int(value: Value) -> Value:
    amount = number(value)
    return float(math.trunc(amount)) if math.isfinite(amount) else NAN


def _half_up(amount: float) -> float:
    return math.floor(amount + 0.5) if abs(amount) < 1e15 else amount


def _round(value: Value, places: Value = 0.0) -> Value:
    """Half up: round(2.5) is 3, round(-2.5) is -2. ``places`` may be negative."""
    amount, digits = number(value), number(places)
    if not math.isfinite(amount) or not math.isfinite(digits):
        return NAN
    digits = max(-300, min(300, math.trunc(digits)))
    if digits == 0:
        return float(_half_up(amount))
    factor = 10.0 ** abs(digits)
    return _half_up(amount * factor) / factor if digits > 0 else _half_up(amount / factor) * factor


def _numbers(values: list[Value]) -> list[float]:
    return [number(value) for value in values if value != ""]


def _least(values: list[Value]) -> Value:
    found = _numbers(values)
    return NAN if not found or any(amount != amount for amount in found) else min(found)


def _most(values: list[Value]) -> Value:
    found = _numbers(values)
    return NAN if not found or any(amount != amount for amount in found) else max(found)


def _checklist(values: list[Value]) -> Value:
    """Between min and max of the rest are true; -1 is no limit."""
    return _within(values, float(sum(boolean(value) for value in values[2:])))


def _weighted_checklist(values: list[Value]) -> Value:
    """Like checklist, over pairs of truth and weight."""
    pairs = zip(values[2::2], values[3::2], strict=False)
    return _within(values, sum(number(weight) for value, weight in pairs if boolean(value)))


def _within(values: list[Value], count: float) -> bool:
    least, most = number(values[0]), number(values[1])
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def _power(base: float, exponent: float) -> float:
    found = base**exponent
    return found if isinstance(found, float) else NAN


NUMBERS: Table = {
    "number": of_one(number),
    "int": of_one(_int),
    "round": of_some(1, 2, _round),
    "abs": of_one(lambda value: abs(number(value))),
    "floor": of_one(_safe(math.floor)),
    "ceiling": of_one(_safe(math.ceil)),
    "sum": of_list(1, lambda values: float(sum(_numbers(values)))),
    "min": of_list(1, _least),
    "max": of_list(1, _most),
    "pow": of_two(_safe(_power)),
    "exp": of_one(_safe(math.exp)),
    "exp10": of_one(_safe(lambda amount: 10.0**amount)),
    "log": of_one(_safe(math.log)),
    "log10": of_one(_safe(math.log10)),
    "sqrt": of_one(_safe(math.sqrt)),
    "sin": of_one(_safe(math.sin)),
    "cos": of_one(_safe(math.cos)),
    "tan": of_one(_safe(math.tan)),
    "asin": of_one(_safe(math.asin)),
    "acos": of_one(_safe(math.acos)),
    "atan": of_one(_safe(math.atan)),
    "atan2": of_two(_safe(math.atan2)),
    "pi": nothing(lambda _e: math.pi),
    "true": nothing(lambda _e: True),
    "false": nothing(lambda _e: False),
    "not": of_one(lambda value: not boolean(value)),
    "boolean": of_one(boolean),
    "boolean-from-string": of_one(lambda value: value is True or text_of(value).strip().lower() in ("true", "1")),
    "checklist": of_list(2, _checklist),
    "weighted-checklist": of_list(2, _weighted_checklist),
}
