"""Conditions in [ ]: filters over node lists, and the hash look-up for ``[column = value and …]``."""

from collections.abc import Callable, Sequence

from fieldapp.forms.tables import Record, Table
from fieldapp.forms.values import Value, boolean
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Evaluation, ValueOf
from fieldapp.forms.xpath.tree import Binary, Call, Chain, Expression, Filtered, Negate, Path

Filter = Callable[[Evaluation, list[AnyNode]], list[AnyNode]]


def compile_filters(compiler: Compiler, predicates: Sequence[Expression]) -> list[Filter]:
    """One filter per [ ]. A number keeps the node at that position."""
    return [_filter(compiler.compile(tree).value) for tree in predicates]


def _filter(condition: ValueOf) -> Filter:
    def keep(e: Evaluation, nodes: list[AnyNode]) -> list[AnyNode]:
        e.spend(len(nodes))
        outer = e.position, e.size
        e.size = len(nodes)
        kept = []
        for position, node in enumerate(nodes, 1):
            e.position = position
            verdict = condition(e, node)
            if verdict == position if isinstance(verdict, float) else boolean(verdict):
                kept.append(node)
        e.position, e.size = outer
        return kept

    return keep


RowsOf = Callable[[Evaluation, AnyNode], list[AnyNode]]


def compile_rows(compiler: Compiler, table: Table, path: tuple[str, ...], predicates: Sequence[Expression]) -> RowsOf:
    """The records at ``path`` that fulfil the predicates; equalities of the first one by hash index."""
    columns: list[str] = []
    keys: list[ValueOf] = []
    rest: list[Expression] = []
    for term in _terms(predicates[0]) if predicates and not _counts(predicates[0]) else ():
        found = _equality(term)
        if found is None:
            rest.append(term)
        else:
            columns.append(found[0])
            keys.append(compiler.compile(found[1]).value)
    every = compile_filters(compiler, predicates)
    if not keys:
        return _unindexed(table, path, every)
    filters = [*compile_filters(compiler, rest), *every[1:]]
    names = tuple(columns)

    def rows(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        values = [key(e, n) for key in keys]
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) == len(values):
            found: list[AnyNode] = [*table.matching(path, names, texts)]
            use = filters
        else:  # a number or a day compares otherwise than its text
            found = [*_candidates(table, path, names, values)]
            use = every
        e.spend(len(found))
        for keep in use:
            found = keep(e, found)
        return found

    return rows


def _unindexed(table: Table, path: tuple[str, ...], filters: list[Filter]) -> RowsOf:
    def rows(e: Evaluation, _n: AnyNode) -> list[AnyNode]:
        found: list[AnyNode] = list(table.rows(path))
        e.spend(len(found))
        for keep in filters:
            found = keep(e, found)
        return found

    return rows


def _candidates(
    table: Table, path: tuple[str, ...], names: tuple[str, ...], values: Sequence[Value]
) -> Sequence[Record]:
    """Rows among which are all that match."""
    for name, value in zip(names, values, strict=True):
        if isinstance(value, float):
            return table.numbered(path, name, value)
    return table.rows(path)


def _counts(tree: Expression) -> bool:
    """It asks for the position among all rows, so none may be left out before."""
    if isinstance(tree, Call):
        return (tree.name in ("position", "last") and not tree.arguments) or any(map(_counts, tree.arguments))
    if isinstance(tree, Binary):
        return _counts(tree.left) or _counts(tree.right)
    return isinstance(tree, Chain) and any(map(_counts, tree.operands))


def _terms(tree: Expression) -> tuple[Expression, ...]:
    return tree.operands if isinstance(tree, Chain) and tree.operator == "and" else (tree,)


def _equality(tree: Expression) -> tuple[str, Expression] | None:
    """(column, other side) for ``column = something that does not look at the row``."""
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    for side, other in ((tree.left, tree.right), (tree.right, tree.left)):
        column = _column(side)
        if column and not _sees_row(other):
            return column, other
    return None


def _column(tree: Expression) -> str:
    if not isinstance(tree, Path) or tree.start != "relative":
        return ""
    steps = [step for step in tree.steps if step.axis != "self"]
    if len(steps) != 1 or steps[0].axis != "child" or steps[0].predicates or steps[0].name == "*":
        return ""
    return steps[0].name


def _sees_row(tree: Expression) -> bool:
    if isinstance(tree, Path):
        return tree.start == "relative" or (isinstance(tree.start, Call) and tree.start.name == "instance")
    if isinstance(tree, Call):
        return tree.name in ("position", "last") or any(_sees_row(part) for part in tree.arguments)
    if isinstance(tree, Binary):
        return _sees_row(tree.left) or _sees_row(tree.right)
    if isinstance(tree, Negate):
        return _sees_row(tree.operand)
    if isinstance(tree, Filtered):
        return True
    if isinstance(tree, Chain):
        return any(_sees_row(part) for part in tree.operands)
    return False
