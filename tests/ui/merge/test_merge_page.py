"""Duplicates by keyboard alone: compare, choose, merge, undo, split, two people, later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.domain.person import PersonQuery
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.merge.rows import MergedRow, PairRow
from fieldapp.ui.shell.nav import count_label
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, answer_all, finalize, focus, quiet

FAR = {**RUDI, "loc_kec": "64.71.01"}


@pytest.fixture
def doubled(full: Window) -> Window:
    """Two more recordings of Rudi; three pairs."""
    finalize(full.book, {**FAR, "full_name": "Roedi Pamoengkas", "alias": "Bang Rudi"})
    finalize(full.book, {**RUDI, "full_name": "Pamungkas Rudy"})
    full.changed()
    return full


def opened(qtbot: QtBot, window: Window) -> MergePage:
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    page = window.page
    assert isinstance(page, MergePage)
    return page


def ids(window: Window, name: str) -> set[str]:
    return {match.person.person_id for match in window.book.people.find(PersonQuery(name=name))}


def tab_to(qtbot: QtBot, target: object) -> None:
    for _ in range(20):
        if focus() is target:
            return
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {target}")


def test_pairs_wait_in_the_list_and_in_the_navigation(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    assert count_label(doubled.frame.nav.items["merge"]).text() == "3"
    assert len(page.rows) == 3
    assert focus() is page.rows[0]
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is page.rows[1]
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert (page.title, page.subtitle) == ("Bandingkan dan gabungkan", "Pasangan 2 dari 3")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert page.title == "Data ganda"
    assert focus() is page.rows[1], "back on the pair that was compared"


def test_merge_by_keyboard_and_undo(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    names = next(row for row in page.view.rows if row.name == "full_name")
    names.taken().setFocus()
    before = names.key
    qtbot.keyClick(focus(), Qt.Key.Key_Left)
    assert names.key != before
    assert focus() is names.taken()
    chosen = names.taken().text()
    assert page.outcome._name.whole_text() == chosen
    assert any("nama lain" in said for said in page.outcome.effects())
    tab_to(qtbot, page.outcome.reason)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.outcome.notice.text() == "Tulis mengapa ini satu orang."
    assert doubled.book.people.count() == people, "nothing without a reason"
    qtbot.keyClicks(focus(), "Foto sama")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert doubled.book.people.count() == people - 1
    until = doubled.book.merging.until()
    assert doubled.frame.toast.text() == f"Digabung. Bisa dipisah lagi sampai {until:%d/%m/%Y}."
    assert chosen in {match.person.name for match in doubled.book.people.find(PersonQuery(name=chosen))}
    assert page.subtitle.startswith("Pasangan 1"), "the next pair follows"
    doubled.frame.toast.act()
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert all(one.form_id != "person_merge" for one in doubled.book.assessments())


def test_what_was_merged_is_split_with_a_reason(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    page.outcome.reason.setText("Foto sama")
    page.outcome.buttons["merge"].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    if page.title != "Data ganda":
        page.show_list()
    page.segments.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    (row,) = page.rows
    assert isinstance(row, MergedRow)
    row.split.setFocus()
    qtbot.keyClick(row.split, Qt.Key.Key_Return)
    dialog = page.dialog
    assert dialog is not None
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible(), "not without a reason"
    qtbot.keyClicks(dialog.reason, "Ternyata saudara")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert page.rows == []


def test_two_people_are_remembered_and_later_stays(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    page.outcome.buttons["different"].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert people.count_pairs() == 2
    assert doubled.frame.toast.text().startswith("Diingat sebagai dua orang.")
    for _ in range(2):
        page.outcome.buttons["later"].setFocus()
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
        quiet(qtbot)
    assert [pair.decision for pair in people.pairs()] == ["unsure", "unsure"]
    assert page.title == "Data ganda", "nothing else is undecided"
    assert all(isinstance(row, PairRow) for row in page.rows)


def test_a_record_that_changed_meanwhile_is_said(qtbot: QtBot, doubled: Window) -> None:
    page = opened(qtbot, doubled)
    people = doubled.book.people.count()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page._two is not None
    desk = doubled.book.start("outreach_rapid", person=page._two.kept.person)
    answer_all(desk, {**RUDI, "full_name": "Rudi Pamungkas", "alias": "Bang Rudi"})
    desk.finalize()
    page.outcome.reason.setText("Foto sama")
    page.answer("merge")
    quiet(qtbot)
    assert doubled.book.people.count() == people
    assert "berubah" in doubled.frame.toast.text()


def test_nobody_waits_on_a_new_laptop(qtbot: QtBot, window: Window) -> None:
    page = opened(qtbot, window)
    assert page.rows == []
    assert page._empty.isVisible()
    assert page._empty._title.text() == "Tidak ada pasangan untuk diperiksa."
    assert page.segments.isAncestorOf(focus())
    QApplication.processEvents()
