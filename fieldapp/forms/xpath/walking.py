"""Any path through the answers: axes in every direction, ``*``, conditions at every step.

Where a path may lead is known when it is compiled, as a set of definitions; what it finds is walked when it runs.
Plain paths have a shorter way (paths.py).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value, boolean
from fieldapp.forms.xpath.compiler import Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf, ValueOf
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Expression, Step

CONDITION_COST = 10  # of the effort: a condition is compiled for each definition it may be asked of
Conditions = list[dict[Definition, ValueOf]]  # one per [ ], for each definition it may be asked of


def compile_walk(
    compiler: Compiler, start: NodesOf, places: Sequence[Definition], steps: Sequence[Step]
) -> Compiled | None:
    """From the nodes of ``start``, which have the definitions ``places``. None when it leads nowhere."""
    walk: list[tuple[Step, Conditions]] = []
    for step in steps:
        places = list(dict.fromkeys(other for place in places for other in _leads(compiler, place, step)))
        if not places:
            return None
        walk.append((step, conditions(compiler, places, step.predicates)))
    for place in places:
        compiler.read(place, compiler.floor or compiler.root)

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        found = [node for node in start(e, n) if isinstance(node, InstanceNode)]
        for step, asked in walk:
            moved: dict[AnyNode, None] = {}
            for node in found:
                reached = [other for other in _moves(node, step.axis) if _named(other.definition, step.name)]
                e.spend(1 + len(reached))
                moved.update(dict.fromkeys(keep(e, reached, asked)))
            found = [node for node in moved if isinstance(node, InstanceNode)]
        return in_order(node for node in found if node.relevant)

    target = places[0] if len(places) == 1 else None
    return Compiled(first_of(nodes), nodes, target, several=True, places=tuple(places))


def in_order(nodes: Iterable[InstanceNode]) -> list[AnyNode]:
    """Document order."""
    return [*sorted(nodes, key=_place)]


def _place(node: InstanceNode) -> list[tuple[int, int]]:
    return [(above.definition.index, above.position) for above in _chain(node)][::-1]


def conditions(compiler: Compiler, places: Sequence[Definition], predicates: Sequence[Expression]) -> Conditions:
    """A condition that names what one of several definitions does not have is false there."""
    return [_condition(compiler, places, tree) for tree in predicates]


def _condition(compiler: Compiler, places: Sequence[Definition], tree: Expression) -> dict[Definition, ValueOf]:
    found: dict[Definition, ValueOf] = {}
    compiler.effort.spend(len(places) * CONDITION_COST)
    for place in places:
        inside = compiler.inside(place, compiler.floor or compiler.root)
        inside.doubts = compiler.doubts if len(places) == 1 else None
        try:
            found[place] = inside.compile(tree).value
        except ExpressionError as error:
            if len(places) == 1 or error.code != "bad_reference":
                raise
            found[place] = _never
    return found


def _never(_e: Evaluation, _n: AnyNode) -> Value:
    return False


def keep(e: Evaluation, nodes: Sequence[InstanceNode], asked: Conditions) -> Sequence[InstanceNode]:
    """Those that fulfil all conditions; a number is a position."""
    for condition in asked:
        nodes = [node for node in nodes if node.relevant]
        outer = e.position, e.size
        e.size = len(nodes)
        kept: list[InstanceNode] = []
        for e.position, node in enumerate(nodes, 1):
            verdict = condition.get(node.definition, _never)(e, node)
            if verdict == e.position if isinstance(verdict, float) else boolean(verdict):
                kept.append(node)
        e.position, e.size = outer
        nodes = kept
    return nodes


def _named(definition: Definition, name: str) -> bool:
    return not definition.name.startswith("@") if name == "*" else definition.name == name


def _leads(compiler: Compiler, place: Definition, step: Step) -> Iterable[Definition]:
    """Where one step may go, by definitions."""
    found = list(_LEADS[step.axis](place))
    compiler.effort.spend(len(found))
    return [other for other in found if _named(other, step.name)]


def _beside(place: Definition) -> Iterable[Definition]:
    """The siblings; a repeat is its own sibling."""
    siblings = place.parent.children.values() if place.parent is not None else ()
    return [other for other in siblings if other is not place or place.repeat]


def _above(place: Definition) -> Iterable[Definition]:
    return list(place.ancestors())[1:]


def _below(place: Definition) -> Iterable[Definition]:
    return list(place.family())[1:]


_LEADS: dict[str, Callable[[Definition], Iterable[Definition]]] = {
    "self": lambda place: [place],
    "child": lambda place: place.children.values(),
    "parent": lambda place: [place.parent] if place.parent is not None else [],
    "descendant": _below,
    "descendant-or-self": lambda place: place.family(),
    "ancestor": _above,
    "ancestor-or-self": lambda place: place.ancestors(),
    "following-sibling": _beside,
    "preceding-sibling": _beside,
}


def _moves(node: InstanceNode, axis: str) -> Iterable[InstanceNode]:
    """Where one step goes from a node; in document order, but nearest first towards the front and the top."""
    if axis == "child":
        return _children(node)
    if axis == "self":
        return (node,)
    if axis == "parent":
        return (node.parent,) if node.parent is not None else ()
    if axis.startswith("descendant"):
        family = list(node.family())
        return family if axis.endswith("self") else family[1:]
    if axis.startswith("ancestor"):
        chain = list(_chain(node))
        return chain if axis.endswith("self") else chain[1:]
    siblings = list(_children(node.parent)) if node.parent is not None else [node]
    at = next(place for place, other in enumerate(siblings) if other is node)
    return siblings[at + 1 :] if axis == "following-sibling" else siblings[:at][::-1]


def _children(node: InstanceNode) -> Iterator[InstanceNode]:
    for kids in node.kids.values():
        yield from kids


def _chain(node: InstanceNode) -> Iterator[InstanceNode]:
    at: InstanceNode | None = node
    while at is not None:
        yield at
        at = at.parent
