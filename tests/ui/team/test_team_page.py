"""The page of the team: who needs a look, visits asked for one by one and many at once, shelters, follow-ups."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.visit import Visit, VisitOrder, VisitState
from fieldapp.ui.pages.person.page import PersonPage
from fieldapp.ui.pages.referrals.agenda import AgendaPage
from fieldapp.ui.pages.review.page import ReviewPage
from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.pages.team.dialogs import AskDialog, CancelDialog, MoveDialog
from fieldapp.ui.pages.team.list_dialog import VisitListDialog
from fieldapp.ui.pages.team.page import TeamPage
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.window import Window
from tests.ui.audit.whole import audit
from tests.ui.desk.laptop import find, focus, quiet
from tests.ui.referrals.cases import person_called
from tests.ui.team.card import ago, work
from tests.ui.team.conftest import settled

SIZES = [(1366, 768), (1092, 550)]


def page_of(qtbot: QtBot, window: Window, **facts: str) -> TeamPage:
    window.go("team", **facts)
    quiet(qtbot)
    settled(qtbot, window)
    assert isinstance(window.page, TeamPage)
    return window.page


def names(part: Section, column: int = 1) -> list[str]:
    return [part.model.cells(row)[column].first for row in range(part.model.rowCount())]


def words_of(part: Section) -> str:
    return "\n".join(one.text() for one in part.panel.findChildren(QLabel) if one.isVisible())


def press(part: Section | Window, text: str) -> None:
    find(part, QPushButton, lambda one: one.text().replace("&", "") == text).click()  # type: ignore[attr-defined]


def visits(window: Window) -> dict[str, Visit]:
    return {one.person_name: one for one in window.book.visits.all()}


# ---- laptops


def test_the_worst_stand_on_top_with_what_is_wrong_in_words(qtbot: QtBot, desk: Window) -> None:
    part = page_of(qtbot, desk).laptops
    assert names(part) == ["Andi Pratama", "Desi Lestari", "Yohanes Bria", "Siti Rahmah", "Rina Wulandari"]
    faces = [part.model.cells(row)[0].said for row in range(5)]
    assert faces == ["Lama diam", "Tertahan di laptop", "Aplikasi lama", "Belum terdengar", "Baik"]
    assert part.model.cells(1)[2].said.startswith("20 jam lalu")
    assert part.model.cells(1)[3].said == "12, 3 draf · 1 tertahan"
    assert part.model.cells(1)[4].said == "1 diminta, 1 terlambat"
    assert part.model.cells(2)[5].said == "0.0.9, 1 formulir lama"
    part.choose("KT-A09")
    said = words_of(part)
    assert "Kiriman tertahan di laptop lebih dari 3 hari" in said
    assert "2 lewat paket, terbaru" in said
    assert "1 lewat relai, terbaru" in said
    assert "Foto rumah belum ada." in said
    assert "Kunjungan tindak lanjut v2026010101" not in said


def test_filters_and_orders(qtbot: QtBot, desk: Window) -> None:
    part = page_of(qtbot, desk).laptops
    part.kind.setCurrentIndex(part.kind.findData("warned"))
    part.fill()
    assert part.model.rowCount() == 4
    part.kind.setCurrentIndex(part.kind.findData("forms"))
    part.fill()
    assert names(part) == ["Yohanes Bria"]
    part.kind.setCurrentIndex(0)
    part.order.setCurrentIndex(part.order.findData("worker"))
    part.fill()
    assert names(part)[0] == "Andi Pratama"
    part.order.setCurrentIndex(part.order.findData("unsent"))
    part.fill()
    assert names(part)[0] == "Desi Lestari"
    with qtbot.waitSignal(part.words.meant):
        qtbot.keyClicks(part.words, "kt-a11")
    assert names(part) == ["Siti Rahmah"]


def test_without_a_team_the_page_says_why(qtbot: QtBot, alone: Window) -> None:
    part = page_of(qtbot, alone).laptops
    assert part.model.rowCount() == 0
    shown = [one.text() for one in part.findChildren(QLabel) if one.isVisible()]
    assert "Provinsi memberi tahu timnya setelah laptop ini tersambung." in shown


def test_the_ways_to_review_and_relay(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk)
    assert [one.text() for one in page.top_buttons()] == ["Tinjauan", "Data ganda", "Relai"]
    page.top_buttons()[0].click()
    assert isinstance(desk.page, ReviewPage)


def test_a_returned_submission_is_given_to_somebody_else(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, key="KT-A09")
    press(page.laptops, "Minta perbaikan…")
    dialog = page.asking.dialog
    assert isinstance(dialog, AskDialog)
    assert (dialog.note.text(), dialog.form.currentData()) == ("Foto rumah belum ada.", "outreach_rapid")
    dialog.laptop.setCurrentIndex(dialog.laptop.findData("KT-A07"))
    dialog.finish()
    quiet(qtbot)
    made = visits(desk)["Rudi Pamungkas"]
    assert (made.device_code, made.corrects, made.form_id) == ("KT-A07", "uuid:KT-A09-1", "outreach_rapid")


# ---- visits


def test_visits_by_state_and_laptop(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="visits")
    part = page.visits
    assert names(part) == ["Tono Sumarsono", "Maria Goreti Long"], "due first on top"
    counts = [button.text() for button in part.segments.findChildren(QPushButton)]
    assert counts == [
        "Diminta  2", "Terlambat  1", "Selesai  0", "Tidak ditemukan  1", "Dibatalkan  1", "Semua  4"
    ]  # fmt: skip
    part.segments.choose("not_found")
    assert names(part) == ["Hasan Basrindo"]
    assert "Sudah pindah." in words_of(part)
    page.show_visits("KT-A07")
    assert sorted(names(part)) == ["Dayang Sekarsari", "Maria Goreti Long"]
    assert part.laptop.currentData() == "KT-A07"


def test_a_visit_is_asked_for_by_keyboard_alone(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="visits")
    page.visits.ask_button.setFocus()
    qtbot.keyClick(page.visits.ask_button, Qt.Key.Key_Return)
    dialog = page.asking.dialog
    assert isinstance(dialog, AskDialog)
    dialog.finish()
    assert dialog.isVisible(), "whom?"
    qtbot.keyClicks(dialog.who.line, "pamungkas")
    qtbot.waitUntil(lambda: not dialog.who.searching(), timeout=10_000)
    assert dialog.who.list.count() == 2
    qtbot.keyClick(dialog.who.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.who.list, Qt.Key.Key_Down)
    taken = dialog.who.list.currentItem().text()
    dialog.who._take(dialog.who.list.currentItem())
    assert focus() is dialog.laptop
    dialog.laptop.setCurrentIndex(dialog.laptop.findData("KT-A11"))
    dialog.day.setText("1/1/2020")
    dialog.finish()
    assert dialog.isVisible(), "that day has passed"
    dialog.day.setText("31/12/2098")
    dialog.note.setText("Tanya tetangga.")
    dialog.finish()
    quiet(qtbot)
    made = next(one for one in visits(desk).values() if one.device_code == "KT-A11")
    assert made.person_name in taken
    assert (made.due, made.note, made.asked_by) == (date(2098, 12, 31), "Tanya tetangga.", "Dewi Lestari")
    press(desk, "Urungkan")
    quiet(qtbot)
    assert not any(one.device_code == "KT-A11" for one in visits(desk).values())


def test_another_laptop_is_asked_or_nobody(qtbot: QtBot, desk: Window) -> None:
    part = page_of(qtbot, desk, show="visits").visits
    part.choose(visits(desk)["Tono Sumarsono"].visit_id)
    part.to_panel()
    assert focus() is part.panel.first_action(), "Enter goes to what can be done"
    press(part, "Minta laptop lain…")
    dialog = desk.page.asking.dialog  # type: ignore[attr-defined]
    assert isinstance(dialog, MoveDialog)
    assert dialog.laptop.findData("KT-A09") < 0, "not the one that has it"
    dialog.laptop.setCurrentIndex(dialog.laptop.findData("KT-A10"))
    dialog.day.setText("30/12/2098")
    dialog.finish()
    quiet(qtbot)
    moved = visits(desk)["Tono Sumarsono"]
    assert (moved.device_code, moved.due, moved.state) == ("KT-A10", date(2098, 12, 30), VisitState.ASKED)
    part.choose(moved.visit_id)
    part.to_panel()
    press(part, "Batalkan kunjungan…")
    dialog = desk.page.asking.dialog  # type: ignore[attr-defined]
    assert isinstance(dialog, CancelDialog)
    dialog.finish()
    assert dialog.isVisible(), "a reason"
    dialog.field.setText("Sudah ditemui di shelter.")
    dialog.finish()
    quiet(qtbot)
    assert visits(desk)["Tono Sumarsono"].reason == "Sudah ditemui di shelter."
    assert desk.focusWidget() in (part.table, part), "what had the keyboard is gone"
    part.segments.choose("all")
    part.choose(moved.visit_id)
    press(part, "Buka data orang")
    assert isinstance(desk.page, PersonPage)


def test_a_list_is_asked_for_at_once_shared_out_and_undone(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="visits")
    before = len(desk.book.visits.all())
    page.visits.list_button.click()
    quiet(qtbot)
    dialog = page.asking.dialog
    assert isinstance(dialog, VisitListDialog)
    assert len(dialog.people()) == 4
    dialog.kind.setCurrentIndex(dialog.kind.findData("overdue"))
    dialog.count()
    assert len(dialog.people()) == 2
    dialog.kind.setCurrentIndex(dialog.kind.findData("all"))
    dialog.count()
    people = dialog.people()
    assert set(dialog._shared) == {one.person_id for one in people}
    assert "KT-P01" not in set(dialog._shared.values()), "who asks stays at the desk"
    assert dialog.preview.text().startswith(f"{len(people)} orang")
    dialog.finish()
    quiet(qtbot)
    made = len(desk.book.visits.all()) - before
    assert made == len(people) - 2, "two of them are asked for already"
    press(desk, "Urungkan")
    quiet(qtbot)
    assert len(desk.book.visits.all()) == before


def test_a_list_can_be_stopped_and_then_nothing_was_asked(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="visits")
    before = len(desk.book.visits.all())
    hasan = person_called(desk.book, "Hasan").person_id
    orders = [VisitOrder(hasan, form, "KT-A07") for form in ("follow_up", "benefit_check", "referral_new")]
    page.asking._ask_list(orders)
    assert page.banner.isVisible()
    page.banner.button().click()
    quiet(qtbot)
    assert not page.banner.isVisible()
    assert len(desk.book.visits.all()) == before


def test_a_list_goes_on_when_the_page_is_left(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="visits")
    before = len(desk.book.visits.all())
    hasan = person_called(desk.book, "Hasan").person_id
    page.asking._ask_list([VisitOrder(hasan, form, "KT-A07") for form in ("follow_up", "benefit_check")])
    desk.go("agenda")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    quiet(qtbot)
    assert len(desk.book.visits.all()) == before + 2
    press(desk, "Urungkan")
    quiet(qtbot)
    assert len(desk.book.visits.all()) == before


# ---- shelters and what is due


def test_shelters_with_their_figures_and_the_way_to_the_board(qtbot: QtBot, desk: Window) -> None:
    shelters = desk.book.shelters
    facility = shelters.facilities()[0]
    shelters.add_room(facility, "Kamar putra A", "male", ["A1", "A2", "A3"])
    shelters.mark(facility, "A2", "held", held_for="Rujukan Satpol PP")
    part = page_of(qtbot, desk, show="shelters").shelters
    assert names(part, 0) == [facility.name]
    assert [part.model.cells(0)[at].first for at in range(1, 6)] == ["3", "0", "1", "2", "0"]
    press(part, "Buka papan")
    assert isinstance(desk.page, ShelterPage)
    assert shelters.chosen == facility


def test_follow_ups_by_place_and_by_worker(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk, show="due")
    part = page.due
    assert names(part, 0) == ["Balikpapan Kota"]
    assert [part.model.cells(0)[at].said for at in (1, 2, 3)] == ["2, dari 6", "1", "3"]
    part.segments.choose("worker")
    assert names(part, 0) == ["Dewi Lestari"], "who saw them last"
    press(part, "Minta kunjungan ini…")
    quiet(qtbot)
    assert isinstance(page.asking.dialog, VisitListDialog)
    page.asking.dialog.reject()
    part.agenda_button.click()
    assert isinstance(desk.page, AgendaPage)


# ---- for everybody


@pytest.mark.parametrize("size", SIZES, ids=["1366", "1092"])
def test_each_part_is_accessible(qtbot: QtBot, desk: Window, size: tuple[int, int]) -> None:
    desk.resize(*size)
    for show in ("laptops", "visits", "shelters", "due"):
        page_of(qtbot, desk, show=show)
        QApplication.processEvents()
        assert audit(desk) == [], show


def test_the_page_keeps_its_part_and_row(qtbot: QtBot, desk: Window) -> None:
    page = page_of(qtbot, desk)
    page.laptops.choose("KT-A10")
    assert page.kept() == {"show": "laptops", "key": "KT-A10"}
    desk.changed()
    quiet(qtbot)
    assert page.laptops.table.current_key() == "KT-A10", "reading again keeps the row"
    page.opened()
    assert focus() is page.laptops.table
    qtbot.keyClick(focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focus() is page.laptops.words
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is page.laptops.table


def test_a_visit_made_meanwhile_shows_as_done(qtbot: QtBot, desk: Window) -> None:
    maria = person_called(desk.book, "Maria Goreti")
    later = ago() + timedelta(hours=1)
    work(desk.book, "KT-A07", 7, person_id=maria.person_id, form_id="follow_up", finalized_at=later)
    part = page_of(qtbot, desk, show="visits").visits
    part.segments.choose("done")
    assert names(part) == ["Maria Goreti Long"]
    assert "KT-A07" in words_of(part)
