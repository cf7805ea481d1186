"""Work that came back, on the queue page: told why and what helps, and every way out works by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import Review
from fieldapp.ui.pages.home.reading import read_desk
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.queue.put_away_dialog import PutAwayDialog
from fieldapp.ui.sending_count import count
from fieldapp.ui.widgets.pill import Pill
from fieldapp.vault.sealing import new_identity, unseal
from tests.server.running import Site
from tests.ui.queue.desk import Desk
from tests.ui.queue.test_pages import button, press
from tests.ui.queue.test_sender import WAIT

Show = Callable[..., Any]
ALT = Qt.KeyboardModifier.AltModifier


def said(page: QueuePage) -> str:
    return " ".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisibleTo(page))


def pill(page: QueuePage) -> str:
    return page.panel.findChildren(Pill)[-1].accessibleName()


def letter(page: QueuePage, key: Qt.Key) -> None:
    """With Alt; what the panel showed before is gone by then."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(page, key, ALT)


def test_what_the_province_sends_back_after_its_receipt_needs_the_worker(
    desk: Desk, show: Show, sender: Any, qtbot: QtBot
) -> None:
    made = desk.sent_back()
    desk.received("Siti Invented")
    assert sender().standing().needs == 1
    assert [row.instance_id for row in read_desk(desk.book).returned] == [made.instance_id]
    page = show(QueuePage)
    assert page.table.current().instance_id == made.instance_id, "chosen first"
    assert pill(page) == "Dikembalikan"
    assert "Provinsi menerima isian ini dan mengembalikannya" in said(page)
    assert "Umur Tanyakan umurnya sekali lagi." in said(page)
    assert "KT-2026-000007" in said(page), "the receipt stays"
    press(qtbot, page.table, Qt.Key.Key_Return)
    opened, arrived, reference = page.shell.filled[-1]
    assert (arrived, reference) == ("returned", "/data/age")
    assert opened.assessment.corrects == made.instance_id
    opened.answer("/data/age", "35")
    opened.finalize()
    page.refresh()
    page.table.choose(made.instance_id)
    assert pill(page) == "Sudah diperbaiki"
    assert count(desk.book).needs == 0


def test_a_later_word_clears_a_return(desk: Desk, show: Show) -> None:
    made = desk.sent_back()
    page = show(QueuePage, instance_id=made.instance_id)
    desk.store.hear_reviews([Review(made.instance_id, made.sha256, "kept", (), desk.clock())], "e.2")
    page.refresh()
    assert pill(page) == "Diterima"
    assert count(desk.book).needs == 0


