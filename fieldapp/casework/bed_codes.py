"""Codes of beds as people write them down: ``A1-A8, B2`` is nine beds."""

import re
from typing import Final

MOST: Final = 200  # beds of one room; more is a slip of the finger
_RANGE: Final = re.compile(r"(?P<word>\D*?)\s*(?P<first>\d+)\s*(?:[-–]|s\.?d\.?)\s*(?P<again>\D*?)\s*(?P<last>\d+)")


def read_codes(text: str) -> tuple[str, ...]:
    """The codes in order, each once. Raises ValueError for a range that goes back or is too long."""
    found: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        span = _RANGE.fullmatch(part)
        found += _spread(span) if span and span["again"].strip() in ("", span["word"].strip()) else [part]
    codes = tuple(dict.fromkeys(" ".join(code.replace("|", " ").split()) for code in found))
    if len(codes) > MOST:
        raise ValueError(f"{len(codes)} beds are more than {MOST}")
    return codes


def _spread(span: re.Match[str]) -> list[str]:
    first, last, word = int(span["first"]), int(span["last"]), span["word"].strip()
    if not 0 <= last - first < MOST:
        raise ValueError(f"from {first} to {last}")
    width = len(span["first"]) if span["first"].startswith("0") else 0
    return [f"{word}{number:0{width}}" for number in range(first, last + 1)]
