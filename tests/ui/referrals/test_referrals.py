"""Referrals and the agenda in the real window: counts, steps with undo, what cannot follow, letters, what is due."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.casework.entities import REFERRAL
from fieldapp.domain.referral import ReferralFilter
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.referrals.agenda import AgendaPage
from fieldapp.ui.pages.referrals.dialogs import PrintDialog, StepDialog
from fieldapp.ui.pages.referrals.page import ReferralsPage
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import PASSPHRASE, PEOPLE, make_profile, quiet, record, running, unlock
from tests.ui.referrals.cases import fill_cases


@pytest.fixture(scope="session")
def referred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People with referrals in every state; copy before use."""
    folder = tmp_path_factory.mktemp("referred") / "laptop"
    make_profile(folder)
    record(folder, PEOPLE)
    book = fieldbook.unlock(folder, PASSPHRASE)
    fill_cases(book)
    book.lock()
    return folder


@pytest.fixture
def desk(qtbot: QtBot, referred: Path, tmp_path: Path) -> Iterator[Window]:
    with running(Path(shutil.copytree(referred, tmp_path / "laptop"))) as window:
        unlock(qtbot, window)
        yield window


def referrals_of(qtbot: QtBot, window: Window, **facts: str) -> ReferralsPage:
    window.go("referrals", **facts)
    page = window.page
    assert isinstance(page, ReferralsPage)
    qtbot.waitUntil(page.loaded, timeout=10_000)
    quiet(qtbot)
    return page


def sent_to_health(window: Window) -> str:
    (one,) = window.book.referrals.page(ReferralFilter(service="NP-HEALTH"))
    return one.referral_id


def test_every_state_is_counted(qtbot: QtBot, desk: Window) -> None:
    page = referrals_of(qtbot, desk)
    counts = desk.book.referrals.counts(ReferralFilter())
    assert (counts["sent"], counts["accepted"], counts["declined"]) == (2, 1, 1)
    assert counts["closed"] == 2, "one that was served, and the need that no service meets"
    assert counts["unmet"] == 1
    assert page.model.rowCount() == sum(counts.get(state, 0) for state in REFERRAL.states)
    page.filters.segments.choose("declined")
    qtbot.waitUntil(page.loaded, timeout=10_000)
    assert page.model.rowCount() == 1


def test_a_step_is_a_submission_and_undo_takes_it_back(qtbot: QtBot, desk: Window) -> None:
    referral_id = sent_to_health(desk)
    page = referrals_of(qtbot, desk, referral_id=referral_id)
    page.ask_step("accepted")
    dialog = page.dialog
    assert isinstance(dialog, StepDialog)
    dialog.finish()
    quiet(qtbot)
    assert desk.book.referrals.referral(referral_id).state == "accepted"
    desk.frame.toast.act()
    quiet(qtbot)
    assert desk.book.referrals.referral(referral_id).state == "sent"


def test_a_refusal_needs_its_reason(qtbot: QtBot, desk: Window) -> None:
    referral_id = sent_to_health(desk)
    page = referrals_of(qtbot, desk, referral_id=referral_id)
    page.ask_step("declined")
    dialog = page.dialog
    assert isinstance(dialog, StepDialog)
    dialog.finish()
    assert dialog.isVisible()
    assert dialog.wrong.text()
    dialog.reject()
    assert desk.book.referrals.referral(referral_id).state == "sent"


def test_the_letter_says_who_what_and_why_and_its_code_names_no_person(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = referrals_of(qtbot, desk, referral_id=sent_to_health(desk))
    page.ask_letter()
    dialog = page.dialog
    assert isinstance(dialog, PrintDialog)
    if dialog.basis is not None:
        dialog.basis.setText("Disetujui lewat telepon")
    shown = page._shown
    assert shown is not None
    path = tmp_path / "surat.pdf"
    page.print_to(path, shown, dialog)
    document = QPdfDocument()
    document.load(str(path))
    text = " ".join(document.getAllText(0).text().split())
    for said in (
        "DINAS SOSIAL",
        "Rujukan layanan sosial",
        "Rudi Pamungkas",
        "Puskesmas Sempaja",
        "460/118/Dinsos/2026",
    ):
        assert said in text
    number = next(step.number for step in shown.steps if step.number)
    assert number in text
    image = document.render(0, (document.pagePointSize(0) * 2).toSize())
    dark = sum(
        image.pixelColor(x, y).lightness() < 60
        for x in range(0, image.width() // 4, 3)
        for y in range(image.height() * 3 // 4, image.height(), 3)
    )
    assert dark > 100, "the code is there"


def test_the_agenda_says_what_is_due_and_each_row_has_its_action(qtbot: QtBot, desk: Window) -> None:
    desk.go("agenda")
    page = desk.page
    assert isinstance(page, AgendaPage)
    qtbot.waitUntil(page.loaded, timeout=10_000)
    quiet(qtbot)
    names = [one.accessibleName() for one in page.rows]
    assert any("Rudi Pamungkas" in name for name in names), "sent three days ago, red: answer expected in one"
    page.rows[0].setFocus()
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(desk.page, ReferralsPage | FormPage) or not isinstance(desk.page, AgendaPage)


def test_home_names_what_is_overdue_first(qtbot: QtBot, desk: Window) -> None:
    desk.go("home")
    page = desk.page
    assert isinstance(page, HomePage)
    quiet(qtbot)
    assert page.todo.link.text().startswith("Agenda (")
