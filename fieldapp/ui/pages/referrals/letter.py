"""The referral letter and the handover record as PDF: letterhead, numbers, the least about the person, room to sign.

    letter(facts, codes, paper="A4") → bytes         record(facts, codes, paper="F4") → bytes

They are papers of the office and always Indonesian, whatever language the screens have (domain report 5.3). What stands
about the person is the packet (R-27); file name and title carry the record's number, never a name (R-25). The QR code
says ``JANGKAU <record number> <referral> <fingerprint>`` so that the receiver can cite exactly this submission.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from fieldapp.casework.packet import Packet
from fieldapp.casework.services import Service
from fieldapp.domain.formats import show_date
from fieldapp.domain.typed import MONTHS
from fieldapp.ui.pages.referrals.paper import Paper

LETTERHEAD = ("PEMERINTAH PROVINSI KALIMANTAN TIMUR", "DINAS SOSIAL")
PLACE = "Samarinda"
BLANK = "........................................"
SEX = {"L": "Laki-laki", "P": "Perempuan"}
URGENCY = {"merah": "MERAH, segera", "kuning": "KUNING, dalam 3 hari", "hijau": "HIJAU, dalam 14 hari"}
TABLE = '<table cellspacing="0" cellpadding="1" style="margin-top: 6px">'
BESIDE = '<table width="100%" cellspacing="0" style="margin-top: 10px">'  # two columns
FINGERPRINT = 12  # hex digits of the submission's SHA-256


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """``record`` and ``sha256`` are those of the submission that made the referral; ``region`` is a place's name."""

    packet: Packet
    service: Service | None
    service_name: str
    record: str
    referral_id: str
    sha256: str
    day: date
    sent_to: str = ""
    letter_no: str = ""
    place: str = PLACE
    region: str = ""
    head: Sequence[str] = LETTERHEAD
    copies: Sequence[str] = field(default=("Arsip",))

    @property
    def reference(self) -> str:
        """What the QR code says; no personal data."""
        return f"JANGKAU {self.record} {self.referral_id} {self.sha256[:FINGERPRINT]}"

    @property
    def file_name(self) -> str:
        """Without a name in it."""
        return f"{self.record}.pdf"


Codes = Mapping[str, Mapping[str, str]]  # categories, needs, risks → code → Indonesian word


def letter(facts: LetterFacts, codes: Codes, paper: str = "A4") -> bytes:
    """Surat rujukan. ``paper``: A4 or F4."""
    to = facts.sent_to or _receiver(facts)
    place = facts.service.place if facts.service else ""
    body = f"""
    {_head(facts)}
    <table width="100%" cellspacing="0"><tr>
      <td width="62%"><table cellspacing="0">
        {_row("Nomor", facts.letter_no or BLANK)}
        {_row("Sifat", "Rahasia")}
        {_row("Lampiran", "-")}
        {_row("Perihal", "Rujukan layanan sosial")}
      </table></td>
      <td align="right">{escape(facts.place)}, {day_in_words(facts.day)}</td>
    </tr></table>
    <p>Yth. {escape(to)}<br>di {escape(place or "tempat")}</p>
    <p>Dengan hormat,</p>
    <p>Bersama ini kami rujuk klien berikut untuk memperoleh layanan <b>{escape(facts.service_name)}</b>.</p>
    {TABLE}{_person(facts, codes)}</table>
    <p><b>Masalah dan tujuan rujukan</b><br>{_lines(facts.packet.reason or "-")}</p>
    <p>Jawaban diterima, ditolak, atau daftar tunggu kami harapkan dengan menyebut nomor pada kode di bawah surat ini.
    Data ini hanya untuk pelayanan yang diminta dan dilindungi UU Nomor 27 Tahun 2022.</p>
    {_signer("Yang merujuk")}
    <p class="small">Tembusan:<br>{"<br>".join(f"{n}. {escape(copy)}" for n, copy in enumerate(facts.copies, 1))}</p>
    """
    return Paper(f"Surat rujukan {facts.record}", paper).pdf(body, facts.reference, facts.record)


