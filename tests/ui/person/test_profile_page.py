"""The profile on a real window: from the search by keyboard, NIK behind a button, tabs, other records, the printout."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldapp.domain.person import PersonQuery
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.telling import Telling
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.person.page import TABS, PersonPage
from fieldapp.ui.pages.person.print_dialog import PrintDialog
from fieldapp.ui.pages.person.printing import printed_name
from fieldapp.ui.pages.person.same_dialog import SameDialog
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, finalize, focus, quiet, take_form

OUTSIDE = Telling("rujukan", "panti", "emergency", "Luka berat, tidak sadar")
DINA = {"full_name": "Dina Putri", "birth_date": "2015-03-01", "ppks": "02", "ppks_main": "02"}


def person_id(window: Window, name: str) -> str:
    return window.book.people.find(PersonQuery(name=name))[0].person.person_id


def verbs(book: Fieldbook, who: str) -> list[str]:
    """What the audit says was done with a person, newest first."""
    return [line.verb for line in book.cases.audited(who)]


def profile(qtbot: QtBot, window: Window, name: str, **facts: str) -> PersonPage:
    window.go("person", person_id=person_id(window, name), **facts)
    quiet(qtbot)
    page = window.page
    assert isinstance(page, PersonPage)
    return page


def said(page: PersonPage) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text())


def shown_rows(page: PersonPage) -> list[OpenRow]:
    QApplication.processEvents()
    return [row for row in page.findChildren(OpenRow) if row.isVisible()]


def test_from_the_search_to_the_profile_by_keyboard(qtbot: QtBot, full: Window) -> None:
    full.go("people", text="sumarsono")
    page = full.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    qtbot.keyClick(page.query.name, Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_P)
    quiet(qtbot)
    found = full.page
    assert isinstance(found, PersonPage)
    assert found.title == "Tono Sumarsono"
    assert full.frame.nav.items["people"].isChecked(), "a part of the search in the navigation"
    assert focus() is found.header.buttons["assess"]
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert isinstance(full.page, PeoplePage)


def test_who_it_is_and_consent_are_always_in_sight(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Tono Sumarsono")
    for tab in TABS:
        page.segments.choose(tab)
        words = said(page)
        assert "Tono Sumarsono" in words
        assert "Laki-laki" in words
        assert "Persetujuan: Disetujui" in words


def test_the_tabs_by_keyboard(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Tono Sumarsono")
    assert "Pengemis" in said(page)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.segments.key() == "records"
    (record,) = shown_rows(page)
    assert record.accessibleName().startswith("Asesmen cepat penjangkauan")
    assert "Siap kirim" in record.accessibleName(), "where it is"
    page.segments.setFocus()
    for _ in range(2):
        qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert page.segments.key() == "shelter"
    assert "Belum pernah menginap di shelter." in said(page)
    page.segments.choose("records")
    (record,) = shown_rows(page)
    record.setFocus()
    qtbot.keyClick(record, Qt.Key.Key_Return)
    assert full.page.place == "records"


def test_an_empty_tab_fills_itself(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Tono Sumarsono", tab="shelter")
    page._ways["admit"]()
    assert isinstance(full.page, FormPage)
    assert full.page.title


def test_a_new_assessment_knows_the_person(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Tono Sumarsono")
    who = page.kept()["person_id"]
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    take_form()
    assert isinstance(full.page, FormPage)
    (draft,) = [one for one in full.book.assessments() if one.state == "draft"]
    assert draft.person_id == who


def test_a_nik_is_shown_only_after_it_is_written_down(qtbot: QtBot, full: Window) -> None:
    nik = "6471060505630002"
    finalize(full.book, {**RUDI, "full_name": "Wahyu Ananda", "id_status": "known", "nik": nik})
    page = profile(qtbot, full, "Wahyu Ananda")
    who = page.kept()["person_id"]
    assert "6471…0002" in page.header.nik.text()
    assert "nik" not in verbs(full.book, who)
    page.header.show_nik.setFocus()
    qtbot.keyClick(page.header.show_nik, Qt.Key.Key_Return)
    assert page.header.nik.text() == "NIK 6471 0605 0563 0002"
    assert verbs(full.book, who)[0] == "nik"
    page.refresh()
    quiet(qtbot)
    assert page.header.nik.text() == "NIK 6471 0605 0563 0002", "stays while the page is open"
    page.segments.choose("history")
    assert "NIK ditampilkan" in said(page)


def test_another_record_is_searched_and_compared(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Tono Sumarsono")
    page.ask_same()
    dialog = page.dialog
    assert isinstance(dialog, SameDialog)
    dialog.search.setText("basrindo")
    qtbot.waitUntil(lambda: not dialog.searching(), timeout=10_000)
    (row,) = dialog.rows
    assert row.accessibleName().startswith("Hasan Basrindo")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    quiet(qtbot)
    merge = full.page
    assert isinstance(merge, MergePage)
    assert merge.answering._some is not None
    assert {side.person.name for side in merge.answering._some.sides} == {"Tono Sumarsono", "Hasan Basrindo"}
    assert "Anda memilih data ini" in merge.view.note.words()


def test_nobody_by_that_id(qtbot: QtBot, full: Window) -> None:
    full.go("person", person_id="nobody")
    quiet(qtbot)
    assert isinstance(full.page, PersonPage)
    assert "Profil ini tidak dapat ditampilkan" in full.page._trouble.words()


# the printout -----------------------------------------------------------------------------------------------------


def printed(qtbot: QtBot, page: PersonPage, path: Path, telling: Telling) -> str:
    """The words of the file."""
    page.print_to(path, telling)
    quiet(qtbot)
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    assert 1 <= document.pageCount() <= 2
    words = "\n".join(document.getAllText(number).text() for number in range(document.pageCount()))
    document.close()
    return " ".join(words.split())


def test_what_is_sensitive_is_left_out_unless_asked_for(qtbot: QtBot, full: Window, tmp_path: Path) -> None:
    page = profile(qtbot, full, "Maria Goreti")
    plain = printed(qtbot, page, tmp_path / "a.pdf", Telling("rapat kasus"))
    assert "Maria Goreti Long" in plain
    assert "Anak telantar" in plain
    assert "trafficking" not in plain
    assert "Untuk: rapat kasus. Halaman 1 dari 1." in plain
    whole = printed(qtbot, page, tmp_path / "b.pdf", Telling("rapat kasus", sensitive_reason="diminta penyelia"))
    assert "trafficking" in whole
    assert "diminta penyelia" in whole
    lines = [one for one in full.book.cases.audited(page.kept()["person_id"]) if one.verb == "print"]
    assert [line.why for line in lines] == ["rapat kasus; diminta penyelia", "rapat kasus"]


def test_a_child_is_initials_outside(qtbot: QtBot, full: Window, tmp_path: Path) -> None:
    finalize(
        full.book, {**RUDI, "full_name": "Dina Putri", "birth_date": "2015-03-01", "ppks": "02", "ppks_main": "02"}
    )
    page = profile(qtbot, full, "Dina Putri")
    outside = printed(qtbot, page, tmp_path / "c.pdf", OUTSIDE)
    assert "Dina" not in outside
    assert "D. P." in outside
    assert printed_name("Dina Putri", 20, OUTSIDE) == "Dina Putri"
    assert printed_name("Dina Putri", 11, Telling("rapat")) == "Dina Putri"


def test_the_purpose_is_required(qtbot: QtBot, full: Window) -> None:
    page = profile(qtbot, full, "Maria Goreti")
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = page.dialog
    assert isinstance(dialog, PrintDialog)
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.purpose, "rapat kasus")
    dialog.sensitive.setFocus()
    qtbot.keyClick(dialog.sensitive, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    assert dialog.isVisible(), "what is sensitive needs a reason"
    dialog.reject()


@pytest.mark.parametrize("place", ["a folder", "nowhere"])
def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, full: Window, tmp_path: Path, place: str) -> None:
    page = profile(qtbot, full, "Maria Goreti")
    blocked = tmp_path / "file"
    blocked.write_text("")
    page.print_to(tmp_path if place == "a folder" else blocked / "x.pdf", Telling("rapat"))
    assert "tidak bisa ditulis" in full.frame.toast.text()
    assert verbs(full.book, page.kept()["person_id"]).count("print") == 1, "written down before anything leaves"
