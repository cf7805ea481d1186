"""``fieldapp form fill``: steps in, instance and state out; what cannot be done is told, never a crash."""

import json
from pathlib import Path

import openpyxl
import pytest

from fieldapp.errors import FormError
from fieldapp.formtool.command import main
from tests.formtool.conftest import Run

TABLE = """
| survey |              |       |         |                |                       |                  |          |
|        | type         | name  | label   | relevant       | calculation           | constraint       | required |
|        | text         | name  | Name    |                |                       |                  | yes      |
|        | integer      | age   | Age     |                |                       | . < 120          |          |
|        | calculate    | twice |         |                | ${age} * 2            |                  |          |
|        | note         | hello | Hi ${name} |             |                       |                  |          |
|        | text         | adult | Job     | ${age} > 17    |                       |                  |          |
|        | begin_repeat | kid   | Kid     |                |                       |                  |          |
|        | text         | first | First   |                |                       |                  |          |
|        | end_repeat   |       |         |                |                       |                  |          |
|        | calculate    | kids  |         |                | count(${kid})         |                  |          |
|        | calculate    | when  |         |                | now()                 |                  |          |
|        | calculate    | lab   |         |                | property('deviceid')  |                  |          |
|        | calculate    | luck  |         |                | random()              |                  |          |
"""


def filled(run: Run, tmp_path: Path, steps: object, **more: object) -> tuple[dict, dict, str]:
    """What it says, the state, the instance."""
    state, instance = tmp_path / "state.json", tmp_path / "out.xml"
    said = run("fill", TABLE, answers=json.dumps(steps), state=state, instance=instance, **more)
    return said[0], json.loads(state.read_text()), instance.read_text()


def test_state_tells_every_node(run: Run, tmp_path: Path) -> None:
    _, state, _ = filled(run, tmp_path, [["/data/name", "Ann"], ["/data/age", "7"]])
    nodes = state["nodes"]
    assert nodes["/data/twice"]["value"] == "14"
    assert nodes["/data/hello"]["label"] == "Hi Ann"
    assert nodes["/data/adult"]["relevant"] is False
    assert nodes["/data/name"]["required"] is True
    assert nodes["/data/kid[1]/first"]["valid"] is True
    assert state["draft"] is False


def test_a_draft_is_written_and_said_so(run: Run, tmp_path: Path) -> None:
    said, state, instance = filled(run, tmp_path, [["/data/age", "130"]])
    assert (said["draft"], said["violations"]) == (True, 2)
    assert state["draft"] is True
    assert state["nodes"]["/data/age"]["valid"] is False
    assert "<age>130</age>" in instance
    assert "<twice>260</twice>" in instance


def test_not_relevant_nodes_are_left_out(run: Run, tmp_path: Path) -> None:
    steps = [["/data/name", "A"], ["/data/age", "20"], ["/data/adult", "cook"], ["/data/age", "9"]]
    assert "adult" not in filled(run, tmp_path, steps)[2]


def test_missing_repeat_instances_are_added_on_the_way(run: Run, tmp_path: Path) -> None:
    said, state, _ = filled(run, tmp_path, [["/data/kid[3]/first", "Cal"], ["/data/kid/first", "Al"]])
    assert said["problems"] == []
    assert state["nodes"]["/data/kids"]["value"] == "3"
    assert [state["nodes"][f"/data/kid[{at}]/first"]["value"] for at in (1, 2, 3)] == ["Al", "", "Cal"]


def test_repeats_grow_and_shrink_by_steps(run: Run, tmp_path: Path) -> None:
    steps = [
        ["/data/kid[2]/first", "B"],
        {"op": "add", "ref": "/data/kid"},
        {"op": "remove", "ref": "/data/kid", "at": 0},
    ]
    _, state, _ = filled(run, tmp_path, steps)
    assert state["nodes"]["/data/kid[1]/first"]["value"] == "B"
    assert state["nodes"]["/data/kids"]["value"] == "2"


def test_null_clears(run: Run, tmp_path: Path) -> None:
    _, state, _ = filled(run, tmp_path, [["/data/age", 7], ["/data/age", None]])
    assert state["nodes"]["/data/age"]["value"] == ""


@pytest.mark.parametrize(
    "step",
    [
        ["/data/nobody", "1"],
        ["/data/adult", "cook"],  # not relevant
        ["/data/kid[9999]/first", "x"],
        ["/elsewhere", "1"],
        ["data", "1"],
        ["/data/name"],
        [1, 2],
        {"op": "jump"},
        {"op": "remove", "ref": "/data/kid", "at": 7},
        {"op": "remove", "ref": "/data/kid", "at": -1},
        {"op": "add", "ref": "/data/name"},
        {"op": "add", "ref": "/data/none/none"},
    ],
)
def test_what_cannot_be_done_is_told(run: Run, tmp_path: Path, step: object) -> None:
    said, state, _ = filled(run, tmp_path, [step, ["/data/name", "Ann"]])
    assert [problem["step"] for problem in said["problems"]] == [0]
    assert state["problems"] == said["problems"]
    assert state["nodes"]["/data/name"]["value"] == "Ann"


def test_clock_chance_and_properties_come_from_the_command_line(run: Run, tmp_path: Path) -> None:
    options = {"now": "2026-11-25T10:30:00.000+08:00", "seed": 7, "property": ["deviceid=lab:1"]}
    first = filled(run, tmp_path, [], **options)
    assert first[1]["nodes"]["/data/lab"]["value"] == "lab:1"
    assert "2026-11-25T10:30:00.000+08:00" in first[2]
    assert filled(run, tmp_path, [], **options)[1:] == first[1:]


def test_timing_is_told_when_asked_for(run: Run, tmp_path: Path) -> None:
    said, _, _ = filled(run, tmp_path, [["/data/age", "7"]], timing=True)
    assert said["load_ms"] > 0
    assert 0 < said["step_us"]["median"] <= said["step_us"]["p95"] <= said["step_us"]["max"]


def test_a_workbook_is_filled_like_its_xform(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["integer", "age", "Age"]):
        sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    (tmp_path / "answers.json").write_text('[["/data/age", "7"]]')
    said: list[str] = []
    out = tmp_path / "out.xml"
    words = ["fill", str(tmp_path / "form.xlsx"), "--answers", str(tmp_path / "answers.json"), "--instance", str(out)]
    assert main(words, said.append) == 0
    assert "<age>7</age>" in out.read_text()


@pytest.mark.parametrize("content", ["{", '{"a": 1}', "[1]"])
def test_answers_that_are_no_list_of_steps_are_refused(run: Run, content: str) -> None:
    with pytest.raises(FormError):
        run("fill", TABLE, answers=content)
