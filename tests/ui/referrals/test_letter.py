"""The letter and the handover record as they are printed: their words, what is left out, and the code at the foot."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from fieldapp.casework.packet import Packet
from fieldapp.casework.services import read_services
from fieldapp.config import resources
from fieldapp.ui.pages.referrals.letter import LetterFacts, letter, record
from fieldapp.ui.pages.referrals.paper import QUIET, SIZES, code_place, matrix

SERVICES = read_services((resources() / "services" / "services.csv").read_bytes())
PACKET = Packet(
    name="Siti <Aminah>",
    sex="P",
    birth_date=date(1950, 1, 2),
    age=76,
    estimated=False,
    nik="6472054201500001",
    region="64.72.05",
    categories=("08",),
    risks=("starving",),
    needs=("shelter", "medical"),
    reason="Hidup sendiri.\nPerlu layanan menetap.",
    urgency="kuning",
)
CODES = {
    "categories": {"08": "Lanjut usia telantar"},
    "needs": {"shelter": "Tempat tinggal sementara (TPS)", "medical": "Pengobatan"},
    "risks": {"starving": "Tidak makan lebih dari 24 jam dan lemah"},
}
FACTS = LetterFacts(
    packet=PACKET,
    service=SERVICES["PANTI-PSTW"],
    service_name=SERVICES["PANTI-PSTW"].label,
    record="JGK-7F3K-92QD",
    referral_id="0e3c7b1e-50a0-4d8e-9c7e-0d1d0f6f2a11",
    sha256="ab12" * 16,
    day=date(2026, 11, 26),
    letter_no="460/123/Dinsos/2026",
    region="Sungai Pinang, Kota Samarinda",
)
PIXELS = 8  # a millimetre


def read(pdf: bytes) -> QPdfDocument:
    document = QPdfDocument()
    source = QBuffer(document)
    source.setData(pdf)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    return document


def words(pdf: bytes) -> str:
    document = read(pdf)
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    return " ".join(" ".join(pages).split())


def test_the_letter_has_all_its_parts(qtbot: QtBot) -> None:
    said = words(letter(FACTS, CODES))
    for part in (
        "PEMERINTAH PROVINSI KALIMANTAN TIMUR DINAS SOSIAL",
        "Nomor : 460/123/Dinsos/2026",
        "Lampiran : -",
        "Perihal : Rujukan layanan sosial",
        "Samarinda, 26 November 2026",
        "Yth. Kepala Panti Sosial Tresna Werdha (PSTW) Nirwana Puri di Jl. Mayjen Sutoyo, Samarinda",
        "Nama : Siti <Aminah>",
        "Jenis kelamin : Perempuan",
        "Umur : 76 tahun (lahir 02/01/1950)",
        "NIK : 6472054201500001",
        "Wilayah : Sungai Pinang, Kota Samarinda",
        "Kategori PPKS : Lanjut usia telantar",
        "Urgensi : KUNING, dalam 3 hari",
        "Risiko mendesak : Tidak makan lebih dari 24 jam dan lemah",
        "Kebutuhan : Tempat tinggal sementara (TPS), Pengobatan",
        "Hidup sendiri. Perlu layanan menetap.",
        "Jabatan:",
        "Pangkat/Gol.:",
        "NIP:",
        "Tembusan: 1. Arsip",
        "Nomor rekaman JGK-7F3K-92QD",
    ):
        assert part in said, part


def test_what_is_withheld_stands_nowhere(qtbot: QtBot) -> None:
    hidden = replace(PACKET, name="S.A.", nik="", birth_date=None, age=11, categories=(), initials=True, withheld=True)
    facts = replace(FACTS, packet=hidden, service=SERVICES["NP-HEALTH"], service_name=SERVICES["NP-HEALTH"].label)
    said = words(letter(facts, CODES))
    assert "Nama : S.A. (inisial)" in said
    assert "Yth. Dinkes di Kabupaten/kota" in said
    for part in ("NIK", "lahir", "Kategori"):
        assert part not in said, part
    assert facts.file_name == "JGK-7F3K-92QD.pdf"
    assert "Siti" not in facts.reference + facts.file_name


def test_the_handover_record_names_both_parties_and_witnesses(qtbot: QtBot) -> None:
    said = words(record(FACTS, CODES))
    for part in (
        "BERITA ACARA SERAH TERIMA KLIEN",
        "Pada hari ini, 26 November 2026, di Samarinda",
        "PIHAK PERTAMA",
        "PIHAK KEDUA",
        "Instansi : Panti Sosial Tresna Werdha (PSTW) Nirwana Puri",
        "Nama : Siti <Aminah>",
        "Saksi 1",
        "Saksi 2",
    ):
        assert part in said, part
    assert read(record(FACTS, CODES)).pageCount() == 1


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_code_at_the_foot_is_the_code_of_the_reference(qtbot: QtBot, paper: str) -> None:
    document = read(letter(FACTS, CODES, paper))
    size = SIZES[paper]
    points = document.pagePointSize(0)
    assert abs(points.width() - size.width() / 25.4 * 72) < 1
    assert abs(points.height() - size.height() / 25.4 * 72) < 1
    page = painted(document, QSize(round(size.width() * PIXELS), round(size.height() * PIXELS)))
    assert FACTS.reference == f"JANGKAU JGK-7F3K-92QD {FACTS.referral_id} ab12ab12ab12"
    wanted = matrix(FACTS.reference)
    assert seen(page, paper, len(wanted)) == wanted
    assert seen(page, paper, len(wanted)) != matrix(FACTS.reference + "x")[: len(wanted)]


def painted(document: QPdfDocument, size: QSize) -> QImage:
    """The first page on white."""
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.drawImage(QPoint(0, 0), document.render(0, size))
    painter.end()
    return page


def seen(page: QImage, paper: str, modules: int) -> tuple[tuple[bool, ...], ...]:
    """Dark or light at the middle of each module."""
    place = code_place(paper)
    side = place.width() / (modules + 2 * QUIET)

    def dark(down: int, across: int) -> bool:
        left = (place.left() + (across + QUIET + 0.5) * side) * PIXELS
        top = (place.top() + (down + QUIET + 0.5) * side) * PIXELS
        return page.pixelColor(round(left), round(top)).lightness() < 128

    return tuple(tuple(dark(down, across) for across in range(modules)) for down in range(modules))


def test_a_long_reason_takes_a_second_page_and_loses_nothing(qtbot: QtBot) -> None:
    long = replace(FACTS, packet=replace(PACKET, reason="\n".join(f"Baris {number}." for number in range(30))))
    document = read(letter(long, CODES))
    assert document.pageCount() == 2
    assert all(f"Baris {number}." in words(letter(long, CODES)) for number in range(30))
