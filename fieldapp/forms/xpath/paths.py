"""References: resolved against the form's definitions when compiled, walked over instances when run.

Inside a repeat an absolute reference means the same repeat instance as the reader's (JavaRosa), unless
its last step is the repeat itself. Nodes that are not relevant are not seen.
"""

from dataclasses import dataclass

from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.tables import Record
from fieldapp.forms.values import Value
from fieldapp.forms.xpath.compiler import RECORD, Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.predicates import Filter, compile_filters
from fieldapp.forms.xpath.record_paths import compile_record_path, compile_table_path
from fieldapp.forms.xpath.tree import Call, Path, Step


@dataclass(slots=True)
class _Walk:
    """A reference resolved: climb to ``turn``, then down ``steps`` with their filters."""

    turn: Definition
    steps: list[tuple[Definition, list[Filter]]]
    from_current: bool  # starts at the reader's own node, even inside a predicate
    absolute: bool


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
    if isinstance(start, Call):
        if start.name == "instance":
            return compile_table_path(compiler, path)
        if start.name != "current" or start.arguments:
            raise ExpressionError(f"A path cannot start with {start.name}().", "unsupported")
        return _primary(compiler, path, compiler.context, from_current=True)
    if start == "absolute":
        return _primary(compiler, path, None, from_current=True)
    if compiler.here is RECORD:
        return compile_record_path(compiler, path)
    assert isinstance(compiler.here, Definition)
    return _primary(compiler, path, compiler.here, from_current=compiler.floor is None)


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
    return Compiled(first_of(nodes), nodes, target)


def _resolve(compiler: Compiler, path: Path, start: Definition | None, *, from_current: bool) -> _Walk:
    steps = list(path.steps)
    if start is None:
        first = steps.pop(0)
        if first.name != compiler.root.name or first.axis != "child":
            raise _unknown(path)
        return _absolute(compiler, path, steps)
    at = start
    while steps and steps[0].axis != "child":
        if steps[0].predicates:
            raise ExpressionError("A condition cannot follow . or ..", "unsupported")
        if steps[0].axis == "parent":
            if at.parent is None:
                raise _unknown(path)
            at = at.parent
        steps.pop(0)
    down = _down(compiler, path, at, steps, at if from_current else (compiler.floor or compiler.root))
    return _Walk(at, down, from_current, absolute=False)


def _absolute(compiler: Compiler, path: Path, steps: list[Step]) -> _Walk:
    """Share repeat instances as far as they go together: those of the node a [ ] looks at, else the reader's."""
    turn, used = _together(compiler, steps, compiler.context)
    if compiler.floor is not None and isinstance(compiler.here, Definition):
        closer, more = _together(compiler, steps, compiler.here)
        if more >= max(used, 1):
            return _Walk(
                closer, _down(compiler, path, closer, steps[more:], compiler.floor), from_current=False, absolute=True
            )
    return _Walk(turn, _down(compiler, path, turn, steps[used:], turn), from_current=True, absolute=True)


def _together(compiler: Compiler, steps: list[Step], reader: Definition) -> tuple[Definition, int]:
    """The innermost repeat around both, and how many steps lead to it."""
    around = set(reader.ancestors())
    turn, used, at = compiler.root, 0, compiler.root
    for count, step in enumerate(steps, 1):
        child = at.children.get(step.name)
        if child is None or child not in around or step.predicates or count == len(steps):
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
            found = [kid for node in found if not isinstance(node, Record) for kid in node.kids[definition]]
            e.spend(len(found))
            for keep in filters:
                found = keep(e, [node for node in found if not isinstance(node, Record) and node.relevant])
        return [node for node in found if not isinstance(node, Record) and node.relevant]

    return nodes


def _unknown(path: Path) -> ExpressionError:
    names = "/".join({"parent": "..", "self": "."}.get(step.axis, step.name) for step in path.steps)
    shown = f"/{names}" if path.start == "absolute" else names
    return ExpressionError(
        f"There is no question {shown}.", "bad_reference", "Use the name of a question of this form."
    )
