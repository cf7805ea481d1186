"""Expressions of ``expressions/*.txt``, asked of one filled form: ``expression  ⇒ result``.

A result is a JSON number or text, true, false, NaN, Infinity, or a list: the texts of a node-set. A line that begins
with ``@`` names the node the following expressions stand at; ``#`` begins a comment.
"""

import json
import math
from pathlib import Path

import pytest

from fieldapp.forms import FormSession, load_form
from tests.forms.play import context, raw

FILES = sorted((Path(__file__).parent / "expressions").glob("*.txt"))
FORM = raw(
    "<name>Ann</name><age/><height/><born/><seen/><clock/><blank/><many/><one/><agreed/><here/><line/><shape/><far/>"
    "<kid jr:template=''><n/><old/><toy jr:template=''><what/></toy></kid>"
    "<g><a/><b/></g><hidden/><number_text/><comma/>",
    "".join(
        f'<bind nodeset="/data/{path}" type="{kind}"/>'
        for path, kind in {
            "age": "int",
            "height": "decimal",
            "born": "date",
            "seen": "dateTime",
            "clock": "time",
            "agreed": "boolean",
            "here": "geopoint",
            "line": "geotrace",
            "shape": "geoshape",
            "kid/old": "int",
            "g/a": "int",
        }.items()
    )
    + '<bind nodeset="/data/hidden" relevant="false()"/>',
    "".join(f'<input ref="/data/{name}"/>' for name in ("name", "age", "born"))
    + '<group ref="/data/kid"><repeat nodeset="/data/kid"><input ref="/data/kid/n"/><input ref="/data/kid/old"/>'
    '<group ref="/data/kid/toy"><repeat nodeset="/data/kid/toy"><input ref="/data/kid/toy/what"/></repeat></group>'
    "</repeat></group><group ref='/data/g'><label>G</label><input ref='/data/g/a'/><input ref='/data/g/b'/></group>",
    '<instance id="town"><root>'
    + "".join(
        f"<item kind='{kind}'><name>{name}</name><label>{label}</label><size>{size}</size></item>"
        for kind, name, label, size in [
            ("city", "smd", "Samarinda", "900"),
            ("city", "bpn", "Balikpapan", "700.5"),
            ("town", "btg", "Bontang", "180"),
            ("town", "tgr", "Tenggarong", ""),
        ]
    )
    + "</root></instance>",
)
ANSWERS = {
    "age": "57",
    "height": "1.625",
    "born": "1969-03-02",
    "seen": "2026-11-24T06:00:00.000+08:00",
    "clock": "10:30:00.000+08:00",
    "many": "b a c",
    "one": "a",
    "agreed": "true",
    "here": "-0.5 117.15 3 4",
    "line": "0 0 0 0;0 0.1 0 0",
    "shape": "0 0;0 0.01;0.01 0.01;0.01 0;0 0",
    "kid[1]/n": "Ida",
    "kid[1]/old": "12",
    "kid[2]/n": "Udin",
    "kid[2]/old": "7",
    "kid[3]/n": "Ari",
    "kid[1]/toy[1]/what": "ball",
    "kid[1]/toy[2]/what": "drum",
    "kid[3]/toy[1]/what": "kite",
    "g/a": "3",
    "g/b": "x",
    "hidden": "secret",
    "number_text": "042",
    "comma": "1,5",
}


def read() -> list[tuple[str, str, str]]:
    """(expression, node it stands at, result as written)."""
    cases: list[tuple[str, str, str]] = []
    for path in FILES:
        at = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                at = line[1:].strip()
            elif line.strip() and not line.startswith("#"):
                expression, _, expected = line.rpartition("⇒")
                cases.append((expression.strip(), at, expected.strip()))
    return cases


CASES = read()


@pytest.fixture(scope="module")
def session() -> FormSession:
    filled = FormSession.start(load_form(FORM, {}), context(deviceid="lab:1"))
    for _ in range(3):
        filled.add_repeat("/data/kid")
    for kid in (1, 1, 3):
        filled.add_repeat(f"/data/kid[{kid}]/toy")
    for path, text in ANSWERS.items():
        filled.answer(f"/data/{path}", text)
    return filled


@pytest.mark.parametrize(("expression", "at", "expected"), CASES)
def test_expression(session: FormSession, expression: str, at: str, expected: str) -> None:
    asked = session.ask(expression, at)
    wanted = json.loads(expected)
    if isinstance(wanted, list):
        assert (asked.kind, list(asked.value) if isinstance(asked.value, tuple) else None) == ("nodeset", wanted)
    elif isinstance(wanted, float | int) and not isinstance(wanted, bool):
        assert asked.kind == "number"
        assert asked.value == wanted or (math.isnan(wanted) and asked.value != asked.value)
    else:
        assert (asked.kind, asked.value) == ("boolean" if isinstance(wanted, bool) else "string", wanted)


def test_there_are_hundreds() -> None:
    assert len(CASES) > 300
