"""Tokens → syntax tree: a Pratt parser for XPath 1.0, without variables and the axes following and preceding."""

from functools import lru_cache

from fieldapp.forms.xpath.lexer import ExpressionError, Token, tokenize
from fieldapp.forms.xpath.tree import (
    MORE_AXES,
    Binary,
    Call,
    Chain,
    Expression,
    Filtered,
    Literal,
    Negate,
    Number,
    Path,
    Step,
)

MAX_DEPTH = 110  # deeper nesting is refused: evaluation recurses as deep as the tree
MAX_CHAIN = 300  # operators in a row
MAX_OPERANDS = 5000  # of and, of or
MAX_STEPS = 200  # of one path; also conditions of one step

_POWER = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
_UNARY = 7
SHORT = 300  # characters of an expression worth remembering
_STARTS = ("instance", "current")  # functions that paths begin with


def parse_expression(text: str) -> Expression:
    """Raises ExpressionError (code ``syntax`` or ``unsupported``)."""
    return _parse_again(text) if len(text) <= SHORT else _parse(text)


def _parse(text: str) -> Expression:
    return _Parser(tokenize(text)).whole()


_parse_again = lru_cache(4096)(_parse)  # forms say the same again and again; trees never change


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if self._peek().kind == "end":
            raise ExpressionError("The expression is empty.", cure="Write an expression or clear the cell.")
        tree = self._expression(0)
        if self._peek().kind != "end":
            raise _unexpected(self._peek())
        return tree

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _accept(self, op: str) -> bool:
        token = self._tokens[self._at]
        if token.kind == "op" and token.text == op:
            self._at += 1
            return True
        return False

    def _expect(self, op: str) -> None:
        if not self._accept(op):
            found = self._peek().text or "the end"
            raise ExpressionError(f"Expected {op!r} but found {found!r}.", cure=f"Add the missing {op!r}.")

    def _expression(self, power: int) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(
                f"The expression is nested more than {MAX_DEPTH} levels deep.",
                cure="Split it into several calculations.",
            )
        left = self._operand()
        chained = operands = 0
        while True:
            token = self._peek()
            binding = _POWER.get(token.text, 0) if token.kind == "op" else 0
            if binding <= power:
                break
            self._next()
            operands += 1
            chained += token.text not in ("and", "or")
            if self._depth + chained > MAX_CHAIN or operands > MAX_OPERANDS:
                raise _too_long()
            left = _join(token.text, left, self._expression(binding))
        self._depth -= 1
        return left

    def _operand(self) -> Expression:
        if self._accept("-"):
            return Negate(self._expression(_UNARY - 1))
        token = self._peek()
        if token.kind == "number":
            self._next()
            return Number(float(token.text))
        if token.kind == "literal":
            self._next()
            return Literal(token.text)
        if self._accept("("):
            inner = self._expression(0)
            self._expect(")")
            return self._filtered(inner)
        if token.kind == "name" and self._tokens[self._at + 1].text == "(":
            return self._call_or_path()
        return self._path()

    def _call_or_path(self) -> Expression:
        name = self._next().text
        self._expect("(")
        arguments: list[Expression] = []
        if not self._accept(")"):
            arguments.append(self._expression(0))
            while self._accept(","):
                arguments.append(self._expression(0))
            self._expect(")")
        call = Call(name, tuple(arguments))
        if name in _STARTS and (name == "instance" or self._at_op("/") or self._at_op("//")):
            return Path(call, self._more_steps())
        return self._filtered(call)

    def _filtered(self, start: Expression) -> Expression:
        """What may follow a node-set: conditions, then steps."""
        predicates, steps = self._predicates(), self._more_steps()
        return Filtered(start, predicates, steps) if predicates or steps else start

    def _at_op(self, op: str) -> bool:
        token = self._peek()
        return token.kind == "op" and token.text == op

    def _path(self) -> Expression:
        if self._at_op("/") and self._tokens[self._at + 1].kind not in ("name", "op"):
            self._next()
            return Path("absolute", ())  # the document itself
        if self._at_op("/") or self._at_op("//"):
            return Path("absolute", self._more_steps())
        return Path("relative", (self._step(), *self._more_steps()))

    def _more_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while True:
            if self._accept("//"):
                steps.append(Step("descendant-or-self", "*"))
            elif not self._accept("/"):
                return tuple(steps)
            if len(steps) > MAX_STEPS:
                raise _too_long()
            steps.append(self._step())

    def _step(self) -> Step:
        token = self._next()
        if token.kind == "op" and token.text in (".", ".."):
            return Step("parent" if token.text == ".." else "self", "*", self._predicates())
        if token.kind == "op" and token.text == "@":
            return Step("child", f"@{self._name()}", self._predicates())
        if token.kind != "name":
            raise _unexpected(token)
        if self._accept("::"):
            return self._axis_step(token.text)
        if self._node_test(token.text):
            axis = "self" if token.text == "text" else "child"  # a question's text is the question
            return Step(axis, "*", self._predicates())
        return Step("child", _local(token.text), self._predicates())

    def _node_test(self, name: str) -> bool:
        """``node()`` or ``text()``; eats the parentheses."""
        if name not in ("node", "text") or not self._accept("("):
            return False
        self._expect(")")
        return True

    def _axis_step(self, axis: str) -> Step:
        if axis not in ("child", "parent", "self", "attribute", *MORE_AXES):
            raise ExpressionError(f"The axis {axis}:: is not supported.", "unsupported", "Use a plain path.")
        name = self._name()
        if self._node_test(name):
            name = "*"
        if axis == "attribute":
            return Step("child", f"@{name}", self._predicates())
        return Step(axis, name, self._predicates())

    def _name(self) -> str:
        token = self._next()
        if token.kind != "name":
            raise _unexpected(token)
        return _local(token.text)

    def _predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self._accept("["):
            found.append(self._expression(0))
            self._expect("]")
            if len(found) > MAX_STEPS:
                raise _too_long()
        return tuple(found)


def _join(operator: str, left: Expression, right: Expression) -> Expression:
    if operator not in ("and", "or"):
        return Binary(operator, left, right)
    if isinstance(left, Chain) and left.operator == operator:
        return Chain(operator, (*left.operands, right))
    return Chain(operator, (left, right))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _too_long() -> ExpressionError:
    return ExpressionError("The expression is too long.", cure="Split it into several calculations.")


def _unexpected(token: Token) -> ExpressionError:
    if token.kind == "end":
        return ExpressionError("The expression ends too early.", cure="Complete it.")
    return ExpressionError(f"Unexpected {token.text!r} in the expression.")
