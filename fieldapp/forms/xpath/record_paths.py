"""References into secondary instances: ``instance('x')/root/item[…]/name``, and ``name`` inside their [ ]."""

from fieldapp.forms.tables import Record
from fieldapp.forms.values import Value
from fieldapp.forms.xpath.compiler import RECORD, Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.predicates import Filter, compile_filters, compile_rows
from fieldapp.forms.xpath.tree import Call, Filtered, Literal, Path, Step


def compile_table_path(compiler: Compiler, path: Path) -> Compiled:
    """Starts with instance('name')."""
    assert isinstance(path.start, Call)
    arguments = path.start.arguments
    if len(arguments) != 1 or not isinstance(arguments[0], Literal):
        raise ExpressionError("instance() needs one quoted name.", cure="Write instance('list').")
    table = compiler.tables.get(arguments[0].text)
    if table is None:
        raise ExpressionError(
            f"There is no list or file {arguments[0].text!r}.",
            "missing_instance",
            "Add it to the choices sheet, or attach the file.",
        )
    document = table.document
    if any(step.axis != "child" for step in path.steps[:2]) or not path.steps:
        return _continue(compiler, lambda _e, _n: [document], list(path.steps))
    # Plain steps up to the rows and their first [ ] are answered by the table's indexes.
    row = next((at for at, step in enumerate(path.steps) if step.predicates), min(1, len(path.steps) - 1))
    row = next((at - 1 for at, step in enumerate(path.steps[: row + 1]) if step.axis != "child"), row)
    head = path.steps[: row + 1]
    names = tuple(step.name for step in head)
    rows = compile_rows(compiler.inside(RECORD, None), table, names, head[-1].predicates)
    return _continue(compiler, rows, list(path.steps[row + 1 :]))


def compile_record_path(compiler: Compiler, path: Path) -> Compiled:
    """A relative reference inside a condition on records."""
    steps = [step for step in path.steps if step.axis != "self" or step.predicates]
    if not steps:
        return Compiled(_own_text, lambda _e, n: [n])
    if len(steps) == 1 and steps[0].axis == "child" and not steps[0].predicates and steps[0].name != "*":
        name = steps[0].name

        def column(_e: Evaluation, n: AnyNode) -> Value:
            return n.text_at(name) if isinstance(n, Record) else ""

        return Compiled(column, lambda _e, n: [*n.named(name)] if isinstance(n, Record) else [])
    return _continue(compiler, lambda _e, n: [n], steps)


def compile_filtered_records(compiler: Compiler, start: NodesOf, tree: Filtered) -> Compiled:
    """``(instance('x')/root/item)[1]/name``."""
    filters = compile_filters(compiler.inside(RECORD, None), tree.predicates)

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        found = start(e, n)
        for keep in filters:
            found = keep(e, found)
        return found

    return _continue(compiler, nodes, list(tree.steps))


def _own_text(_e: Evaluation, n: AnyNode) -> Value:
    return n.text if isinstance(n, Record) else n.live


def _continue(compiler: Compiler, start: NodesOf, steps: list[Step]) -> Compiled:
    if not steps:
        return Compiled(first_of(start), start, several=True)
    last = steps[-1]
    if len(steps) == 1 and last.axis == "child" and not last.predicates and last.name != "*":
        return _column_of(start, last.name)
    walk: list[tuple[Step, list[Filter]]] = [
        (step, compile_filters(compiler.inside(RECORD, None), step.predicates)) for step in steps
    ]

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        found = start(e, n)
        for step, filters in walk:
            groups = [_move(node, step) for node in found if isinstance(node, Record)]
            e.spend(sum(map(len, groups)))
            found = [kept for group in groups for kept in _kept(e, group, filters)]
        return found

    return Compiled(first_of(nodes), nodes, several=True)


def _kept(e: Evaluation, records: list[Record], filters: list[Filter]) -> list[AnyNode]:
    found: list[AnyNode] = [*records]
    for keep in filters:
        found = keep(e, found)
    return found


def _column_of(rows: NodesOf, name: str) -> Compiled:
    def value(e: Evaluation, n: AnyNode) -> Value:
        for row in rows(e, n):
            if isinstance(row, Record):
                return row.text_at(name)
        return ""

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        return [cell for row in rows(e, n) if isinstance(row, Record) for cell in row.named(name)]

    return Compiled(value, nodes, several=True)


def _move(node: Record, step: Step) -> list[Record]:
    if step.axis == "child":
        return node.named(step.name)
    return [other for other in _reached(node, step.axis) if step.name in ("*", other.name)]


def _reached(node: Record, axis: str) -> list[Record]:
    """Nearest first towards the front and the top."""
    if axis == "self":
        return [node]
    if axis == "parent":
        return [node.parent] if node.parent is not None else []
    if axis.startswith("descendant"):
        below = [other for kid in node.named("*") for other in _reached(kid, "descendant-or-self")]
        return [node, *below] if axis.endswith("self") else below
    if axis.startswith("ancestor"):
        above = _reached(node.parent, "ancestor-or-self") if node.parent is not None else []
        return [node, *above] if axis.endswith("self") else above
    siblings = node.parent.named("*") if node.parent is not None else [node]
    at = next(place for place, other in enumerate(siblings) if other is node or _same_field(other, node))
    return siblings[at + 1 :] if axis == "following-sibling" else siblings[:at][::-1]


def _same_field(one: Record, two: Record) -> bool:
    """Leaves are made anew each time they are asked for."""
    return one.parent is not None and one.name == two.name and one.name in one.parent.fields
