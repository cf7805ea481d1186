"""The instance: the tree of answers of one assessment.

Every node keeps three things apart: ``text`` (what was typed or stored, even if unreadable), ``value``
(typed, blank when unreadable) and ``live`` (what expressions see: blank while the node is not relevant).
"""

from collections.abc import Iterator

from fieldapp.forms.definition import Definition
from fieldapp.forms.values import Value


class InstanceNode:
    """One node. ``kids`` has a list per child definition: one node, or any number for a repeat."""

    __slots__ = (
        "allowed",
        "cache",
        "definition",
        "kids",
        "live",
        "own_relevant",
        "parent",
        "position",
        "readable",
        "relevant",
        "text",
        "value",
    )

    def __init__(self, definition: Definition, parent: "InstanceNode | None") -> None:
        self.definition = definition
        self.parent = parent
        self.position = 0  # from 1 among the instances of its repeat; 0 for others
        self.kids: dict[Definition, list[InstanceNode]] = {}
        self.text = ""
        self.value: Value = ""
        self.live: Value = ""
        self.readable = True
        self.own_relevant = True  # what its own expression says
        self.allowed = True  # a repeat instance within its count
        self.relevant = True  # and all nodes around it too
        self.cache: dict[str, object] = {}  # choices; emptied when what they depend on changes

    @property
    def reference(self) -> str:
        """Path with [n] for repeat instances."""
        if self.parent is None or self.definition.scope is None:
            return self.definition.reference
        own = f"{self.parent.reference}/{self.definition.name}"
        return f"{own}[{self.position}]" if self.definition.repeat else own

    def above(self, definition: Definition) -> "InstanceNode":
        """The node of ``definition`` among itself and its ancestors."""
        node = self
        while node.definition is not definition:
            assert node.parent is not None, "definition is an ancestor"
            node = node.parent
        return node

    def below(self, definition: Definition) -> "list[InstanceNode]":
        """All instances of ``definition`` under (or at) this node."""
        steps: list[Definition] = []
        for step in definition.ancestors():
            if step is self.definition:
                break
            steps.append(step)
        found = [self]
        for step in reversed(steps):
            found = [child for node in found for child in node.kids[step]]
        return found

    def family(self) -> "Iterator[InstanceNode]":
        """Itself and everything below, in document order."""
        waiting = [self]  # no generator in a generator: whole forms are looked through after each answer
        while waiting:
            node = waiting.pop()
            yield node
            for kids in reversed(node.kids.values()):
                waiting.extend(reversed(kids))


def build(definition: Definition, parent: InstanceNode | None, counts: dict[str, int] | None = None) -> InstanceNode:
    """A blank tree. A repeat gets ``counts[reference]`` instances; without ``counts`` as many as its template has."""
    node = InstanceNode(definition, parent)
    fill(node, counts)
    return node


def fill(node: InstanceNode, counts: dict[str, int] | None = None) -> None:
    """Give ``node`` its blank children. A repeat instance must be in its parent's list already."""
    for child in node.definition.children.values():
        kids = node.kids[child] = []
        wanted = 1
        if child.repeat:
            begins = 0 if child.count is not None else child.begins
            wanted = begins if counts is None else counts.get(f"{node.reference}/{child.name}", 0)
        for _ in range(wanted):
            kid = InstanceNode(child, node)
            kids.append(kid)
            kid.position = len(kids) if child.repeat else 0
            fill(kid, counts)


def stand_in(definition: Definition, parent: InstanceNode) -> InstanceNode:
    """A blank instance for a repeat that has none, so that it can say its label; it is in no list."""
    node = build(definition, parent)
    node.relevant = parent.relevant
    return node
