"""Cells as offices write them: days, numbers, choices, and the table that a working system of the office takes."""

from datetime import datetime
from pathlib import Path

import pytest

from fieldapp.casework.projection import WITA
from fieldapp.domain.batch import REFUSES
from fieldapp.domain.batch_questions import Target
from fieldapp.domain.table import DATE, NUMBER, TEXT, Cell
from fieldapp.fieldbook.batch_values import Reading, Times, choose, read_cell
from fieldapp.fieldbook.batches import Batches
from fieldapp.forms import Choice
from tests.fieldbook.paper import FORM
from tests.fieldbook.test_batches import desk as desk

TIMES = Times(datetime(2026, 11, 27, 9, 0, tzinfo=WITA))


def read(text: str, kind: str, was: str = TEXT, name: str = "x", times: Times = TIMES) -> tuple[str, list[str]]:
    target = Target(name, f"/data/{name}", kind, name, name)
    reading = read_cell(Cell(text, was), 0, target, times)
    return reading.text, [reason.code for reason in reading.reasons]


@pytest.mark.parametrize(
    ("text", "was", "day", "codes"),
    [
        ("1990-01-02", DATE, "1990-01-02", []),
        ("02/01/1990", TEXT, "1990-01-02", []),
        ("2-1-90", TEXT, "1990-01-02", ["short_year"]),
        ("1990-1-2", TEXT, "1990-01-02", []),
        ("2 Januari 1990", TEXT, "1990-01-02", []),
        ("32875", NUMBER, "1990-01-02", ["date_serial"]),
        ("32875", TEXT, "1990-01-02", ["date_serial"]),
        ("31/02/1990", TEXT, "", ["date_none"]),
        ("13/31/1990", TEXT, "", ["date_none"]),
        ("lebaran", TEXT, "", ["date_bad"]),
        ("1990", NUMBER, "", ["date_bad"]),
        ("", TEXT, "", []),
    ],
)
def test_days(text: str, was: str, day: str, codes: list[str]) -> None:
    assert read(text, "date", was, "birth_date") == (day, codes)


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    times = Times(TIMES.now, since_1904=True)
    assert read("31413", "date", NUMBER, times=times) == ("1990-01-02", ["date_serial"])


def test_two_digit_years_of_births_lie_in_the_past() -> None:
    assert read("2/1/30", "date", TEXT, "birth_date")[0] == "1930-01-02"
    assert read("2/1/30", "date", TEXT, "followup_due")[0] == "2030-01-02"


def test_moments() -> None:
    assert read("24/11/2026 10.42", "dateTime") == ("2026-11-24T10:42:00+08:00", [])
    assert read("24/11/2026", "dateTime") == ("2026-11-24T12:00:00+08:00", ["no_time"])
    assert read("27/11/2026", "dateTime") == ("2026-11-27T00:00:00+08:00", ["no_time"])  # noon is still to come
    assert read("2026-11-24 10:42", "dateTime", DATE)[0] == "2026-11-24T10:42:00+08:00"


@pytest.mark.parametrize(
    ("text", "was", "expected", "codes"),
    [
        ("6472 0501 0190 9001", TEXT, "6472050101909001", []),
        ("6472050101909001", NUMBER, "6472050101909001", []),  # a file that kept every digit
        ("6472050101909000", NUMBER, "", ["digits_lost"]),
        ("647205010190900", NUMBER, "", ["digits_gone"]),
        ("6,47205E+15", TEXT, "", ["number_exponent"]),
        ("6.47E+15", TEXT, "", ["number_exponent"]),
        ("6472057201909001", TEXT, "", ["nik_day"]),
        ("6472050113909001", TEXT, "", ["nik_month"]),
        ("6472053002909001", TEXT, "", ["nik_date"]),
        ("6472050101900000", TEXT, "", ["nik_serial"]),
        ("647205010190900", TEXT, "", ["nik_length"]),
    ],
)
def test_niks_and_what_excel_does_to_them(text: str, was: str, expected: str, codes: list[str]) -> None:
    assert read(text, "nik", was) == (expected, codes)


def test_numbers() -> None:
    assert read("1.250.000", "int") == ("1250000", [])
    assert read("5.0", "int", NUMBER) == ("5", [])
    assert read("5,5", "int") == ("", ["whole_bad"])
    assert read("36,5", "decimal") == ("36.5", [])
    assert read("1.5", "decimal", NUMBER) == ("1.5", [])
    assert read("812345678", "phone", NUMBER) == ("0812345678", ["zero_put_back"])
    assert read("10.42", "time") == ("10:42", [])


def test_choices_by_code_word_or_number() -> None:
    offered = [Choice("07", "Gelandangan"), Choice("08", "Pengemis"), Choice("64.72", "Kota Samarinda")]

    def chosen(text: str, kind: str = "one") -> tuple[str, list[str]]:
        reading = Reading(Target("x", "/x", kind, "x", "x"), 0, text)
        choose(reading, offered)
        return reading.text, [reason.fact("near") for reason in reading.reasons if reason.weight == REFUSES]

    assert chosen("pengemis") == ("08", [])
    assert chosen("PMKS-08") == ("08", [])
    assert chosen("samarinda") == ("64.72", [])
    assert chosen("07 08", "many") == ("07 08", [])
    assert chosen("Pengemis|Gelandangan", "many") == ("08 07", [])
    assert chosen("Gelandngan") == ("", ["Gelandangan"])
    assert chosen("Marsekal") == ("", [""])


def test_the_columns_of_the_office_s_own_exchange_file_are_known(desk: Batches, tmp_path: Path) -> None:
    path = tmp_path / "ppks.csv"
    path.write_text(
        "nik;nama;tgl_lahir;jenis_kelamin;kode_kategori;catatan\n"
        "6472050101909001;Budi Rekaan;01-01-1990;L;PMKS-07;Ditemui di rumah\n"
    )
    table = desk.read(path)
    heads = [cell.text for cell in table.rows[0].cells]
    mapped, _ = desk.suggest(FORM, heads)
    assert {heads[at]: name for at, name in mapped.columns} == {
        "nik": "nik",
        "nama": "full_name",
        "tgl_lahir": "birth_date",
        "jenis_kelamin": "sex",
        "kode_kategori": "ppks",
        "catatan": "summary",
    }
