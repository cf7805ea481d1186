"""Spelling folded for searching a list: case, accents, punctuation and the old Indonesian spelling."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Choice = TypeVar("Choice")
OLD = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ch", "kh"), ("nj", "ny"))


def fold(text: str) -> str:
    """``Soeroso`` and ``Suroso`` become the same text."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    for old, new in OLD:
        letters = letters.replace(old, new)
    return re.sub(r"\s+", " ", letters).strip()


def matches(label: str, typed: str) -> bool:
    """Every typed word occurs somewhere in the label."""
    folded = fold(label)
    return all(word in folded for word in fold(typed).split())


def best_first(choices: Iterable[Choice], label: Callable[[Choice], str], typed: str) -> list[Choice]:
    """Those that match: the one that is typed in full, then those that begin with the text, then the others.

    Within each of the three the order of the form stays.
    """
    wanted = fold(typed)

    def distance(choice: Choice) -> int:
        own = fold(label(choice))
        return 0 if own == wanted else 1 if own.startswith(wanted) else 2

    return sorted((choice for choice in choices if matches(label(choice), typed)), key=distance)
