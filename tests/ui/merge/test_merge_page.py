"""Duplicates by keyboard alone: compare, choose, merge, undo, split, different people, later; filters; three people."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.domain.person import PersonQuery
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.shell.nav import count_label
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, answer_all, finalize, focus, quiet

TONO = {**RUDI, "full_name": "Tono Sumarsono", "birth_date": "1963-05-06", "ppks": "12 11", "ppks_main": "12"}
DAYANG = {
    **RUDI,
    "full_name": "Dayang Sekarsari",
    "sex": "P",
    "birth_date": "1990-03-14",
    "ppks": "12",
    "ppks_main": "12",
}


@pytest.fixture
def doubled(full: Window) -> Window:
    """Two people who are recorded twice, Tono without a word and Dayang spelled otherwise."""
    finalize(full.book, {**TONO, "full_name": "Sumarsono Tono", "alias": "Pak No"})
    finalize(full.book, {**DAYANG, "full_name": "Dayang Sekar Sari"})
    full.changed()
    return full


@pytest.fixture
def tripled(full: Window) -> Window:
    """Two more recordings of Rudi: three pairs, one group."""
    finalize(full.book, {**RUDI, "loc_kec": "64.71.01", "full_name": "Roedi Pamoengkas", "alias": "Bang Rudi"})
    finalize(full.book, {**RUDI, "full_name": "Pamungkas Rudy"})
    full.changed()
    return full


def opened(qtbot: QtBot, window: Window) -> MergePage:
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    page = window.page
    assert isinstance(page, MergePage)
    return page


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focus(), key)
    quiet(qtbot)


def tab_to(qtbot: QtBot, target: object) -> None:
    for _ in range(20):
        if focus() is target:
            return
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {target}")


def test_pairs_wait_in_the_list_and_in_the_navigation(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    assert count_label(doubled.frame.nav.items["merge"]).text() == "2"
    model = page.listing.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 2
    assert focus() is page.listing.table
    first = model.line(0)
    assert first.face.word == "Sangat mirip"
    assert first.why.startswith("Bunyi nama sama, tanggal lahir sama")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert (page.title, page.subtitle) == ("Bandingkan dan gabungkan", "Pasangan 2 dari 2")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.title == "Data ganda"
    assert page.listing.table.currentIndex().row() == 1, "back on the pair that was compared"
    press(qtbot, Qt.Key.Key_Return)
    (back,) = page.top_buttons()
    back.click()
    assert not page.top_buttons()


def test_merge_by_keyboard_and_undo(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    press(qtbot, Qt.Key.Key_Return)
    names = next(row for row in page.view.rows if row.name == "full_name")
    names.taken().setFocus()
    press(qtbot, Qt.Key.Key_1)
    assert names.key == "0"
    press(qtbot, Qt.Key.Key_2)
    assert names.key == "1"
    press(qtbot, Qt.Key.Key_3)
    assert names.key == "1", "there is no third column"
    assert focus() is names.taken()
    chosen = names.taken().text()
    assert page.outcome._name.whole_text() == chosen
    assert any("nama lain" in said for said in page.outcome.effects())
    qtbot.keyClick(focus(), "g")
    assert page.outcome.notice.text() == "Tulis mengapa ini satu orang."
    assert focus() is page.outcome.reason
    assert doubled.book.people.count() == people, "nothing without a reason"
    qtbot.keyClicks(focus(), "Foto sama, bekas luka")
    assert page.outcome.reason.text() == "Foto sama, bekas luka", "letters are text where text is typed"
    press(qtbot, Qt.Key.Key_Return)
    assert doubled.book.people.count() == people - 1
    until = doubled.book.merging.until()
    assert doubled.frame.toast.text() == f"Digabung. Bisa dipisah lagi sampai {until:%d/%m/%Y}."
    assert chosen in {match.person.name for match in doubled.book.people.find(PersonQuery(name=chosen))}
    assert page.subtitle.startswith("Pasangan 1 dari 1"), "the next pair follows"
    qtbot.keyClick(page.view.first_focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert all(one.form_id != "person_merge" for one in doubled.book.assessments())


def test_three_are_merged_in_one_act_and_one_undo(qtbot: QtBot, tripled: Window) -> None:
    page = opened(qtbot, tripled)
    people = tripled.book.people.count()
    assert page.subtitle == "3 pasang dalam 1 kelompok"
    press(qtbot, Qt.Key.Key_Return)
    assert all(len(row.cards) == 3 for row in page.view.rows)
    assert [box.isChecked() for box in page.view.boxes.values()] == [True] * 3
    page.view.first_focus().setFocus()
    press(qtbot, Qt.Key.Key_3)
    assert page.view.rows[0].key == "2"
    tab_to(qtbot, page.outcome.reason)
    qtbot.keyClicks(focus(), "Foto sama")
    press(qtbot, Qt.Key.Key_Return)
    assert tripled.book.people.count() == people - 2
    assert page.title == "Data ganda"
    assert page.listing.model.rowCount() == 0
    tripled.frame.toast.act()
    quiet(qtbot)
    assert tripled.book.people.count() == people
    assert page.listing.model.rowCount() == 1


def test_of_three_one_may_be_somebody_else(qtbot: QtBot, tripled: Window) -> None:
    page = opened(qtbot, tripled)
    people = tripled.book.people.count()
    press(qtbot, Qt.Key.Key_Return)
    *_, out = page.view.boxes
    page.view.boxes[out].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    page.outcome.reason.setText("Foto sama")
    page.answering.answer("merge")
    quiet(qtbot)
    assert tripled.book.people.count() == people - 1
    assert tripled.book.people.person(out).person_id == out


def test_what_was_merged_is_split_with_a_reason(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    press(qtbot, Qt.Key.Key_Return)
    page.outcome.reason.setText("Foto sama")
    page.outcome.buttons["merge"].setFocus()
    press(qtbot, Qt.Key.Key_Return)
    page.show_list()
    page.listing.segments.setFocus()
    for _ in range(2):
        qtbot.keyClick(focus(), Qt.Key.Key_Right)
    line = page.listing.model.line(0)
    assert line.why == "Alasan: Foto sama"
    assert line.face.word == "sisa 90 hari"
    doubled.go("merge", show="merged")
    quiet(qtbot)
    page = doubled.page
    assert isinstance(page, MergePage)
    assert focus() is page.listing.table
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    dialog = page.dialog
    assert dialog is not None
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible(), "not without a reason"
    qtbot.keyClicks(dialog.reason, "Ternyata saudara")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert page.listing.model.rowCount() == 0
    assert doubled.frame.toast.text() == "Dipisah. Kedua data kembali seperti semula.", "nothing to undo is offered"
    assert any(one.form_id == "person_merge" for one in doubled.book.assessments())


def test_putting_off_takes_two_keys(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), "t")
    dialog = page.answering.dialog
    assert dialog is not None
    held = dialog.focusWidget()
    assert held is dialog.near.focusProxy()
    qtbot.keyClick(held, Qt.Key.Key_Return)
    quiet(qtbot)
    assert doubled.frame.toast.text().startswith("Ditunda")


def test_different_people_are_remembered(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), "b")
    quiet(qtbot)
    assert doubled.book.people.count_pairs() == 1
    assert doubled.frame.toast.text().startswith("Diingat sebagai 2 orang yang berbeda.")
    assert page.comparing(), "the next pair follows"
    doubled.frame.toast.act()
    quiet(qtbot)
    assert doubled.book.people.count_pairs() == 2


def test_what_is_put_off_waits_in_a_list_of_its_own(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), "t")
    dialog = page.answering.dialog
    assert dialog is not None
    dialog.day.setText("kemarin")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a day ahead"
    qtbot.keyClick(dialog.near, Qt.Key.Key_Left)
    tomorrow = page._today + timedelta(days=1)
    assert dialog.day.text() == f"{tomorrow:%d/%m/%Y}"
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Return)
    quiet(qtbot)
    assert doubled.book.people.count_pairs() == 1
    assert doubled.frame.toast.text() == f"Ditunda. Muncul lagi {tomorrow:%d/%m/%Y}."
    page.show_list()
    page.listing.segments.choose("later")
    assert page.listing.model.line(0).note == f"Muncul lagi {tomorrow:%d/%m/%Y}"
    assert [button.text() for button in page.listing.segments._buttons.values()][:2] == [
        "Perlu diperiksa  1",
        "Ditunda  1",
    ]


def test_pairs_are_listed_before_the_rest_is_read(qtbot: QtBot, doubled: Window) -> None:
    doubled.go("merge", show="waiting")
    page = doubled.page
    assert isinstance(page, MergePage)
    words = page.listing.segments._buttons["merged"].text
    unread = words()
    seen: list[tuple[int, str]] = []
    page.listing.model.modelReset.connect(lambda: seen.append((page.listing.model.rowCount(), words())))
    assert page.listing.segments.isAncestorOf(focus())
    quiet(qtbot)
    assert seen[0] == (2, unread)
    assert words() == f"{unread}  0"
    assert focus() is page.listing.table, "the keyboard waited at the filters"


def test_a_letter_looks_through_no_list(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    table, model = page.listing.table, page.listing.model
    said = [model.data(model.index(row, table.currentIndex().column())) for row in range(2)]
    assert said[0][0] != said[1][0]
    qtbot.keyClicks(table, said[1][0].lower())
    assert table.currentIndex().row() == 0


def test_search_and_filters(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    listing = page.listing
    qtbot.keyClicks(listing.search, "soemarsono")
    assert listing.model.rowCount() == 1
    assert "Sumarsono Tono" in listing.model.line(0).who
    qtbot.keyClick(listing.search, Qt.Key.Key_Down)
    assert focus() is listing.table
    listing.search.setText("siapa")
    assert listing._empty._title.text() == "Tidak ada yang cocok dengan saringan."
    listing._clear.click()
    assert listing.model.rowCount() == 2
    listing.places.setCurrentIndex(listing.places.findData("64.72"))
    listing.places.activated.emit(0)
    assert listing.model.rowCount() == 0
    listing.clear_filters()
    listing.bands.setCurrentIndex(listing.bands.findData("1"))
    listing.bands.activated.emit(0)
    assert listing.model.rowCount() == 0
    listing.clear_filters()
    listing.reasons.setCurrentIndex(listing.reasons.findData("same_name_birth"))
    listing.reasons.activated.emit(0)
    assert listing.model.rowCount() == 1


def test_a_record_that_changed_meanwhile_is_said(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    press(qtbot, Qt.Key.Key_Return)
    some = page.answering._some
    assert some is not None
    desk = doubled.book.start("outreach_rapid", person=some.kept.person)
    answer_all(desk, {**RUDI, "full_name": "Rudi Pamungkas", "alias": "Bang Rudi"})
    desk.finalize()
    page.outcome.reason.setText("Foto sama")
    page.answering.answer("merge")
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert "berubah" in doubled.frame.toast.text()


def test_somebody_who_is_not_here_can_be_fetched(qtbot: QtBot, full: Window) -> None:
    (found,) = full.book.people.find(PersonQuery(name="Sumarsono"))
    full.go("merge", one=found.person.person_id, other="uuid:far")
    quiet(qtbot)
    page = full.page
    assert isinstance(page, MergePage)
    assert page.view.download is not None
    assert page.view.download.text() == "Unduh"
    page.outcome.reason.setText("Foto sama")
    page.answering.answer("merge")
    assert page.outcome.notice.text() == "Unduh dulu datanya."
    page.view.download.click()
    quiet(qtbot)
    assert full.frame.toast.text(), "this laptop is not enrolled: it is said"
    assert page.view.download.text() == "Unduh"


def test_nobody_waits_on_a_new_laptop(qtbot: QtBot, window: Window) -> None:
    page = opened(qtbot, window)
    assert page.listing.model.rowCount() == 0
    assert page.listing._empty.isVisible()
    assert page.listing._empty._title.text() == "Tidak ada pasangan untuk diperiksa."
    assert page.listing.segments.isAncestorOf(focus())
    QApplication.processEvents()


def test_why_the_worker_was_not_sure_stands_beside_the_pair(qtbot: QtBot, full: Window) -> None:
    desk = full.book.start("outreach_rapid", uncertain=True)
    answer_all(desk, {**TONO, "full_name": "Tono Soemarsono"})
    reference = next(one for one in desk.session.form.references if one.endswith("/match_note"))
    desk.answer(reference, "Wajahnya mirip, tetapi mengaku dari Mangasa")
    desk.finalize()
    full.changed()
    page = opened(qtbot, full)
    assert page.listing.model.line(0).note == "“Wajahnya mirip, tetapi mengaku dari Mangasa”"
    press(qtbot, Qt.Key.Key_Return)
    assert "Catatan pada Tono Soemarsono: “Wajahnya mirip, tetapi mengaku dari Mangasa”" in page.view.note.words()
