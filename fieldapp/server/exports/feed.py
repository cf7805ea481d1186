"""One page of a table for the feed: rows as JSON values, and the place in the receipt log where the next page begins.

A page ends after ``MOST`` submissions, whatever was asked. What arrives while somebody reads comes at the end, or where
the log has several lanes, perhaps with the next reading only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from fieldapp.server.exports import choosing
from fieldapp.server.exports.choosing import Wish
from fieldapp.server.exports.columns import Column, Table
from fieldapp.server.exports.making import Reader
from fieldapp.server.office import Office

MOST: Final = 1000  # submissions in a page: some 2 s and 8 MB of a long form
WHOLE: Final = 2**63  # beyond, no program of the readers' counts
_INT: Final = re.compile(r"[-+]?\d{1,19}", re.ASCII)
_DECIMAL: Final = re.compile(r"[-+]?\d{1,30}(\.\d{1,30})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """From a place in the log on, pass over ``skip`` rows, then tell at most ``top``."""

    first: int = 0
    skip: int = 0
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """``next``: what to ask then; None at the end."""

    rows: list[dict[str, object]]
    next: Asked | None


def read(office: Office, wish: Wish, reader: Reader, table: int, asked: Asked) -> Page:
    """The rows of one table, in the order of the log."""
    columns, skip, top = reader.tables[table].columns, asked.skip, asked.top
    rows: list[dict[str, object]] = []
    seen, last = 0, asked.first
    for sent in islice(choosing.every(office.engine, wish, asked.first), MOST):
        seen, last = seen + 1, sent.facts.log_index
        for line in reader.lines(sent):
            if line.table != table:
                continue
            if skip:
                skip -= 1
            elif top is None or len(rows) < top:
                rows.append(_object(columns, line.texts))
        if top is not None and len(rows) >= top:
            return Page(rows, None)
    left = None if top is None else top - len(rows)
    return Page(rows, Asked(last + 1, skip, left) if seen == MOST else None)


def named(tables: Sequence[Table], name: str) -> int | None:
    """The place of a table by its name in the feed."""
    return next((at for at, table in enumerate(tables) if table.name == name), None)


def _object(columns: Sequence[Column], texts: Sequence[str]) -> dict[str, object]:
    return {one.name: _value(one.kind, text) for one, text in zip(columns, texts, strict=True)}


def _value(kind: str, text: str) -> object:
    """None for a blank, and for what does not read as the kind that the feed promises."""
    if not text:
        return None
    if kind == "int":
        return int(text) if _INT.fullmatch(text) and abs(int(text)) < WHOLE else None
    if kind == "decimal":
        return float(text) if _DECIMAL.fullmatch(text) else None
    if kind == "date":
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            return None
    return text
