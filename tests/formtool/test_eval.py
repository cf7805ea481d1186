"""``fieldapp form eval``: every expression gets one line, also the wrong ones."""

import json
from pathlib import Path

import pytest

from tests.formtool.conftest import Run

TABLE = """
| survey |              |       |       |
|        | type         | name  | label |
|        | integer      | age   | Age   |
|        | begin_repeat | kid   | Kid   |
|        | text         | first | First |
|        | end_repeat   |       |       |
"""


@pytest.fixture
def instance(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "in.xml"
    steps = [["/data/age", "7"], ["/data/kid[1]/first", "Al"], ["/data/kid[2]/first", "Bo"]]
    run("fill", TABLE, answers=json.dumps(steps), instance=path)
    return path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/data/age + 1", {"type": "number", "value": 8}),
        ("1 div 3", {"type": "number", "value": 1 / 3}),
        ("0 div 0", {"type": "number", "value": "NaN"}),
        ("-1 div 0", {"type": "number", "value": "-Infinity"}),
        ("concat('a', /data/age)", {"type": "string", "value": "a7"}),
        ("/data/age > 6", {"type": "boolean", "value": True}),
        ("/data/age", {"type": "nodeset", "value": ["7"]}),
        ("/data/kid/first", {"type": "nodeset", "value": ["Al", "Bo"]}),
        ("/data/kid[2]/first\t.", {"type": "nodeset", "value": ["Bo"]}),
        ("/data/kid[2]/first\tposition(..)", {"type": "number", "value": 2}),
        ("today()", {"type": "string", "value": "2026-11-25"}),
    ],
)
def test_expressions_have_their_own_type(run: Run, instance: Path, line: str, expected: dict[str, object]) -> None:
    assert run("eval", TABLE, instance=instance, expressions=line, now="2026-11-25T10:30:00+08:00") == [expected]


def test_a_wrong_line_does_not_stop_the_others(run: Run, instance: Path) -> None:
    lines = "1 +\nfoo(1)\n/data/nobody\t1\n/data/kid[7]/first\t.\n\n2"
    said = run("eval", TABLE, instance=instance, expressions=lines)
    assert [list(line) for line in said] == [["error"]] * 4 + [["type", "value"]]
