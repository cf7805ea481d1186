"""Syntax tree → closures, with the list of what each expression reads.

``compile_expression`` is the only door. References and functions are resolved here, once: a compiled
expression cannot fail in the field for a wrong name.
"""

from collections.abc import Mapping

from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.tables import Table
from fieldapp.forms.values import Value, number
from fieldapp.forms.xpath.compiler import Compiler, Effort, Place, first_of
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions import compile_call
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.operators import compile_binary, compile_chain
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.paths import compile_filtered, compile_path
from fieldapp.forms.xpath.tree import Binary, Call, Chain, Expression, Filtered, Literal, Negate, Number, Path
from fieldapp.forms.xpath.walking import in_order


def compile_expression(
    text: str,
    root: Definition,
    tables: Mapping[str, Table],
    context: Definition,
    here: Place | None = None,
    doubts: list[str] | None = None,
    effort: Effort | None = None,
) -> tuple[Compiled, Compiler]:
    """The compiled expression and what it reads. ``here`` differs from ``context`` for choice columns. With
    ``doubts``, references to what is not there are collected in it, and are empty.

    ``effort``: what is left for the form's expressions together. Raises ExpressionError.
    """
    place, effort = context if here is None else here, effort or Effort()
    compiler = Compiler(root, tables, context, place, compile_tree, doubts=doubts, effort=effort)
    if isinstance(here, Definition):
        compiler.floor = root
    return compiler.compile(parse_expression(text)), compiler


def compile_tree(compiler: Compiler, tree: Expression) -> Compiled:
    """One part of an expression; calls itself for the parts below."""
    match tree:
        case Literal(text):
            return _constant(text)
        case Number(amount):
            return _constant(amount)
        case Negate(operand):
            inner = compiler.compile(operand).value
            return Compiled(lambda e, n: -number(inner(e, n)))
        case Chain(operator, operands):
            return Compiled(compile_chain(operator, [compiler.compile(part).value for part in operands]))
        case Binary("|", left, right):
            return _union(compiler.compile(left), compiler.compile(right))
        case Binary(operator, left, right):
            return Compiled(compile_binary(operator, compiler.compile(left), compiler.compile(right)))
        case Call():
            return compile_call(compiler, tree)
        case Path():
            return compile_path(compiler, tree)
        case Filtered():
            return compile_filtered(compiler, tree)


def _union(first: Compiled, second: Compiled) -> Compiled:
    if first.nodes is None or second.nodes is None:
        raise ExpressionError("| joins references only.")
    one, two = first.nodes, second.nodes

    def nodes(e: Evaluation, n: AnyNode) -> list[AnyNode]:
        found = dict.fromkeys([*one(e, n), *two(e, n)])
        answers = [node for node in found if isinstance(node, InstanceNode)]
        return in_order(answers) if len(answers) == len(found) else list(found)

    return Compiled(
        first_of(nodes), nodes, first.target, several=True, places=(*first.definitions, *second.definitions)
    )


def _constant(value: Value) -> Compiled:
    return Compiled(lambda _e, _n: value, constant=True)
