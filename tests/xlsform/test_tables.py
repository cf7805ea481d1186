"""Tables as offices keep them: encodings, marks, formulas, merged cells, days of two eras; hostile ones are refused."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from fieldapp.domain.table import DATE, NUMBER, TEXT, TRUTH, Cell, column_letter
from fieldapp.errors import BadTable
from fieldapp.xlsform.tables import read_table

HEADS = ["NIK", "Nama", "Tgl lahir"]


def saved(path: Path, rows: list[list[object]], merge: str = "", *, mac: bool = False) -> Path:
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    book.save(path)
    return path


def texts(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read_table(path).rows]


def why(path: Path) -> str:
    with pytest.raises(BadTable) as caught:
        read_table(path)
    return str(caught.value.facts["why"])


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_read_whatever_program_wrote_it(encoding: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    lines = [HEADS, ["'6472050101909001", "André – Siti", "1/2/1990"], [], ["", "Budi", ""]]
    path.write_bytes("\r\n".join(mark.join(line) for line in lines).encode(encoding))
    assert texts(path) == [HEADS, ["6472050101909001", "André – Siti", "1/2/1990"], ["", "Budi", ""]]


def test_a_text_cell_with_a_line_break_and_marks_inside_stays_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text('sep=;\r\nNama;Alamat\r\nBudi;"Jl. Awang; RT 2\nSamarinda"\r\n="0812";x\r\n')
    table = read_table(path)
    assert [row.cells[1].text for row in table.rows] == ["Alamat", "Jl. Awang; RT 2\nSamarinda", "x"]
    assert table.rows[2].cells[0].text == "0812"


def test_cells_say_what_they_were(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEADS,
        [6472050101909000, "Budi", datetime(1990, 1, 2)],
        [6.4720501e15, "=1+1", date(1990, 2, 1)],
        ["6472050101909001", True, 32905],
        [36.5, " Ani  ", None],
    ]
    table = read_table(saved(tmp_path / "data.xlsx", rows))
    cells = [row.cells for row in table.rows[1:]]
    assert cells[0] == (Cell("6472050101909000", NUMBER), Cell("Budi", TEXT), Cell("1990-01-02", DATE))
    assert cells[1][0] == Cell("6472050100000000", NUMBER)
    assert cells[1][1].computed
    assert cells[1][1].text == ""  # nobody calculated it
    assert cells[2] == (Cell("6472050101909001", TEXT), Cell("TRUE", TRUTH), Cell("32905", NUMBER))
    assert cells[3] == (Cell("36.5", NUMBER), Cell("Ani", TEXT))
    assert (table.sheet, table.since_1904) == ("Sheet", False)


def test_days_since_1904_are_told_and_dates_of_such_files_are_right(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "mac.xlsx", [HEADS, ["1", "Budi", date(1990, 1, 2)]], mac=True))
    assert table.since_1904
    assert table.rows[1].cells[2].text == "1990-01-02"


def test_merged_cells_count_in_every_row_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Kecamatan", "Nama"], ["Loa Janan", "Budi"], [None, "Siti"], [], [None, "Ani"]]
    table = read_table(saved(tmp_path / "data.xlsx", rows, "A2:A5"))
    assert [(row.number, row.cells[0].text) for row in table.rows[1:]] == [
        (2, "Loa Janan"),
        (3, "Loa Janan"),
        (5, "Loa Janan"),
    ]


def test_the_first_sheet_with_rows_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Petunjuk"])
    for name in ("Data", "Lama"):
        sheet = book.create_sheet(name)
        sheet.append(["Nama"])
        sheet.append([name])
    book.save(tmp_path / "data.xlsx")
    assert read_table(tmp_path / "data.xlsx").sheet == "Data"
    assert read_table(tmp_path / "data.xlsx", "Lama").rows[1].cells[0].text == "Lama"
    assert read_table(tmp_path / "data.xlsx").sheets == ("Sheet", "Data", "Lama")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("data.docx", b"PK", "other_kind"),
        ("data.xlsx", b"", "damaged"),
        ("data.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("data.xls", bytes.fromhex("d0cf11e0") + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("data.csv", b"a;b\n" + b"x;y\n" * 50_100, "too_many_rows"),
        ("data.csv", b";".join(b"x" for _ in range(300)), "too_many_columns"),
    ],
)
def test_what_is_no_table_is_named(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert why(path) == expected


def test_a_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * (40 * 2**20))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(content.getvalue())
    assert why(path) == "bomb"


def test_columns_are_named_as_in_the_spreadsheet() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
