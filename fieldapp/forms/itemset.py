"""Choices of a select: a fixed list, or rows of a list, file or repeat that fulfil a condition.

A label comes from itext, from an expression, or from a column. Rows of a file may have the label in more
languages: a column ``label::English (en)`` or ``label_en`` beside ``label`` wins in that language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.labels import Label
from fieldapp.forms.lookup import Search
from fieldapp.forms.tables import Record
from fieldapp.forms.values import text_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation


@dataclass(frozen=True, slots=True)
class Choice:
    """``image`` is a file name, "" when there is none."""

    value: str
    label: str
    image: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A choice written in the question itself."""

    value: str
    label: Label
    image: str = ""


@dataclass(frozen=True, slots=True)
class Itemset:
    """``nodes`` are the rows; ``text_id`` or ``label`` gives each a label; ``column``: the label's plain column."""

    nodes: Callable[[Evaluation, AnyNode], list[AnyNode]]
    value: Compiled
    label: Compiled | None = None
    text_id: Compiled | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """``fixed``: the same for every instance and every answer, so computed once per language."""

    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    search: Search | None = None
    fixed: bool = False
    open: bool = False  # its file is absent: any value is accepted

    def list(self, e: Evaluation, node: InstanceNode) -> tuple[Choice, ...]:
        """Now, in the session's language."""
        if self.itemset is None:
            written = tuple(Choice(item.value, item.label.text(e, node), item.image) for item in self.items)
            return written if self.search is None else (*written, *self._found(self.search, e, node))
        e.current = node
        rows = self.itemset.nodes(e, node)
        return tuple(_choice(self.itemset, e, row) for row in rows)

    def _found(self, search: Search, e: Evaluation, node: InstanceNode) -> Iterator[Choice]:
        e.current = node
        columns = text_of(search.labels.text(e, node))
        for row in search.rows(e, node):
            yield Choice(row.text_at(search.value), search.label(row, columns), row.text_at(search.image))


def _choice(itemset: Itemset, e: Evaluation, row: AnyNode) -> Choice:
    value = text_of(itemset.value.value(e, row))
    if itemset.text_id is not None:
        text_id = text_of(itemset.text_id.value(e, row))
        return Choice(value, e.words.text(e, text_id), e.words.image(text_id))
    label = _own_language(itemset.column, e, row)
    if not label and itemset.label is not None:
        label = text_of(itemset.label.value(e, row))
    image = row.text_at("image") if isinstance(row, Record) else ""
    return Choice(value, label or value, image)


def _own_language(column: str, e: Evaluation, row: AnyNode) -> str:
    if not column or not isinstance(row, Record):
        return ""
    return row.text_at(f"{column}::{e.language}") or row.text_at(f"{column}_{e.language_code}")
