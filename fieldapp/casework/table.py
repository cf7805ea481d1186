"""A table of figures as a value: what is counted, in which columns, and how its cells add up.

Words of the app are ``Word`` (English; reports say them in the worker's language), names of people, places and services
are plain text. How cells add up is told so that small numbers can be hidden without being computable.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final


class Word(str):
    """A word of the app, in English."""

    __slots__ = ()


class Mark(Enum):
    """What stands in place of a number: ``FEW`` is one to four, ``HIDDEN`` any that would give a few away."""

    FEW = "few"
    HIDDEN = "hidden"


Cell = str | int | float | date | Mark | None
TOTAL: Final = Word("Total")


@dataclass(frozen=True, slots=True)
class Column:
    """``kind``: text, code, nik (digits that stay text), count, share (0..1), days, money, date. ``hxl``: its tag."""

    head: str
    hxl: str
    kind: str = "count"

    @property
    def counted(self) -> bool:
        """Cells of this column are counts that small-number rules look at."""
        return self.kind == "count"


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that add up to the column ``total``, in every row; None when no column shows their sum."""

    parts: tuple[int, ...]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that add up to the row ``total``, in every column of a group; None when no row shows their sum."""

    rows: tuple[int, ...]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """``linked``: the counts of one row can be computed from one another, so they are hidden together.

    ``sensitive``: rows whose small counts are always hidden; ``strong``: rows that sum up.
    """

    key: str
    title: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    blocks: tuple[Block, ...] = ()
    sensitive: frozenset[int] = frozenset()
    linked: bool = False
    strong: tuple[int, ...] = ()
    named: bool = field(default=False)  # rows are people

    @property
    def empty(self) -> bool:
        """No count in it is above zero."""
        numbers = [row[at] for row in self.rows for at, column in enumerate(self.columns) if column.counted]
        return not self.rows or (bool(numbers) and not any(numbers))

    def only(self, key: str, title: str, columns: Sequence[int], notes: tuple[str, ...] = ()) -> "Table":
        """Some of its columns as a table of its own (hide small numbers before: the sums go on)."""
        return replace(
            self,
            key=key,
            title=title,
            columns=tuple(self.columns[at] for at in columns),
            rows=tuple(tuple(row[at] for at in columns) for row in self.rows),
            notes=notes,
            groups=(),
            blocks=(),
        )
