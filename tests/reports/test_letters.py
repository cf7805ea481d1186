"""A cover letter: what it lists is what lies beside it; its signature proves it, and the smallest change shows."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fieldapp.casework.period import preset
from fieldapp.casework.totals import total_of
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.cover_letters import Asked, Written
from fieldapp.fieldbook.letter_proof import NoLetter, embedded, prove
from fieldapp.fieldbook.report_command import main
from fieldapp.fieldbook.reporting import Order
from fieldapp.ui.pages.reports.letter_paper import body, draw_letter
from fieldapp.ui.pages.reports.offscreen import draw
from tests.reports.filings import LAST

pytestmark = pytest.mark.usefixtures("qapp")
MONTH = preset("month", LAST)


def asked(*files: Path, reports: tuple[str, ...] = ("recap", "spm"), ending: str = "xlsx") -> Asked:
    return Asked(
        "460/123/Dinsos/2026", "Kepala Pusdatin <Kemensos>", "Laporan bulanan", MONTH, "Samarinda", "Kepala Bidang",
        "Dewi Lestari", "197001012000032001", reports, ending, "", files,
    )  # fmt: skip


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "berita-acara.txt"
    path.write_bytes(b"Berita acara")
    return path


@pytest.fixture
def written(book: Fieldbook, tmp_path: Path, minutes: Path) -> Written:
    folder = tmp_path / "out"
    folder.mkdir()
    return book.cover_letters.write(asked(minutes), folder, draw, draw_letter)


def test_everything_lies_in_the_folder_and_is_proven(written: Written) -> None:
    names = sorted(path.name for path in written.letter.parent.iterdir())
    assert names == [
        "Capaian-SPM_Kaltim_2026-11.xlsx",
        "Rekap-PPKS_Kaltim_2026-11.xlsx",
        "Surat-Pengantar_460-123-Dinsos-2026_2026-11.json",
        "Surat-Pengantar_460-123-Dinsos-2026_2026-11.pdf",
        "berita-acara.txt",
    ]
    for path in (written.letter, written.evidence):
        proof = prove(path)
        assert proof.good
        assert (proof.pdf, [one.verdict for one in proof.files]) == ("good", ["good"] * 3)
    assert proof.signed["addressee"] == "Kepala Pusdatin <Kemensos>"


def test_the_totals_on_the_letter_are_those_of_the_tables(book: Fieldbook, written: Written) -> None:
    signed = prove(written.evidence).signed
    said = {one["name"]: one["said"] for one in signed["files"]}
    lines = said["Rekap-PPKS_Kaltim_2026-11.xlsx"]
    sheet = load_workbook(io.BytesIO(written.files[0].read_bytes())).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    people = next(row[2] for row in rows if row[1] == "Jumlah orang")
    assert lines[0].endswith(f"26 baris; Jumlah orang: {people}")
    assert said["berita-acara.txt"] == []
    made = book.reports.make(Order("recap", MONTH), "id")
    assert total_of(made.tables[0]).cell == people


def test_the_pdf_alone_proves_what_was_signed(written: Written) -> None:
    written.evidence.unlink()
    proof = prove(written.letter)
    assert (proof.genuine, proof.pdf, proof.good) == (True, "unproven", True)
    assert json.loads(embedded(written.letter.read_bytes()))["public_key"]


def test_a_changed_file_shows(written: Written) -> None:
    written.files[1].write_bytes(written.files[1].read_bytes() + b" ")
    written.files[2].unlink()
    proof = prove(written.letter)
    assert (proof.genuine, proof.good) == (True, False)
    assert [one.verdict for one in proof.files] == ["good", "changed", "missing"]


def test_a_changed_letter_shows(written: Written) -> None:
    pdf = written.letter.read_bytes()
    written.letter.write_bytes(pdf.replace(b"%%EOF", b"%%EOF "))
    assert prove(written.letter).pdf == prove(written.evidence).pdf == "changed"
    told = json.loads(written.evidence.read_bytes())
    told["signed"] = told["signed"].replace("Pusdatin", "Bappeda")
    written.evidence.write_text(json.dumps(told))
    assert not prove(written.evidence).genuine


def test_another_laptops_key_cannot_sign_for_this_one(written: Written) -> None:
    told = json.loads(written.evidence.read_bytes())
    told["public_key"] = "A" * 43 + "="
    written.evidence.write_text(json.dumps(told))
    assert not prove(written.evidence).good


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", b"{}", b"[1]", b'{"signed": "x", "signature": 1}'])
def test_what_is_no_letter_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(NoLetter):
        prove(path)
    with pytest.raises(NoLetter):
        prove(tmp_path / "none.json")


def test_the_command_proves_without_a_profile(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--verify", str(written.letter)], print, lambda _made: b"") == 0
    told = capsys.readouterr().out
    assert "good: signature of key " in told
    assert "Jumlah orang" in told
    written.files[0].write_bytes(b"other")
    assert main(["--verify", str(written.letter)], print, lambda _made: b"") == 1
    assert "changed: Rekap-PPKS_Kaltim_2026-11.xlsx" in capsys.readouterr().out


def test_csv_and_pdf_go_along_too(book: Fieldbook, tmp_path: Path) -> None:
    for ending, count in (("csv", 4), ("pdf", 1)):
        folder = tmp_path / ending
        folder.mkdir()
        done = book.cover_letters.write(asked(reports=("recap",), ending=ending), folder, draw, draw_letter)
        assert len(done.files) == count
        assert prove(done.letter).good


def test_names_need_a_purpose_and_a_letter_needs_something(book: Fieldbook, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="purpose"):
        book.cover_letters.write(asked(reports=("register",)), tmp_path, draw, draw_letter)
    with pytest.raises(ValueError, match="nothing"):
        book.cover_letters.write(asked(reports=()), tmp_path, draw, draw_letter)


def test_what_people_typed_is_no_markup(book: Fieldbook) -> None:
    letter = book.cover_letters._letter(asked(), (), book._clock())
    assert "&lt;Kemensos&gt;" in body(letter)
