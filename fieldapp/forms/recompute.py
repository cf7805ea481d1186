"""Keeps one instance tree true: what an answer changes is computed again, in order, and nothing else.

A change of a node schedules the rules that read it, at the instances concerned. Eager rules run from the
lowest order up until none is left; others only note what to repaint. A full recompute schedules everything.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fieldapp.forms.datatypes import coerce, parse
from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode, fill
from fieldapp.forms.logic import MAX_INSTANCES, Rule
from fieldapp.forms.values import Value, boolean, number, stored_text
from fieldapp.forms.xpath.compiler import CHANCE
from fieldapp.forms.xpath.evaluation import Evaluation

TOO_MANY = "too many"
NODE_COST = 10  # steps of the budget per node made: a count of counts of counts ends before the memory does


@dataclass(slots=True)
class Trace:
    """What one operation changed. Dictionaries serve as ordered sets."""

    texts: dict[InstanceNode, None] = field(default_factory=dict)
    counts: dict[tuple[InstanceNode, Definition], None] = field(default_factory=dict)
    shown: dict[InstanceNode, None] = field(default_factory=dict)
    hidden: dict[InstanceNode, None] = field(default_factory=dict)
    offered: dict[InstanceNode, None] = field(default_factory=dict)  # their choices may differ
    born: list[InstanceNode] = field(default_factory=list)
    fired: list[InstanceNode] = field(default_factory=list)
    structure: bool = False


class Recompute:
    """The rules of one session at work. ``trace`` is replaced by whoever wants to know the next changes."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.trace = Trace()
        self._e = evaluation
        self._keep = False  # results that were stored are kept
        self._heap: list[int] = []
        self._pending: dict[int, tuple[Rule, dict[InstanceNode, None]]] = {}

    def see(self) -> None:
        """Let expressions see the values as they are, before any rule has run (JavaRosa's first-load events)."""
        for node in self._e.root.family():
            node.live = node.value

    def everything(self, *, keep: bool) -> None:
        """Compute all rules. ``keep``: results that were stored (chance, what people wrote over a calculation) stay."""
        self._keep = keep
        for node in self._e.root.family():
            node.live = node.value
            for rule in node.definition.rules:
                self._schedule(rule, (node,))
        self.settle()
        self._keep = False

    def again(self, rule: Rule, nodes: Iterable[InstanceNode]) -> None:
        """Have an eager rule run once more. ``settle`` must follow."""
        self._schedule(rule, nodes)

    def give(self, node: InstanceNode, text: str) -> None:
        """A text for a node; unreadable text counts as blank for all logic. ``settle`` must follow."""
        if text == node.text:
            return
        self._take(node, text)
        self.trace.texts[node] = None
        self.trace.shown[node] = None
        if node.definition.watched:
            self.trace.fired.append(node)
        self._refresh(node)

    def put(self, node: InstanceNode, text: str) -> None:
        """Like ``give`` while the tree is being built: nothing is scheduled."""
        self._take(node, text)

    def put_default(self, node: InstanceNode, text: str) -> None:
        """What the form wrote; blank when it does not fit the datatype (JavaRosa)."""
        self._take(node, text)
        if not node.readable:
            self._take(node, "")

    def _take(self, node: InstanceNode, text: str) -> None:
        value = parse(text, node.definition.datatype, self._e.zone) if text.strip() else ""
        node.text, node.readable = text, value is not None
        node.value = "" if value is None else value

    def settle(self) -> None:
        """Run scheduled rules until none is left. Raises FormError (code ``budget``)."""
        rounds: dict[Rule, int] = {}
        try:
            while self._heap:
                rule, nodes = self._pending.pop(heapq.heappop(self._heap))
                self._e.spend(len(nodes))
                if rule.rounds:
                    rounds[rule] = rounds.get(rule, 0) + 1
                    if rounds[rule] > rule.rounds:
                        continue  # a circle: the last values stand
                for node in list(nodes):
                    self._run(rule, node)
        finally:
            self._heap.clear()
            self._pending.clear()

    def grow(self, parent: InstanceNode, definition: Definition) -> InstanceNode:
        """One more instance of a repeat, with its defaults. ``settle`` must follow."""
        kid = InstanceNode(definition, parent)
        parent.kids[definition].append(kid)
        kid.position = len(parent.kids[definition])
        fill(kid)
        self._e.spend(NODE_COST * (1 + sum(1 for _ in kid.family())))
        for node in kid.family():
            node.relevant = node.parent is not None and node.parent.relevant
            if node.definition.default:
                self.put_default(node, node.definition.default)
                self.trace.texts[node] = None
            node.live = node.value if node.relevant else ""
            self.trace.shown[node] = None
            for rule in node.definition.rules:
                self._schedule(rule, (node,))
            for repeat in node.kids:
                if repeat.repeat:
                    self.trace.counts[node, repeat] = None
        for node in kid.family():
            self._touch(node)
        self.trace.counts[parent, definition] = None
        self.trace.born.append(kid)
        self.trace.structure = True
        return kid

    def shrink(self, kid: InstanceNode) -> None:
        """Take one instance out. ``settle`` must follow."""
        parent = kid.parent
        assert parent is not None, "repeat instances have a parent"
        kids = parent.kids[kid.definition]
        del kids[kid.position - 1]
        for later in kids[kid.position - 1 :]:
            later.position -= 1
        outside = set(parent.definition.ancestors())
        for node in kid.family():
            for rule, shared in node.definition.readers:
                if shared in outside:
                    self._concern(rule, parent.above(shared))
        for other in kids:
            for node in other.family():
                self.trace.shown[node] = None
        self.trace.structure = True

    def _run(self, rule: Rule, node: InstanceNode) -> None:
        if rule.kind == "calculate":
            self._calculate(rule, node)
        elif rule.kind == "relevant":
            own = boolean(rule.value(self._e, node))
            if own is not node.own_relevant:
                node.own_relevant = own
                self._inherit(node)
        else:
            self._count(rule, node)

    def _calculate(self, rule: Rule, node: InstanceNode) -> None:
        """A calculation is no answer: what waits for an answer to change does not hear of it (JavaRosa)."""
        chance = CHANCE in rule.traits
        stored = self._keep and node.text != "" and not node.definition.computed
        if stored and chance:
            return
        value: Value = coerce(rule.value(self._e, node), node.definition.datatype, self._e.zone)
        if value != value:
            value = ""
        text = stored_text(value)
        self._e.write(len(text))
        if stored and text != node.text:
            return  # people wrote over it
        if chance:
            value = parse(text, node.definition.datatype, self._e.zone) or ""
        if text != node.text:
            self.trace.shown[node] = None
            if not node.definition.computed:
                self.trace.texts[node] = None
        node.text, node.value, node.readable = text, value, True
        self._refresh(node)

    def _count(self, rule: Rule, parent: InstanceNode) -> None:
        wanted = number(rule.value(self._e, parent))
        count = int(min(wanted, MAX_INSTANCES)) if wanted > 0 else 0
        parent.cache[TOO_MANY] = rule.owner.name if wanted > MAX_INSTANCES else ""
        kids = parent.kids[rule.owner]
        while len(kids) < count:
            self.grow(parent, rule.owner)
        for at, kid in enumerate(kids):
            if kid.allowed is not (at < count):
                kid.allowed = at < count
                self._inherit(kid)

    def _inherit(self, node: InstanceNode) -> None:
        """Relevance goes down: a node in a group that is not relevant is not relevant."""
        parent = node.parent
        relevant = node.own_relevant and node.allowed and (parent is None or parent.relevant)
        if relevant is node.relevant:
            return
        node.relevant = relevant
        self.trace.shown[node] = None
        if node.definition.control is not None:
            self.trace.structure = True
        if relevant:
            self.trace.hidden.pop(node, None)
            self.trace.offered[node] = None
        elif node.text and node.definition.question:
            self.trace.hidden[node] = None
        node.live = node.value if relevant else ""
        self._touch(node)
        for kids in node.kids.values():
            for kid in kids:
                self._inherit(kid)

    def _refresh(self, node: InstanceNode) -> None:
        live = node.value if node.relevant else ""
        if live != node.live or type(live) is not type(node.live):
            node.live = live
            self._touch(node)

    def _touch(self, node: InstanceNode) -> None:
        for rule, shared in node.definition.readers:
            if rule.place.scope is None:
                self._note(rule, (self._e.single[rule.place.index],))
            else:
                self._concern(rule, node.above(shared))

    def _concern(self, rule: Rule, shared: InstanceNode) -> None:
        """``rule`` reads something that changed below ``shared``."""
        self._note(rule, shared.below(rule.place))

    def _note(self, rule: Rule, nodes: Sequence[InstanceNode]) -> None:
        if rule.order >= 0:
            if not nodes and rule.owner.repeat:
                self.trace.structure = True  # a repeat without instances may be offered now, or no longer
            self._schedule(rule, nodes)
            return
        for node in nodes:
            self.trace.shown[node] = None
            if rule.kind == "choices":
                node.cache.clear()
                self.trace.offered[node] = None
            elif rule.kind == "item":
                node.cache.clear()  # written choices show answers

    def _schedule(self, rule: Rule, nodes: Iterable[InstanceNode]) -> None:
        pending = self._pending.get(rule.order)
        if pending is None:
            pending = self._pending[rule.order] = (rule, {})
            heapq.heappush(self._heap, rule.order)
        pending[1].update(dict.fromkeys(nodes))
