"""Reports as files: Excel with real numbers, CSV by tags, names, writing in one piece, the log of lists of names."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fieldapp.casework.period import Period, preset
from fieldapp.casework.table import Column, Mark, Table, Word
from fieldapp.errors import BadBoundaries, Cancelled, FileInUse, StoreError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.report_command import main
from fieldapp.fieldbook.reporting import Made, Order
from fieldapp.reports.csv_file import to_csv
from fieldapp.reports.excel import to_excel
from fieldapp.reports.stamp import Stamp, file_name, fresh, period_words
from tests.reports.conftest import NOW
from tests.reports.filings import LAST
from tests.ui.desk.laptop import PASSPHRASE

MONTH = preset("month", LAST)
STAMP = Stamp(NOW, 3, "Rina", "KT-A07", "0.1.0", MONTH)


def made(book: Fieldbook, report: str, **more: object) -> Made:
    return book.reports.make(Order(report, MONTH, **more), "id")  # type: ignore[arg-type]


def test_excel_holds_numbers_dates_and_identity_numbers_as_text(book: Fieldbook) -> None:
    report = made(book, "register")
    (content,) = book.reports.contents(report, "xlsx").values()
    workbook = load_workbook(io.BytesIO(content))
    assert workbook.sheetnames == ["Daftar orang", "Metadata"]
    sheet = workbook["Daftar orang"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:4] == ["Nama", "NIK", "Jenis kelamin", "Tanggal lahir"]
    rows = list(sheet.iter_rows(min_row=5, max_row=4 + len(report.tables[0].rows)))
    niks = [row[1] for row in rows if row[1].value]
    assert niks
    assert all(cell.data_type == "s" and cell.number_format == "@" and len(cell.value) == 16 for cell in niks)
    assert any(isinstance(row[3].value, datetime) and row[3].number_format == "dd/mm/yyyy" for row in rows)
    assert all(isinstance(row[4].value, int | None) for row in rows)
    assert sheet.freeze_panes == "A5" or sheet.freeze_panes.endswith("5")
    assert sheet.column_dimensions["A"].width >= 9
    assert sheet.print_title_rows == "$4:$4"


def test_excel_says_what_it_is(book: Fieldbook) -> None:
    (content,) = book.reports.contents(made(book, "recap", region="64.72", sex="P"), "xlsx").values()
    workbook = load_workbook(io.BytesIO(content))
    facts = {row[0].value: row[1].value for row in workbook["Metadata"].iter_rows()}
    assert facts["Periode"] == "November 2026"
    assert facts["Saringan"] == "Kota Samarinda, perempuan"
    assert facts["Dibuat oleh"] == "Rina Wulandari"
    assert facts["Data per"] == "26/11/2026 10.42 WITA"
    assert facts["Versi Jangkau"]
    assert int(facts["Isian belum terkirim"]) == sum(book.count_by_state().values())
    assert facts["Hari pertama"] == datetime(2026, 11, 1)
    sheet = workbook.worksheets[0]
    assert sheet["A3"].value.startswith("Data per 26/11/2026 10.42 WITA, ")
    counts = [cell.value for cell in sheet["C"][4:30]]
    assert sum(isinstance(count, int) for count in counts) > 15
    assert not any(isinstance(count, str) and count.isdigit() for count in counts)


def test_no_text_becomes_a_formula() -> None:
    table = Table("t", Word("Total"), "u", (Column("Name", "#x", "text"),), (("=1+1",), ("+62",)))
    workbook = load_workbook(io.BytesIO(to_excel((table,), STAMP, "id")))
    assert [workbook.worksheets[0].cell(row, 1).data_type for row in (5, 6)] == ["s", "s"]
    lines = to_csv(table, "id").decode("utf-8-sig").splitlines()
    assert lines[2:] == ["'=1+1", "'+62"]


def test_csv_has_one_head_one_row_of_tags_and_iso_dates(book: Fieldbook) -> None:
    report = made(book, "recap")
    files = book.reports.contents(report, "csv")
    assert "Rekap-PPKS_Kaltim_2026-11_trend.csv" in files
    for content, table in zip(files.values(), report.tables, strict=True):
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert all(tag.startswith("#") for tag in rows[1])
        assert len(rows) == 2 + len(table.rows)
        assert len(set(map(len, rows))) == 1
    months = list(csv.reader(io.StringIO(files["Rekap-PPKS_Kaltim_2026-11_trend.csv"].decode("utf-8-sig"))))
    assert months[-1][0] == "2026-11-01"
    assert months[0][0] == "Bulan"


def test_hidden_numbers_stay_hidden_in_every_file(book: Fieldbook) -> None:
    report = made(book, "recap", published=True)
    marks = [cell for table in report.tables for row in table.rows for cell in row if isinstance(cell, Mark)]
    assert Mark.FEW in marks
    numbers = {cell for table in report.tables for row in table.rows for cell in row if isinstance(cell, int)}
    assert not numbers & {1, 2, 3, 4}
    text = b"".join(book.reports.contents(report, "csv").values()).decode()
    assert "<5" in text
    assert ",3," not in text


def test_a_list_of_names_is_not_published(book: Fieldbook) -> None:
    with pytest.raises(ValueError, match="never published"):
        made(book, "register", published=True)


def test_lists_of_names_are_written_with_a_purpose_and_logged(book: Fieldbook, tmp_path: Path) -> None:
    report = made(book, "register")
    with pytest.raises(ValueError, match="purpose"):
        book.reports.write(report, tmp_path / "a.xlsx", b"x", "  ")
    assert not (tmp_path / "a.xlsx").exists()
    book.reports.write(report, tmp_path / "a.xlsx", b"x", "rapat kasus")
    book.reports.printed(report, "arsip")
    first, second = book.reports.log()
    assert (first.purpose, first.format, first.people) == ("rapat kasus", "xlsx", len(report.tables[0].rows))
    assert (second.format, second.at) == ("print", NOW)
    names = {str(row[0]) for row in report.tables[0].rows}
    assert not any(name in str(entry) for entry in book.reports.log() for name in names)


def test_other_reports_are_not_logged(book: Fieldbook, tmp_path: Path) -> None:
    book.reports.write(made(book, "spm"), tmp_path / "a.csv", b"x")
    assert book.reports.log() == ()


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(book: Fieldbook, tmp_path: Path, lock: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(FileInUse, match="is open in another program"):
        book.reports.write(made(book, "spm"), tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"


def test_a_folder_that_is_gone_is_said(book: Fieldbook, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        book.reports.write(made(book, "spm"), tmp_path / "gone" / "a.xlsx", b"new")


def test_counting_stops_when_asked(book: Fieldbook) -> None:
    with pytest.raises(Cancelled):
        book.reports.make(Order("recap", MONTH), "id", lambda: True)


@pytest.mark.parametrize(
    ("period", "code", "words"),
    [
        (MONTH, "2026-11", "November 2026"),
        (preset("quarter", LAST), "2026-T4", "Triwulan IV 2026"),
        (preset("year", LAST), "2026", "2026"),
        (Period(date(2026, 11, 3), date(2026, 11, 9)), "2026-11-03_2026-11-09", "03/11/2026 – 09/11/2026"),
    ],
)
def test_periods_have_names(period: Period, code: str, words: str) -> None:
    assert period.code() == code
    assert period_words(period, "id") == words


def test_files_are_named_by_report_place_and_period() -> None:
    assert file_name("Rekap-PPKS", STAMP, "xlsx") == "Rekap-PPKS_Kaltim_2026-11.xlsx"


def test_the_stamp_says_how_fresh_it_is() -> None:
    assert fresh(STAMP, "id") == "Data per 26/11/2026 10.42 WITA, 3 isian belum terkirim dari laptop ini"
    assert fresh(STAMP, "en") == "Data as of 26/11/2026 10:42 WITA, 3 records not yet sent from this laptop"


def test_boundaries_come_from_the_profile(book: Fieldbook) -> None:
    assert book.reports.boundaries() is None
    lists = book.folder / "lists"
    lists.mkdir()
    (lists / "boundaries.geojson").write_text("{")
    with pytest.raises(BadBoundaries, match="not GeoJSON"):
        book.reports.boundaries()


@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf"])
def test_the_command_writes_a_report(
    book: Fieldbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    folder = book.folder
    book.lock()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    out, said = tmp_path / f"hasil.{ending}", []
    words = ["spm", "--from", "2026-01-01", "--to", "2026-12-31", "--out", str(out), "--profile", str(folder)]
    assert main(words, said.append, lambda report: b"%PDF " + report.report.key.encode()) == 0
    assert said == [str(out)]
    start = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "pdf": b"%PDF spm"}[ending]
    assert out.read_bytes().startswith(start)


def test_the_command_asks_for_the_purpose_of_names(tmp_path: Path) -> None:
    from fieldapp.errors import FieldappError

    with pytest.raises(FieldappError, match="--purpose"):
        main(["register", "--from", "2026-01-01", "--to", "2026-12-31"], print, lambda _made: b"")
