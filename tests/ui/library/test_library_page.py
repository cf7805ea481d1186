"""The library on screen: what is here, imports, hiding, moving a draft, by mouse and by keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.config import resources
from fieldapp.domain.assessment import State
from fieldapp.ui.pages.library.check_dialog import CheckDialog
from fieldapp.ui.pages.library.move_dialog import MoveDialog
from fieldapp.ui.pages.library.page import LibraryPage
from fieldapp.ui.pages.library.rows import VersionRow
from fieldapp.ui.pages.library.server_dialog import ServerDialog
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.fieldbook.versions import FIRST
from tests.sync.openrosa_process import serving
from tests.ui.desk.laptop import find, focus, quiet
from tests.ui.library.conftest import library, settle

SHIPPED = len(list((resources() / "forms").glob("*.xlsx")))
HERE = SHIPPED + 2  # and two versions of a form of one's own


def names(page: LibraryPage) -> list[str]:
    return [row.accessibleName() for row in page.rows]


def words(page: LibraryPage) -> str:
    return "\n".join(one.text() for one in page.panel.findChildren(QLabel))


def button(page: LibraryPage, text: str) -> QPushButton:
    made = find(page.dialog or page, QPushButton, lambda w: w.text().replace("&", "").startswith(text))
    assert isinstance(made, QPushButton)
    return made


def shown(qtbot: QtBot, page: LibraryPage) -> None:
    """Until the dialog has the keyboard and nothing is under way."""
    quiet(qtbot)
    assert page.dialog is not None
    settle(qtbot, page.dialog)


def written(tmp_path: Path, version: str, xml: str = FIRST) -> Path:
    path = tmp_path / "rumah.xml"
    path.write_text(xml.replace("version='1'", f"version='{version}'"))
    return path


def test_versions_say_how_they_stand(page: LibraryPage) -> None:
    shown = names(page)
    newer, older = (one for one in shown if one.startswith("Rumah, "))
    shipped = [one for one in shown if one not in (newer, older)]
    assert len(shipped) == SHIPPED
    assert shipped[0].startswith("Asesmen cepat penjangkauan, Versi ")
    assert (newer, older) == ("Rumah, Versi 2, Dipakai", "Rumah, Versi 1, Versi lama, 1 draf")
    said = words(page)
    assert "Diimpor dari home.xml" in said
    assert "Provinsi tidak menawarkan versi ini." in said
    assert page.shell.frame.nav.items["settings"].isChecked()  # type: ignore[attr-defined]


def test_the_shipped_form_tells_its_questions_and_languages(qtbot: QtBot, window: Window) -> None:
    page = library(qtbot, window)
    said = words(page)
    assert "Bawaan Jangkau" in said
    assert "Indonesia" in said
    assert "Provinsi tidak menawarkan" not in said
    assert "2 bahasa" in "".join(one.accessibleName() for one in page.rows[0].findChildren(QLabel))


def test_a_draft_moves_knowingly_and_back(qtbot: QtBot, page: LibraryPage) -> None:
    book = page.shell.book
    (draft,) = book.assessments((State.DRAFT,))
    before = book._store.answers(draft.instance_id)
    button(page, "Pindahkan ke versi 2").click()
    shown(qtbot, page)
    assert isinstance(page.dialog, MoveDialog)
    said = page.dialog.said()
    for text in ("5 jawaban ikut pindah.", "Tanggal bertemu", "24/11/2026", "Atap", "Umur anak", "Laki-laki"):
        assert text in said
    assert focus() is page.dialog.stay, "an answer would be dropped"
    page.dialog.reject()
    assert book.assessment(draft.instance_id) == draft
    button(page, "Pindahkan ke versi 2").click()
    shown(qtbot, page)
    assert isinstance(page.dialog, MoveDialog)
    page.dialog.move_it.click()
    quiet(qtbot)
    assert book.assessment(draft.instance_id).form_version == "2"
    toast = page.shell.frame.toast  # type: ignore[attr-defined]
    assert toast.text() == "Draf sekarang memakai versi 2."
    assert page.kept()["version"] == "2"
    assert toast.act()
    quiet(qtbot)
    assert book.assessment(draft.instance_id) == draft
    assert book._store.answers(draft.instance_id) == before


def test_hiding_takes_a_version_out_of_use_and_undo_brings_it_back(qtbot: QtBot, page: LibraryPage) -> None:
    page._row(("home", "2")).setFocus()  # type: ignore[union-attr]
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    quiet(qtbot)
    assert "Rumah, Versi 1, Dipakai, 1 draf" in names(page)
    assert "Rumah, Versi 2, Dipakai" not in names(page)
    page.segments.choose("hidden")
    assert names(page) == ["Rumah, Versi 2, Disembunyikan"]
    page.rows[0].setFocus()
    button(page, "Tampilkan lagi").click()
    quiet(qtbot)
    assert names(page) == []
    page.segments.choose("used")
    assert "Rumah, Versi 2, Dipakai" in names(page)
    page.hide_chosen()
    page.shell.frame.toast.act()  # type: ignore[attr-defined]
    assert not any(one.hidden for one in page.shell.book.library.versions())


def test_a_form_with_mistakes_is_told_and_not_stored(qtbot: QtBot, page: LibraryPage, tmp_path: Path) -> None:
    page.import_file(written(tmp_path, "3", FIRST.replace('calculate="/data/name"', 'calculate="naem()"')))
    shown(qtbot, page)
    assert isinstance(page.dialog, CheckDialog)
    assert "1 kesalahan" in page.dialog.said()
    assert "instanceName, calculate" in page.dialog.said()
    assert focus().accessibleName() == "Tutup"
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.dialog is None
    assert len(page.shell.book.library.versions()) == HERE


def test_a_good_file_is_added_after_its_verdict(qtbot: QtBot, page: LibraryPage, tmp_path: Path) -> None:
    page.import_file(written(tmp_path, "3"))
    shown(qtbot, page)
    assert isinstance(page.dialog, CheckDialog)
    said = page.dialog.said()
    assert "Versi 3 · 5 pertanyaan · 1 bahasa" in said
    assert "bukan versi 2" in said
    assert "Provinsi tidak menawarkan versi ini." in said
    assert len(page.shell.book.library.versions()) == HERE, "nothing is stored before the worker says so"
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    settle(qtbot, page)
    assert "Rumah, Versi 3, Dipakai" in names(page)
    assert isinstance(focus(), VersionRow)
    assert page.kept()["version"] == "3"


@pytest.mark.parametrize(("title", "said"), [("Rumah", "sudah ada di laptop ini"), ("Gubuk", "dengan isi lain")])
def test_a_version_that_is_here_is_not_added(
    qtbot: QtBot, page: LibraryPage, tmp_path: Path, title: str, said: str
) -> None:
    page.import_file(written(tmp_path, "1", FIRST.replace("Rumah", title)))
    shown(qtbot, page)
    assert isinstance(page.dialog, CheckDialog)
    assert said in page.dialog.said()
    assert focus().accessibleName() == "Tutup"
    page.dialog.reject()


def test_a_workbook_is_checked_by_sheet_and_row(qtbot: QtBot, page: LibraryPage, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "survey"
    for row in (["type", "name", "label"], ["textt", "full_name", "Nama"]):
        book["survey"].append(row)
    book.create_sheet("settings").append(["form_id", "version"])
    book["settings"].append(["a_form", "1"])
    book.save(tmp_path / "buruk.xlsx")
    page.import_file(tmp_path / "buruk.xlsx")
    QApplication.processEvents()
    assert isinstance(page.dialog, CheckDialog)
    assert "Memeriksa buruk.xlsx…" in page.dialog.said()
    shown(qtbot, page)
    assert "survey, baris 2, type" in page.dialog.said()
    page.dialog.reject()


def test_cancelling_a_check_forgets_it(qtbot: QtBot, page: LibraryPage, tmp_path: Path) -> None:
    page.import_file(written(tmp_path, "3"))
    button(page, "Batal").click()
    quiet(qtbot)
    assert page.dialog is None
    assert len(page.shell.book.library.versions()) == HERE


def test_a_form_comes_from_a_server(qtbot: QtBot, page: LibraryPage) -> None:
    with serving("basic") as address:
        page.ask_server()
        dialog = page.dialog
        assert isinstance(dialog, ServerDialog)
        dialog.look()
        assert dialog.wrong.text() == "Isi alamat server."
        dialog.address.setText(address)
        qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
        quiet(qtbot)
        assert dialog.wrong.text() == "Server menolak nama dan kata sandi ini. Periksa keduanya."
        dialog.user.setText("rina")
        dialog.password.setText("kapal")
        dialog.look()
        shown(qtbot, page)
        row = focus()
        assert isinstance(row, OpenRow)
        assert row.accessibleName() == "Pasar, Versi 7"
        qtbot.keyClick(row, Qt.Key.Key_Return)
        shown(qtbot, page)
        assert "Formulir ini baru di laptop ini." in dialog.said()
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert "Pasar, Versi 7, Dipakai" in names(page)
    assert page.shell.book.setting("form_server") == address
    assert "kapal" not in "".join(page.shell.book.setting(key) for key in ("form_server", "form_user"))


def test_a_dropped_file_is_imported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "1")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, left, none)
    QApplication.sendEvent(window.frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.frame, QDropEvent(QPointF(300, 300), copy, data, left, none))
    quiet(qtbot)
    page = window.page
    assert isinstance(page, LibraryPage)
    assert isinstance(page.dialog, CheckDialog)
    assert "Tambah formulir" in [one.text() for one in page.dialog.findChildren(Button)]
    assert page.kept()["file"] == ""
    page.dialog.reject()
    picture = QMimeData()
    picture.setUrls([QUrl.fromLocalFile(str(tmp_path / "foto.jpg"))])
    refused = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, picture, left, none)
    QApplication.sendEvent(window.frame, refused)
    assert not refused.isAccepted()


def test_by_keyboard_from_anywhere(qtbot: QtBot, page: LibraryPage) -> None:
    window = page.window()
    assert isinstance(window, Window)
    window.go("home")
    quiet(qtbot)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F, control_shift)
    settle(qtbot, window)
    again = window.page
    assert isinstance(again, LibraryPage)
    assert again.kept()["version"] == "1", "the library comes back as it was left"
    assert isinstance(focus(), VersionRow)
    qtbot.keyClick(focus(), Qt.Key.Key_Up)
    assert again.kept()["version"] == "2"
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus().accessibleName().startswith("Pindahkan ke versi 2")


def test_locking_closes_what_is_open(qtbot: QtBot, page: LibraryPage, tmp_path: Path) -> None:
    window = page.window()
    assert isinstance(window, Window)
    page.import_file(written(tmp_path, "3"))
    window.lock()
    assert not window.unlocked
    quiet(qtbot)


def test_records_and_settings_lead_here(qtbot: QtBot, window: Window) -> None:
    window.go("records")
    quiet(qtbot)
    find(window, QPushButton, lambda w: w.accessibleName() == "Formulir").click()  # type: ignore[attr-defined]
    quiet(qtbot)
    assert isinstance(window.page, LibraryPage)
    window.go("settings", part="forms")
    find(window.page, QPushButton, lambda w: w.accessibleName() == "Buka pustaka formulir").click()  # type: ignore[attr-defined]
    quiet(qtbot)
    assert isinstance(window.page, LibraryPage)


def test_in_english_and_dark_it_is_the_same_page(qtbot: QtBot, page: LibraryPage) -> None:
    window = page.window()
    assert isinstance(window, Window)
    window.set_look(replace(window.look, mode="dark", language="en"))
    quiet(qtbot)
    english = window.page
    assert isinstance(english, LibraryPage)
    assert "Rumah, Version 1, Older version, 1 draft" in names(english)
    window.set_look(replace(window.look, mode="light", language="id"))
    quiet(qtbot)


def test_without_a_form_in_use_a_new_assessment_leads_here(qtbot: QtBot, window: Window) -> None:
    for one in window.book.library.versions():
        window.book.library.hide(one.info.form_id, one.info.version)
    window.go("people")
    quiet(qtbot)
    window.page._start(None, uncertain=False)  # type: ignore[attr-defined]
    quiet(qtbot)
    assert isinstance(window.page, LibraryPage)
    assert names(window.page) == []


def test_several_forms_are_offered_by_title(qtbot: QtBot, page: LibraryPage) -> None:
    window = page.window()
    assert isinstance(window, Window)
    window.go("people")
    quiet(qtbot)
    window.page._start(None, uncertain=False)  # type: ignore[attr-defined]
    (menu,) = [one for one in window.page.findChildren(QMenu) if one.isVisible()]
    titles = [one.text().partition("\t")[0] for one in menu.actions()]
    assert (titles[0], titles[-1]) == ("Asesmen cepat penjangkauan", "Rumah")
    assert "Kegiatan pencegahan dan edukasi" not in titles, "a form about nobody"
    menu.actions()[-1].trigger()
    menu.close()
    quiet(qtbot)
    (newest,) = [one for one in window.book.assessments() if one.form_title == "Rumah" and one.form_version == "2"]
    assert newest.state is State.DRAFT


def test_hiding_by_the_panel_leaves_the_keyboard_in_the_list(qtbot: QtBot, page: LibraryPage) -> None:
    settle(qtbot, page.window())
    button(page, "Sembunyikan").setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    settle(qtbot, page.window())
    assert isinstance(focus(), VersionRow)
