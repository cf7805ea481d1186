"""Spelling folded for searching a list: case, accents, punctuation and the old Indonesian spelling."""

import re
import unicodedata

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
