"""Cover letters and scheduled reports from the page: what is missing is said, what was made is told and proven."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook.letter_proof import prove
from fieldapp.ui.pages.reports.letter_dialog import LetterDialog
from fieldapp.ui.pages.reports.page import ReportsPage
from fieldapp.ui.pages.reports.schedule_dialog import ScheduleDialog
from fieldapp.ui.reporting_due import DueReports
from fieldapp.ui.window import Window
from tests.ui.audit.whole import audit
from tests.ui.desk.laptop import quiet

FACTS = {
    "number": "460/7/Dinsos",
    "addressee": "Kepala Pusdatin",
    "position": "Kepala Bidang",
    "signer": "Dewi Lestari",
}


def opened(qtbot: QtBot, window: Window) -> ReportsPage:
    window.go("reports", report="spm", period="own", first="01/11/2026", last="30/11/2026")
    quiet(qtbot)
    page = window.page
    assert isinstance(page, ReportsPage)
    return page


def letter(page: ReportsPage) -> LetterDialog:
    page.letter.click()
    dialog = page.dialog
    assert isinstance(dialog, LetterDialog)
    return dialog


def schedule(page: ReportsPage) -> ScheduleDialog:
    page.schedule.click()
    dialog = page.dialog
    assert isinstance(dialog, ScheduleDialog)
    return dialog


def test_a_letter_with_the_report_on_screen_and_a_file(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk)
    out, minutes = tmp_path / "out", tmp_path / "berita-acara.txt"
    out.mkdir()
    minutes.write_text("Berita acara")
    monkeypatch.setattr(page, "ask_folder", lambda: out)
    dialog = letter(page)
    assert [key for key, box in dialog.reports.items() if box.isChecked()] == ["spm"]
    assert "register" not in dialog.reports, "a list of names needs its purpose"
    qtbot.keyClick(dialog.fields["number"], Qt.Key.Key_Return)
    assert dialog.notice.text() == "Isi dulu: Nomor surat"
    for name, text in FACTS.items():
        dialog.fields[name].setText(text)
    dialog.add_files([minutes, minutes])
    qtbot.keyClick(dialog.fields["nip"], Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    quiet(qtbot)
    path = out / "Surat-Pengantar_460-7-Dinsos_2026-11.pdf"
    proof = prove(path)
    assert proof.good
    assert [one.name for one in proof.files] == ["Capaian-SPM_Kaltim_2026-11.xlsx", "berita-acara.txt"]
    assert path.name in desk.frame.toast.text()
    again = letter(page)
    assert again.fields["signer"].text() == "Dewi Lestari", "nothing is asked twice"
    assert again.fields["number"].text() == "", "each letter has its own number"


def test_something_must_go_along(qtbot: QtBot, desk: Window) -> None:
    dialog = letter(opened(qtbot, desk))
    for name, text in FACTS.items():
        dialog.fields[name].setText(text)
    dialog.reports["spm"].setChecked(False)
    dialog.go_on.click()
    assert dialog.notice.text() == "Pilih sedikitnya satu laporan atau berkas."
    dialog.reject()


def test_a_schedule_is_added_made_when_due_and_removed(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    page = opened(qtbot, desk)
    dialog = schedule(page)
    dialog.add_button.click()
    assert dialog.notice.text() == "Pilih folder yang ada sekarang."
    dialog.folder.setText(str(tmp_path))
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    (one,) = desk.book.schedules.all()
    assert (one.report, one.every, one.format) == ("recap", "month", "pdf")
    assert dialog.list.item(0).text().startswith("Rekapitulasi PPKS · Setiap bulan · PDF")
    dialog.accept()
    clock = desk.book.schedules._clock
    desk.book.schedules._clock = lambda: clock() + timedelta(days=40)  # type: ignore[method-assign]
    due = desk.frame.findChild(DueReports)
    assert due is not None
    due.look()
    quiet(qtbot)
    assert len(list(tmp_path.glob("Rekap-PPKS_*.pdf"))) >= 1
    assert desk.frame.toast.text().endswith("laporan terjadwal sudah dibuat.")
    due.look()
    quiet(qtbot)
    assert len(desk.book.schedules.runs()) == len(list(tmp_path.glob("Rekap-PPKS_*.pdf"))), "never twice"
    desk.frame.toast.act()
    quiet(qtbot)
    assert isinstance(desk.page, ReportsPage)
    dialog = desk.page.dialog
    assert isinstance(dialog, ScheduleDialog), "the toast shows the list"
    assert "Rekap-PPKS_" in dialog.made.item(0).text()
    dialog.remove_button.click()
    assert desk.book.schedules.all() == ()
    dialog.accept()
    desk.frame.toast.dismiss()


def test_a_folder_that_is_gone_is_told(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    page = opened(qtbot, desk)
    gone = tmp_path / "stick"
    gone.mkdir()
    desk.book.schedules.add("spm", "day", "csv", gone)
    gone.rmdir()
    clock = desk.book.schedules._clock
    desk.book.schedules._clock = lambda: clock() + timedelta(days=2)  # type: ignore[method-assign]
    due = desk.frame.findChild(DueReports)
    assert due is not None
    due.look()
    quiet(qtbot)
    assert "belum bisa disimpan" in desk.frame.toast.text()
    dialog = schedule(page)
    assert "folder tidak ada" in dialog.made.item(0).text()
    dialog.accept()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_names_sizes_and_room(qtbot: QtBot, desk: Window, scale: float) -> None:
    desk.resize(1092, 550)
    desk.set_look(replace(desk.look, scale=scale))
    page = opened(qtbot, desk)
    for dialog in (letter(page), schedule(page)):
        assert audit(dialog) == []
        assert dialog.height() <= desk.height()
        (area,) = dialog.findChildren(QScrollArea)[:1]
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), "cut off at the right"
        dialog.reject()
    wrong = audit(desk)
    desk.set_look(replace(desk.look, scale=1.0))
    assert wrong == []
