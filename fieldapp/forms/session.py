"""One form being filled: answers in, decisions out.

The session holds the only editable copy of an assessment's answers. Nothing here reads a file, the clock or
chance: all come with the ``Context``. Not thread-safe; one session belongs to one thread.
"""

from collections.abc import Mapping
from typing import Self

from fieldapp.domain.submission import EntityChange
from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.asking import Asked, ask
from fieldapp.forms.changes import Changes, Context, Violation
from fieldapp.forms.entity_changes import BaseOf, entity_changes, state_bases
from fieldapp.forms.form import Form
from fieldapp.forms.freezing import submission_xml
from fieldapp.forms.happenings import Happenings
from fieldapp.forms.instance import InstanceNode, build, stand_in
from fieldapp.forms.live import Live
from fieldapp.forms.logic import MAX_INSTANCES
from fieldapp.forms.node import Node
from fieldapp.forms.recompute import TOO_MANY, Recompute, Trace
from fieldapp.forms.sections import Section, shown_sections
from fieldapp.forms.soft import CONFIRMED, open_warning, outdated, with_questions
from fieldapp.forms.storing import instance_counts, kept, read_submission, stored
from fieldapp.forms.xpath.compiler import WORDS
from fieldapp.forms.xpath.evaluation import Evaluation

MAX_PRUNES = 100  # choices that depend on each other in a circle stop here


