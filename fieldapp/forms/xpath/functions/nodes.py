"""Functions of node-sets: count, position, randomize, current."""

import hashlib
import math

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value, number, text_of
from fieldapp.forms.xpath.compiler import CHANCE, Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf, value_at
from fieldapp.forms.xpath.functions.signature import Function, Table, nothing, or_here
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Call

_MODULUS = 2_147_483_647  # Park and Miller's generator, the one ODK prescribes for seeded order


def nodes_of(call: Call, argument: Compiled) -> NodesOf:
    """The node-set of an argument; ExpressionError when it is a value."""
    if argument.nodes is None:
        raise ExpressionError(f"{call.name}() needs a reference.", "arguments", "Give it ${question} or a list.")
    return argument.nodes


def _count(_compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    nodes = nodes_of(call, arguments[0])
    return Compiled(lambda e, n: float(len(nodes(e, n))))


def _count_non_empty(_compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    nodes = nodes_of(call, arguments[0])
    return Compiled(lambda e, n: float(sum(_filled(node) for node in nodes(e, n))))


def _filled(node: AnyNode) -> bool:
    """It has a value, or nodes below it."""
    return value_at(node) != "" or (bool(node.kids) if isinstance(node, InstanceNode) else node.branches)


def _position(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """In [ ]: the place among the nodes filtered. With a reference: the place among its repeat's instances.
    Without either, that of the node it stands at."""
    if not arguments and compiler.here is compiler.context and compiler.floor is None:
        return Compiled(lambda e, _n: float(e.current.position or 1))
    if not arguments:
        return Compiled(lambda e, _n: float(e.position))
    target = arguments[0].target
    if target is not None and target.repeat and target.parent is not None:
        compiler.read(target, target.parent)  # adding or removing a sibling moves it
    nodes = nodes_of(call, arguments[0])

    def value(e: Evaluation, n: AnyNode) -> Value:
        first = next(iter(nodes(e, n)), None)
        return float(first.position or 1) if isinstance(first, InstanceNode) else 0.0

    return Compiled(value)


def _name(_compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """Of the first node."""
    nodes = nodes_of(call, arguments[0])

    def value(e: Evaluation, n: AnyNode) -> Value:
        first = next(iter(nodes(e, n)), None)
        if first is None:
            return ""
        name = first.definition.name if isinstance(first, InstanceNode) else first.name
        return name.removeprefix("@")

    return Compiled(value)


def _current(compiler: Compiler, _call: Call, _arguments: list[Compiled]) -> Compiled:
    return Compiled(lambda e, _n: e.current.live, lambda e, _n: [e.current], compiler.context)


def _randomize(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    nodes = nodes_of(call, arguments[0])
    if len(arguments) == 1:
        compiler.traits.add(CHANCE)

        def shuffled(e: Evaluation, n: AnyNode) -> list[AnyNode]:
            found = list(nodes(e, n))
            e.random.shuffle(found)
            return found

        return Compiled(first_of(shuffled), shuffled, arguments[0].target)
    seed = arguments[1].value

    def seeded(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        return _shuffle(list(nodes(e, n)), _seed(seed(e, n)))

    return Compiled(first_of(seeded), seeded, arguments[0].target)


def _seed(value: Value) -> int:
    """A number as it is, other text by its SHA-256."""
    amount = number(value)
    if math.isfinite(amount):
        return int(amount)
    digest = hashlib.sha256(text_of(value).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _shuffle(nodes: list[AnyNode], seed: int) -> list[AnyNode]:
    """Fisher and Yates' shuffle, inside out, as all ODK engines do it: the same seed gives the same order anywhere."""
    state = int(math.fmod(seed, _MODULUS))  # of the seed as a double, which is how they all hold it
    if state <= 0:
        state += _MODULUS - 1
    shuffled: list[AnyNode] = []
    for at, node in enumerate(nodes):
        state = state * 16807 % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (at + 1))
        shuffled.append(node)
        shuffled[at], shuffled[other] = shuffled[other], node
    return shuffled


NODES: Table = {
    "count": Function(1, 1, _count),
    "count-non-empty": Function(1, 1, _count_non_empty),
    "name": or_here(Function(1, 1, _name)),
    "local-name": or_here(Function(1, 1, _name)),
    "namespace-uri": Function(0, 1, lambda _c, _call, _args: Compiled(lambda _e, _n: "")),
    "position": Function(0, 1, _position),
    "last": nothing(lambda e: float(e.size)),
    "current": Function(0, 0, _current),
    "randomize": Function(1, 2, _randomize),
}
