"""Functions of numbers and of truth. Blanks do not count in sum, min and max (JavaRosa)."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal, InvalidOperation

from fieldapp.forms.values import NAN, Value, boolean, number, text_of
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.signature import (
    MANY,
    Function,
    Table,
    nothing,
    of_list,
    of_list_after,
    of_one,
    of_some,
    of_two,
    or_here,
    values_of,
)
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Call

_PRECISE = Context(prec=60)


def _safe(work: Callable[..., float]) -> Callable[..., Value]:
    """NaN where mathematics has no answer."""

    def run(*values: Value) -> Value:
        try:
            return float(work(*(number(value) for value in values)))
        except (ValueError, ZeroDivisionError):
            return NAN
        except OverflowError:
            return math.inf

    return run


def _int(value: Value) -> Value:
    amount = number(value)
    return float(math.trunc(amount)) if math.isfinite(amount) else amount


def _round(value: Value, places: Value = 0.0) -> Value:
    """Half up on the decimal digits: round(2.5) is 3, round(-2.5) is -2, round(1.005, 2) is 1.01.

    ``places`` below 0 round the part before the point, cut towards zero after half was added (JavaRosa).
    """
    amount, digits = number(value), number(places)
    if not math.isfinite(amount):
        return amount
    if not -31 < digits < 31:  # NaN too
        return 0.0 if digits != digits else NAN
    exact = Decimal(repr(amount))
    if math.trunc(digits) < 0:
        scaled = float(exact.scaleb(math.trunc(digits)))
        return float(Decimal(math.trunc(scaled + 0.5)).scaleb(-math.trunc(digits)))
    step = Decimal(1).scaleb(-math.trunc(digits))
    try:
        return float(exact.quantize(step, ROUND_HALF_DOWN if amount < 0 else ROUND_HALF_UP, _PRECISE))
    except InvalidOperation:
        return amount  # more digits than a double has


def _numbers(values: list[Value]) -> list[float]:
    """What is a number among them; the others do not count."""
    return [amount for amount in map(number, values) if amount == amount]


def _least(values: list[Value]) -> Value:
    return min(_numbers(values), default=NAN)


def _most(values: list[Value]) -> Value:
    return max(_numbers(values), default=NAN)


def _checklist(values: list[Value]) -> Value:
    """Between min and max of the rest are true; -1 is no limit."""
    return _within(values, float(sum(boolean(value) for value in values[2:])))


def _weighted_checklist(_compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """Over pairs of truth and weight, or two node-sets of them; here -1 is a limit like any other."""
    if len(arguments) % 2:
        raise ExpressionError(f"{call.name}() needs a weight for each condition.", "arguments", "Add the weight.")
    limits = [argument.value for argument in arguments[:2]]
    truths, weights = values_of(arguments[2::2]), values_of(arguments[3::2])

    def value(e: Evaluation, n: AnyNode) -> Value:
        pairs = zip(truths(e, n), weights(e, n), strict=False)
        total = sum(number(weight) for truth, weight in pairs if boolean(truth))
        least, most = (number(limit(e, n)) for limit in limits)
        return least <= total <= most

    return Compiled(value)


def _within(values: list[Value], count: float) -> bool:
    least, most = (0.0 if limit != limit else limit for limit in map(number, values[:2]))  # Java's cast of NaN
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def _power(base: float, exponent: float) -> float:
    """As Java does it: 0 to a negative power and what is too large are infinite."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        return math.inf if base == 0 else NAN


NUMBERS: Table = {
    "number": or_here(of_one(number)),
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
    "log": of_one(_safe(lambda amount: math.log(amount) if amount else -math.inf)),
    "log10": of_one(_safe(lambda amount: math.log10(amount) if amount else -math.inf)),
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
    "boolean-from-string": of_one(lambda value: text_of(value).lower() in ("true", "1")),
    "checklist": of_list_after(2, _checklist),
    "weighted-checklist": Function(2, MANY, _weighted_checklist),
}
