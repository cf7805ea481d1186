"""Syntax tree → closures, with the list of what each expression reads.

``compile_expression`` is the only door. References and functions are resolved here, once: a compiled
expression cannot fail in the field for a wrong name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldapp.forms.definition import Definition
from fieldapp.forms.tables import Table
from fieldapp.forms.values import Value, boolean, equal, number
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf, ValueOf, value_at
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import Binary, Call, Chain, Expression, Literal, Negate, Number, Path


class RecordPlace:
    """Stands for "inside a secondary instance" where a definition is expected."""


RECORD = RecordPlace()
Place = Definition | RecordPlace


@dataclass(slots=True)
class Compiler:
    """One expression being compiled for ``context``. ``here`` moves inside predicates; ``reads`` collects
    (definition read, definition whose instance is shared by reader and read)."""

    root: Definition
    tables: Mapping[str, Table]
    context: Definition
    here: Place
    floor: Definition | None = None  # inside a predicate: the instance everything relative shares
    reads: dict[Definition, Definition] = field(default_factory=dict)
    choice_reads: set[Definition] = field(default_factory=set)  # whose choice labels are shown
    reads_words: bool = False  # depends on the language

    def read(self, definition: Definition, shared: Definition) -> None:
        """Note a dependency; the wider scope wins when there are two."""
        known = self.reads.get(definition)
        if known is None or shared in known.ancestors():
            self.reads[definition] = shared

    def inside(self, here: Place, floor: Definition | None) -> "Compiler":
        """The same expression, seen from a predicate."""
        inner = Compiler(self.root, self.tables, self.context, here, floor, self.reads, self.choice_reads)
        return inner

    def compile(self, tree: Expression) -> Compiled:
        """Raises ExpressionError."""
        match tree:
            case Literal(text):
                return _constant(text)
            case Number(amount):
                return _constant(amount)
            case Negate(operand):
                inner = self.compile(operand).value
                return Compiled(lambda e, n: -number(inner(e, n)))
            case Chain(operator, operands):
                return Compiled(_chain(operator, [self.compile(part).value for part in operands]))
            case Binary("|", left, right):
                return self._union(left, right)
            case Binary(operator, left, right):
                return Compiled(_binary(operator, self.compile(left), self.compile(right)))
            case Call():
                from fieldapp.forms.xpath.functions import compile_call

                return compile_call(self, tree)
            case Path():
                from fieldapp.forms.xpath.paths import compile_path

                return compile_path(self, tree)

    def _union(self, left: Expression, right: Expression) -> Compiled:
        from fieldapp.forms.xpath.lexer import ExpressionError

        first, second = self.compile(left), self.compile(right)
        if first.nodes is None or second.nodes is None:
            raise ExpressionError("| joins references only.")
        one, two = first.nodes, second.nodes

        def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
            return list(dict.fromkeys([*one(e, n), *two(e, n)]))

        return Compiled(first_of(nodes), nodes, first.target)


def compile_expression(
    text: str, root: Definition, tables: Mapping[str, Table], context: Definition, here: Place | None = None
) -> tuple[Compiled, Compiler]:
    """The compiled expression and what it reads. ``here`` differs from ``context`` for choice columns."""
    compiler = Compiler(root, tables, context, context if here is None else here)
    if here is not None and isinstance(here, Definition):
        compiler.floor = root
    return compiler.compile(parse_expression(text)), compiler


def first_of(nodes: NodesOf) -> ValueOf:
    """A node-set as a value: its first node, blank when there is none."""

    def value(e: Evaluation, n: AnyNode) -> Value:
        found = nodes(e, n)
        return value_at(found[0]) if found else ""

    return value


def _constant(value: Value) -> Compiled:
    return Compiled(lambda _e, _n: value, constant=True)


def _chain(operator: str, parts: list[ValueOf]) -> ValueOf:
    if len(parts) == 2:
        left, right = parts
        if operator == "and":
            return lambda e, n: boolean(left(e, n)) and boolean(right(e, n))
        return lambda e, n: boolean(left(e, n)) or boolean(right(e, n))
    if operator == "and":
        return lambda e, n: all(boolean(part(e, n)) for part in parts)
    return lambda e, n: any(boolean(part(e, n)) for part in parts)


def _binary(operator: str, left: Compiled, right: Compiled) -> ValueOf:
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
    import math

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
