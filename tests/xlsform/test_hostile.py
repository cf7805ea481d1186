"""Files made to hurt: each is refused by name, quickly, and none of them hurts."""

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest

from fieldapp.errors import FormError
from fieldapp.xlsform import compile_workbook, package, run
from fieldapp.xlsform.problems import Problems
from tests.xlsform.conftest import MakeWorkbook

SURVEY = [["type", "name", "label"], ["text", "a", "A"]]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refused(path: Path, code: str) -> None:
    with pytest.raises(FormError) as caught:
        compile_workbook(path, "id")
    assert code in [problem.code for problem in caught.value.problems]
    assert all(problem.cure for problem in caught.value.problems)


def repacked(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one more, or another, part."""
    with zipfile.ZipFile(path) as before:
        parts = {entry: before.read(entry) for entry in before.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for entry, text in (parts | {name: content}).items():
            after.writestr(entry, text)
    return path


def test_a_zip_bomb_is_refused_by_its_directory(make_workbook: MakeWorkbook) -> None:
    refused(repacked(make_workbook(survey=SURVEY), "xl/media/bomb.bin", bytes(29 * 2**20)), "unpacks_too_large")


def test_a_bomb_that_lies_about_its_size_is_refused(make_workbook: MakeWorkbook) -> None:
    """The directory says the sheet is short; the reader must not unpack more than it says."""
    path = repacked(make_workbook(survey=SURVEY), "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 40 * 2**20)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(content)
    refused(path, "not_a_workbook")


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as package_file:
        package_file.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(package.MAX_ENTRIES):
            package_file.writestr(f"xl/part{number}.xml", "")
    refused(path, "unpacks_too_large")


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil", "C:/evil.xml", "xl\\..\\evil.xml"])
def test_names_that_climb_out_are_refused(name: str, make_workbook: MakeWorkbook) -> None:
    refused(repacked(make_workbook(survey=SURVEY), name, b"x"), "not_a_workbook")


@pytest.mark.parametrize(
    ("name", "code"), [("xl/vbaProject.bin", "macro_file"), ("xl/externalLinks/externalLink1.xml", "external_links")]
)
def test_macros_and_links_are_doubts_under_any_name(name: str, code: str, make_workbook: MakeWorkbook) -> None:
    form = compile_workbook(repacked(make_workbook(survey=SURVEY), name, b"<x/>"), "id")
    assert [warning.code for warning in form.warnings] == [code]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("old.xls", OLE, "not_a_workbook"),
        ("locked.xlsx", OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("form.xlsm", b"PK", "not_a_workbook"),
        ("form.csv", b"type,name", "plain_text"),
        ("form.ods", b"PK", "open_document"),
        ("form.xml", b"<html/>", "xform_file"),
        ("form.docx", b"PK", "other_file"),
        ("empty.xlsx", b"", "not_a_workbook"),
        ("text.xlsx", b"type,name,label\n", "not_a_workbook"),
        ("half.xlsx", b"PK\x03\x04" + bytes(100), "not_a_workbook"),
    ],
)
def test_other_kinds_of_files_are_named(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused(path, code)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    refused(tmp_path / "nothing.xlsx", "not_found")
    (tmp_path / "folder.xlsx").mkdir()
    refused(tmp_path / "folder.xlsx", "not_readable")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    with path.open("wb") as file:
        file.truncate(package.MAX_PACKED + 1)
    refused(path, "too_large")


def test_an_encrypted_zip_entry_is_named(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=SURVEY)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    refused(path, "locked")


def test_entities_that_grow_without_end_are_refused(make_workbook: MakeWorkbook) -> None:
    lines = ['<!ENTITY l0 "lol">', *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))]
    sheet = (
        f"<!DOCTYPE x [{''.join(lines)}]><worksheet><sheetData><row><c><v>&l11;</v></c></row></sheetData></worksheet>"
    )
    path = repacked(make_workbook(survey=SURVEY), "xl/worksheets/sheet2.xml", sheet.encode())
    started = time.monotonic()
    refused(path, "not_a_workbook")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "XFD2"])
def test_a_cell_at_the_edge_of_the_sheet_is_named_not_filled_up(cell: str, make_workbook: MakeWorkbook) -> None:
    from openpyxl import load_workbook

    path = make_workbook(survey=SURVEY)
    book = load_workbook(path)
    book["survey"][cell] = "stray"
    book.save(path)
    refused(path, "too_many_rows" if cell.endswith("1048576") else "too_many_columns")


def test_a_dimension_that_lies_changes_nothing(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=SURVEY)
    with zipfile.ZipFile(path) as before:
        sheets = [name for name in before.namelist() if "worksheets/sheet" in name]
        texts = {name: before.read(name) for name in sheets}
    for name, text in texts.items():
        start, end = text.index(b"<dimension"), text.index(b"/>", text.index(b"<dimension"))
        repacked(path, name, text[:start] + b'<dimension ref="A1:XFD1048576"' + text[end:])
    assert compile_workbook(path).form_id == "a_form"


def test_cells_that_hold_formulas_of_other_files_are_only_text(make_workbook: MakeWorkbook) -> None:
    """``=cmd|…`` and the like are never evaluated; a formula without a stored value is a blank cell."""
    path = make_workbook(survey=[["type", "name", "label", "hint"], ["text", "a", "A", "=cmd|'/c calc'!A0"]])
    assert b"cmd" not in compile_workbook(path).xml


def test_a_child_that_takes_too_long_is_stopped(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=SURVEY)
    problems = Problems("en")
    started = time.monotonic()
    answer = run.run_child(path, path.read_bytes(), problems, seconds=0.01)
    assert [problem.code for problem in answer.problems] == ["too_heavy"]
    assert time.monotonic() - started < 5


def test_a_child_that_dies_is_an_answer(make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHILD_MODULE", "fieldapp.xlsform.no_such_child")
    path = make_workbook(survey=SURVEY)
    answer = run.run_child(path, path.read_bytes(), Problems("en"))
    assert [problem.code for problem in answer.problems] == ["child_failed"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")
def test_the_child_may_write_no_file_and_has_little_memory(tmp_path: Path) -> None:
    import subprocess

    code = (
        "from fieldapp.xlsform.limits import limit_this_process as limit; limit()\n"
        "try:\n    bytearray(2**30)\nexcept MemoryError: print('memory')\n"
        "try:\n    f = open('x', 'w'); f.write('x'); f.close()\nexcept OSError: print('file')\n"
    )
    root = Path(package.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(root)}, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"memory", b"file"]


def test_many_wide_rows_do_not_exhaust_the_child(tmp_path: Path) -> None:
    """20,000 rows, each with one cell at the last column: refused or read, never a crash."""
    row = '<row r="{0}"><c r="XFD{0}" t="n"><v>1</v></c></row>'
    rows = "".join(row.format(number) for number in range(1, 20_001))
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "survey"
    content = io.BytesIO()
    book.save(content)
    path = tmp_path / "wide.xlsx"
    path.write_bytes(content.getvalue())
    repacked(path, "xl/worksheets/sheet1.xml", f"{head}{rows}</sheetData></worksheet>".encode())
    refused(path, "too_many_columns")
