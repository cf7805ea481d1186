"""The PDF as its readers get it: real text, title, page sizes, repeated heads, page numbers, the stamp everywhere."""

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from fieldapp.casework.period import preset
from fieldapp.casework.reports import REPORTS
from fieldapp.casework.table import Cell, Column, Table, Word
from fieldapp.errors import Cancelled
from fieldapp.fieldbook.reporting import Made, Order
from fieldapp.reports.stamp import Stamp
from fieldapp.ui import theme
from fieldapp.ui.pages.reports.paper import Paper
from fieldapp.ui.pages.reports.sheet import MARGIN, MM, Text

MONTH = preset("month", date(2026, 11, 26))
STAMP = Stamp(datetime(2026, 11, 26, 2, 42, tzinfo=UTC), 3, "Rina", "KT-A07", "0.1.0", MONTH)
LETTER_POINTS = 10


def table(rows: int, columns: int = 3, name: str = "Baris nomor") -> Table:
    heads = (Column(Word("Name"), "#x", "text"), *(Column(f"Kolom {at}", "#y") for at in range(1, columns)))
    cells: tuple[tuple[Cell, ...], ...] = tuple((f"{name} {row}", *range(1, columns)) for row in range(rows))
    return Table("t", Word("PPKS recapitulation"), Word("people"), heads, cells, (Word("Topic"),))


def made(*tables: Table) -> Made:
    return Made(REPORTS["recap"], Order("recap", MONTH), tables, STAMP, "id")


def opened(paper: Paper, tmp_path: Path) -> QPdfDocument:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(paper.pdf())
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    return document


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def test_the_pdf_holds_text_and_a_title(tmp_path: Path) -> None:
    document = opened(Paper(made(table(5))), tmp_path)
    text = document.getAllText(0).text()
    for words in ("PEMERINTAH PROVINSI KALIMANTAN TIMUR", "DINAS SOSIAL", "Rekapitulasi PPKS", "Baris nomor 4"):
        assert words in text
    assert "November 2026, Kalimantan Timur" in text
    assert "Data per 26/11/2026 10.42 WITA, 3 isian belum terkirim dari laptop ini" in text
    assert "Halaman 1 dari 1" in text
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "Rekapitulasi PPKS"


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("F4", (609, 935))])
def test_papers_have_their_size(tmp_path: Path, size: str, points: tuple[int, int]) -> None:
    page = opened(Paper(made(table(5)), size), tmp_path).pagePointSize(0)
    assert (round(page.width()), round(page.height())) == pytest.approx(points, abs=1)


def test_heads_are_repeated_and_no_row_is_lost(tmp_path: Path) -> None:
    paper = Paper(made(table(150)))
    document = opened(paper, tmp_path)
    assert document.pageCount() == paper.count > 2
    texts = [document.getAllText(page).text() for page in range(document.pageCount())]
    for number, text in enumerate(texts, start=1):
        assert "Kolom 2" in text
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Data per 26/11/2026" in text
    words = " ".join(texts).replace("\r", "").split()
    found = [int(after) for before, after in pairwise(words) if before == "nomor"]
    assert found == list(range(150))


def test_a_wide_table_lies_on_its_side(tmp_path: Path) -> None:
    paper = Paper(made(table(3), table(3, 14, "Kabupaten"), table(3)))
    sizes = [paper.size(page) for page in range(paper.count)]
    assert [width > height for width, height in sizes] == [False, True, False]
    pages = opened(paper, tmp_path)
    assert pages.pagePointSize(1).width() > pages.pagePointSize(1).height()


def test_nothing_is_smaller_than_ten_points_or_outside_the_margins() -> None:
    paper = Paper(made(table(60, 9), table(40, 14, "Nama yang sangat panjang sekali untuk satu baris")))
    for items, (width, height) in zip(paper.sheet.pages, paper.sheet.sizes, strict=True):
        for item in items:
            assert item.x >= MARGIN - 1
            assert item.x + item.width <= width - MARGIN + 1
            assert item.y <= height - MARGIN
            assert not isinstance(item, Text) or item.size >= LETTER_POINTS * 10


def test_a_word_that_is_too_wide_is_cut_not_lost(tmp_path: Path) -> None:
    paper = Paper(made(table(1, 3, "x" * 300)))
    lines = [item.text for item in paper.sheet.pages[0] if isinstance(item, Text)]
    assert "".join(lines).count("x") == 300
    assert lines.count("Kolom") == 2  # the words of numbers' heads stay whole


def test_nothing_to_count_is_said(tmp_path: Path) -> None:
    empty = Table("t", Word("PPKS recapitulation"), Word("people"), table(0).columns, ())
    assert "Tidak ada data pada periode ini." in opened(Paper(made(empty)), tmp_path).getAllText(0).text()


def test_pages_are_dark_letters_on_white(tmp_path: Path) -> None:
    image = opened(Paper(made(table(30))), tmp_path).render(0, QSize(595, 842))
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = [sheet.pixelColor(x, y).lightness() for x in range(0, 595, 3) for y in range(0, 842, 3)]
    assert sum(value > 250 for value in grey) > 0.7 * len(grey)
    assert min(grey) < 120


def test_drawing_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        Paper(made(table(5))).pdf(lambda: True)


def test_lengths_are_tenths_of_a_point() -> None:
    assert round(25.4 * MM) == 720
