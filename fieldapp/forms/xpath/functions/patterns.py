"""Patterns of regex(): Java's dialect, the whole text (Collect).

RE2 runs them, whose time is bounded by the length of the text. What only backtracking can do (look-ahead, look-behind,
back-references, more than 1,000 repetitions) runs with Python's engine on texts of bounded length, and only when no
repetition holds another repetition or a choice, so that its time stays polynomial.
"""

import re
import warnings
from functools import lru_cache
from typing import Protocol, cast

import re2  # type: ignore[import-untyped]

LONGEST_PATTERN = 10_000  # characters
LONGEST_BACKTRACKING = 1000  # characters of a pattern that only backtracking can do
LONGEST = 1000  # characters that a backtracking pattern is tried on; fewer when it has many repetitions
STEPS = 1e7  # of the backtracking engine, about a tenth of a second
_POSIX = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": "\\x00-\\x7F",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": "!-/:-@\\[-`{-~",
    "Graph": "!-~",
    "Print": " -~",
    "Blank": " \\t",
    "Cntrl": "\\x00-\\x1F\\x7F",
    "XDigit": "0-9a-fA-F",
    "Space": " \\t\\n\\x0B\\f\\r",
}
_UNICODE = {
    "IsAlphabetic": "\\pL\\p{Nl}",
    "IsLetter": "\\pL",
    "IsDigit": "\\p{Nd}",
    "IsUppercase": "\\p{Lu}",
    "IsLowercase": "\\p{Ll}",
    "IsPunctuation": "\\pP",
    "IsWhite_Space": "\\s\\p{Z}",
    "javaLetter": "\\pL",
    "javaUpperCase": "\\p{Lu}",
    "javaLowerCase": "\\p{Ll}",
}
_JAVA = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|$)"
    r"|\\(?P<sign>[pP])\{(?P<class>\w+)\}"
    r"|\\(?P<space>[hvR])"
    r"|\\u(?P<code>[0-9a-fA-F]{4})"
    r"|\\Z(?P<end>)"
    r"|\\.|(?P<possessive>[*+?}])\+|\[\^?\]?|\]",
    re.DOTALL,
)
_SPACES = {"h": " \\t\\xA0", "v": "\\n\\x0B\\f\\r\\x85", "R": "\\n\\x0B\\f\\r\\x85"}
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*(?:[*+|]|\{\d+,)(?:[^()\\]|\\.)*\)(?:[*+]|\{\d+,)", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]|<\w+>))?([^()]*)\)(?![*+{])")
_REPEATED = re.compile(r"[*+|]|\{\d+,")
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


class Pattern(Protocol):
    """The one thing asked of a compiled pattern."""

    def fullmatch(self, text: str) -> object | None:
        """Not None when the whole text matches."""


class _Backtracking:
    def __init__(self, compiled: "re.Pattern[str]", longest: int) -> None:
        self._compiled = compiled
        self._longest = longest

    def fullmatch(self, text: str) -> object | None:
        return self._compiled.fullmatch(text) if len(text) <= self._longest else None


@lru_cache(maxsize=512)
def pattern(written: str) -> Pattern | None:
    """None when it cannot be read, or might run for ever."""
    if len(written) > LONGEST_PATTERN:
        return None
    translated = _translate(written)
    try:
        return cast("Pattern", re2.compile(translated, _OPTIONS))
    except re2.error:
        return _backtracking(translated)


def endless(written: str) -> bool:
    """It can be read, but might run for ever."""
    translated = _translate(written[: LONGEST_PATTERN + 1])
    try:
        re2.compile(translated, _OPTIONS)
    except re2.error:
        return _power(translated) is None and _compiled(translated) is not None
    return False


def _power(translated: str) -> int | None:
    """How many repetitions follow each other: the time grows with the text's length to that power. None: a repetition
    holds a repetition or a choice, and the time grows faster; or it is too long to tell."""
    if len(translated) > LONGEST_BACKTRACKING:
        return None
    plain, most = _CLASS.sub("x", translated), 1
    while not _NESTED.search(plain):  # innermost groups first: ((a+))+ nests as (a+)+ does
        group = _GROUP.search(plain)
        most = max(most, len(_REPEATED.findall(group[1] if group else plain)))
        if group is None:
            return most
        ahead = group[0].startswith(("(?=", "(?!", "(?<"))  # tried once at each place, whatever follows
        inner = "x" if ahead else "x+" * len(_REPEATED.findall(group[1])) or "x"
        plain = plain[: group.start()] + inner + plain[group.end() :]
    return None


def _backtracking(translated: str) -> Pattern | None:
    power, compiled = _power(translated), _compiled(translated)
    if power is None or compiled is None:
        return None
    return _Backtracking(compiled, min(LONGEST, int(STEPS ** (1 / power))))


def _compiled(translated: str) -> "re.Pattern[str] | None":
    try:
        with warnings.catch_warnings(action="ignore", category=FutureWarning):  # [a--b] will mean something else
            return re.compile(translated, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None


def _translate(written: str) -> str:
    """Java's escapes and possessive repetitions in the words of RE2."""
    inside = False

    def put(found: "re.Match[str]") -> str:
        nonlocal inside
        if found["quoted"] is not None:
            return re.escape(found["quoted"])
        name = found["class"]
        if name in _POSIX or name in _UNICODE:
            return _class(_POSIX.get(name) or _UNICODE[name], inside, negated=found["sign"] == "P")
        if found["space"]:
            return _class(_SPACES[found["space"]], inside, negated=False)
        if found["code"]:
            return f"\\x{{{found['code']}}}" if found["code"] > "00FF" else f"\\x{found['code'][2:]}"
        if found["end"] is not None:
            return "\\z"
        if found["possessive"] and not inside:
            return found["possessive"]
        text = found[0]
        if text[0] == "[":
            if inside and text == "[":
                return "\\["
            inside = True
        elif text == "]":
            inside = False
        return text

    return _JAVA.sub(put, written)


def _class(members: str, inside: bool, *, negated: bool) -> str:
    return members if inside and not negated else f"[{'^' if negated else ''}{members}]"