@pytest.mark.parametrize("code", ["conflict", "unreadable", "instance_mismatch"])
def test_a_record_that_is_not_well_goes_as_a_new_one(desk: Desk, show: Show, qtbot: QtBot, code: str) -> None:
    made = desk.returned("Budi Invented", Reason("", code, ""))
    page = show(QueuePage, instance_id=made.instance_id)
    press(qtbot, page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is button(page, "Kirim sebagai isian baru"), "sending is not done by opening"
    letter(page, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: bool(page.shell.news), timeout=WAIT)
    (new,) = desk.book.assessments((State.FINALIZED,))
    assert new.corrects == made.instance_id
    assert new.instance_id != made.instance_id
    assert page.shell.news[-1].text == f"Siap kirim sebagai {new.number}."
    assert desk.book.submission(made.instance_id).xml == made.xml, "the old bytes stay"
    assert (pill(page), count(desk.book).needs) == ("Sudah diperbaiki", 0)


def test_answers_that_the_form_no_longer_accepts_are_opened(desk: Desk, show: Show) -> None:
    made = desk.held()
    begun = desk.book.correct(made.instance_id)
    begun.answer("/data/age", "131")
    page = show(QueuePage, instance_id=made.instance_id)
    button(page, "Kirim sebagai isian baru").click()
    opened, arrived, _ = page.shell.filled[-1]
    assert (opened.instance_id, arrived) == (begun.instance_id, "returned")
    assert desk.book.assessments((State.FINALIZED,)) == ()


def test_an_unknown_form_is_fetched_and_sent_again(desk: Desk, site: Site, show: Show, qtbot: QtBot) -> None:
    desk.enrol(site)
    made = desk.returned("Budi Invented", Reason("", "unknown_form", ""))
    page = show(QueuePage, instance_id=made.instance_id)
    assert "Minta provinsi menerbitkan formulir ini." in said(page)
    button(page, "Ambil formulir").click()
    qtbot.waitUntil(lambda: page.shell.news[-1].text == "Tidak ada formulir baru.", timeout=WAIT)
    with qtbot.waitSignal(page.shell.sender.received, timeout=WAIT):
        button(page, "Kirim sebagai isian baru").click()
    assert desk.book.history(made.instance_id)[-1].kind == "settled"


def test_a_missing_file_is_asked_for_at_its_question(desk: Desk, show: Show) -> None:
    submission = desk.finalized(photo=b"a face")
    desk.store.record_sending([submission.instance_id])
    desk.refuse(submission, Reason("", "attachment_missing", "photo.jpg"))
    page = show(QueuePage, instance_id=submission.instance_id)
    assert "Ada berkas isian yang hilang: photo.jpg" in said(page)
    button(page, "Buka dan perbaiki").click()
    assert page.shell.filled[-1][2] == "/data/photo"


def test_later_is_later_and_can_be_undone(desk: Desk, show: Show, qtbot: QtBot) -> None:
    made = desk.returned()
    page = show(QueuePage, instance_id=made.instance_id)
    letter(page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(page.shell.news), timeout=WAIT)
    assert (pill(page), count(desk.book).needs) == ("Ditunda", 0)
    assert read_desk(desk.book).returned == ()
    assert "Ditunda sampai" in said(page)
    page.shell.news[-1].action()
    assert (pill(page), count(desk.book).needs) == ("Perlu diperbaiki", 1)


def test_putting_away_wants_a_reason(desk: Desk, show: Show, qapp: QApplication) -> None:
    made = desk.held()
    page = show(QueuePage, instance_id=made.instance_id)
    seen = []

    def answer() -> None:
        dialog = qapp.activeModalWidget()
        if not isinstance(dialog, PutAwayDialog) or dialog.focusWidget() is None:
            QTimer.singleShot(100, answer)  # not there yet
            return
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        seen.append(dialog.wrong.text())
        QTest.keyClicks(dialog.focusWidget(), "Isian ganda.")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    button(page, "Sisihkan…").click()
    assert seen == ["Tulis alasannya dengan beberapa kata."]
    assert (pill(page), count(desk.book).needs) == ("Disisihkan", 0)
    assert "Disisihkan: Isian ganda." in said(page)
    button(page, "Tangani lagi").click()
    assert (pill(page), count(desk.book).needs) == ("Tertahan", 1)


def test_a_file_for_the_province_is_sealed(desk: Desk, show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    identity, recipient = new_identity()
    desk.book.put_setting("ingest_recipient", recipient)
    made = desk.held()
    page = show(QueuePage, instance_id=made.instance_id)
    page.repair.write_to(tmp_path / desk.book.repairs.file_name(desk.book.assessment(made.instance_id)))
    qtbot.waitUntil(lambda: bool(page.shell.news), timeout=WAIT)
    (file,) = tmp_path.glob("*.tar.age")
    assert "Budi" not in file.name
    assert page.shell.news[-1].text == f"Tersimpan sebagai {file.name}. Hanya provinsi yang dapat membukanya."
    assert made.xml in unseal(file.read_bytes(), identity)
    page.repair.write_to(tmp_path / "missing" / "x.tar.age")
    qtbot.waitUntil(lambda: len(page.shell.news) == 2, timeout=WAIT)
    assert "Tersimpan" not in page.shell.news[-1].text
