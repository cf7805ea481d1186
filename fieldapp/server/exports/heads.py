"""What stands above the columns of a file, and the cells below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fieldapp.server.exports.columns import Table


@dataclass(frozen=True, slots=True)
class Head:
    """``at``: which text of a line; ``choice``: of a select multiple, told as 1 or 0."""

    title: str
    kind: str
    at: int
    choice: str = ""


def heads(table: Table, words: str, *, split: bool) -> list[Head]:
    """``words``: "names" or a language. Labels that two columns share are told apart by the names."""
    names = [(one.name, one.labels.get(words, one.name)) for one in table.columns]
    labels = [label for _, label in names]
    made = []
    for at, (one, (name, label)) in enumerate(zip(table.columns, names, strict=True)):
        head = Head(label if labels.count(label) == 1 else f"{label} ({name})", one.kind, at)
        made.append(head)
        if split:
            titles = (
                (f"{head.title}: {choice}" if words != "names" else f"{name}__{choice}", choice)
                for choice in one.choices
            )
            made += [replace(head, title=title, kind="int", choice=choice) for title, choice in titles]
    return made


def cells(heads_: Sequence[Head], texts: Sequence[str]) -> Iterator[str]:
    """A choice is blank where nothing was answered."""
    for head in heads_:
        text = texts[head.at]
        yield text if not head.choice else text and ("1" if head.choice in text.split() else "0")
