"""Operators as closures: JavaRosa's comparisons, arithmetic on numbers, ``and``/``or`` that stop early."""

import math
from collections.abc import Callable

from fieldapp.forms.values import Value, boolean, equal, number
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, ValueOf, value_at


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
    if (left.several or right.several) and operator in _COMPARED:
        return _any_pair(_COMPARED[operator], left, right)
    if operator in ("=", "!="):
        return _equality(left.value, right.value, wanted=operator == "=")
    return _ARITHMETIC[operator](left.value, right.value)


def _equality(left: ValueOf, right: ValueOf, *, wanted: bool) -> ValueOf:
    return lambda e, n: equal(left(e, n), right(e, n)) is wanted


def _any_pair(holds: Callable[[Value, Value], bool], left: Compiled, right: Compiled) -> ValueOf:
    """XPath 1.0: some node of the one side and some of the other. No node at all is blank, as in JavaRosa, which
    refuses to compare several."""
    one, two = _each(left), _each(right)

    def value(e: Evaluation, n: AnyNode) -> Value:
        mine, others = one(e, n), two(e, n)
        e.spend(len(mine) * len(others))
        return any(holds(own, other) for own in mine for other in others)

    return value


def _each(compiled: Compiled) -> Callable[[Evaluation, AnyNode], list[Value]]:
    nodes, single = compiled.nodes, compiled.value
    if nodes is None or not compiled.several:
        return lambda e, n: [single(e, n)]
    return lambda e, n: [value_at(node) for node in nodes(e, n)] or [""]


_COMPARED: dict[str, Callable[[Value, Value], bool]] = {
    "=": equal,
    "!=": lambda a, b: not equal(a, b),
    "<": lambda a, b: number(a) < number(b),
    "<=": lambda a, b: number(a) <= number(b),
    ">": lambda a, b: number(a) > number(b),
    ">=": lambda a, b: number(a) >= number(b),
}


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
