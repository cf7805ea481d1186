"""Operators as closures: JavaRosa's comparisons, arithmetic on numbers, ``and``/``or`` that stop early."""

import math
from collections.abc import Callable

from fieldapp.forms.values import boolean, equal, number
from fieldapp.forms.xpath.evaluation import Compiled, ValueOf


def compile_chain(operator: str, parts: list[ValueOf]) -> ValueOf:
    """``and`` or ``or`` over any number of operands; stops as early as it can."""
    if len(parts) == 2:
        left, right = parts
        if operator == "and":
            return lambda e, n: boolean(left(e, n)) and boolean(right(e, n))
        return lambda e, n: boolean(left(e, n)) or boolean(right(e, n))
    if operator == "and":
        return lambda e, n: all(boolean(part(e, n)) for part in parts)
    return lambda e, n: any(boolean(part(e, n)) for part in parts)


def compile_binary(operator: str, left: Compiled, right: Compiled) -> ValueOf:
    """Comparison or arithmetic."""
    if operator in ("=", "!="):
        return _equality(left.value, right.value, wanted=operator == "=")
    return _ARITHMETIC[operator](left.value, right.value)


def _equality(left: ValueOf, right: ValueOf, *, wanted: bool) -> ValueOf:
    return lambda e, n: equal(left(e, n), right(e, n)) is wanted


def _divide(left: float, right: float) -> float:
    if right == 0.0:
        if left == 0.0 or left != left:
            return float("nan")
        return float("inf") if (left > 0) == (str(right)[0] != "-") else float("-inf")
    return left / right


def _remainder(left: float, right: float) -> float:
    if right == 0.0 or math.isinf(left) or left != left or right != right:
        return float("nan")
    return math.fmod(left, right)


Operation = Callable[[ValueOf, ValueOf], ValueOf]
_ARITHMETIC: dict[str, Operation] = {
    "<": lambda a, b: lambda e, n: number(a(e, n)) < number(b(e, n)),
    "<=": lambda a, b: lambda e, n: number(a(e, n)) <= number(b(e, n)),
    ">": lambda a, b: lambda e, n: number(a(e, n)) > number(b(e, n)),
    ">=": lambda a, b: lambda e, n: number(a(e, n)) >= number(b(e, n)),
    "+": lambda a, b: lambda e, n: number(a(e, n)) + number(b(e, n)),
    "-": lambda a, b: lambda e, n: number(a(e, n)) - number(b(e, n)),
    "*": lambda a, b: lambda e, n: number(a(e, n)) * number(b(e, n)),
    "div": lambda a, b: lambda e, n: _divide(number(a(e, n)), number(b(e, n))),
    "mod": lambda a, b: lambda e, n: _remainder(number(a(e, n)), number(b(e, n))),
}
