"""What is said of a row, in words for people, Indonesian or English: what is wrong in which cell, and what helps."""

from collections.abc import Sequence
from typing import Final

from fieldapp.domain.batch import Reason
from fieldapp.domain.table import column_letter

ID: Final = {
    "number_exponent": 'Excel menulis {what} sebagai "{value}", angka aslinya hilang. Format kolom sebagai Teks, ketik '
    "ulang dari kertas.",
    "digits_lost": "{what} {value} disimpan Excel sebagai angka, sehingga digit akhirnya hilang. Format kolom sebagai "
    "Teks, ketik ulang dari kertas.",
    "digits_gone": "{what} hanya {count} angka dan disimpan sebagai angka: ada yang hilang, mungkin nol di depan. "
    "Format kolom sebagai Teks, ketik ulang dari kertas.",
    "nik_digits": "NIK {value} berisi huruf atau tanda. NIK harus 16 angka.",
    "nik_length": "NIK harus 16 angka. Sekarang {count}.",
    "nik_region": "NIK {value} diawali 0. Periksa dengan kartunya.",
    "nik_day": "NIK {value}: tanggal lahir di dalamnya tidak ada. Periksa dengan kartunya.",
    "nik_month": "NIK {value}: bulan lahir di dalamnya tidak ada. Periksa dengan kartunya.",
    "nik_date": "NIK {value}: tanggal lahir di dalamnya tidak ada. Periksa dengan kartunya.",
    "nik_serial": "NIK {value} diakhiri 0000. Mungkin digitnya hilang di Excel; periksa dengan kartunya.",
    "kk_bad": "Nomor KK harus 16 angka. Sekarang {count}.",
    "zero_put_back": "Nol di depan nomor hilang; dibaca {value}.",
    "date_serial": "Tanggal {value} adalah hitungan hari Excel; dibaca {day}.",
    "date_none": "Tanggal {value} tidak ada. Periksa hari dan bulannya.",
    "date_bad": "{value} bukan tanggal. Tulis seperti 24/11/2026.",
    "short_year": "Tahun {value} ditulis dua angka; dibaca {day}.",
    "no_time": "{value} tanpa jam.",
    "time_bad": "{value} bukan jam. Tulis seperti 10.42.",
    "whole_bad": "{value} bukan bilangan bulat.",
    "number_bad": "{value} bukan angka.",
    "choice_unknown": '"{value}" bukan pilihan pertanyaan ini.',
    "choice_near": '"{value}" bukan pilihan pertanyaan ini. Mungkin maksudnya "{near}".',
    "formula_blank": "Sel ini rumus tanpa hasil. Buka berkas di Excel, simpan, lalu pilih lagi.",
    "cell_error": "Sel ini berisi kesalahan Excel ({value}).",
    "required": "{question} wajib diisi.",
    "constraint": "{question} tidak sesuai aturan. {message}",
    "format": "{question} tidak dapat dibaca.",
    "choice": "{question}: pilihan ini tidak ditawarkan.",
    "too_many": "{question}: terlalu banyak.",
    "form": "Formulir tidak menerima baris ini. {message}",
    "not_asked": "{question} tidak ditanyakan karena jawaban lain; isinya tidak ikut.",
    "unusual": "{message}",
    "row_before": "Baris ini sudah dimasukkan {day} dari berkas {name}.",
    "row_twice": "Baris ini sama persis dengan baris {row}.",
    "nik_twice": "NIK ini juga ada di baris {row}.",
    "person_same_nik": "NIK ini sudah terdaftar atas nama {name}.",
    "person_alike": "Mungkin orang yang sama dengan {name}.",
    "unchecked": "Belum diperiksa.",
}
EN: Final = {
    "number_exponent": 'Excel wrote the {what} as "{value}"; its digits are lost. Format the column as Text and type '
    "it again from the paper.",
    "digits_lost": "Excel stored the {what} {value} as a number and lost its last digits. Format the column as Text "
    "and type it again from the paper.",
    "digits_gone": "The {what} has {count} digits and was stored as a number: some are gone, perhaps a zero in front. "
    "Format the column as Text and type it again from the paper.",
    "nik_digits": "NIK {value} holds letters or signs. A NIK has 16 digits.",
    "nik_length": "NIK must have 16 digits. Now {count}.",
    "nik_region": "NIK {value} begins with 0. Compare it with the card.",
    "nik_day": "NIK {value}: the birth day in it does not exist. Compare it with the card.",
    "nik_month": "NIK {value}: the birth month in it does not exist. Compare it with the card.",
    "nik_date": "NIK {value}: the birth date in it does not exist. Compare it with the card.",
    "nik_serial": "NIK {value} ends with 0000. Excel may have lost its digits; compare it with the card.",
    "kk_bad": "The KK number must have 16 digits. Now {count}.",
    "zero_put_back": "The zero in front of the number was gone; read as {value}.",
    "date_serial": "Date {value} is Excel's count of days; read as {day}.",
    "date_none": "{value} does not exist. Check day and month.",
    "date_bad": "{value} is not a date. Write it like 24/11/2026.",
    "short_year": "The year of {value} has two digits; read as {day}.",
    "no_time": "{value} without a time.",
    "time_bad": "{value} is not a time. Write it like 10:42.",
    "whole_bad": "{value} is not a whole number.",
    "number_bad": "{value} is not a number.",
    "choice_unknown": '"{value}" is not a choice of this question.',
    "choice_near": '"{value}" is not a choice of this question. Perhaps "{near}" is meant.',
    "formula_blank": "This cell is a formula without a result. Open the file in Excel, save it, then choose it again.",
    "cell_error": "This cell holds an error of Excel ({value}).",
    "required": "{question} must be answered.",
    "constraint": "{question} is against the rule. {message}",
    "format": "{question} cannot be read.",
    "choice": "{question}: this choice is not offered.",
    "too_many": "{question}: too many.",
    "form": "The form does not take this row. {message}",
    "not_asked": "{question} is not asked because of other answers; it will not be included.",
    "unusual": "{message}",
    "row_before": "This row was taken in on {day} from the file {name}.",
    "row_twice": "This row is exactly the same as row {row}.",
    "nik_twice": "This NIK is in row {row} too.",
    "person_same_nik": "This NIK is registered for {name}.",
    "person_alike": "May be the same person as {name}.",
    "unchecked": "Not checked yet.",
}


def sentence(reason: Reason, language: str) -> str:
    """One reason in words."""
    words = ID if language == "id" else EN
    code = "choice_near" if reason.code == "choice_unknown" and reason.fact("near") else reason.code
    return words[code].format(**dict(reason.facts)).strip()


def placed(reason: Reason, heads: Sequence[str], language: str) -> str:
    """With the column it is about: ``C (Tgl lahir): …``."""
    said = sentence(reason, language)
    if not 0 <= reason.column < len(heads):
        return said
    head = heads[reason.column]
    letter = column_letter(reason.column)
    return f"{letter} ({head}): {said}" if head else f"{letter}: {said}"
