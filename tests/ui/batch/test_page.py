"""From a file of paper to the queue by keyboard, stopped and taken up again, and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import RowState, Stage
from fieldapp.errors import Cancelled
from fieldapp.fieldbook.batch_questions import head_row
from fieldapp.ui import background
from fieldapp.ui.pages.batch.page import LIST, BatchPage
from fieldapp.ui.pages.batch.receipt import ReceiptPaper, receipt_facts
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.basics import Button, ElidedLabel
from fieldapp.ui.window import Window
from tests.fieldbook.paper import FIXED, FORM, HEADS, mapped, pile
from tests.ui.desk.laptop import quiet


def page_of(window: Window) -> BatchPage:
    assert isinstance(window.page, BatchPage)
    return window.page


def opened(qtbot: QtBot, window: Window) -> BatchPage:
    window.go("batch")
    quiet(qtbot)
    return page_of(window)


def to_columns(qtbot: QtBot, page: BatchPage, path: Path) -> None:
    """Read, the form chosen, the fixed answers typed."""
    page.deeds.read(path)
    quiet(qtbot)
    page.file.form.setCurrentIndex(page.file.form.findData(FORM))
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    page.columns._kept |= FIXED
    page.columns._show_fixed()


def to_check(qtbot: QtBot, page: BatchPage, path: Path) -> None:
    to_columns(qtbot, page, path)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    quiet(qtbot)
    qtbot.waitUntil(lambda: page.steps[2].isVisible(), timeout=20_000)
    quiet(qtbot)


def test_nothing_yet_is_said_and_the_ways_in_are_there(qtbot: QtBot, window: Window) -> None:
    page = opened(qtbot, window)
    assert page.listing.file_button.hasFocus()
    assert page.listing.file_button.accessibleName() == "Pilih berkas…"
    assert not page._bar.isVisible()


def test_a_file_goes_through_five_steps(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    made = pile(12, 0.25)
    page = opened(qtbot, window)
    to_columns(qtbot, page, made.saved(tmp_path / "kertas.xlsx"))
    chosen = {HEADS[at]: box.currentData() for at, box in page.columns.columns.items()}
    assert (chosen["NIK"], chosen["No"], chosen["Tgl lahir"]) == ("nik", "", "birth_date")
    samples = [one.whole_text() for one in page.columns.findChildren(ElidedLabel) if "/2026" in one.whole_text()]
    assert samples, "days as people write them"
    assert not any("2026-" in one.whole_text() for one in page.columns.findChildren(ElidedLabel))
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    quiet(qtbot)
    qtbot.waitUntil(lambda: page.steps[2].isVisible(), timeout=20_000)
    assert page.check._told.text() == "9 siap, 0 perlu dicek, 3 ditolak"
    assert page.check.table.rows.rowCount() == 3  # what needs a look comes first
    assert window.book.count_by_state()[State.FINALIZED] == 0
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    page.summary.field.setText("13")
    assert page.summary.differs.text().startswith("Berkas berisi 12 baris, tumpukan kertas 13 lembar")
    assert page.next_button.accessibleName() == "Masukkan 9 ke antrean"
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    quiet(qtbot)
    qtbot.waitUntil(lambda: page.steps[4].isVisible(), timeout=20_000)
    assert page.result.table.rows.rowCount() == 9
    assert page.result._plan.text().startswith("9 dari 9 isian")
    assert window.book.count_by_state()[State.FINALIZED] == 9
    (batch,) = window.book.batches.all()
    assert (batch.stage, batch.expected) == (Stage.FILED, 13)
    page.deeds.withdraw()
    quiet(qtbot)
    assert window.book.count_by_state()[State.FINALIZED] == 0
    assert page.result.banner.words().startswith("Ditarik kembali")


def test_a_row_is_mended_beside_the_table(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    made = pile(4)
    made.rows[2]["Kecamatan"] = "Atlantis"
    page = opened(qtbot, window)
    to_check(qtbot, page, made.saved(tmp_path / "kertas.xlsx"))
    assert page.check.table.key() == 6
    qtbot.keyClick(page.check.table, Qt.Key.Key_Return)
    field = page.check.panel.fields[HEADS.index("Kecamatan")]
    qtbot.waitUntil(field.hasFocus)
    field.setText("Samarinda Kota")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    quiet(qtbot)
    assert page.check._told.text() == "4 siap, 0 perlu dicek, 0 ditolak"
    (batch,) = window.book.batches.all()
    assert batch.count(RowState.READY) == 4


def test_a_batch_that_was_left_goes_on_from_the_list(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = opened(qtbot, window)
    to_check(qtbot, page, pile(3).saved(tmp_path / "kertas.xlsx"))
    kept = page.kept()
    window.go("home")
    quiet(qtbot)
    window.go("batch", **kept)
    quiet(qtbot)
    page = page_of(window)
    assert page.steps[2].isVisible()
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page._step == LIST
    page.open_batch(window.book.batches.all()[0])
    quiet(qtbot)
    assert page.steps[2].isVisible()


def test_one_that_was_stopped_half_way_goes_on(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    desk = window.book.batches
    table = desk.read(pile(5).saved(tmp_path / "kertas.xlsx"))
    batch = desk.make(table, head_row(table.rows), FORM, mapped(window.book))
    desk.check(batch.batch_id)
    steps = iter(range(9))
    with pytest.raises(Cancelled):
        desk.file(batch.batch_id, stop=lambda: next(steps) >= 2)
    page = opened(qtbot, window)
    page.open_batch(desk.all()[0])
    quiet(qtbot)
    assert page.result.banner.words().startswith("Terhenti di tengah: 3 baris")
    qtbot.mouseClick(page.result.banner.button(), Qt.MouseButton.LeftButton)
    quiet(qtbot)
    assert desk.batch(batch.batch_id).counts == {RowState.FILED: 5}
    assert not page.result.banner.isVisible()


def test_rows_that_are_not_in_the_queue_are_deleted_after_a_question(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, window)
    to_check(qtbot, page, pile(2).saved(tmp_path / "kertas.xlsx"))
    page.show_step(LIST)
    (bin_button,) = [b for b in page.listing.findChildren(Button) if b.accessibleName().startswith("Hapus baris")]
    monkeypatch.setattr(Asking, "exec", lambda _self: Asking.DialogCode.Rejected)
    bin_button.click()
    assert len(window.book.batches.all()) == 1
    monkeypatch.setattr(Asking, "exec", lambda _self: Asking.DialogCode.Accepted)
    bin_button.click()
    assert window.book.batches.all() == ()


def test_the_receipt_has_counts_numbers_and_room_to_sign_but_no_names(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pile(12)
    page = opened(qtbot, window)
    to_check(qtbot, page, made.saved(tmp_path / "kertas.xlsx"))
    page.deeds.put_in()
    quiet(qtbot)
    qtbot.waitUntil(background.idle, timeout=30_000)
    facts = receipt_facts(window.book, page.batch_id)
    paper = ReceiptPaper(facts)
    text = " ".join(paper.text(number) for number in range(paper.count))
    assert "Yang menyerahkan" in text
    assert facts.results[0].number in text
    assert facts.results[0].sha256[:12] in text
    assert all(row["Nama"] not in text for row in made.rows)
    target = tmp_path / "tanda terima.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.deeds.save_receipt()
    quiet(qtbot)
    assert target.read_bytes().startswith(b"%PDF")


def test_bad_rows_are_saved_and_a_damaged_file_is_named(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pile(3)
    made.rows[0]["Nama"] = None
    page = opened(qtbot, window)
    to_check(qtbot, page, made.saved(tmp_path / "kertas.xlsx"))
    target = tmp_path / "perlu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.deeds.save_bad_rows()
    quiet(qtbot)
    assert target.read_bytes().startswith(b"PK")
    (tmp_path / "rusak.xlsx").write_bytes(b"PK nothing")
    page.deeds.read(tmp_path / "rusak.xlsx")
    quiet(qtbot)
    assert page.banner.words().startswith("Berkas rusak")


def test_after_a_file_that_cannot_be_read_the_keyboard_is_at_the_way_in(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    page = opened(qtbot, window)
    (tmp_path / "rusak.xlsx").write_bytes(b"no workbook")
    page.deeds.read(tmp_path / "rusak.xlsx")
    assert page.stop_button.hasFocus()
    quiet(qtbot)
    assert "Berkas rusak" in page.banner.words()
    assert page.listing.file_button.hasFocus()


def test_a_mended_row_leaves_the_keyboard_in_the_check(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    made = pile(4)
    made.rows[2]["Kecamatan"] = "Atlantis"
    page = opened(qtbot, window)
    to_check(qtbot, page, made.saved(tmp_path / "kertas.xlsx"))
    qtbot.keyClick(page.check.table, Qt.Key.Key_Return)
    field = page.check.panel.fields[HEADS.index("Kecamatan")]
    qtbot.waitUntil(field.hasFocus)
    field.setText("Samarinda Kota")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    quiet(qtbot)
    focus = window.focusWidget()
    assert focus is not None
    assert page.check.isAncestorOf(focus)
