"""Soft warnings: an answer that is unusual, not wrong. They never stop a form and are no violations.

A note that ``warns`` a question is one: its condition says when, its label says what. Shown at the question, it is
quiet once somebody confirmed the answer; the note's own text then holds CONFIRMED, which is stored and submitted
like an answer, until anything the warning depends on changes.
"""

from collections.abc import Iterable, Iterator

from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Soft
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.live import Live
from fieldapp.forms.recompute import Trace

CONFIRMED = "confirmed"


def open_warning(live: Live, question: InstanceNode) -> InstanceNode | None:
    """The first warning at a question that nobody confirmed; none while the answer is a violation."""
    for definition in question.definition.warned_by:
        note = _beside(question, definition)
        if note.relevant and question.relevant and note.text != CONFIRMED:
            return None if live.violation(question) else note
    return None


def outdated(softs: Iterable[Soft], root: InstanceNode, trace: Trace) -> list[InstanceNode]:
    """Confirmed notes of which something they depend on has changed."""
    changed = [*trace.texts, *(node for node in trace.shown if node.definition.computed)]
    return [
        note
        for soft in softs
        for note in root.below(soft.note)
        if note.text and any(_concerns(soft, note, node) for node in changed)
    ]


def with_questions(nodes: Iterable[InstanceNode]) -> Iterator[InstanceNode]:
    """The nodes, and the questions that those among them that are warnings stand at."""
    for node in nodes:
        yield node
        if node.definition.warns is not None:
            yield _beside(node, node.definition.warns)


def _concerns(soft: Soft, note: InstanceNode, changed: InstanceNode) -> bool:
    shared = soft.reads.get(changed.definition)
    return shared is not None and note.above(shared) is changed.above(shared)


def _beside(node: InstanceNode, definition: Definition) -> InstanceNode:
    """The instance of ``definition`` in the same instance of the repeat around both."""
    top = node
    while top.parent is not None and top.definition is not node.definition.scope:
        top = top.parent
    return top.below(definition)[0]
