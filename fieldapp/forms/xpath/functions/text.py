"""Functions of text."""

import base64
import binascii
import hashlib

from fieldapp.forms.values import Value, number, text_of
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import Compiled, Evaluation
from fieldapp.forms.xpath.functions.patterns import LONGEST_PATTERN, endless, pattern
from fieldapp.forms.xpath.functions.signature import (
    MANY,
    Function,
    Table,
    of_one,
    of_some,
    of_two,
    or_here,
    values_of,
)
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Call, Literal

LONGEST_MARK = 10
PATTERN_COST = 1000  # of the form's effort
_UNREADABLE = "The pattern of regex() cannot be read, so nothing matches it."


def _regex(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    subject, written = (argument.value for argument in arguments)
    if isinstance(call.arguments[1], Literal):
        compiler.effort.spend(PATTERN_COST)
        if len(call.arguments[1].text) > LONGEST_PATTERN:
            raise ExpressionError("The pattern of regex() is too long.", "unsupported", "Split it into several.")
        fixed = pattern(call.arguments[1].text)
        if fixed is None:
            if compiler.doubts is None or endless(call.arguments[1].text):
                raise ExpressionError(_UNREADABLE, "unsupported", "Correct it; a repetition cannot hold another.")
            compiler.doubts.append(_UNREADABLE)
            return Compiled(lambda _e, _n: False)
        return Compiled(lambda e, n: fixed.fullmatch(text_of(subject(e, n))) is not None)
    return Compiled(lambda e, n: _matches(text_of(subject(e, n)), text_of(written(e, n))))


def _matches(text: str, written: str) -> bool:
    found = pattern(written)
    return found is not None and found.fullmatch(text) is not None


def _index(value: Value) -> int:
    """Java's cast: what is no number is 0."""
    amount = number(value)
    return 0 if amount != amount else int(max(-1e9, min(amount, 1e9)))


def _length(text: str) -> int:
    """In UTF-16 units, as Java counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _substr(value: Value, start: Value, end: Value | None = None) -> Value:
    """From ``start`` up to before ``end``, counted from 0; negative counts from the end."""
    text = text_of(value)
    first, last = _index(start), len(text) if end is None else _index(end)
    first, last = (at + len(text) if at < 0 else at for at in (first, last))
    return text[max(first, 0) : max(last, 0)]


def _nearest(value: Value) -> int:
    return _index(number(value) + 0.5) if number(value) > 0 else _index(value)


def _substring(value: Value, start: Value, length: Value | None = None) -> Value:
    """XPath 1.0: counted from 1, fractions rounded."""
    text = text_of(value)
    first = _nearest(start) - 1
    last = len(text) if length is None else first + _nearest(length)
    return text[max(first, 0) : max(last, 0)]


def _translate(value: Value, old: Value, new: Value) -> Value:
    before, after = text_of(old), text_of(new)
    table: dict[int, str | None] = {}
    for at, char in enumerate(before):
        table.setdefault(ord(char), after[at] if at < len(after) else None)
    return text_of(value).translate(table)


def _concat(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    values = values_of(arguments)
    return Compiled(lambda e, n: _joined(e, "", values(e, n)))


def _join(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    mark, values = arguments[0].value, values_of(arguments[1:])
    return Compiled(lambda e, n: _joined(e, text_of(mark(e, n)), values(e, n)))


def _joined(e: Evaluation, mark: str, values: list[Value]) -> str:
    """Texts that double and double again end before they are made."""
    texts = [text_of(value) for value in values]
    e.write(sum(map(len, texts)) + len(mark) * len(texts))
    return mark.join(texts)


_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


def _digest(value: Value, algorithm: Value, encoding: Value = "base64") -> Value:
    name = _DIGESTS.get(text_of(algorithm).upper())
    if name is None:
        return ""
    found = hashlib.new(name, text_of(value).encode(), usedforsecurity=False).digest()
    return found.hex() if text_of(encoding).lower() == "hex" else base64.b64encode(found).decode()


def _base64_decode(value: Value) -> Value:
    try:
        return base64.b64decode(text_of(value), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _thousands(mark: Value, amount: Value) -> Value:
    """Enketo's: the digits before the point in threes."""
    whole, point, rest = text_of(amount).partition(".")
    before = whole.rstrip("0123456789")
    digits = whole[len(before) :]
    first = len(digits) % 3 or 3
    threes = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return before + text_of(mark)[:LONGEST_MARK].join(threes) + point + rest


TEXT: Table = {
    "string": or_here(of_one(text_of)),
    "concat": Function(0, MANY, _concat),
    "join": Function(1, MANY, _join),
    "substr": of_some(2, 3, _substr),
    "substring": of_some(2, 3, _substring),
    "substring-before": of_two(lambda a, b: _parts(a, b)[0]),
    "substring-after": of_two(lambda a, b: _parts(a, b)[1]),
    "string-length": or_here(of_one(lambda value: float(_length(text_of(value))))),
    "contains": of_two(lambda a, b: text_of(b) in text_of(a)),
    "starts-with": of_two(lambda a, b: text_of(a).startswith(text_of(b))),
    "ends-with": of_two(lambda a, b: text_of(a).endswith(text_of(b))),
    "translate": of_some(3, 3, _translate),
    "normalize-space": or_here(of_one(lambda value: " ".join(text_of(value).split()))),
    "upper-case": of_one(lambda value: text_of(value).upper()),
    "lower-case": of_one(lambda value: text_of(value).lower()),
    "thousandsep": of_two(_thousands),
    "regex": Function(2, 2, _regex),
    "digest": of_some(2, 3, _digest),
    "base64-decode": of_one(_base64_decode),
}


def _parts(value: Value, mark: Value) -> tuple[str, str]:
    """Before and after the first ``mark``; both blank when it is not there. A blank mark is at the start."""
    if text_of(mark) == "":
        return "", text_of(value)
    before, found, after = text_of(value).partition(text_of(mark))
    return (before, after) if found else ("", "")