def record(facts: LetterFacts, codes: Codes, paper: str = "A4") -> bytes:
    """Berita Acara Serah Terima: who hands over whom to whom, with two witnesses."""
    body = f"""
    {_head(facts)}
    <h2 align="center">BERITA ACARA SERAH TERIMA KLIEN</h2>
    <p align="center">Nomor: {escape(facts.letter_no or BLANK)}</p>
    <p>Pada hari ini, {day_in_words(facts.day)}, di {escape(facts.place)}, kami yang bertanda tangan di bawah ini:</p>
    {TABLE}{_party("PIHAK PERTAMA", facts.head[-1].title())}{_party("PIHAK KEDUA", facts.service_name)}</table>
    <p>PIHAK PERTAMA menyerahkan dan PIHAK KEDUA menerima klien berikut beserta berkasnya untuk memperoleh layanan
    <b>{escape(facts.service_name)}</b>.</p>
    {TABLE}{_person(facts, codes)}</table>
    <p>Barang titipan: {BLANK}{BLANK}</p>
    <p>Berita acara ini dibuat dalam rangkap dua untuk dipergunakan sebagaimana mestinya.</p>
    {BESIDE}<tr><td width="50%">{_signature("PIHAK KEDUA")}</td><td>{_signature("PIHAK PERTAMA")}</td></tr>
    <tr><td>{_witness("Saksi 1")}</td><td>{_witness("Saksi 2")}</td></tr></table>
    """
    return Paper(f"Berita acara serah terima {facts.record}", paper).pdf(body, facts.reference, facts.record)


def day_in_words(day: date) -> str:
    """``26 November 2026``."""
    return f"{day.day} {MONTHS['id'][day.month - 1]} {day.year}"


def _head(facts: LetterFacts) -> str:
    first, *others = facts.head
    lines = "<br>".join(f"<b style='font-size:15pt'>{escape(line)}</b>" for line in others[:1])
    lines += "".join(f"<br><span class='small'>{escape(line)}</span>" for line in others[1:])
    return f"<p align='center'><span style='font-size:12pt'>{escape(first)}</span><br>{lines}</p><hr>"


def _receiver(facts: LetterFacts) -> str:
    service = facts.service
    if service is None:
        return f"Pimpinan {facts.service_name}"
    return f"Kepala {service.label}" if service.receiver == "panti" else service.owner


def _person(facts: LetterFacts, codes: Codes) -> str:
    told = facts.packet
    rows = [
        ("Nama", f"{told.name} (inisial)" if told.initials else told.name),
        ("Jenis kelamin", SEX.get(told.sex, "-")),
        ("Umur", _age(told)),
        ("NIK", told.nik or ("-" if not told.initials else "")),
        ("Wilayah", facts.region),
        ("Kategori PPKS", _words(codes, "categories", told.categories)),
        ("Urgensi", URGENCY.get(told.urgency, "-")),
        ("Risiko mendesak", _words(codes, "risks", told.risks)),
        ("Kebutuhan", _words(codes, "needs", told.needs)),
    ]
    return "".join(_row(name, value) for name, value in rows if value)


def _age(told: Packet) -> str:
    if told.age is None:
        return "-"
    born = f" (lahir {show_date(told.birth_date)})" if told.birth_date else ""
    return f"{'±' if told.estimated else ''}{told.age} tahun{born}"


def _words(codes: Codes, which: str, found: Sequence[str]) -> str:
    return ", ".join(codes.get(which, {}).get(code, code) for code in found)


def _row(name: str, value: str) -> str:
    return f"<tr><td class='name'>{escape(name)}</td><td>:&nbsp;</td><td>{escape(value)}</td></tr>"


def _party(name: str, office: str) -> str:
    return "".join((_row(name, BLANK), _row("Jabatan", BLANK), _row("Instansi", office)))


def _signer(title: str) -> str:
    return f"{BESIDE}<tr><td width='52%'></td><td>{_signature(title)}</td></tr></table>"


def _witness(title: str) -> str:
    return f"<br>{title},<br><br><br>( {'.' * 34} )"


def _signature(title: str) -> str:
    return (
        f"<p>{title},<br>Jabatan: {'.' * 26}<br><br><br><br><b>( {'.' * 34} )</b><br>"
        f"Pangkat/Gol.: {'.' * 22}<br>NIP: {'.' * 30}</p>"
    )


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
