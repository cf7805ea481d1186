"""A session's form as it stands now: what nodes say of themselves when somebody looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldapp.forms.changes import Violation
from fieldapp.forms.datatypes import canonical_text
from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Form
from fieldapp.forms.instance import InstanceNode, stand_in
from fieldapp.forms.itemset import Choice, Choices
from fieldapp.forms.labels import Label
from fieldapp.forms.logic import Rule
from fieldapp.forms.values import boolean
from fieldapp.forms.xpath.evaluation import Evaluation

CHOOSING = ("select1", "select", "rank")


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices of a select now, and their labels by value."""

    choices: tuple[Choice, ...]
    labels: Mapping[str, str]


_NONE = Offered((), {})
TEXT_COST = 5  # steps of the budget
MAX_DEEP = 20  # texts that show texts that show texts


@dataclass(slots=True)
class Live:
    """Read-only answers about nodes; ``e`` is the session's evaluation."""

    form: Form
    e: Evaluation = field(init=False)
    _fixed: dict[tuple[Definition, str], Offered] = field(default_factory=dict)
    _busy: set[object] = field(default_factory=set)  # texts and selects whose words are being put together

    def offered(self, node: InstanceNode) -> Offered:
        """The choices of a select, computed once until something they depend on changes."""
        control = node.definition.control
        choices = control.choices if control is not None else None
        if choices is None:
            return _NONE
        key = (node.definition, self.e.language)
        known = self._fixed.get(key) if choices.fixed else node.cache.get(self.e.language)
        if isinstance(known, Offered):
            return known
        if node in self._busy or len(self._busy) > MAX_DEEP:
            return _NONE  # a choice whose label shows the label of a choice of the same question
        self._busy.add(node)
        try:
            return self._offer(choices, node)
        finally:
            self._busy.discard(node)

    def _offer(self, choices: Choices, node: InstanceNode) -> Offered:
        key = (node.definition, self.e.language)
        current = self.e.current
        found = choices.list(self.e, node)
        self.e.current = current
        offered = Offered(found, {choice.value: choice.label for choice in reversed(found)})
        if choices.fixed:
            self._fixed[key] = offered
        else:
            node.cache[self.e.language] = offered
        return offered

    def choice_label(self, _evaluation: Evaluation, node: InstanceNode, value: str) -> str:
        """The label of a choice of that question, "" when it has no such choice (JavaRosa)."""
        return self.offered(node).labels.get(value, "")

    def text(self, evaluation: Evaluation, text_id: str) -> str:
        """The itext entry in the session's language, "" when there is none, or inside itself."""
        evaluation.spend(TEXT_COST)
        if text_id in self._busy or len(self._busy) > MAX_DEEP:
            return ""
        self._busy.add(text_id)
        try:
            return self.say(self.form.texts.get(text_id), evaluation.root)
        finally:
            self._busy.discard(text_id)

    def image(self, text_id: str) -> str:
        """The file name of the itext entry's picture."""
        return self.form.images.get(text_id, "")

    def say(self, label: Label | None, node: InstanceNode) -> str:
        """A label at a node; "" for no label."""
        if label is None:
            return ""
        current = self.e.current
        said = label.text(self.e, node)
        self.e.current = current
        return said

    def holds(self, rule: Rule | bool, node: InstanceNode) -> bool:
        """A condition at a node."""
        return rule if isinstance(rule, bool) else boolean(rule.value(self.e, node))

    def would_be_relevant(self, definition: Definition, parent: InstanceNode) -> bool:
        """Whether a first instance of a repeat that has none would be."""
        if not parent.relevant or definition.relevant is None:
            return parent.relevant
        first = stand_in(definition, parent)
        first.position = 1
        return self.holds(definition.relevant, first)

    def readonly(self, node: InstanceNode) -> bool:
        """By itself or by a group around it. A calculated question can be answered until it is computed again."""
        at: InstanceNode | None = node
        while at is not None:
            if at.definition.readonly is not False and self.holds(at.definition.readonly, at):
                return True
            at = at.parent
        return False

    def canonical(self, node: InstanceNode) -> str:
        """The text other programs expect; "" when blank or unreadable."""
        if not node.text.strip() or not node.readable:
            return ""
        definition = node.definition
        if definition.control is not None and definition.control.kind in CHOOSING:
            return node.text if definition.control.kind == "select1" else " ".join(node.text.split())
        if definition.calculate is not None:
            return node.text
        return canonical_text(node.text, node.value, definition.datatype)

    def violation(self, node: InstanceNode) -> Violation | None:
        """Why the node's answer is not acceptable now; only relevant questions have violations."""
        definition = node.definition
        if definition.repeat:
            return None
        if not definition.question or not node.relevant:
            return None
        if not node.text.strip():
            if not self.holds(definition.required, node):
                return None
            return Violation(node.reference, "required", self.say(definition.required_message, node))
        if not node.readable:
            return Violation(node.reference, "format")
        if not self._among_choices(node):
            return Violation(node.reference, "choice")
        if definition.constraint is not None and not boolean(definition.constraint.value(self.e, node)):
            return Violation(node.reference, "constraint", self.say(definition.constraint_message, node))
        return None

    def still_offered(self, node: InstanceNode) -> str:
        """Its text without what its choices no longer have (JavaRosa takes out what a changed filter drops)."""
        if not node.relevant or not node.text or self._among_choices(node):
            return node.text
        control, labels = node.definition.control, self.offered(node).labels
        kept = [value for value in node.text.split() if value in labels]
        return "" if control is None or control.kind == "select1" else " ".join(kept)

    def _among_choices(self, node: InstanceNode) -> bool:
        control = node.definition.control
        if control is None or control.kind not in CHOOSING or control.choices is None or control.choices.open:
            return True
        labels = self.offered(node).labels
        if control.kind == "select1":
            return node.text in labels
        chosen = node.text.split()
        return all(value in labels for value in chosen) and len(set(chosen)) == len(chosen)
