"""The functions of the ODK XForms specification, with JavaRosa's results; a call is checked when compiled."""

from difflib import get_close_matches

from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import Compiled
from fieldapp.forms.xpath.functions.calendar import CALENDAR
from fieldapp.forms.xpath.functions.choosing import CHOOSING
from fieldapp.forms.xpath.functions.moments import MOMENTS
from fieldapp.forms.xpath.functions.nodes import NODES
from fieldapp.forms.xpath.functions.numbers import NUMBERS
from fieldapp.forms.xpath.functions.places import PLACES
from fieldapp.forms.xpath.functions.repeats import REPEATS
from fieldapp.forms.xpath.functions.session import SESSION
from fieldapp.forms.xpath.functions.signature import MANY, Function
from fieldapp.forms.xpath.functions.signed import SIGNED
from fieldapp.forms.xpath.functions.text import TEXT
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Call

_LONGEST_NAME = 100  # characters worth showing

FUNCTIONS: dict[str, Function] = {
    **TEXT,
    **NUMBERS,
    **MOMENTS,
    **CALENDAR,
    **CHOOSING,
    **NODES,
    **REPEATS,
    **PLACES,
    **SESSION,
    **SIGNED,
}


def compile_call(compiler: Compiler, call: Call) -> Compiled:
    """Raises ExpressionError: unknown_function (with the nearest name known), arguments."""
    function = FUNCTIONS.get(call.name)
    if function is None:
        raise _unknown(call.name)
    if not function.least <= len(call.arguments) <= function.most:
        wanted = _counted(function, len(call.arguments))
        raise ExpressionError(
            f"{call.name}() takes {wanted} but has {len(call.arguments)}.",
            "arguments",
            f"Give {call.name}() {wanted}.",
        )
    return function.build(compiler, call, [compiler.compile(part) for part in call.arguments])


def _unknown(name: str) -> ExpressionError:
    near = get_close_matches(name, FUNCTIONS, n=1) if len(name) <= _LONGEST_NAME else ()
    cure = f"Did you mean {near[0]}()?" if near else "Use a function of the ODK specification."
    return ExpressionError(f"There is no function {name[:_LONGEST_NAME]}().", "unknown_function", cure)


def _counted(function: Function, given: int) -> str:
    least, most = function.least, function.most
    if given > most == MANY:
        return f"at most {MANY:,} arguments"
    if least == most:
        return {0: "no arguments", 1: "1 argument"}.get(least, f"{least} arguments")
    return f"at least {least} arguments" if most == MANY else f"{least} to {most} arguments"
