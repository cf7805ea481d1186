"""indexed-repeat() and pulldata(): one value out of many rows."""

from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value, number, text_of
from fieldapp.forms.xpath.compiler import Compiler, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, ValueOf
from fieldapp.forms.xpath.functions.signature import MANY, Function, Table
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Call, Literal

ROWS = ("root", "item")
_FURTHEST = 1e9


def _indexed_repeat(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """``indexed-repeat(question, repeat, index, …)``; indexes count from 1, beyond the last is blank."""
    target = arguments[0].target
    if target is None or len(arguments) % 2 == 0:
        raise _wrong_arguments()
    indexes: dict[Definition, ValueOf] = {}
    around = set(target.ancestors())
    for repeat, index in zip(arguments[1::2], arguments[2::2], strict=True):
        if repeat.target is None or not repeat.target.repeat or repeat.target not in around:
            raise _wrong_arguments()
        indexes[repeat.target] = index.value
    compiler.read(target, compiler.root)
    steps = [step for step in reversed(list(target.ancestors())) if step is not compiler.root]
    shared = set(compiler.context.ancestors())

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        node = e.root
        for step in steps:
            kids = [kid for kid in node.kids[step] if kid.allowed]
            e.spend(1)
            found = _kid(e, n, step, kids)
            if found is None:
                return []
            node = found
        return [node] if node.relevant else []

    def _kid(e: Evaluation, n: AnyNode, step: Definition, kids: list[InstanceNode]) -> InstanceNode | None:
        if step in indexes:
            at = number(indexes[step](e, n))
            place = max(1, int(at)) if abs(at) < _FURTHEST else 1  # JavaRosa: no number, or none below 1, is the first
            return kids[place - 1] if place <= len(kids) else None
        if step.repeat and step in shared:
            return e.current.above(step)
        return kids[0] if kids else None

    return Compiled(first_of(nodes), nodes, target)


def _wrong_arguments() -> ExpressionError:
    return ExpressionError(
        "indexed-repeat() needs a question, then pairs of a repeat around it and a number.",
        "arguments",
        "Write indexed-repeat(${question}, ${repeat}, 1).",
    )


def _stem(file_name: str) -> str:
    return file_name.strip().removesuffix(".csv")


def _pulldata(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """``pulldata('file', 'column', 'key column', key)``: the first row's cell, blank when there is none."""
    name, tables = call.arguments[0], compiler.tables
    if isinstance(name, Literal) and _stem(name.text) not in tables:
        said = f"There is no file for {name.text}."
        if compiler.doubts is None:
            raise ExpressionError(said, "missing_instance", "Attach the CSV file it names.")
        compiler.doubts.append(said)
    file, column, key_column, key = (argument.value for argument in arguments)

    def value(e: Evaluation, n: AnyNode) -> Value:
        table, wanted = tables.get(_stem(text_of(file(e, n)))), text_of(key(e, n))
        if table is None:
            return ""
        rows = table.matching(ROWS, (text_of(key_column(e, n)),), (wanted,)) if wanted else ()
        return rows[0].text_at(text_of(column(e, n))) if rows else ""

    return Compiled(value)


REPEATS: Table = {
    "indexed-repeat": Function(3, MANY, _indexed_repeat),
    "pulldata": Function(4, 4, _pulldata),
}
