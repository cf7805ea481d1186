"""``search()`` of an appearance: the rows of a CSV file that fit, as Collect finds them.

``search('file')`` gives all rows; ``search('file', 'contains', 'column, …', text)`` those in which one of the columns
contains the text, whatever the case (also ``startswith``, ``endswith``, ``matches``, and ``in``: is one of its words);
two more arguments ask for a column that has exactly a text. Rows come in the order of a column ``sortby``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.labels import Label
from fieldapp.forms.tables import Record, Table
from fieldapp.forms.values import number, text_of
from fieldapp.forms.xpath.evaluation import Compiled, Evaluation

ROWS = ("root", "item")
WAYS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda cell, text: text in cell,
    "startswith": str.startswith,
    "endswith": str.endswith,
    "matches": str.__eq__,
    "in": lambda cell, text: cell in text.split(),
}


@dataclass(frozen=True, slots=True)
class Search:
    """``arguments`` are those after the file: (way, columns, text) and perhaps (column, text)."""

    table: Table
    arguments: tuple[Compiled, ...]
    value: str  # the column of the value
    labels: Label  # names the columns of the label
    image: str = ""  # the column of the picture

    def rows(self, e: Evaluation, node: InstanceNode) -> list[Record]:
        """Those that fit now."""
        found = self.table.rows(ROWS)
        e.spend(len(found))
        asked = [text_of(argument.value(e, node)) for argument in self.arguments]
        if len(asked) >= 3:
            fits = WAYS.get(asked[0].strip().lower(), WAYS["matches"])
            columns, text = _columns(asked[1]), asked[2].lower()
            found = [row for row in found if any(fits(row.text_at(name).lower(), text) for name in columns)]
        if len(asked) >= 5:
            found = [row for row in found if row.text_at(asked[3].strip()) == asked[4]]
        return sorted(found, key=_place)

    def label(self, row: Record, columns: str) -> str:
        """The columns' texts with a space between."""
        return " ".join(text for name in _columns(columns) if (text := row.text_at(name)))


def _columns(written: str) -> list[str]:
    return [name for name in written.replace(",", " ").split() if name]


def _place(row: Record) -> float:
    place = number(row.text_at("sortby"))
    return place if place == place else float("inf")
