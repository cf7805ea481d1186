"""``fieldapp form check`` on XForms; workbooks have tests of their own."""

from pathlib import Path

from fieldapp.formtool.command import main
from tests.forms.play import raw


def checked(path: Path, xml: bytes) -> tuple[int, list[str]]:
    path.write_bytes(xml)
    said: list[str] = []
    return main(["check", str(path)], said.append), said


def test_a_good_xform_is_told_in_one_line(tmp_path: Path) -> None:
    assert checked(tmp_path / "good.xml", raw("<a/>")) == (0, ["good.xml: t 1: 3 nodes, 0 warnings"])


def test_mistakes_name_question_and_cure(tmp_path: Path) -> None:
    code, said = checked(tmp_path / "bad.xml", raw("<a/>", '<bind nodeset="/data/a" calculate="concta(1)"/>'))
    assert code == 1
    assert said == ["bad.xml: calculate: ${a}: There is no function concta(). Did you mean concat()?"]


def test_doubts_do_not_stop_it(tmp_path: Path) -> None:
    code, said = checked(tmp_path / "odd.xml", raw("<a/>", '<bind nodeset="/data/a" calculate="/data/b"/>'))
    assert code == 0
    assert "/data/b" in said[0]


def test_lists_beside_it_are_found(tmp_path: Path) -> None:
    (tmp_path / "f-media").mkdir()
    (tmp_path / "f-media" / "towns.csv").write_text("name,label\na,A\n")
    xml = raw("<a/>", more='<instance id="towns" src="jr://file-csv/towns.csv"/>')
    assert checked(tmp_path / "f.xml", xml) == (0, ["f.xml: t 1: 3 nodes, 0 warnings"])


def test_what_other_apps_take_otherwise_is_told_with_its_place_and_cure(tmp_path: Path) -> None:
    xml = raw("<a/><b/>", '<bind nodeset="/data/a" constraint="regex(., \'[0-9]+\')"/>')
    code, said = checked(tmp_path / "here.xml", xml)
    assert code == 0
    assert len(said) == 2
    assert said[0].startswith("here.xml: constraint: ${a}: ")
    assert said[0].endswith("^(a|b)$.")
    assert said[1] == "here.xml: t 1: 4 nodes, 1 warnings"
