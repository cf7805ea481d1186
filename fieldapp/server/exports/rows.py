"""One submission as rows: its own first, then those of its repeats, each with the key of the row it belongs to.

Only its bytes are read, with the tables of all versions: a version is known by the repeats that its form has.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from fieldapp.errors import FormError
from fieldapp.forms import Form
from fieldapp.forms.definition import Definition
from fieldapp.forms.xml import local, parse_xml
from fieldapp.server.exports.choosing import Sent
from fieldapp.server.exports.columns import ROOT, SYSTEM, Path, Table

REVIEW = list(SYSTEM).index("review")
UNREADABLE = "unreadable"  # in the place of the review: the bytes are no XML that can be read


class Line(NamedTuple):
    """``table`` is its place among the tables; texts as they were sent, "" where nothing was."""

    table: int
    texts: list[str]


@dataclass(slots=True)
class _Step:
    """What an element of the submission is: a column, the row of a table, or a group."""

    column: int = -1
    table: int = -1
    below: "dict[str, _Step]" = field(default_factory=dict)


class RowReader:
    """Reads submissions of one form version."""

    def __init__(self, form: Form, tables: list[Table]) -> None:
        self._tables = tables
        self._places = {table.path: at for at, table in enumerate(tables)}
        self._columns = [{one.path: at for at, one in enumerate(table.columns) if one.path} for table in tables]
        self._root = self._step(form.root, ROOT, ROOT)

    def lines(self, sent: Sent) -> list[Line]:
        """Of one that ``choosing`` found."""
        row = sent.facts
        system = [
            *(row.instance_id, row.number, row.receipt, row.finalized_at, row.received_at),
            *(row.device_code or "", row.form_version, row.state or "", row.corrects),
        ]
        made = [self._line(0, system)]
        try:
            made += self._read(parse_xml(sent.xml), self._root, made[0], row.instance_id)
        except FormError:
            made[0].texts[REVIEW] = UNREADABLE
        return made

    def _line(self, table: int, own: list[str]) -> Line:
        return Line(table, own + [""] * (len(self._tables[table].columns) - len(own)))

    def _read(self, at: Element, step: _Step, line: Line, key: str) -> Iterator[Line]:
        counts: dict[str, int] = {}
        for child in at:
            name = local(child)
            known = step.below.get(name)
            if known is None:
                continue
            if known.column >= 0:
                line.texts[known.column] = child.text or ""
            elif known.table >= 0:
                counts[name] = counts.get(name, 0) + 1
                its_key = f"{key}/{name}[{counts[name]}]"
                row = self._line(known.table, [its_key, key])
                yield row
                yield from self._read(child, known, row, its_key)
            else:
                yield from self._read(child, known, line, key)

    def _step(self, of: Definition, table: Path, path: Path, kind: int = -1) -> _Step:
        made = _Step(table=kind)
        for child in of.children.values():
            inner = (*path, child.name)
            if child.repeat:
                made.below[child.name] = self._step(child, table + inner, ROOT, self._places[table + inner])
            elif child.leaf:
                column = self._columns[self._places[table]].get(inner, -1)
                if column >= 0:
                    made.below[child.name] = _Step(column)
            elif child.name != "meta":
                made.below[child.name] = self._step(child, table, inner)
        return made
