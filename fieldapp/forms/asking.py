"""Any expression asked of a form that is being filled: for form authors and for tests.

The answer has the type the expression has by itself, before anything converts it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.dates import datetime_text
from fieldapp.forms.form import Form
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value, text_of
from fieldapp.forms.xpath.evaluation import AnyNode, Evaluation, value_at
from fieldapp.forms.xpath.expressions import compile_expression
from fieldapp.forms.xpath.lexer import ExpressionError


@dataclass(frozen=True, slots=True)
class Asked:
    """``value``: text, float or bool; of a nodeset the texts of its nodes in document order."""

    kind: Literal["string", "number", "boolean", "nodeset"]
    value: str | float | bool | tuple[str, ...]


def ask(expression: str, form: Form, evaluation: Evaluation, node: InstanceNode) -> Asked:
    """``expression`` as if it stood at ``node``; what is not there is an empty node-set. FormError when it is wrong."""
    try:
        compiled, _ = compile_expression(expression, form.root, form.tables, node.definition, doubts=[])
    except ExpressionError as error:
        raise FormError([FormProblem(str(error), error.cure, code=error.code)]) from None
    evaluation.current = node
    while compiled.chosen is not None:
        compiled = compiled.chosen(evaluation, node)
    if compiled.nodes is not None:
        return Asked("nodeset", tuple(map(_shown, compiled.nodes(evaluation, node))))
    return _typed(compiled.value(evaluation, node))


def _shown(node: AnyNode) -> str:
    """As expressions see it, but of a moment all of it."""
    value = value_at(node)
    return datetime_text(value) if isinstance(value, datetime) else text_of(value)


def _typed(value: Value) -> Asked:
    if isinstance(value, bool):
        return Asked("boolean", value)
    if isinstance(value, float):
        return Asked("number", value)
    return Asked("string", text_of(value))
