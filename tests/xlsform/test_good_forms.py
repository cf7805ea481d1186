"""Workbooks without mistakes: compiled the same way every time, with the files they name."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from fieldapp.config import resources
from fieldapp.forms import load_form
from fieldapp.xlsform import compile_workbook
from fieldapp.xlsform.compiled import CompiledForm
from fieldapp.xlsform.report import check_files, count_parts
from tests.xlsform.conftest import MakeWorkbook

S = ["type", "name", "label", "relevant", "choice_filter"]
COLOURS = [["list_name", "name", "label"], ["colour", "red", "Red"], ["colour", "blue", "Blue"]]


@pytest.fixture(scope="module")
def shipped() -> CompiledForm:
    return compile_workbook(resources() / "forms" / "outreach_rapid.xlsx", "en")


def test_the_shipped_form_compiles_without_a_doubt(shipped: CompiledForm) -> None:
    assert shipped.form_id == "outreach_rapid"
    assert shipped.version
    assert shipped.warnings == ()
    assert {"kaltim_regions.csv", "services.csv", "person.csv"} <= shipped.files.keys()
    assert shipped.files["services.csv"] == (resources() / "services" / "services.csv").read_bytes()


def test_the_same_workbook_gives_the_same_bytes(shipped: CompiledForm) -> None:
    again = compile_workbook(resources() / "forms" / "outreach_rapid.xlsx", "id")
    assert again.xml == shipped.xml
    assert again.files == shipped.files


def test_a_question_called_data_does_not_clash_with_the_root(make_workbook: MakeWorkbook) -> None:
    survey = [S, ["text", "data", "Tanggal"], ["text", "form", "Form"], ["text", "b", "B", "${data} = 'x'"]]
    assert b"/data/b" not in compile_workbook(make_workbook(survey=survey)).xml


def test_old_spellings_of_types_and_columns_are_read(make_workbook: MakeWorkbook) -> None:
    survey = [
        ["Type", "NAME", "caption", "relevance", "Constraint Message"],
        ["begin group", "g", "G"],
        ["select one colour", "a", "A"],
        ["select all that apply from colour or specify other", "b", "B", "${a} = 'red'"],
        ["end group"],
        ["begin repeat", "r", "R"],
        ["note", "", "A note without a name"],
        ["end repeat"],
    ]
    form = compile_workbook(make_workbook(survey=survey, choices=COLOURS), "en")
    assert count_parts(form)[0] == 3  # a, b and "specify other"


def test_blank_rows_between_questions_are_nothing(make_workbook: MakeWorkbook) -> None:
    survey = [S, [], ["", "", ""], ["text", "a", "A"], [], ["text", "b", "B", "${a} != ''"]]
    form = compile_workbook(make_workbook(survey=survey), "en")
    assert form.warnings == ()
    assert b'nodeset="/data/b"' in form.xml


def test_numbers_and_dates_in_cells_become_the_text_people_see(make_workbook: MakeWorkbook) -> None:
    settings = [["form_title", "form_id", "version"], ["T", "t", 2026112501]]
    choices = [["list_name", "name", "label"], ["n", 1, "One"], ["n", 2.0, "Two"], ["n", 64.1, "A code"]]
    form = compile_workbook(make_workbook(survey=[S, ["select_one n", "a", "A"]], choices=choices, settings=settings))
    assert form.version == "2026112501"
    assert b"<name>2</name>" in form.xml
    assert b"<name>64.1</name>" in form.xml


def test_a_list_beside_the_workbook_comes_with_the_form(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,label,kab\n1,One,a\n", encoding="utf-8")
    survey = [S, ["text", "kab", "Kab"], ["select_one_from_file places.csv", "a", "A", "", "kab = ${kab}"]]
    form = compile_workbook(make_workbook(survey=survey), "en")
    assert form.files == {"places.csv": b"name,label,kab\n1,One,a\n"}


def test_a_file_name_with_a_folder_is_never_looked_up(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("name,label\n", encoding="utf-8")
    folder = tmp_path / "forms"
    folder.mkdir()
    survey = [S, ["select_one_from_file ../secret.csv", "a", "A"]]
    path = make_workbook(survey=survey).rename(folder / "form.xlsx")
    form = compile_workbook(path, "en")
    assert "missing_file" in [warning.code for warning in form.warnings]
    assert form.files == {}


def test_an_old_workbook_is_read_as_a_new_one_is(tmp_path: Path) -> None:
    """tests/xlsform/old.xls: text, numbers, a day and a time as old Excel writes them."""
    form = compile_workbook(Path(__file__).with_name("old.xls"), "en")
    assert (form.form_id, form.version, form.title) == ("lama", "3", "Lama")
    loaded = load_form(form.xml, {})
    defaults = {d.name: d.default for d in loaded.root.family() if d.default}
    assert defaults == {"age": "7", "met": "2026-11-24", "at": "10:42:00"}
    renamed = shutil.copy(Path(__file__).with_name("old.xls"), tmp_path / "new.xlsx")
    assert compile_workbook(Path(renamed)).xml == form.xml


def test_the_only_sheet_is_the_survey_and_the_file_names_the_form(tmp_path: Path) -> None:
    book = Workbook()
    for row in (S, ["text", "a", "A"]):
        book.active.append(row)
    book.save(tmp_path / "Kunjungan 2026.xlsx")
    form = compile_workbook(tmp_path / "Kunjungan 2026.xlsx", "en")
    assert (form.form_id, form.version) == ("Kunjungan 2026", "")
    assert {warning.code for warning in form.warnings} == {"missing_settings"}


def test_the_report_says_fine_or_each_mistake_on_its_own_line(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    good = make_workbook("good.xlsx", survey=[S, ["select_one colour", "a", "A"]], choices=COLOURS)
    bad = make_workbook("bad.xlsx", survey=[S, ["txt", "a", "A"], ["text", "b b", "B"]])
    lines: list[str] = []
    assert check_files([good], lines.append) == 0
    assert lines == ["good.xlsx: fine, 1 questions, 2 choices, version 1"]
    lines.clear()
    assert check_files([bad, bad.with_name("gone.xlsx")], lines.append) == 1
    assert lines[0].startswith("bad.xlsx: survey, row 2, type: ")
    assert lines[1].startswith("bad.xlsx: survey, row 3, name: ")
    assert lines[2].startswith("gone.xlsx: There is no such file.")
    assert lines[3] == "2 forms, 3 mistakes"


def test_the_report_speaks_indonesian_where_the_system_does(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    lines: list[str] = []
    assert check_files([make_workbook(survey=[S, ["txt", "a", "A"]])], lines.append) == 1
    assert lines[0].startswith("form.xlsx: survey, baris 2, type: ")


def test_what_other_apps_take_otherwise_is_told_by_row_and_column(make_workbook: MakeWorkbook) -> None:
    survey = [["type", "name", "label", "constraint"], ["text", "a", "A", "regex(., '[0-9]+')"]]
    found = compile_workbook(make_workbook(survey=survey), "en").warnings
    assert [(one.code, one.sheet, one.row, one.column) for one in found] == [("portability", "survey", 2, "constraint")]
    assert "Collect" in found[0].message
    assert "^" in found[0].cure


def test_a_language_that_a_column_lacks_is_told_once(make_workbook: MakeWorkbook) -> None:
    head = ["type", "name", "label::Indonesia (id)", "label::English (en)", "constraint_message::Indonesia (id)"]
    survey = [[*head, "constraint"], ["integer", "a", "A", "A", "Terlalu besar", ". < 9"]]
    found = compile_workbook(make_workbook(survey=survey), "id").warnings
    assert [one.code for one in found] == ["missing_language_column"]
