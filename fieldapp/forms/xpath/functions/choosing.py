"""Functions of selections, and those that choose between values: if, coalesce, once."""

import math

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value, boolean, number, text_of
from fieldapp.forms.xpath.compiler import CHANCE, WORDS, Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.signature import MANY, Function, Table, of_one, of_two
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import Call, Literal


def _selected(value: Value, choice: Value) -> Value:
    return f" {text_of(choice).strip()} " in f" {text_of(value)} "


def _selected_at(value: Value, index: Value) -> Value:
    """Counted from 0; blank when there is no such choice."""
    chosen, at = text_of(value).split(), number(index)
    place = 0 if at != at else math.trunc(max(-1.0, min(at, 1e9)))  # Java's cast: what is no number is 0
    return chosen[place] if 0 <= place < len(chosen) else ""


def _if(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    condition, then, otherwise = (argument.value for argument in arguments)
    return Compiled(
        lambda e, n: then(e, n) if boolean(condition(e, n)) else otherwise(e, n),
        chosen=lambda e, n: arguments[1] if boolean(condition(e, n)) else arguments[2],
    )


def _coalesce(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    def chosen(e: Evaluation, n: AnyNode) -> Compiled:
        for argument in arguments[:-1]:
            found = argument.value(e, n)
            if found != "" and found == found:
                return argument
        return arguments[-1]

    return Compiled(lambda e, n: chosen(e, n).value(e, n), chosen=chosen)


def _depend(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    """The first argument; the others are only watched."""
    return arguments[0]


def _once(compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    """What the question holds already, else the argument."""
    compiler.traits.add(CHANCE)
    first, kept = arguments[0], Compiled(lambda e, _n: e.current.value)

    def chosen(e: Evaluation, _n: AnyNode) -> Compiled:
        return kept if e.current.text else first

    return Compiled(lambda e, n: chosen(e, n).value(e, n), chosen=chosen)


def _choice_name(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    """``jr:choice-name(value, '/path/of/the/select')``: the label in the session's language."""
    written = call.arguments[1]
    question = compiler.compile(parse_expression(written.text)) if isinstance(written, Literal) else None
    if question is None or question.nodes is None or question.target is None:
        said = "jr:choice-name() needs the quoted reference of a select, so it is blank."
        if compiler.doubts is None:
            raise ExpressionError(said, "arguments", "Write '${question}'.")
        compiler.doubts.append(said)
        return Compiled(lambda _e, _n: "")
    compiler.traits.add(WORDS)
    compiler.choice_reads.add(question.target)
    chosen, nodes, target = arguments[0].value, question.nodes, question.target

    def value(e: Evaluation, n: AnyNode) -> Value:
        wanted = text_of(chosen(e, n))
        found = next((node for node in nodes(e, n) if isinstance(node, InstanceNode)), None)
        if found is None and target.scope is None:
            found = e.single[target.index]
        return e.words.choice_label(e, found, wanted) if wanted and found else ""

    return Compiled(value)


def _itext(compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    compiler.traits.add(WORDS)
    text_id = arguments[0].value
    return Compiled(lambda e, n: e.words.text(e, text_of(text_id(e, n))))


CHOOSING: Table = {
    "selected": of_two(_selected),
    "is-selected": of_two(_selected),
    "selected-at": of_two(_selected_at),
    "count-selected": of_one(lambda value: float(len(text_of(value).split()))),
    "if": Function(3, 3, _if),
    "depend": Function(1, MANY, _depend),
    "coalesce": Function(1, MANY, _coalesce),
    "once": Function(1, 1, _once),
    "jr:choice-name": Function(2, 2, _choice_name),
    "jr:itext": Function(1, 1, _itext),
}
