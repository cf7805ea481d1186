"""The page of referrals: filters with counts, the panel, steps by keyboard and their undo, papers."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.domain.formats import show_date
from fieldapp.domain.referral import ReferralFilter
from fieldapp.ui import words
from fieldapp.ui.look import Look
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.referrals.dialogs import PrintDialog, StepDialog
from fieldapp.ui.pages.referrals.model import Column
from fieldapp.ui.pages.referrals.page import ReferralsPage
from fieldapp.ui.pages.referrals.reading import letter_facts
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import focus, quiet
from tests.ui.referrals.cases import refer


def opened(qtbot: QtBot, window: Window, **facts: str) -> ReferralsPage:
    window.go("referrals", **({"show": "", "referral_id": ""} | facts))
    quiet(qtbot)
    page = window.page
    assert isinstance(page, ReferralsPage)
    return page


def rows(page: ReferralsPage) -> list[str]:
    model = page.model
    return [str(model.index(row, Column.WHO).data()) for row in range(model.rowCount())]


def said(page: ReferralsPage) -> str:
    return "\n".join(one.text() for one in page.panel.findChildren(QLabel) if one.isVisibleTo(page.panel))


def buttons(page: ReferralsPage) -> list[str]:
    found = (one for one in page.panel.findChildren(QPushButton) if one.isVisibleTo(page.panel))
    return [one.text().replace("&", "") for one in found]


def choose(qtbot: QtBot, page: ReferralsPage, state: str) -> None:
    page.filters.segments.choose(state)
    quiet(qtbot)


def step(page: ReferralsPage) -> StepDialog:
    assert isinstance(page.dialog, StepDialog)
    return page.dialog


def test_segments_count_and_filter(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy)
    words = [button.text() for button in page.filters.segments.findChildren(QPushButton)]
    assert words == [
        "Semua  7",
        "Lewat waktu  2",
        "Diusulkan  1",
        "Terkirim  2",
        "Diterima  1",
        "Ditolak  1",
        "Dilayani",
        "Selesai  2",
        "Tanpa layanan  1",
    ]
    assert len(rows(page)) == 7
    choose(qtbot, page, "overdue")
    assert rows(page) == [
        "Rudi Pamungkas, Rujukan puskesmas/rumah sakit",
        "Hasan Basrindo, Panti Sosial Tresna Werdha (PSTW) Nirwana Puri",
    ]
    choose(qtbot, page, "unmet")
    assert rows(page) == ["Hasan Basrindo, Kebutuhan tanpa layanan"]
    assert "Alat bantu disabilitas" in said(page)
    choose(qtbot, page, "served")
    assert rows(page) == []
    assert page._empty.isVisible()


def test_words_service_and_place_filter_too(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy)
    page.filters.words.setText("118/dinsos")
    qtbot.waitUntil(lambda: page.loaded() and len(rows(page)) == 1, timeout=5000)
    assert rows(page)[0].startswith("Rudi")
    page.filters.words.clear()
    service = page.filters.service
    service.setCurrentIndex(service.findData("NP-TRACE"))
    service.activated.emit(service.currentIndex())
    quiet(qtbot)
    assert [row.partition(",")[0] for row in rows(page)] == ["Dayang Sekarsari"]
    region = page.filters.region
    region.setCurrentIndex(region.findData("64.72"))
    region.activated.emit(region.currentIndex())
    quiet(qtbot)
    assert rows(page) == []
    page.filters.clear_button.click()
    quiet(qtbot)
    assert len(rows(page)) == 7


def test_the_panel_says_what_the_receiver_is_told_and_when_an_answer_is_due(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy, show="overdue")
    words = said(page)
    assert "Rudi Pamungkas" in words
    assert "Menunggu jawaban 3 hari" in words
    assert "Lewat 2 hari" in words
    assert "Luka berat/tidak sadar/sesak" in words
    assert "Pengobatan" in words
    assert "Pemulung" in words
    assert "460/118/Dinsos/2026" in words
    assert "Klien setuju dirujuk" in words
    assert buttons(page)[:3] == ["Diterima", "Ditolak", "Selesai"]


def test_a_step_is_taken_by_keyboard_and_can_be_undone(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy, show="proposed")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert focus().text() == "&Tandai terkirim"  # type: ignore[attr-defined]
    before = len(busy.book.assessments())
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    dialog = step(page)
    qtbot.keyClick(dialog.date, Qt.Key.Key_Return)
    quiet(qtbot)
    (sent,) = [one for one in busy.book.referrals.page(ReferralFilter("sent")) if "Maria" in one.person_name]
    assert sent.text("sent_to") == "DKP3A/DP3A"
    assert len(busy.book.assessments()) == before + 1
    assert "1" not in page.filters.segments.findChildren(QPushButton)[2].text()
    assert busy.frame.toast.act()
    quiet(qtbot)
    assert [one.person_name for one in busy.book.referrals.page(ReferralFilter("proposed"))] == ["Maria Goreti Long"]
    assert len(busy.book.assessments((State.FINALIZED,))) == before


def test_a_refusal_needs_its_reason_and_a_day_that_was(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy, show="overdue")
    page.ask_step("declined")
    dialog = step(page)
    dialog.finish()
    assert dialog.wrong.text() == "Tulis alasan ditolak."
    assert dialog.reason is not None
    dialog.reason.setText("Penuh")
    tomorrow = busy.book.referrals.today() + timedelta(days=1)
    for typed, wrong in ((show_date(tomorrow), "masa depan"), ("31/02/2026", "Isi tanggal")):
        dialog.date.setText(typed)
        dialog.finish()
        assert wrong in dialog.wrong.text()
    dialog.date.setText(show_date(busy.book.referrals.today()))
    dialog.finish()
    quiet(qtbot)
    declined = busy.book.referrals.page(ReferralFilter("declined"))
    assert {one.text("outcome_reason") for one in declined} == {"Penuh", "Daya tampung penuh"}


def test_a_step_that_another_record_forestalled_is_refused_with_words(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy, show="proposed")
    page.ask_step("sent")
    shown = page._shown
    assert shown is not None
    busy.book.referrals.take_step(shown.referral.referral_id, "closed", busy.book.referrals.today())
    step(page).finish()
    assert busy.frame.toast.text().startswith("Langkah ini tidak bisa menyusul langkah terakhir.")


def test_the_row_asked_for_is_chosen_also_far_down(qtbot: QtBot, busy: Window) -> None:
    (far,) = busy.book.referrals.page(ReferralFilter("accepted"))
    page = opened(qtbot, busy, referral_id=far.referral_id)
    shown = page.table.current()
    assert shown is not None
    assert shown.referral_id == far.referral_id
    page = opened(qtbot, busy, referral_id=far.referral_id, show="proposed")
    assert page.filters.person_id == far.person_id
    assert page.filters.clear_button.isVisible()
    assert all("Dayang" in row for row in rows(page))
    assert page.kept()["person_id"] == far.person_id


def test_pages_of_the_list_follow_as_people_scroll(qtbot: QtBot, busy: Window) -> None:
    for _ in range(46):
        refer(busy.book, "Rudi Pamungkas")
    page = opened(qtbot, busy)
    assert page.model.rowCount() == 50
    page.model.fetchMore(page.model.index(-1, -1))
    assert page.model.rowCount() == 53
    assert not page.model.canFetchMore(page.model.index(-1, -1))
    assert len({page.model.referral(row).referral_id for row in range(53)}) == 53


def test_new_ones_begin_with_the_person_and_others_with_the_chosen(qtbot: QtBot, busy: Window) -> None:
    opened(qtbot, busy).new_button.click()
    assert isinstance(busy.page, PeoplePage)
    page = opened(qtbot, busy, show="declined")
    assert buttons(page)[0] == "Rujuk ke layanan lain"
    page.refer()
    assert isinstance(busy.page, FormPage)
    page = opened(qtbot, busy, show="accepted")
    page.follow_up()
    assert isinstance(busy.page, FormPage)
    drafts = busy.book.assessments((State.DRAFT,))
    assert {draft.form_id for draft in drafts} == {"referral_new", "follow_up"}


@pytest.mark.parametrize("handover", [False, True])
def test_the_letter_is_written_and_its_number_recorded(
    qtbot: QtBot, busy: Window, tmp_path: Path, handover: bool
) -> None:
    page = opened(qtbot, busy, show="accepted")
    (page.ask_record if handover else page.ask_letter)()
    dialog, shown = page.dialog, page._shown
    assert isinstance(dialog, PrintDialog)
    assert shown is not None
    dialog.number.setText("460/200/Dinsos/2026")
    page.print_to(tmp_path / "surat.pdf", shown, dialog, handover=handover)
    dialog.reject()
    quiet(qtbot)
    assert (tmp_path / "surat.pdf").read_bytes().startswith(b"%PDF")
    (now,) = busy.book.referrals.page(ReferralFilter("accepted"))
    assert now.text("letter_no") == "460/200/Dinsos/2026"
    assert busy.frame.toast.text() == "Surat tersimpan."


@pytest.mark.parametrize("show", ["", "proposed"])
def test_the_keyboard_is_in_the_list_after_a_step(qtbot: QtBot, busy: Window, show: str) -> None:
    (proposed,) = busy.book.referrals.page(ReferralFilter("proposed"))
    page = opened(qtbot, busy, show=show, referral_id=proposed.referral_id)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isAncestorOf(busy.focusWidget())
    qtbot.keyClick(busy.focusWidget(), Qt.Key.Key_Return)
    dialog = step(page)
    if dialog.sharing and dialog.sharing.how:
        dialog.sharing.how.setCurrentIndex(dialog.sharing.how.findData("agreed"))
    dialog.finish()
    assert dialog.result()
    quiet(qtbot)
    left = page.filters.segments if show else page.table  # the filter has no row any more
    assert busy.focusWidget() in (left, left.focusProxy())


def test_english_screens_name_services_in_english_and_letters_officially(qtbot: QtBot, busy: Window) -> None:
    busy.set_look(Look(language="en"))
    try:
        page = opened(qtbot, busy, show="accepted")
        (code,) = page.table.current().services  # type: ignore[union-attr]
        service = busy.book.referrals.catalogue().services[code]
        assert service.label_en in rows(page)[0]
        assert service.label_en in said(page)
        assert re.search(r"^(Male|Female), ", said(page), re.MULTILINE)
        shown = page._shown
        assert shown is not None
        facts = letter_facts(busy.book, shown, "", "", busy.book.referrals.today())
        assert facts.service_name == service.label != service.label_en
    finally:
        words.use("id")


def test_nobody_is_told_without_agreement_or_basis(qtbot: QtBot, busy: Window) -> None:
    page = opened(qtbot, busy, show="accepted")
    dialog = PrintDialog(page, "Surat rujukan", "refused", "RSJD", "")
    dialog.finish()
    assert not dialog.result()
    assert dialog.wrong.text() == "Pilih mengapa penerima boleh diberi tahu."
    how, reason = dialog.sharing.how, dialog.sharing.reason
    assert how is not None
    assert reason is not None
    how.setCurrentIndex(how.findData("law"))
    dialog.finish()
    assert "alasan" in dialog.wrong.text()
    reason.setText("Putusan pengadilan")
    dialog.finish()
    assert dialog.result()
    assert dialog.facts["share"] == "law"
    asked = PrintDialog(page, "Surat rujukan", "agreed", "RSJD", "")
    assert asked.sharing.how is None
    worker = StepDialog(page, "sent", busy.book.referrals.today(), sharing="withdrawn", outside=False)
    for share, ended in (("law", False), ("emergency", True)):
        assert worker.sharing is not None
        assert worker.sharing.how is not None
        assert worker.sharing.reason is not None
        worker.sharing.how.setCurrentIndex(worker.sharing.how.findData(share))
        worker.sharing.reason.setText("Luka berat, tidak sadar")
        worker.finish()
        assert bool(worker.result()) is ended, share
    for one in (dialog, asked, worker):
        one.deleteLater()