class FormSession:
    """Made by ``start``, ``restore`` or ``from_submission``. Unknown references raise KeyError."""

    def __init__(self, form: Form, context: Context, language: str, counts: dict[str, int] | None) -> None:
        self.form = form
        root = build(form.root, None, counts)
        now = context.now()
        zone = now.tzinfo
        assert zone is not None, "Context.now gives aware times"
        self._live = Live(form)
        self._e = Evaluation(
            root=root,
            single=_single(root, len(form.references) + 1),
            now=context.now,
            new_uuid=context.new_uuid,
            random=context.random,
            properties=dict(context.properties),
            words=self._live,
            zone=zone,
            current=root,
            language=language or form.default_language,
            version=form.version,
        )
        self._live.e = self._e
        self._recompute = Recompute(self._e)
        self._happenings = Happenings(form, self._e, self._recompute)

    @classmethod
    def start(cls, form: Form, context: Context, language: str = "") -> Self:
        """A new instance: defaults, preloads, first-load events, and a new instance id."""
        session = cls(form, context, language, instance_counts(form, form.first))
        for node in session._e.root.family():
            text = form.first.get(node.reference, node.definition.default) if form.first else node.definition.default
            if text and not node.definition.repeat:
                session._recompute.put_default(node, text)
        session._happenings.preload()
        session._recompute.see()
        session._happenings.first_load()
        session._happenings.every_load()
        session._recompute.everything(keep=False)
        session._drop_defaults_not_offered()
        session._settle()
        return session

    @classmethod
    def restore(cls, form: Form, context: Context, saved: Mapping[str, str], language: str = "") -> Self:
        """As it was when ``saved`` was stored; references the form does not have are left out."""
        session = cls(form, context, language, instance_counts(form, saved))
        for node in session._e.root.family():
            text = node.definition.default if node.definition.fixed else saved.get(node.reference, "")
            if text and not node.definition.computed and not node.definition.repeat:
                session._recompute.put(node, text)
        session._recompute.everything(keep=True)
        session._happenings.follow()
        session._happenings.name_entities()
        session._happenings.every_load()
        return session

    @classmethod
    def from_submission(cls, form: Form, context: Context, xml: bytes) -> Self:
        """The session a submission was frozen from. FormError: xml, unknown_form, unknown_question."""
        return cls.restore(form, context, read_submission(form, xml))

    @property
    def instance_id(self) -> str:
        """``uuid:…``."""
        return self._e.root.below(self.form.instance_id)[0].text

    @property
    def language(self) -> str:
        """The itext language of labels."""
        return self._e.language

    def set_language(self, language: str) -> None:
        """Labels, choices and what is calculated from them change; read everything again."""
        self._begin()
        self._e.language = language
        for rule in self.form.rules:
            if WORDS in rule.traits and rule.order >= 0:
                self._recompute.again(rule, self._e.root.below(rule.place))
        self._recompute.settle()
        self._happenings.follow()

    def answer(self, reference: str, text: str) -> Changes:
        """Give ``text``, readable or not, to a question; "" clears it.

        A calculated question that is shown keeps what it is given until what it is computed from changes; one that
        nobody can answer keeps its result.
        """
        node = self._find(reference)
        trace = self._begin()
        result = node.definition.calculate is not None and not node.definition.answerable
        if not result and not node.definition.repeat:
            self._recompute.give(node, _whole(text))
            self._settle()
        return self._changes(trace)

    def confirm(self, reference: str) -> Changes:
        """The answer is right though unusual: its soft warning is quiet until something it depends on changes."""
        trace = self._begin()
        found = open_warning(self._live, self._find(reference))
        if found is not None:
            self._recompute.give(found, CONFIRMED)
            self._settle()
        return self._changes(trace)

    def add_repeat(self, reference: str) -> Changes:
        """One more instance at the end of a repeat (``/data/family``, positions only around it).

        ValueError when the form decides how many there are, or there are 1000 already.
        """
        parent, name = self._repeat_of(reference)
        definition = parent.definition.children[name]
        if not definition.grows or len(parent.kids[definition]) >= MAX_INSTANCES:
            raise ValueError(reference)
        trace = self._begin()
        kid = self._recompute.grow(parent, definition)
        trace.born.remove(kid)
        self._happenings.born(kid)
        self._settle()
        return self._changes(trace)

    def remove_repeat(self, reference: str) -> Changes:
        """Take one instance (``/data/family[2]``) with its answers out; those after it move up.

        ValueError when the form decides how many there are.
        """
        kid = self._find(reference)
        parent = kid.parent
        if not kid.definition.grows or parent is None or kid not in parent.kids[kid.definition]:
            raise ValueError(reference)
        before = stored(parent)
        trace = self._begin()
        self._recompute.shrink(kid)
        self._settle()
        after = stored(parent)
        gone: dict[str, str | None] = {name: None for name in before if name not in after}
        moved = {name: text for name, text in after.items() if before.get(name) != text}
        return self._changes(trace, gone | moved)

    def node(self, reference: str) -> Node:
        """A live view. A repeat without instances, named without position, is there to be labelled and grown."""
        self._e.steps = 0
        return Node(self._live, self._find(reference), reference)

    def ask(self, expression: str, reference: str = "") -> Asked:
        """Any expression as if it stood at a node (blank: the root). FormError when it is wrong."""
        self._begin()
        node = self._find(reference) if reference else self._e.root
        return ask(_whole(expression), self.form, self._e, node)

    def sections(self) -> tuple[Section, ...]:
        """The pages with something to show now."""
        self._begin()
        return shown_sections(self._live)

    def violations(self) -> tuple[Violation, ...]:
        """Of the whole form, in document order, at most one per question."""
        self._begin()
        found: list[Violation] = []
        for node in self._e.root.family():
            violation = self._live.violation(node)
            if violation is not None:
                found.append(violation)
            if node.relevant and node.cache.get(TOO_MANY):
                found.append(Violation(f"{node.reference}/{node.cache[TOO_MANY]}", "too_many"))
        return tuple(found)

    def saved(self) -> dict[str, str]:
        """Everything restore needs: reference → text."""
        return stored(self._e.root)

    def freeze(self, deprecated_id: str = "", base_of: BaseOf | None = None) -> bytes:
        """The submission. FormError (``violation``) while any remain.

        ``deprecated_id`` is the instance it replaces; ``base_of`` tells what was seen of an entity that it updates.
        """
        self._begin()
        self._happenings.finish()
        violations = self.violations()
        if violations:
            raise FormError([_problem(violation) for violation in violations])
        if base_of is not None:
            state_bases(self._live, base_of)
        return submission_xml(self._live, deprecated_id)

    def instance_xml(self) -> bytes:
        """The instance as it stands, acceptable or not: what ``freeze`` would give now, without the end time."""
        return submission_xml(self._live)

    def references(self) -> tuple[str, ...]:
        """Of every node there is now, with positions, in document order, attributes and the root left out."""
        return tuple(
            node.reference
            for node in self._e.root.family()
            if node.parent is not None and not node.definition.name.startswith("@")
        )

    def entities(self) -> tuple[EntityChange, ...]:
        """What the submission says about entities."""
        return entity_changes(self._live)

    def instance_name(self) -> str:
        """What people call this assessment; "" before the form knows."""
        definition = self.form.meta("instanceName")
        return self._e.single[definition.index].text if definition is not None else ""

    def attachments(self) -> tuple[str, ...]:
        """File names of relevant, answered upload questions, and of the audit."""
        audit = self.form.meta("audit")
        uploads = (
            node
            for node in self._e.root.family()
            if (node.definition.control is not None and node.definition.control.kind == "upload")
            or node.definition is audit
        )
        return tuple(node.text for node in uploads if node.relevant and node.text)

    def _begin(self) -> Trace:
        """Before every operation: a fresh step budget and a fresh list of changes."""
        self._e.steps = 0
        self._recompute.trace = Trace()
        return self._recompute.trace

    def _drop_defaults_not_offered(self) -> None:
        """Of selects with an itemset (JavaRosa); a written list keeps them."""
        for node in self._e.root.family():
            control = node.definition.control
            if node.text and control is not None and control.choices is not None and control.choices.itemset:
                self._recompute.trace.offered[node] = None

    def _settle(self) -> None:
        """Compute, fire events, and take out answers that are no longer offered, until nothing changes."""
        self._recompute.settle()
        self._happenings.follow()
        trace = self._recompute.trace
        for _ in range(MAX_PRUNES):
            asked, trace.offered = trace.offered, {}
            if not asked:
                return
            for node in asked:
                self._recompute.give(node, self._live.still_offered(node))
            self._recompute.settle()
            self._happenings.follow()

    def _changes(self, trace: Trace, saved: Mapping[str, str | None] | None = None) -> Changes:
        for note in outdated(self.form.soft, self._e.root, trace):
            self._recompute.give(note, "")
        self._recompute.settle()
        texts: dict[str, str | None] = {}
        for node in trace.texts:
            if not node.definition.computed:
                texts[node.reference] = node.text if kept(node) else None
        for parent, definition in trace.counts:
            texts[f"{parent.reference}/{definition.name}"] = str(len(parent.kids[definition]))
        return Changes(
            saved=texts | dict(saved or {}),
            shown=frozenset(node.reference for node in with_questions(trace.shown)),
            structure=trace.structure,
            hidden=tuple(node.reference for node in trace.hidden),
        )

    def _repeat_of(self, reference: str) -> tuple[InstanceNode, str]:
        """The parent instance and the repeat's name."""
        above, _, last = reference.rpartition("/")
        parent, name = self._find(above), last.partition("[")[0]
        if name not in parent.definition.children or not parent.definition.children[name].repeat:
            raise KeyError(reference)
        return parent, name

    def _find(self, reference: str) -> InstanceNode:
        """The node; a position left out means the first instance."""
        definition = self.form.by_reference.get(reference)
        if definition is not None and definition.scope is None:
            return self._e.single[definition.index]
        node = self._e.root
        steps = reference.split("/")[2:]
        for step in steps:
            name, _, position = step.rstrip("]").partition("[")
            child = node.definition.children.get(name)
            if child is None or (position and not position.isdecimal()):
                raise KeyError(reference)
            kids = node.kids[child]
            if not kids and not position and step is steps[-1]:
                return stand_in(child, node)
            at = int(position or 1)
            if not 1 <= at <= len(kids):
                raise KeyError(reference)
            node = kids[at - 1]
        return node


def _single(root: InstanceNode, size: int) -> list[InstanceNode]:
    """Nodes outside repeats by their definition's index."""
    single = [root] * size
    for node in root.family():
        single[node.definition.index] = node
    return single


def _whole(text: str) -> str:
    """Without halves of characters, which no file and no submission can hold."""
    return text.encode("utf-8", "replace").decode()


def _problem(violation: Violation) -> FormProblem:
    name = violation.reference.rpartition("/")[2]
    message = violation.message or f"Its answer is not acceptable ({violation.kind})."
    return FormProblem(f"${{{name}}}: {message}", "Correct the answer.", column=violation.kind, code="violation")
