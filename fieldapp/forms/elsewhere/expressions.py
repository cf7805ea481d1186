"""One expression, read for what JavaRosa, Enketo and Web Forms take differently.

What an expression is wanted for decides: a node-set may go into ``count()`` but not into ``+``, and a question
alone is a condition in ``not()`` but a value in ``concat()``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Word

from fieldapp.forms.definition import Definition
from fieldapp.forms.elsewhere.difference import FUNCTIONS, Difference, Kind
from fieldapp.forms.form import Form
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import Compiled
from fieldapp.forms.xpath.expressions import compile_tree
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import (
    MORE_AXES,
    Binary,
    Call,
    Chain,
    Expression,
    Filtered,
    Literal,
    Negate,
    Path,
    Step,
)

Wanted = Word["value", "truth", "nodes"]
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(T.*)?$")
_COMPARED = ("<", "<=", ">", ">=")
_TRUTHS = (
    "true",
    "false",
    "not",
    "boolean",
    "boolean-from-string",
    "selected",
    "is-selected",
    "regex",
    "contains",
    "starts-with",
    "ends-with",
    "checklist",
    "weighted-checklist",
    "geofence",
    "intersects",
)
_OF_NODES = (  # all their arguments may be node-sets
    "count",
    "count-non-empty",
    "sum",
    "randomize",
    "indexed-repeat",
    "position",
    "area",
    "enclosed-area",
    "distance",
    "intersects",
    "instance",
)
_ALONE = {
    "concat": (1, 0),
    "min": (1, 0),
    "max": (1, 0),
    "join": (2, 1),
    "checklist": (3, 2),
}  # JavaRosa: (number, place)
_BRANCHES = {"if": (1, 2), "coalesce": (0, 1), "once": (0,)}


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression of ``owner``, which stands in ``column``."""

    form: Form
    owner: Definition
    column: str

    def differences(self, text: str, wanted: Wanted) -> Iterator[Difference]:
        """All of them; none for an expression that cannot be read (the loader has told)."""
        try:
            tree = parse_expression(text)
        except ExpressionError:
            return
        yield from self._walk(tree, wanted)
        if self.column == "calculate" and not self.owner.name.startswith("@"):
            yield from self._stored(tree)

    def _say(self, kind: Kind, what: str = "", where: str = "") -> Difference:
        return Difference(kind, self.owner.name, self.column, what, where)

    def _walk(self, tree: Expression, wanted: Wanted) -> Iterator[Difference]:
        match tree:
            case Chain(_, operands):
                for operand in operands:
                    yield from self._walk(operand, "truth")
            case Negate(operand):
                yield from self._walk(operand, "value")
            case Binary(operator, left, right):
                if operator in _COMPARED and (_is_date_text(left) or _is_date_text(right)):
                    yield self._say("date_text")
                for side in (left, right):
                    yield from self._walk(side, "nodes" if operator == "|" else "value")
            case Call():
                yield from self._call(tree, wanted)
            case Path():
                yield from self._path(tree, wanted)
            case Filtered(start, predicates, steps):
                yield from self._walk(start, "nodes")
                yield from self._steps((Step("self", "*", predicates), *steps))

    def _call(self, call: Call, wanted: Wanted) -> Iterator[Difference]:
        name, arguments = call.name, call.arguments
        if name in FUNCTIONS:
            yield self._say("function", f"{name}()", FUNCTIONS[name])
        if name == "regex" and isinstance(arguments[1], Literal) and not _whole(arguments[1].text):
            yield self._say("regex_part")
        if name == "round" and isinstance(arguments[0], Negate | Binary) and _below_zero(arguments[0]):
            yield self._say("round_half")
        if name == "sum" and self._may_be_blank(arguments[0]):
            yield self._say("sum_of_blanks")
        if name in ("concat", "join") and any(self._is_moment(part) for part in arguments):
            yield self._say("moment_in_text")
        for place, part in enumerate(arguments):
            yield from self._walk(part, _wanted(name, len(arguments), place, wanted))

    def _path(self, path: Path, wanted: Wanted) -> Iterator[Difference]:
        if isinstance(path.start, Call):
            yield from self._walk(path.start, "nodes")
        yield from self._steps(path.steps)
        found = self._compiled(path)
        if found is None or found.target is None or any(step.predicates for step in path.steps):
            return
        if found.several and wanted != "nodes":
            yield self._say("several", found.target.name)
        elif wanted == "truth":
            yield self._say("bare", found.target.name)

    def _steps(self, steps: tuple[Step, ...]) -> Iterator[Difference]:
        if any(step.axis in MORE_AXES or (step.axis == "child" and step.name == "*") for step in steps):
            yield self._say("axis")
        for step in steps:
            for predicate in step.predicates:  # seen from another node: only what does not depend on it
                yield from (found for found in self._walk(predicate, "value") if found.kind not in ("several", "bare"))

    def _stored(self, tree: Expression) -> Iterator[Difference]:
        """What a calculation leaves in its question."""
        ends = list(_ends(tree))
        if any(_is_truth(end) for end in ends):
            yield self._say("boolean")
        if self.owner.datatype == "string" and any(self._is_day(end) for end in ends):
            yield self._say("day_in_text")

    def _is_day(self, tree: Expression) -> bool:
        if isinstance(tree, Call):
            return tree.name in ("today", "date")
        found = self._compiled(tree) if isinstance(tree, Path) else None
        return found is not None and found.target is not None and found.target.datatype == "date"

    def _is_moment(self, tree: Expression) -> bool:
        if isinstance(tree, Call):
            return tree.name == "now"
        found = self._compiled(tree) if isinstance(tree, Path) else None
        return found is not None and found.target is not None and found.target.datatype == "dateTime"

    def _may_be_blank(self, tree: Expression) -> bool:
        if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
            return False
        found = self._compiled(tree)
        target = found.target if found is not None else None
        return target is not None and target.calculate is None and target.required is False

    def _compiled(self, tree: Path) -> Compiled | None:
        compiler = Compiler(self.form.root, self.form.tables, self.owner, self.owner, compile_tree, doubts=[])
        try:
            return compiler.compile(tree)
        except ExpressionError:
            return None


