"""*Sinyal terbatas*: what would go is told before, the day's limit holds until it is lifted, time ends a run."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.ui import background
from fieldapp.ui.pages.queue.connection import saying
from fieldapp.ui.pages.queue.limit_dialog import MB, LimitDialog
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.sending import Sender
from fieldapp.ui.sending_run import until_tomorrow
from tests.server.running import Site
from tests.ui.queue.desk import Desk

WAIT = 20_000


@pytest.fixture
def asked(desk: Desk, qtbot: QtBot) -> Iterator[Callable[[], LimitDialog]]:
    """Opens the dialog and waits for its plan."""

    def make() -> LimitDialog:
        dialog = LimitDialog(None, desk.book)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        planned(qtbot, dialog)
        return dialog

    yield make
    background.drain(background.Lane.DESK)


def planned(qtbot: QtBot, dialog: LimitDialog) -> None:
    qtbot.waitUntil(lambda: dialog.told.text() != "Menghitung…" and background.idle(), timeout=WAIT)


def test_the_plan_is_told_for_time_and_for_data(desk: Desk, asked: Callable[[], LimitDialog], qtbot: QtBot) -> None:
    for number in range(3):
        desk.finalized(f"Orang {number}")
    dialog = asked()
    assert dialog.seconds == 600
    assert dialog.budget is None
    assert dialog.told.text().startswith("3 dari 3 isian akan terkirim: ")
    assert "dihitung seolah lambat" in dialog.rest.text()
    QTest.keyClick(dialog.kinds, Qt.Key.Key_Right)
    assert dialog.seconds == 0
    assert dialog.budget == 20 * MB
    desk.book.connection.allowed.keep(desk.book.connection.allowed.link(), 20 * MB - 100)
    dialog.megabytes.setCurrentIndex(dialog.megabytes.currentIndex())
    dialog.kinds.choose("megabytes")
    planned(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.told.text() == "Belum ada yang muat. Pilih lebih banyak.", timeout=WAIT)
    assert "Terpakai hari ini: 20 MB." in dialog.rest.text()
    assert "3 isian menunggu nanti" in dialog.rest.text()


def test_an_empty_outbox_says_so(asked: Callable[[], LimitDialog]) -> None:
    assert asked().told.text() == "Tidak ada yang menunggu."


def test_a_limit_of_the_day_stops_every_run_until_it_is_lifted(
    desk: Desk, site: Site, sender: Callable[[], Sender], show: Callable[..., Any], qtbot: QtBot, qapp: QApplication
) -> None:
    desk.enrol(site)
    allowed = desk.book.connection.allowed
    allowed.set_day_limit(MB)
    allowed.keep(allowed.link(), MB)
    desk.finalized()
    page = show(QueuePage)
    qtbot.waitUntil(lambda: page.shell.sender.road().used_up, timeout=WAIT)
    assert saying(page.shell.sender).title == "Batas kuota hari ini sudah habis"
    assert "1 isian" in saying(page.shell.sender).text
    assert page.shell.sender._next.remainingTime() > (until_tomorrow() - 60) * 1000
    page.shell.sender.wake()
    qtbot.waitUntil(lambda: page.shell.sender._job is None and page.shell.sender.road().used_up, timeout=WAIT)
    assert desk.book.count_by_state()[State.FINALIZED] == 1

    def lift() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, LimitDialog):  # there, and perhaps not yet ready for keys
            QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
        if allowed.day_limit() is not None:
            QTimer.singleShot(100, lift)

    QTimer.singleShot(100, lift)
    with qtbot.waitSignal(page.shell.sender.received, timeout=WAIT):
        QTest.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert allowed.day_limit() is None


def test_a_limit_of_yesterday_is_none(desk: Desk) -> None:
    allowed = desk.book.connection.allowed
    allowed.set_day_limit(MB)
    assert allowed.day_limit() == MB
    allowed._clock = lambda: desk.clock() + timedelta(days=1)
    assert allowed.day_limit() is None


def test_so_much_time_is_told_while_it_runs_and_ends_a_run_under_way(
    desk: Desk, site: Site, sender: Callable[[], Sender], qtbot: QtBot
) -> None:
    desk.enrol(site)
    desk.finalized()
    one = sender()
    qtbot.waitUntil(lambda: one._job is not None, timeout=WAIT)
    first = one._job
    one.send_now(600.0)
    assert first is not None
    assert first.cancelled.is_set()
    qtbot.waitUntil(lambda: one.road().until is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: one.road().kind == "received" and one.road().until is None, timeout=WAIT)
    assert desk.book.count_by_state()[State.RECEIVED] == 1


def test_time_that_is_over_sends_nothing(desk: Desk, site: Site) -> None:
    import threading

    desk.enrol(site)
    desk.finalized()
    report = desk.book.connection.upload(lambda _sending: None, threading.Event(), seconds=1e-9)
    assert report.limit == "time"
    assert desk.book.count_by_state()[State.FINALIZED] == 1
