"""The pages of a form: each top-level group is one; questions outside groups come in pages of at most eight."""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Part
from fieldapp.forms.instance import InstanceNode, stand_in
from fieldapp.forms.live import Live

PAGE = 8


@dataclass(frozen=True, slots=True)
class Section:
    """``number`` counts shown sections from 1. ``references``: relevant questions, notes, labelled groups and
    repeat instances in document order; a repeat that may grow but has no instance is named without position.
    ``answered`` and ``total`` count relevant questions, not notes and calculations."""

    number: int
    reference: str
    title: str
    references: tuple[str, ...]
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One reference of a page; for a repeat without instances ``node`` is None and ``parent`` where it would be."""

    reference: str
    node: InstanceNode | None = None
    parent: InstanceNode | None = None

    @property
    def counts(self) -> bool:
        """It is a question to be answered."""
        return self.node is not None and self.node.definition.question and self.node.definition.calculate is None


def shown_sections(live: Live) -> tuple[Section, ...]:
    """Sections without anything to show are left out."""
    sections: list[Section] = []
    for page in _pages(live, live.form.body):
        title, lines = page
        if any(_worth_a_page(line) for line in lines):
            counted = [line.node for line in lines if line.counts and line.node is not None]
            sections.append(
                Section(
                    number=len(sections) + 1,
                    reference=lines[0].reference,
                    title=title,
                    references=tuple(line.reference for line in lines if _listed(line)),
                    answered=sum(node.text != "" for node in counted),
                    total=len(counted),
                )
            )
    return tuple(sections)


def _pages(live: Live, parts: tuple[Part, ...]) -> Iterator[tuple[str, list[_Line]]]:
    root = live.e.root
    loose: list[_Line] = []
    for part in parts:
        if not part.parts:
            loose += _lines(live, part, root)
            continue
        yield from _chunks(loose)
        loose = []
        lines = list(_lines(live, part, root))
        if lines:
            yield _title(live, part, lines[0]), lines
    yield from _chunks(loose)


def _title(live: Live, part: Part, first: _Line) -> str:
    if part.definition is None:
        return ""
    return live.say(part.definition.label, first.node or stand_in(part.definition, first.parent or live.e.root))


def _chunks(lines: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    page: list[_Line] = []
    questions = 0
    for line in lines:
        if line.counts and questions == PAGE:
            yield "", page
            page, questions = [], 0
        page.append(line)
        questions += line.counts
    if page:
        yield "", page


def _lines(live: Live, part: Part, around: InstanceNode) -> Iterator[_Line]:
    """``part`` and what is in it, as far as relevant, below the instance ``around``."""
    definition = part.definition
    if definition is None:
        for inner in part.parts:
            yield from _lines(live, inner, around)
        return
    if definition.warns is not None:  # shown at its question
        return
    found = _shared(around, definition).below(definition)
    for node in found:
        if node.relevant:
            yield _Line(node.reference, node)
            for inner in part.parts:
                yield from _lines(live, inner, node)
    if definition.grows and not found and definition.parent is not None:
        for parent in _shared(around, definition.parent).below(definition.parent):
            if live.would_be_relevant(definition, parent):
                yield _Line(f"{parent.reference}/{definition.name}", parent=parent)


def _shared(around: InstanceNode, definition: Definition) -> InstanceNode:
    """The nearest node around both: a control may stand in another group of the body than its node in the form."""
    above, node = set(definition.ancestors()), around
    while node.definition not in above and node.parent is not None:
        node = node.parent
    return node


def _worth_a_page(line: _Line) -> bool:
    """Anything but a group: a question, a note, a repeat."""
    control = line.node.definition.control if line.node is not None else None
    return line.node is None or (control is not None and control.kind != "group")


def _listed(line: _Line) -> bool:
    """Groups without a label have nothing to show."""
    if line.node is None or line.node.definition.repeat:
        return True
    definition = line.node.definition
    return definition.control is not None and (definition.control.kind != "group" or definition.label is not None)