def _wanted(name: str, count: int, place: int, wanted: Wanted) -> Wanted:
    if name in ("not", "boolean") or (name == "if" and place == 0):
        return "truth"
    if place in _BRANCHES.get(name, ()):
        return wanted
    return "nodes" if name in _OF_NODES or _ALONE.get(name) == (count, place) else "value"


def _is_date_text(tree: Expression) -> bool:
    return isinstance(tree, Literal) and _DATE.match(tree.text) is not None


def _whole(pattern: str) -> bool:
    """It can match nothing but all of an answer, wherever it is looked for."""
    begins = pattern.startswith(("^", ".*"))
    ends = pattern.endswith(".*") or (pattern.endswith("$") and not pattern.endswith("\\$"))
    return begins and ends and not _alternatives(pattern)


def _alternatives(pattern: str) -> bool:
    """A ``|`` outside brackets: ``^a|b$`` is two patterns, each open at one end."""
    depth, at = 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = max(pattern.find("]", at + 2), at)
        elif sign == "|" and depth == 0:
            return True
        depth += (sign == "(") - (sign == ")")
        at += 1
    return False


def _below_zero(tree: Negate | Binary) -> bool:
    return isinstance(tree, Negate) or tree.operator == "-"


def _ends(tree: Expression) -> Iterator[Expression]:
    """What a calculation may come to: the branches of if() and its like."""
    places = _BRANCHES.get(tree.name) if isinstance(tree, Call) else None
    if places is None or not isinstance(tree, Call):
        yield tree
        return
    for place in places:
        if place < len(tree.arguments):
            yield from _ends(tree.arguments[place])


def _is_truth(tree: Expression) -> bool:
    if isinstance(tree, Call):
        return tree.name in _TRUTHS
    return isinstance(tree, Chain) or (isinstance(tree, Binary) and tree.operator in ("=", "!=", *_COMPARED))
