"""Consent on the profile: what it lets be told, its withdrawal by keyboard, and printouts that keep to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook.telling import Telling
from fieldapp.ui.pages.person.page import PersonPage
from fieldapp.ui.pages.person.print_dialog import PrintDialog
from fieldapp.ui.pages.person.withdrawal_dialog import WithdrawalDialog
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, finalize, quiet
from tests.ui.person.test_profile_page import profile, said

AGREED = {"consent": "given", "consent_how": "verbal", "share_with": "health kabkota", "consent_photo": "yes"}


@pytest.fixture
def page(qtbot: QtBot, full: Window) -> PersonPage:
    finalize(full.book, {**RUDI, "full_name": "Wahyu Ananda", **AGREED, "ppks": "12 16", "ppks_main": "12"})
    return profile(qtbot, full, "Wahyu Ananda")


def button(page: PersonPage, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [one for one in page.findChildren(QPushButton) if one.isVisible() and text in one.text().replace("&", "")]
    assert len(found) == 1, text
    return found[0]


def test_the_card_says_what_was_agreed_and_who_may_not_be_told(page: PersonPage) -> None:
    words = said(page)
    assert "Lisan dengan saksi · Indonesia · naskah v1" in words
    assert "Boleh diberi tahu: Dinas Sosial kabupaten/kota, Fasilitas kesehatan/RSJ." in words
    assert "Tidak boleh dibagikan: Panti/TPS tujuan" in words


def test_a_part_is_taken_back_by_keyboard_then_everything(qtbot: QtBot, full: Window, page: PersonPage) -> None:
    who = page.kept()["person_id"]
    qtbot.keyClick(button(page, "Catat pencabutan"), Qt.Key.Key_Space)
    dialog = page.dialog
    assert isinstance(dialog, WithdrawalDialog)
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing is ticked"
    qtbot.keyClick(dialog.parts["health"], Qt.Key.Key_Space)
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    quiet(qtbot)
    assert "Pencabutan tercatat" in full.frame.toast.text()
    assert full.book.consents.of(who).share == {"kabkota"}
    words = said(page)
    assert "Boleh diberi tahu: Dinas Sosial kabupaten/kota." in words
    assert "Fasilitas kesehatan/RSJ. Semua harus berhenti paling lambat" in words
    page.ask_withdrawal()
    again = page.dialog
    assert isinstance(again, WithdrawalDialog)
    assert "health" not in again.parts, "it is taken back"
    again.parts["all"].setChecked(True)
    assert not again.parts["kabkota"].isEnabled()
    again.accept()
    quiet(qtbot)
    assert "Persetujuan dicabut" in page.header.consent.accessibleName() + said(page)
    told = button(page, "Penerima sudah diminta berhenti")
    told.setFocus()
    told.click()
    quiet(qtbot)
    assert full.focusWidget() is page.segments.focusProxy(), "the button is gone"
    assert "Penerima sudah diminta berhenti." in said(page)
    assert full.book.consents.of(who).due is None


def test_a_printout_for_who_was_not_named_asks_for_a_basis(
    qtbot: QtBot, full: Window, page: PersonPage, tmp_path: Path
) -> None:
    page.ask_print()
    dialog = page.dialog
    assert isinstance(dialog, PrintDialog)
    qtbot.keyClicks(dialog.purpose, "rujukan")
    assert not dialog.basis_reason.isVisible()
    dialog.receiver.setCurrentIndex(dialog.receiver.findData("panti"))
    assert "tanpa persetujuan" in dialog.receiver.currentText()
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.basis_reason, "Luka berat, tidak sadar")
    assert dialog.telling() == Telling("rujukan", "panti", "emergency", "Luka berat, tidak sadar")
    dialog.reject()
    page.print_to(tmp_path / "a.pdf", Telling("rujukan", "panti"))
    assert "Klien tidak menyetujui penerima ini" in full.frame.toast.text()
    assert not (tmp_path / "a.pdf").exists()
    worker = PrintDialog(page, 0, page._consent, page._words, outside=False)
    worker.purpose.setText("rujukan")
    worker.receiver.setCurrentIndex(worker.receiver.findData("panti"))
    worker.basis.setCurrentIndex(worker.basis.findData("law"))
    worker.basis_reason.setText("Putusan pengadilan")
    worker.accept()
    assert not worker.result(), "a supervisor gives this basis"
    worker.deleteLater()
