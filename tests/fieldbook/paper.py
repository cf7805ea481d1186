"""A pile of paper as an office types it into Excel: rapid assessments, some rows spoiled in every way that is known."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from fieldapp import config
from fieldapp.domain.batch import Mapped
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.batch_questions import suggested
from fieldapp.xlsform.ready import ready_form

FORM = "outreach_rapid"
HEADS = ["No", "Tanggal", "Kabupaten", "Kecamatan", "Nama", "NIK", "No KK", "JK", "Tgl lahir", "No HP", "Kategori PPKS"]
HEADS += ["Kegiatan saat ditemukan", "Catatan"]
FIXED = {  # what the paper never says, or always the same
    "source": "Lainnya",
    "place": "home",
    "interpreter": "Tidak",
    "capacity": "adult",
    "consent": "Disetujui",
    "consent_how": "verbal",
    "share_with": "none",
    "consent_photo": "Tidak",
    "adminduk_status": "not_needed",
    "with_whom": "Lainnya",
    "sleep_place": "Lainnya",
    "fixed_home": "Tidak",
    "family_contact": "Tidak",
    **{f"wg_{one}": "1" for one in ("see", "hear", "walk", "cog", "self", "comm")},
    "ppks_main": "07",
    "actions": "none",
    "disposition": "Masuk TPS/rumah singgah",
}
FIRST = ("Andi", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gusti", "Hasan", "Indah", "Joko", "Kartini", "Maria")
LAST = ("Rekaan", "Contoh", "Umpama", "Misal", "Karangan", "Buatan", "Latihan", "Percobaan", "Khayalan")
Row = dict[str, Any]
SPOILED: dict[str, Callable[[Row], None]] = {  # code of the reason → what is done to a good row
    "digits_lost": lambda row: row.update({"NIK": int(row["NIK"][:15] + "0")}),
    "digits_gone": lambda row: row.update({"NIK": int(row["NIK"][:14])}),
    "number_exponent": lambda row: row.update({"NIK": "6,47E+15"}),
    "nik_length": lambda row: row.update({"NIK": row["NIK"][:15]}),
    "nik_month": lambda row: row.update({"NIK": row["NIK"][:8] + "13" + row["NIK"][10:]}),
    "kk_bad": lambda row: row.update({"No KK": "64720501"}),
    "date_none": lambda row: row.update({"Tgl lahir": "31/02/1990"}),
    "date_bad": lambda row: row.update({"Tgl lahir": "kira-kira lebaran"}),
    "choice_unknown": lambda row: row.update({"Kecamatan": "Atlantis"}),
    "cell_error": lambda row: row.update({"Kegiatan saat ditemukan": "#N/A"}),
    "formula_blank": lambda row: row.update({"Nama": '=A2&" "&B2'}),
    "required": lambda row: row.update({"Nama": None}),
    "constraint": lambda row: row.update({"No HP": "12345"}),
    "not_asked": lambda row: row.update({"Kabupaten": None, "Kecamatan": "Samarinda Ulu"}),
}


@dataclass
class Pile:
    """``rows`` under ``HEADS``; ``spoiled``: row of the sheet → code of the reason that stands against it."""

    rows: list[Row] = field(default_factory=list)
    spoiled: dict[int, str] = field(default_factory=dict)

    def saved(self, path: Path) -> Path:
        """As an .xlsx with a title above the heads and days in three shapes."""
        book = Workbook()
        book.active.append(["Rekap asesmen kertas, Dinas Sosial"])
        book.active.append([])
        book.active.append(HEADS)
        for row in self.rows:
            book.active.append([row[head] for head in HEADS])
        book.save(path)
        return path


def rapid() -> PublishedForm:
    """The shipped form, as it is kept compiled."""
    made = ready_form(config.resources() / "forms" / f"{FORM}.xlsx")
    assert made is not None
    return PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, made.files)


def good(number: int) -> Row:
    """The same row for the same number; nobody in it is alike anybody else."""
    chance = random.Random(number)
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(14_000))
    woman = chance.random() < 0.5
    day = born.day + (40 if woman else 0)
    region = f"6472{1 + number % 90:02}"
    shapes: list[Any] = [datetime(born.year, born.month, born.day), (born - date(1899, 12, 30)).days]
    shapes += [f"{born:%d/%m/%Y}", f"{born:%Y-%m-%d}", f"{born:%d-%m-%y}"]
    return {
        "No": number,
        "Tanggal": datetime(2026, 11, 2 + number % 20),
        "Kabupaten": "Samarinda",
        "Kecamatan": "Kec. Samarinda Ulu",
        "Nama": f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {_letters(number)}",
        "NIK": f"{region}{day:02}{born:%m%y}{9001 + number % 900}",
        "No KK": f"{region}0101209{number % 10}{1000 + number % 9000}"[:16],
        "JK": "Perempuan" if woman else "L",
        "Tgl lahir": shapes[number % len(shapes)],
        "No HP": 81234567000 + number,
        "Kategori PPKS": "PMKS-07",
        "Kegiatan saat ditemukan": "Ditemui di rumah",
        "Catatan": "Dicatat di kertas.",
    }


def _letters(number: int) -> str:
    chance = random.Random(f"name {number}")
    return "".join(chance.choice("bcdfghjklmnprstwz") + chance.choice("aeiou") for _ in range(4)).capitalize()


def pile(count: int, share: float = 0.0) -> Pile:
    """So many rows, that share of them spoiled, every way in turn."""
    made = Pile()
    wrong = set(random.Random(7).sample(range(count), round(count * share)))
    ways = list(SPOILED.items())
    for number in range(count):
        row = good(number)
        if number in wrong:
            code, spoil = ways[len(made.spoiled) % len(ways)]
            spoil(row)
            made.spoiled[4 + number] = code
        made.rows.append(row)
    return made


def mapped(book: Fieldbook) -> Mapped:
    """What is suggested for these heads, and the fixed values."""
    guess = suggested(HEADS, book.batches.targets(FORM))
    return Mapped(guess.columns, tuple(FIXED.items()))
