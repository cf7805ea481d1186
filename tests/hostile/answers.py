"""Forms that load but hurt whoever fills them in: every step ends, with a value or with a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.forms.play import raw
from tests.hostile.attack import Attack, fill
from tests.hostile.expressions import calculating, itext_of_itself


def _filled(make: Callable[[], bytes], *steps: object, **beside: bytes) -> Callable[[Path], list[str]]:
    return lambda folder: fill(make(), *steps, **beside)(folder)


def _one(expression: str) -> Callable[[Path], list[str]]:
    """One calculation, with an answer of some length."""
    return _filled(lambda: calculating(expression), ["/data/a", "1" * 100_000])


def _doubling(times: int) -> bytes:
    return calculating("'xx'", *(f"concat(/data/c{n}, /data/c{n})" for n in range(times)))


def _rows(count: int) -> str:
    rows = "".join(f"<item><name>n{n}</name><label>{n}</label></item>" for n in range(count))
    return f"<instance id='l'><root>{rows}</root></instance>"


def _choosing(nodeset: str, count: int) -> bytes:
    body = (
        f'<select1 ref="/data/a"><label>A</label><itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/>'
        "</itemset></select1>"
    )
    return raw("<a/><b/>", "", body, _rows(count))


QUADRATIC = "instance('l')/root/item[count(instance('l')/root/item[name &gt; current()/../b]) &gt; position()]"


def _counted(count: str, inner: str = "<x/>") -> bytes:
    body = f'<repeat nodeset="/data/r" jr:count="{count}"><input ref="/data/r/x"><label>X</label></input></repeat>'
    return raw(f"<n/><r>{inner}</r>", "<bind nodeset='/data/n' type='int'/>", body)


def _nested_counts(depth: int) -> bytes:
    inner, body, path = "<x/>", "", "/data"
    for n in range(depth):
        path += f"/r{n}"
        body += f"<repeat nodeset='{path}' jr:count='/data/n'>"
    body += f"<input ref='{path}/x'/>" + "</repeat>" * depth
    for n in reversed(range(depth)):
        inner = f"<r{n}>{inner}</r{n}>"
    return raw(f"<n/>{inner}", "<bind nodeset='/data/n' type='int'/>", body)


def _growing() -> bytes:
    """Every instance makes the count larger."""
    binds = "<bind nodeset='/data/n' calculate='count(/data/r) + 1'/>"
    body = "<repeat nodeset='/data/r' jr:count='/data/n'><input ref='/data/r/x'/></repeat>"
    return raw("<n/><r><x/></r>", binds, body)


def _events(value: str, width: int = 1) -> bytes:
    """Setvalues that set each other off."""
    names = [f"q{n}" for n in range(width + 1)]
    sets = "".join(f'<setvalue event="xforms-value-changed" ref="/data/{other}" value="{value}"/>' for other in names)
    body = "".join(f"<input ref='/data/{name}'><label>Q</label>{sets}</input>" for name in names)
    return raw("".join(f"<{name}/>" for name in names), "", body)


def _asking(count: int, times: int = 1) -> bytes:
    """Texts that show the next, the last one the first; a calculation asks for the first."""
    texts = "".join(
        f"<text id='t{n}'><value>{n} {outputs}</value></text>"
        for n in range(count)
        for outputs in [f"<output value=\"jr:itext(concat('t', {(n + 1) % count}))\"/>" * times]
    )
    binds = "<bind nodeset='/data/a' calculate=\"jr:itext(concat('t', '0'))\"/>"
    return raw("<a/>", binds, "", f"<itext><translation lang='id'>{texts}</translation></itext>")


def _named_by_itself() -> bytes:
    label = "<label>X <output value=\"jr:choice-name(/data/a, '/data/a')\"/></label>"
    body = f"<select1 ref='/data/a'><label>A</label><item>{label}<value>x</value></item></select1>"
    return raw("<a/>", "", body)


def _signatures() -> str:
    """Everything is asked for a signature, again and again."""
    return "count(" + "//*[" * 3 + f"extract-signed('{'A' * 100}', '{'A' * 43}=') = ''" + "]" * 3 + ")"


def _square(size: int) -> bytes:
    """Every instance of a repeat looks at all others."""
    binds = "<bind nodeset='/data/r/y' calculate='count(/data/r[x &gt; count(/data/r[x &gt; 1])])'/>"
    body = "<repeat nodeset='/data/r' jr:count='/data/n'><input ref='/data/r/x'/></repeat>"
    return raw("<n/><r><x>1</x><y/></r>", f"<bind nodeset='/data/n' type='int'/>{binds}", body)


def _texts() -> Iterator[Attack]:
    for name, expression in {
        "uuid(1000000000)": "uuid(1000000000)",
        "digest of a long text": "digest(/data/a, 'SHA-512')",
        "thousandsep of a long number": "thousandsep(',', /data/a)",
        "a pattern out of an answer": "regex(/data/a, concat('(?=(', /data/a, ')+)b'))",
        "a pattern on a long answer": "regex(/data/a, '(1|1)*(1*1*)*x')",
        "looking ahead along a long answer": "regex(/data/a, '(?=1*1*1*x)1*')",
        "a power": "pow(/data/a, 999999999)",
        "a number of 100,000 digits": "int(/data/a) + round(/data/a, 999999999)",
        "a day of the far future": "format-date(date(99999999999), '%Y') ",
        "days without end": "add-date(today(), 999999999999)",
        "a text cut into nothing": "substr(/data/a, -999999999999, 999999999999)",
        "checksum of a long number": "checksum(/data/a)",
    }.items():
        yield Attack(name, _one(expression))


ANSWERS = [
    Attack("texts that double 60 times", _filled(lambda: _doubling(60)), "too long"),
    Attack(
        "texts that double 60 times in an event",
        _filled(lambda: _events("concat(., /data/q0, /data/q1, 'x')"), ["/data/q0", "x"]),
        "too long",
    ),
    Attack("events that set each other off", _filled(lambda: _events(". + 1"), ["/data/q0", "1"])),
    Attack("100 events that set each other off", _filled(lambda: _events("/data/q0 + 1", 100), ["/data/q0", "1"]), ""),
    Attack("quadratic choices", _filled(lambda: _choosing(QUADRATIC, 10_000), ["/data/a", "n1"]), "too many nodes"),
    Attack(
        "randomize of 50,000",
        _filled(lambda: _choosing("randomize(instance('l')/root/item)", 50_000), ["/data/a", "n1"]),
    ),
    Attack("choices of 10,000", _filled(lambda: _choosing("instance('l')/root/item", 10_000), ["/data/a", "n1"])),
    Attack("a repeat of 1,000,000,000", _filled(lambda: _counted("1000000000"))),
    Attack("a repeat of infinity", _filled(lambda: _counted("1 div 0"))),
    Attack("a repeat of 1,000,000,000 by answer", _filled(lambda: _counted("/data/n"), ["/data/n", "1000000000"])),
    Attack("a repeat that grows by itself", _filled(_growing)),
    Attack("counts of counts of counts", _filled(lambda: _nested_counts(4), ["/data/n", "900"]), "too many nodes"),
    Attack("a thousand that look at each other", _filled(lambda: _square(3), ["/data/n", "1000"]), "too many nodes"),
    Attack(
        "instances without end",
        _filled(
            lambda: raw("<r><x/></r>", "", "<repeat nodeset='/data/r'><input ref='/data/r/x'/></repeat>"),
            ["/data/r[999999999]/x", "1"],
        ),
        "no such place",
    ),
    Attack(
        "100,000 instances one by one",
        _filled(
            lambda: raw("<r><x/></r>", "", "<repeat nodeset='/data/r'><input ref='/data/r/x'/></repeat>"),
            *[{"op": "add", "ref": "/data/r"}] * 100_000,
        ),
        "1000 already",
    ),
    Attack("an answer of 10 MB", _filled(lambda: calculating("string-length(/data/a)"), ["/data/a", "x" * 10_000_000])),
    Attack(
        "a track of 20,000 points",
        _filled(
            lambda: calculating("intersects(/data/a)"), ["/data/a", ";".join(f"{n / 1e4} 1" for n in range(20_000))]
        ),
    ),
    Attack(
        "20,000 lines beside each other",
        _filled(
            lambda: calculating("intersects(/data/a)"),
            ["/data/a", ";".join(f"{n % 2} {n / 1e3}" for n in range(20_000))],
        ),
        "too long",
    ),
    Attack(
        "10,000 signatures",
        _filled(lambda: calculating(_signatures(), *["1"] * 10), ["/data/a", "1"]),
        "too many nodes",
    ),
    Attack("itext that shows itself, filled", _filled(itext_of_itself)),
    Attack("a text that asks for itself", _filled(lambda: _asking(1))),
    Attack("texts that ask for the next twice", _filled(lambda: _asking(60, times=2))),
    Attack("texts that ask for the next", _filled(lambda: _asking(2000))),
    Attack("a choice whose label is the label of a choice", _filled(_named_by_itself, ["/data/a", "x"])),
    Attack(
        "a circle that grows",
        _filled(
            lambda: calculating("concat(/data/c1, /data/c1, 'x')", "concat(/data/c0, /data/c0)"),
            *[["/data/a", "1"]] * 50,
        ),
    ),
    Attack("steps nested without end", lambda folder: _deep_steps(folder), "no JSON"),
    *_texts(),
]


def _deep_steps(folder: Path) -> list[str]:
    words = fill(calculating("1"))(folder)
    (folder / "steps.json").write_text("[" * 1_000_000, encoding="utf-8")
    return words
