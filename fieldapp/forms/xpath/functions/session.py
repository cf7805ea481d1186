"""Functions of the session: chance and what the laptop knows. Both come from the Context only."""

from fieldapp.forms.values import Value, number, text_of
from fieldapp.forms.xpath.compiler import CHANCE, Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.signature import Function, Table, nothing
from fieldapp.forms.xpath.tree import Call

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LONGEST = 1000


def _uuid(compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    """uuid(): version 4; uuid(n): n letters and digits."""
    compiler.traits.add(CHANCE)
    if not arguments:
        return Compiled(lambda e, _n: e.new_uuid())
    length = arguments[0].value

    def value(e: Evaluation, n: AnyNode) -> Value:
        wanted = number(length(e, n))
        count = int(wanted) if 0 < wanted <= _LONGEST else 0
        return "".join(e.random.choice(_LETTERS) for _ in range(count))

    return Compiled(value)


def _random(compiler: Compiler, _call: Call, _arguments: list[Compiled]) -> Compiled:
    compiler.traits.add(CHANCE)
    return Compiled(lambda e, _n: e.random.random())


def _property(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    name = arguments[0].value
    return Compiled(lambda e, n: e.properties.get(text_of(name(e, n)), ""))


SESSION: Table = {
    "uuid": Function(0, 1, _uuid),
    "random": Function(0, 0, _random),
    "property": Function(1, 1, _property),
    "version": nothing(lambda e: e.version),
}
