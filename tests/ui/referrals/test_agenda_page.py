"""The agenda: parts of the time to come, keyboard through all of them, one action each; the worst stand at home."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.referral import ReferralFilter
from fieldapp.domain.visit import VisitOrder
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.home.todo import ROWS
from fieldapp.ui.pages.referrals.agenda import AgendaPage
from fieldapp.ui.pages.referrals.page import ReferralsPage
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import find, focus, quiet
from tests.ui.referrals.cases import person_called, refer


def agenda(qtbot: QtBot, window: Window) -> AgendaPage:
    window.go("agenda")
    quiet(qtbot)
    assert isinstance(window.page, AgendaPage)
    return window.page


def names(page: AgendaPage) -> list[str]:
    return [row.accessibleName().partition(".")[0] for row in page.rows]


def test_what_is_due_stands_in_its_part(qtbot: QtBot, busy: Window) -> None:
    page = agenda(qtbot, busy)
    words = [button.text() for button in page.segments.findChildren(QPushButton)]
    assert words[:3] == ["Semua  7", "Lewat waktu  2", "Hari ini  0"]
    assert names(page)[:2] == ["Belum ada jawaban: Rudi Pamungkas", "Rujukan ditolak: Hasan Basrindo"]
    assert set(names(page)[2:]) == {
        "Kunjungan tindak lanjut: Dayang Sekarsari",
        "Rujukan belum dikirim: Maria Goreti Long",
        "Diterima, belum dilayani: Dayang Sekarsari",
        "Belum ada jawaban: Tono Sumarsono",
        "Kebutuhan belum terpenuhi: Hasan Basrindo",
    }
    page.segments.choose("overdue")
    assert len(page.rows) == 2


def test_the_keyboard_goes_through_all_parts_and_opens(qtbot: QtBot, busy: Window) -> None:
    page = agenda(qtbot, busy)
    page.opened()
    assert focus() is page.rows[0]
    for _ in page.rows:
        qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is page.rows[-1], "Down crosses the parts and stops at the end"
    page.rows[0].setFocus()
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(busy.page, ReferralsPage)
    shown = busy.page.table.current()
    assert shown is not None
    assert shown.person_name == "Rudi Pamungkas"


def test_a_visit_and_a_need_open_their_form(qtbot: QtBot, busy: Window) -> None:
    for wanted, form in (("Kunjungan tindak lanjut", "follow_up"), ("Kebutuhan belum terpenuhi", "referral_new")):
        page = agenda(qtbot, busy)
        next(row for row in page.rows if row.accessibleName().startswith(wanted)).open()
        assert isinstance(busy.page, FormPage)
        assert busy.book.assessment(busy.book.setting("open_draft")).form_id == form


def test_nothing_due_says_so(qtbot: QtBot, window: Window) -> None:
    page = agenda(qtbot, window)
    assert page.rows == []
    page.opened()
    assert focus() is page.segments.focusProxy()


def test_what_is_done_leaves_the_agenda(qtbot: QtBot, busy: Window) -> None:
    page = agenda(qtbot, busy)
    (late, *_) = busy.book.referrals.page(ReferralFilter("overdue"))
    busy.book.referrals.take_step(late.referral_id, "served", busy.book.referrals.today())
    busy.changed()
    quiet(qtbot)
    assert "Belum ada jawaban: Rudi Pamungkas" not in names(page)


def test_home_shows_the_worst_with_cause_and_action_and_leads_to_the_agenda(qtbot: QtBot, busy: Window) -> None:
    for name in ("Rudi Pamungkas", "Tono Sumarsono", "Dayang Sekarsari", "Hasan Basrindo"):
        one = refer(busy.book, name, "merah")
        busy.book.referrals.take_step(one.referral_id, "sent", one.entity.created_at.date().replace(day=1))
    busy.go("home")
    quiet(qtbot)
    page = busy.page
    assert isinstance(page, HomePage)
    shown = [row.accessibleName() for row in page.todo.findChildren(OpenRow)]
    assert len(shown) == ROWS
    assert any("Belum ada jawaban" in name and "Lewat" in name and "Lihat" in name for name in shown)
    assert page.todo.link.text() == "Agenda (5)", "who was declined is referred again"
    page.todo.link.click()
    assert isinstance(busy.page, AgendaPage)


def asked(window: Window, note: str = "Bawa foto rumah.") -> str:
    """This laptop is asked for a visit that is late; the id of the submission."""
    book = window.book
    book._store.put_setting("device_code", "KT-A07")
    person = person_called(book, "Maria Goreti")
    due = book.visits.today() - timedelta(days=4)
    return book.visits.ask(VisitOrder(person.person_id, "follow_up", "KT-A07", due, "merah", note)).instance_id


def test_a_visit_that_is_asked_for_stands_on_top_and_enter_begins_it(qtbot: QtBot, busy: Window) -> None:
    asked(busy)
    busy.go("home")
    quiet(qtbot)
    assert isinstance(busy.page, HomePage)
    assert "Kunjungan diminta: Maria Goreti Long" in [
        row.accessibleName().partition(".")[0] for row in busy.page.todo.findChildren(OpenRow)
    ]
    page = agenda(qtbot, busy)
    row = page.rows[0]
    assert row.accessibleName().startswith("Kunjungan diminta: Maria Goreti Long. ")
    assert "Bawa foto rumah. · Lewat 4 hari" in row.accessibleName()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(busy.page, FormPage)
    draft = busy.book.assessment(busy.book.setting("open_draft"))
    assert (draft.form_id, draft.person_id) == ("follow_up", person_called(busy.book, "Maria Goreti").person_id)


def test_nobody_found_is_recorded_with_what_was_found_and_undone(qtbot: QtBot, busy: Window) -> None:
    asked(busy)
    page = agenda(qtbot, busy)
    (button,) = [one for one in page.rows[0].findChildren(QPushButton) if one.isVisible()]
    assert button.text() == "Tidak ditemukan…"
    button.click()
    dialog = page.dialog
    assert dialog is not None
    dialog.finish()
    assert dialog.isVisible(), "it wants to be told what was found"
    qtbot.keyClicks(dialog.field, "Rumah kosong")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    quiet(qtbot)
    assert [one.reason for one in busy.book.visits.all()] == ["Rumah kosong"]
    assert not any(name.startswith("Kunjungan diminta") for name in names(page))
    find(busy, QPushButton, lambda one: one.text() == "Urungkan").click()
    quiet(qtbot)
    assert names(page)[0].startswith("Kunjungan diminta")
