"""Expressions made to hurt whoever parses, compiles or orders them: XForms that are refused, or load in time."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from tests.forms.play import raw
from tests.hostile.attack import Attack, check


def _calculated(make: Callable[[], str]) -> Callable[[Path], list[str]]:
    """A form that calculates it."""
    return lambda folder: check("form.xml", calculating(make()))(folder)


def calculating(*expressions: str) -> bytes:
    """A form with the question a, and the nodes c0, c1 … with those calculations."""
    nodes = "".join(f"<c{n}/>" for n in range(len(expressions)))
    binds = "".join(f'<bind nodeset="/data/c{n}" calculate="{escape(text)}"/>' for n, text in enumerate(expressions))
    return raw(f"<a/>{nodes}", binds, "<input ref='/data/a'><label>A</label></input>")


def _form(make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return lambda folder: check("form.xml", make())(folder)


def _circle(length: int) -> bytes:
    return calculating(*(f"/data/c{(n + 1) % length}" for n in range(length)))


def _everybody(count: int, expression: str) -> bytes:
    return calculating(*[expression] * count)


def itext_of_itself() -> bytes:
    itext = (
        "<itext><translation lang='id'><text id='t'><value>Saya <output value=\"jr:itext('t')\"/></value></text>"
        "</translation></itext>"
    )
    return raw("<a/>", "", "<input ref='/data/a'><label ref=\"jr:itext('t')\"/></input>", itext)


def _regex(pattern: str) -> Callable[[Path], list[str]]:
    return _calculated(lambda: f"regex('{'a' * 30}!', '{pattern}')")


def _patterns() -> Iterator[Attack]:
    yield Attack("regex (a+)+$", _regex("(a+)+$"))
    yield Attack("regex (?=(a+)+$)", _regex("(?=(a+)+$)b"), "cannot be read")
    yield Attack("regex a{1000000000}", _regex("a{1000000000}"))
    yield Attack("regex (((a{1000}){1000}){1000})", _regex("(((a{1000}){1000}){1000})"))
    yield Attack("regex of 2 MB", _calculated(lambda: f"regex(/data/a, '{'(a|b)*' * 300_000}')"))
    yield Attack("regex of 200,000 parentheses", _calculated(lambda: f"regex(/data/a, '{'(' * 200_000}')"))
    yield Attack("regex of a class without end", _calculated(lambda: f"regex(/data/a, '{'[a-z' * 100_000}')"))
    yield Attack("regex that looks ahead, of 200 kB", _calculated(lambda: f"regex(/data/a, '(?=a)b{'(c)' * 60_000}')"))


EXPRESSIONS = [
    Attack("100,000 parentheses", _calculated(lambda: "(" * 100_000 + "1" + ")" * 100_000), "too long"),
    Attack("40,000 parentheses", _calculated(lambda: "(" * 40_000 + "1" + ")" * 40_000), "nested"),
    Attack("15,000 operands of or", _calculated(lambda: "1 or " * 15_000 + "1"), "too long"),
    Attack("100,000 +", _calculated(lambda: " + ".join("1" * 100_000)), "too long"),
    Attack("100,000 -", _calculated(lambda: "-" * 100_000 + "1"), "too long"),
    Attack("a million or", _calculated(lambda: " or ".join("1" * 1_000_000)), "too long"),
    Attack("100,000 and", _calculated(lambda: " and ".join(["/data/a"] * 100_000)), "too long"),
    Attack("100,000 |", _calculated(lambda: " | ".join(["/data/a"] * 100_000)), "too long"),
    Attack("100,000 conditions", _calculated(lambda: "/data/a" + "[1]" * 100_000), "too long"),
    Attack("100,000 steps", _calculated(lambda: "/data/a" + "/." * 100_000), "too long"),
    Attack("100,000 steps up and down", _calculated(lambda: "/data/a" + "/../a" * 100_000), "too long"),
    Attack("100,000 calls", _calculated(lambda: "not(" * 100_000 + "1" + ")" * 100_000), "too long"),
    Attack("100,000 arguments", _calculated(lambda: f"concat({','.join('1' * 100_000)})"), "too long"),
    Attack("a number of a million digits", _calculated(lambda: "9" * 1_000_000)),
    Attack("a text of 10 MB", _calculated(lambda: f"'{'x' * 10_000_000}'")),
    Attack("a name of 5 MB", _calculated(lambda: "x" * 5_000_000)),
    Attack("a function of 50 kB", _calculated(lambda: "x" * 50_000 + "()"), "no function"),
    Attack("90,000 spaces", _calculated(lambda: "1" + " " * 90_000 + "1"), "Unexpected"),
    Attack("//*[//*[//*…]] in 100", _calculated(lambda: "count(" + "//*[" * 100 + "1" + "]" * 100 + ")"), "too"),
    Attack(
        "//*[//*[//*]] among 300 questions",
        _form(lambda: calculating("count(//*[//*[//*[//*]]])", *["1"] * 300)),
        "too",
    ),
    Attack("//*/../… forty times", _form(lambda: calculating("count(" + "//*/.." * 40 + ")", *["1"] * 300))),
    Attack("a circle of 2,000 calculations", _form(lambda: _circle(2000))),
    Attack("500 calculations of everything", _form(lambda: _everybody(500, "sum(//*)"))),
    Attack("5,000 calculations of everything", _form(lambda: _everybody(5000, "sum(//*)")), "too"),
    Attack("5,000 calculations of all beside them", _form(lambda: _everybody(5000, "sum(../*)")), "too"),
    Attack("itext that shows itself", _form(itext_of_itself)),
    Attack("300,000 nodes", _form(lambda: raw("".join(f"<a{n}/>" for n in range(300_000)))), "too many"),
    Attack(
        "one node with 150,000 rules",
        _form(lambda: raw("<a/>", "<bind nodeset='/data/a' relevant='1 + 1'/>" * 150_000)),
        "too",
    ),
    Attack(
        "60,000 mistakes",
        _form(lambda: raw("<a/>", "<bind nodeset='/data/a' relevant='nothing()'/>" * 60_000)),
        "no function",
    ),
    Attack(
        "20,000 questions",
        _form(
            lambda: raw(
                "".join(f"<a{n}/>" for n in range(20_000)),
                "",
                "".join(f"<input ref='/data/a{n}'><label>A</label></input>" for n in range(20_000)),
            )
        ),
    ),
    *_patterns(),
]
