"""What the batch desk hands out can be typed into and taken in again."""

import io
from pathlib import Path

from openpyxl import load_workbook

from fieldapp.domain.batch import RowState
from fieldapp.fieldbook.batch_papers import bad_rows, control_totals, template
from fieldapp.fieldbook.batches import Batches
from tests.fieldbook.paper import FORM, HEADS, good, pile
from tests.fieldbook.test_batches import desk as desk
from tests.fieldbook.test_batches import taken


def test_bad_rows_come_back_mended_and_go(desk: Batches, tmp_path: Path) -> None:
    made = pile(4)
    made.rows[1]["NIK"] = int(str(made.rows[1]["NIK"])[:15] + "0")
    made.rows[2]["Kecamatan"] = "Atlantis"
    batch = taken(desk, made.saved(tmp_path / "a.xlsx"))
    desk.file(batch.batch_id)
    book = load_workbook(io.BytesIO(bad_rows(desk, batch)))
    rows = list(book.active.iter_rows())
    assert [cell.value for cell in rows[0]] == [*HEADS, "Alasan", "Baris asal"]
    assert [row[-1].value for row in rows[1:]] == [5, 6]
    assert "digit akhirnya hilang" in rows[1][-2].value
    nik = rows[1][HEADS.index("NIK")]
    assert (nik.number_format, nik.data_type) == ("@", "s")
    nik.value = str(good(1)["NIK"])
    rows[2][HEADS.index("Kecamatan")].value = "Samarinda Ulu"
    book.save(tmp_path / "mended.xlsx")
    again = taken(desk, tmp_path / "mended.xlsx")
    assert [row.state for row in desk.rows(again.batch_id)] == [RowState.READY] * 2


def test_the_template_holds_every_question_and_its_choices(desk: Batches) -> None:
    targets = desk.targets(FORM)
    book = load_workbook(io.BytesIO(template(targets, "id")))
    assert book.sheetnames == ["Data", "Cara mengisi", "Pilihan"]
    heads = [cell.value for cell in next(book["Data"].iter_rows())]
    assert heads == [target.label for target in targets]
    mapped, _ = desk.suggest(FORM, heads)
    assert [name for _, name in mapped.columns] == [target.name for target in targets]
    words = {(row[0].value, row[2].value) for row in book["Pilihan"].iter_rows()}
    assert ("Jenis kelamin", "Perempuan") in words


def test_control_totals_are_counted_from_the_rows(desk: Batches, tmp_path: Path) -> None:
    made = pile(3)
    made.rows[1]["Kecamatan"] = "Atlantis"
    batch = taken(desk, made.saved(tmp_path / "a.xlsx"))
    desk.expect(batch.batch_id, 4)
    desk.file(batch.batch_id)
    batch = desk.batch(batch.batch_id)
    total = control_totals(batch, desk.rows(batch.batch_id), desk.results(batch.batch_id), desk.targets(FORM))
    assert (total.rows, total.filed, total.left, total.received, total.expected) == (3, 2, 1, 0, 4)
