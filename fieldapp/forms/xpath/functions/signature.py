"""How a function is declared: its name, how many arguments it takes, how a call of it is compiled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fieldapp.forms.values import Value
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, ValueOf, value_at
from fieldapp.forms.xpath.tree import Call, Path, Step

MANY = 10_000
HERE = Path("relative", (Step("self", "*"),))

Build = Callable[[Compiler, Call, list[Compiled]], Compiled]


@dataclass(frozen=True, slots=True)
class Function:
    """``least`` to ``most`` arguments; ``build`` gets them compiled."""

    least: int
    most: int
    build: Build


Table = dict[str, Function]


def values_of(arguments: Sequence[Compiled]) -> Callable[[Evaluation, AnyNode], list[Value]]:
    """All arguments as one list of values; a node-set gives the value of each node."""

    def values(e: Evaluation, n: AnyNode) -> list[Value]:
        found: list[Value] = []
        for argument in arguments:
            if argument.nodes is None:
                found.append(argument.value(e, n))
            else:
                nodes = argument.nodes(e, n)
                e.spend(len(nodes))
                found.extend(value_at(node) for node in nodes)
        return found

    return values


def nothing(give: Callable[[Evaluation], Value]) -> Function:
    """A function without arguments."""
    return Function(0, 0, lambda _c, _call, _args: Compiled(lambda e, _n: give(e)))


def of_one(work: Callable[[Value], Value]) -> Function:
    """A pure function of one value."""

    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        one = arguments[0].value
        return Compiled(lambda e, n: work(one(e, n)))

    return Function(1, 1, build)


def or_here(function: Function) -> Function:
    """Without an argument it is asked of the node it stands at."""

    def build(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
        return function.build(compiler, call, arguments or [compiler.compile(HERE)])

    return Function(0, function.most, build)


def of_two(work: Callable[[Value, Value], Value]) -> Function:
    """A pure function of two values."""

    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        one, two = (argument.value for argument in arguments)
        return Compiled(lambda e, n: work(one(e, n), two(e, n)))

    return Function(2, 2, build)


def of_some(least: int, most: int, work: Callable[..., Value]) -> Function:
    """A pure function of ``least`` to ``most`` single values."""

    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        parts: list[ValueOf] = [argument.value for argument in arguments]
        return Compiled(lambda e, n: work(*[part(e, n) for part in parts]))

    return Function(least, most, build)


def of_list_after(singles: int, work: Callable[[list[Value]], Value]) -> Function:
    """``singles`` single values, then any number of values and node-sets, spread into the same list."""

    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        first, values = [argument.value for argument in arguments[:singles]], values_of(arguments[singles:])
        return Compiled(lambda e, n: work([*[one(e, n) for one in first], *values(e, n)]))

    return Function(singles, MANY, build)


def of_list(least: int, work: Callable[[list[Value]], Value]) -> Function:
    """A pure function of any number of values and node-sets, spread into one list."""

    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        values = values_of(arguments)
        return Compiled(lambda e, n: work(values(e, n)))

    return Function(least, MANY, build)
