"""Forms by hand: workbooks, XForms and ZIPs pass one check, and what is wrong is said by name."""

import io
import zipfile
from pathlib import Path

import pytest

from fieldapp.errors import FormError
from fieldapp.xlsform.opening import check_xform, open_form
from tests.server.visit import FORM_XML
from tests.sync.openrosa_site import FORM, LIST
from tests.xlsform.conftest import MakeWorkbook

SURVEY = [["type", "name", "label"], ["text", "full_name", "Nama"]]


def zipped(path: Path, **files: bytes) -> Path:
    """``a__b=…`` is a/b; ``_x`` at the end of a name stands for its ending ``.x``."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            folder, _, rest = name.rpartition("__")
            stem, _, ending = rest.rpartition("_")
            archive.writestr(f"{folder}/{stem}.{ending}" if folder else f"{stem}.{ending}", content)
    return path


def codes(path: Path) -> list[str]:
    with pytest.raises(FormError) as found:
        open_form(path, "en")
    return [problem.code for problem in found.value.problems]


def test_an_xform_takes_the_files_of_its_media_folder(tmp_path: Path) -> None:
    path = tmp_path / "market.xml"
    path.write_bytes(FORM)
    assert ["towns.csv" in warning.message for warning in open_form(path).warnings] == [True]
    (tmp_path / "market-media").mkdir()
    (tmp_path / "market-media" / "towns.csv").write_bytes(LIST)
    made = open_form(path)
    assert (made.form_id, made.version, made.title) == ("market", "7", "Pasar")
    assert made.files == {"towns.csv": LIST}


def test_a_zip_holds_one_form_with_its_files(tmp_path: Path, make_workbook: MakeWorkbook) -> None:
    made = open_form(zipped(tmp_path / "a.zip", form__market_xml=FORM, form__media__towns_csv=LIST))
    assert (made.form_id, made.files) == ("market", {"towns.csv": LIST})
    survey = [SURVEY[0], ["select_one_from_file towns.csv", "town", "Kota"]]
    book = make_workbook(survey=survey).read_bytes()
    made = open_form(zipped(tmp_path / "b.zip", towns_csv=LIST, form_xlsx=book, __MACOSX__form_xlsx=b"x"))
    assert (made.form_id, made.files) == ("a_form", {"towns.csv": LIST})


def test_a_bad_zip_is_refused_by_name(tmp_path: Path) -> None:
    assert codes(zipped(tmp_path / "none.zip", towns_csv=LIST)) == ["zip_no_form"]
    assert codes(zipped(tmp_path / "two.zip", a_xml=FORM, b_xml=FORM_XML)) == ["zip_many_forms"]
    (tmp_path / "text.zip").write_bytes(b"not a zip")
    assert codes(tmp_path / "text.zip") == ["not_a_zip"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("form.xml", b" " * (4 << 20))
    (tmp_path / "bomb.zip").write_bytes(bomb.getvalue())
    assert codes(tmp_path / "bomb.zip") == ["zip_too_large"]


def test_a_damaged_zip_is_no_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", market_xml=FORM, towns_csv=LIST)
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    assert codes(path) == ["not_a_zip"]


def test_mistakes_of_a_workbook_in_a_zip_name_sheet_and_row(tmp_path: Path, make_workbook: MakeWorkbook) -> None:
    book = make_workbook(survey=[*SURVEY, ["textt", "other", "Lain"]]).read_bytes()
    with pytest.raises(FormError) as found:
        open_form(zipped(tmp_path / "a.zip", form_xlsx=book))
    assert [(problem.sheet, problem.row) for problem in found.value.problems] == [("survey", 3)]


def test_a_missing_version_and_a_missing_picture_are_doubts(tmp_path: Path) -> None:
    path = tmp_path / "visit.xml"
    path.write_bytes(FORM_XML.replace(b' version="1">', b">"))
    assert [warning.code for warning in open_form(path).warnings] == ["xform_without_version"]
    assert codes(tmp_path / "gone.xml") == ["not_found"]
    named = FORM.replace(b"<label>Kota</label>", b"<label>Kota</label><hint>jr://images/map.png</hint>")
    made = check_xform(named, {"towns.csv": LIST}, "id")
    assert [warning.code for warning in made.warnings] == ["media_missing"]
    assert "map.png" in made.warnings[0].message


def test_a_mistake_of_an_xform_names_its_question(tmp_path: Path) -> None:
    path = tmp_path / "visit.xml"
    path.write_bytes(FORM_XML.replace(b". &lt;= today()", b". &lt;= todey()"))
    with pytest.raises(FormError) as found:
        open_form(path, "id")
    (problem,) = found.value.problems
    assert (problem.code, problem.place) == ("engine_unknown_function", "met_on, constraint")


def test_what_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_bytes(b"<html>Masuk dulu")
    with pytest.raises(FormError):
        open_form(path)
