"""References: resolved against the form's definitions when compiled, walked over instances when run.

Inside a repeat an absolute reference means the same repeat instance as the reader's, also where it names the repeat
itself (JavaRosa). Nodes that are not relevant are not seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.tables import Record
from fieldapp.forms.values import Value
from fieldapp.forms.xpath.compiler import RECORD, Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.predicates import Filter, compile_filters
from fieldapp.forms.xpath.record_paths import compile_filtered_records, compile_record_path, compile_table_path
from fieldapp.forms.xpath.tree import Call, Filtered, Path, Step
from fieldapp.forms.xpath.walking import compile_walk, conditions, keep


@dataclass(slots=True)
class _Walk:
    """A reference resolved: climb to ``turn``, then down ``steps`` with their filters."""

    turn: Definition
    steps: list[tuple[Definition, list[Filter]]]
    from_current: bool  # starts at the reader's own node, even inside a predicate
    used: int = 0  # steps of an absolute path that lead to ``turn``


ABSENT = ("bad_reference", "missing_instance")


def compile_path(compiler: Compiler, path: Path) -> Compiled:
    """Raises ExpressionError: bad_reference, missing_instance, unsupported. What is not there is no node, as in
    XPath, when the compiler collects doubts."""
    try:
        return _compile_path(compiler, path)
    except ExpressionError as error:
        if compiler.doubts is None or error.code not in ABSENT:
            raise
        compiler.doubts.append(str(error))
        return Compiled(lambda _e, _n: "", lambda _e, _n: [])


def _compile_path(compiler: Compiler, path: Path) -> Compiled:
    start = path.start
    if isinstance(start, Call) and start.name == "instance":
        return compile_table_path(compiler, path)
    if start == "relative" and compiler.here is RECORD:
        return compile_record_path(compiler, path)
    mark = _mark(compiler, path)
    if mark is not None:
        return Compiled(lambda _e, _n: mark.text, lambda _e, _n: [mark])
    if not _plain(path):
        return _walked(compiler, path)
    if isinstance(start, Call):
        return _primary(compiler, path, compiler.context, from_current=True)
    if start == "absolute":
        return _primary(compiler, path, None, from_current=True)
    assert isinstance(compiler.here, Definition)
    return _primary(compiler, path, compiler.here, from_current=compiler.floor is None)


def _mark(compiler: Compiler, path: Path) -> Record | None:
    """An attribute of the root: /data/@version."""
    if path.start != "absolute" or len(path.steps) != 2 or path.steps[0].name != compiler.root.name:
        return None
    name = path.steps[1].name
    text = compiler.root.marks.get(name[1:]) if name.startswith("@") else None
    return None if text is None else Record(name, None, text)


def _plain(path: Path) -> bool:
    """Up first, then down by names."""
    steps = list(path.steps)
    while steps and steps[0].axis in ("parent", "self") and steps[0].name == "*" and not steps[0].predicates:
        steps.pop(0)
    if path.start == "absolute" and (not steps or len(steps) < len(path.steps) or steps[0].predicates):
        return False
    return all(
        step.name != "*" if step.axis == "child" else step == Step("self", "*")  # . in the middle changes nothing
        for step in steps
    )


def _walked(compiler: Compiler, path: Path) -> Compiled:
    place, start, steps = _beginning(compiler, path)
    found = compile_walk(compiler, start, [place], steps)
    if found is None:
        raise _unknown(path)
    return found


def _beginning(compiler: Compiler, path: Path) -> tuple[Definition, NodesOf, Sequence[Step]]:
    """Where the walk starts, and the steps that are left."""
    if isinstance(path.start, Call):
        return compiler.context, _at_current, path.steps
    if path.start == "relative":
        assert isinstance(compiler.here, Definition)
        return compiler.here, _at_current if compiler.floor is None else _at_node, path.steps
    first, *steps = path.steps or (Step("child", "*"),)
    if first.axis != "child":  # //x: anything from the root down
        return compiler.root, _at_root, path.steps
    if first.name not in ("*", compiler.root.name):
        raise _unknown(path)
    if first.predicates:
        return compiler.root, _at_root, (Step("self", "*", first.predicates), *steps)
    walk = _absolute(compiler, path, steps, go_down=False)
    turn, left = walk.turn, steps[walk.used :]
    if walk.from_current:
        return turn, lambda e, _n: [e.current.above(turn)], left
    return turn, lambda _e, n: [n.above(turn)] if isinstance(n, InstanceNode) else [], left


def _at_current(e: Evaluation, _n: AnyNode) -> list[AnyNode]:
    return [e.current]


def _at_node(_e: Evaluation, n: AnyNode) -> list[AnyNode]:
    return [n]


def _at_root(e: Evaluation, _n: AnyNode) -> list[AnyNode]:
    return [e.root]


def compile_filtered(compiler: Compiler, tree: Filtered) -> Compiled:
    """Conditions and steps after a node-set that is no path. Raises ExpressionError."""
    start = compiler.compile(tree.start)
    if start.nodes is None:
        raise ExpressionError("[ ] and / can follow references only.", "unsupported", "Use the name of a question.")
    nodes, places = start.nodes, start.definitions
    if not places:
        return compile_filtered_records(compiler, nodes, tree)
    asked = conditions(compiler, places, tree.predicates)

    def kept(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        return [*keep(e, [node for node in nodes(e, n) if isinstance(node, InstanceNode)], asked)]

    found = compile_walk(compiler, kept, places, tree.steps)
    if found is None:
        raise ExpressionError("A path leads nowhere.", "bad_reference", "Use the name of a question of this form.")
    return found


def _primary(compiler: Compiler, path: Path, start: Definition | None, *, from_current: bool) -> Compiled:
    walk = _resolve(compiler, path, start, from_current=from_current)
    target = walk.steps[-1][0] if walk.steps else walk.turn
    shared = walk.turn if walk.from_current else (compiler.floor or compiler.root)
    compiler.read(target, shared)
    if target.scope is None:
        index = target.index

        def only(e: Evaluation, _n: AnyNode) -> list[AnyNode]:
            node = e.single[index]
            return [node] if node.relevant else []

        def value(e: Evaluation, _n: AnyNode) -> Value:
            return e.single[index].live

        if not any(filters for _, filters in walk.steps):
            return Compiled(value, only, target)
    if walk.from_current and not walk.steps and walk.turn is compiler.context:
        return Compiled(lambda e, _n: e.current.live, lambda e, _n: [e.current], target)
    nodes = _walker(walk)
    return Compiled(first_of(nodes), nodes, target, several=any(definition.repeat for definition, _ in walk.steps))


def _resolve(compiler: Compiler, path: Path, start: Definition | None, *, from_current: bool) -> _Walk:
    steps = list(path.steps)
    if start is None:
        first = steps.pop(0)
        if first.name != compiler.root.name or first.axis != "child":
            raise _unknown(path)
        return _absolute(compiler, path, steps)
    at = start
    while steps and steps[0].axis != "child":
        if steps[0].axis == "parent":
            if at.parent is None:
                raise _unknown(path)
            at = at.parent
        steps.pop(0)
    down = _down(compiler, path, at, steps, at if from_current else (compiler.floor or compiler.root))
    return _Walk(at, down, from_current)


def _absolute(compiler: Compiler, path: Path, steps: list[Step], *, go_down: bool = True) -> _Walk:
    """Share repeat instances as far as they go together: those of the node a [ ] looks at, else the reader's."""
    turn, used = _together(compiler, steps, compiler.context)
    if compiler.floor is not None and isinstance(compiler.here, Definition):
        closer, more = _together(compiler, steps, compiler.here)
        if more >= max(used, 1):
            down = _down(compiler, path, closer, steps[more:], compiler.floor) if go_down else []
            return _Walk(closer, down, from_current=False, used=more)
    down = _down(compiler, path, turn, steps[used:], turn) if go_down else []
    return _Walk(turn, down, from_current=True, used=used)


