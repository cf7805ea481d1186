"""Whatever stands in a cell: an expression has a value, or is refused with a cure; nothing else happens."""

import contextlib
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fieldapp.errors import FormError
from fieldapp.forms import FormSession, load_form
from fieldapp.forms.xpath.functions import FUNCTIONS
from tests.conformance.test_expressions import ANSWERS, FORM
from tests.forms.play import context

ATOMS = [
    *("1", "-2.5", "0", "''", "'a'", "'2026-11-25'", "'10:30'", "'0 0;0 1;1 1'", "'[a-z]+'", "9999999999", "1 div 0"),
    *("/data/age", "/data/blank", "/data/kid", "/data/kid/old", "/data/born", "/data/seen", "/data/hidden", "//what"),
    *(".", "..", "*", "/", "/data/*", "/data/kid[2]", "/data/kid[old > 7]/n", "@id", "current()", "position()"),
    *("instance('town')/root/item", "instance('town')/root/item[size > 1]/name", "instance('town')//*", "true()"),
]
atoms = st.sampled_from(ATOMS)


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    name = st.sampled_from(sorted(FUNCTIONS))
    call = st.builds(lambda n, a: f"{n}({', '.join(a)})", name, st.lists(inner, max_size=4))
    operators = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|"])
    binary = st.builds(lambda a, o, b: f"({a} {o} {b})", inner, operators, inner)
    axes = st.sampled_from(["/..", "//*", "[1]", "[last()]", "/ancestor::*", "/following-sibling::*[1]", "/text()"])
    return st.one_of(call, binary, st.builds(str.__add__, inner, axes), inner.map(lambda a: f"-{a}"))


def filled() -> FormSession:
    """The form of the conformance expressions, answered."""
    made = FormSession.start(load_form(FORM, {}), context())
    for _ in range(3):
        made.add_repeat("/data/kid")
    for path, text in ANSWERS.items():
        if "toy" not in path:
            made.answer(f"/data/{path}", text)
    return made


@pytest.fixture(scope="module")
def session() -> FormSession:
    return filled()


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.recursive(atoms, calls, max_leaves=8), st.sampled_from(["", "/data/kid[2]/old", "/data/age"]))
@example("round(1 div 0, 1 div 0)", "")
@example("date(1 div 0)", "")
@example("pow(9999999999, 9999999999)", "")
@example("add-date('2026-11-25', 9999999999)", "")
def test_it_has_a_value_or_is_refused(session: FormSession, expression: str, at: str) -> None:
    with contextlib.suppress(FormError):
        asked = session.ask(expression, at)
        assert asked.kind in ("string", "number", "boolean", "nodeset")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="()[]/.*@:|+-=!<>,'\"$ \n\t0a1é😀\x00", max_size=25))
def test_any_characters(session: FormSession, text: str) -> None:
    with contextlib.suppress(FormError):
        session.ask(text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="()[]{}^$.*+?|\\dwpPQEhu0a1-:=!<,&", max_size=18))
def test_any_pattern(session: FormSession, pattern: str) -> None:
    with contextlib.suppress(FormError):
        assert session.ask(f"regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '{pattern}')").kind == "boolean"


@pytest.mark.parametrize("pattern", ["(?=.*.*.*.*.*.*.*.*b)a+", "(?!b)a*a*a*a*a*a*a*a*b", "(?=(a*a*)a*a*a*a*a*b)a*"])
def test_a_pattern_that_backtracks_ends_soon(session: FormSession, pattern: str) -> None:
    began = time.perf_counter()
    assert session.ask(f"regex('{'a' * 1000}', '{pattern}')").value is False
    assert session.ask(f"regex('{'a' * 30}', '{pattern}')").value is False
    assert time.perf_counter() - began < 2
