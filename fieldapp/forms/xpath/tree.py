"""The syntax tree of an expression: plain frozen values.

Literal | Number | Call | Path | Filtered | Negate | Binary | Chain(and, or)
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """Quoted text."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Call:
    """``name(arguments)``."""

    name: str
    arguments: tuple["Expression", ...]


MORE_AXES = (
    "descendant",
    "descendant-or-self",
    "ancestor",
    "ancestor-or-self",
    "following-sibling",
    "preceding-sibling",
)


@dataclass(frozen=True, slots=True)
class Step:
    """``axis`` is child, parent, self or one of MORE_AXES; ``name`` may be ``*`` or start with ``@``."""

    axis: str
    name: str
    predicates: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """``start``: absolute (``/a``), relative (``a``, ``..``), or the call it begins with (``instance('x')/…``)."""

    start: "str | Call"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filtered:
    """``(a | b)[1]/c``: a node-set that is no path, then conditions and steps."""

    start: "Expression"
    predicates: tuple["Expression", ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    """``operator`` is one of = != < <= > >= + - * div mod |."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Chain:
    """Any number of operands joined by ``and`` or by ``or``; flat, so long chains are not deep."""

    operator: str
    operands: tuple["Expression", ...]


Expression = Literal | Number | Call | Path | Filtered | Negate | Binary | Chain