def _together(compiler: Compiler, steps: list[Step], reader: Definition) -> tuple[Definition, int]:
    """The innermost repeat around both, and how many steps lead to it."""
    around = set(reader.ancestors())
    turn, used, at = compiler.root, 0, compiler.root
    for count, step in enumerate(steps, 1):
        child = at.children.get(step.name)
        if child is None or child not in around or step.predicates:
            break
        at = child
        if child.repeat:
            turn, used = child, count
    return turn, used


def _down(
    compiler: Compiler, path: Path, at: Definition, steps: list[Step], floor: Definition
) -> list[tuple[Definition, list[Filter]]]:
    down: list[tuple[Definition, list[Filter]]] = []
    for step in steps:
        if step.axis == "self":
            continue
        if step.axis != "child" or step.name not in at.children:
            raise _unknown(path)
        at = at.children[step.name]
        filters = compile_filters(compiler.inside(at, floor), step.predicates)
        down.append((at, filters))
    return down


def _walker(walk: _Walk) -> NodesOf:
    turn, steps, from_current = walk.turn, walk.steps, walk.from_current

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        start = e.current if from_current else n
        assert isinstance(start, InstanceNode), "primary paths start at primary nodes"
        found: list[AnyNode] = [start.above(turn)]
        for definition, filters in steps:
            groups = [[*node.kids[definition]] for node in found if not isinstance(node, Record)]
            e.spend(sum(map(len, groups)))
            found = [kept for group in groups for kept in _filtered(e, group, filters)]
        return [node for node in found if not isinstance(node, Record) and node.relevant]

    return nodes


def _filtered(e: Evaluation, nodes: list[InstanceNode], filters: list[Filter]) -> list[AnyNode]:
    """Positions in [ ] count within one parent."""
    found: list[AnyNode] = [*nodes]
    for asked in filters:
        found = asked(e, [node for node in found if isinstance(node, InstanceNode) and node.relevant])
    return found


def _unknown(path: Path) -> ExpressionError:
    names = "/".join({"parent": "..", "self": "."}.get(step.axis, step.name) for step in path.steps)
    shown = f"/{names}" if path.start == "absolute" else names
    return ExpressionError(
        f"There is no question {shown}.", "bad_reference", "Use the name of a question of this form."
    )
