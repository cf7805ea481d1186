"""Text of an expression → tokens. XPath 1.0's one ambiguity (``*``, ``div``, ``and`` … as name or operator)
is settled here by looking at the token before."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """``kind``: number, literal, name, op, end. ``at`` is the offset in the text."""

    kind: str
    text: str
    at: int


class ExpressionError(Exception):
    """The expression cannot be compiled. ``code`` is a FormProblem code; ``cure`` says what to change."""

    def __init__(self, message: str, code: str = "syntax", cure: str = "Correct the expression.") -> None:
        self.code = code
        self.cure = cure
        super().__init__(message)


MAX_LENGTH = 100_000  # characters; a cell of a workbook holds 32,767 before its references are written out

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<name>[^\W\d][\w.\-]*(?::(?!:)[^\W\d][\w.\-]*)?)
  | (?P<op>//|::|\.\.|!=|<=|>=|[()\[\],/@|+\-*=<>.$])
)""",
    re.VERBOSE,
)
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})
# After one of these a name or * is an operand; after anything else it is an operator.
_BEFORE_OPERAND = frozenset(
    [
        "(",
        "[",
        ",",
        "/",
        "//",
        "@",
        "::",
        "|",
        "+",
        "-",
        "*",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "and",
        "or",
        "div",
        "mod",
    ]
)


def tokenize(text: str) -> list[Token]:
    """Raises ExpressionError at the first character that begins no token."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("The expression is too long.", cure="Split it into several calculations.")
    tokens: list[Token] = []
    at = 0
    end = len(text.rstrip())
    operand_next = True
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unreadable(text, at)
        kind = match.lastgroup or ""
        word = match.group(kind)
        if kind == "literal":
            word = word[1:-1]
        elif kind == "name" and word in _WORD_OPERATORS and not operand_next:
            kind = "op"
        elif kind == "op" and word == "*" and operand_next:
            kind = "name"
        tokens.append(Token(kind, word, match.start(match.lastgroup or 0)))
        operand_next = kind == "op" and word in _BEFORE_OPERAND
        at = match.end()
    tokens.append(Token("end", "", end))
    return tokens


def _unreadable(text: str, at: int) -> ExpressionError:
    rest = text[at:].strip()
    if rest[:1] in "'\"":
        return ExpressionError(f"Text that starts at {rest[:12]!r} has no closing quote.", cure="Close the quote.")
    if text[:at].endswith("$"):
        return ExpressionError("${ } is not known to the form.", "bad_reference", "Use the name of a question.")
    return ExpressionError(f"Unexpected {rest[:1]!r} in the expression.", cure=f"Remove or quote {rest[:1]!r}.")
