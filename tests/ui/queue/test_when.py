"""Runs begin by themselves, only where data is not counted, or only when a person asks."""

from collections.abc import Callable

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.ui import sending, sending_when
from fieldapp.ui.pages.queue.connection import saying
from fieldapp.ui.sending import Sender
from fieldapp.ui.sending_when import When, metered
from tests.server.running import Site
from tests.ui.queue.desk import Desk

WAIT = 20_000
Make = Callable[[], Sender]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the system calls the link metered: no machine of ours can be made to."""
    said = [True]
    monkeypatch.setattr(sending_when, "metered", lambda: said[0])
    monkeypatch.setattr(sending, "TRY_SECONDS", 0.2)
    return said


def test_only_when_asked(desk: Desk, site: Site, sender: Make, qtbot: QtBot) -> None:
    desk.enrol(site)
    desk.finalized()
    When(desk.book).choose("asked")
    one = sender()
    qtbot.waitUntil(lambda: not one._next.isActive(), timeout=WAIT)
    assert one._job is None
    assert one.standing().kind == "paused"
    assert saying(one).title == "Dikirim hanya bila Anda minta"
    assert saying(one).action == "send"
    with qtbot.waitSignal(one.received, timeout=WAIT):
        one.send_now()
    desk.finalized()
    one.wake()
    assert one._job is None
    assert one.standing().waiting == 1


def test_it_waits_for_a_link_that_is_not_counted(
    desk: Desk, site: Site, sender: Make, qtbot: QtBot, counted: list[bool]
) -> None:
    desk.enrol(site)
    desk.finalized()
    When(desk.book).choose("unmetered")
    one = sender()
    qtbot.wait(1200)
    assert desk.book.count_by_state()[State.FINALIZED] == 1
    assert saying(one).title == "Kuota sambungan ini terhitung"
    counted[0] = False
    qtbot.waitUntil(lambda: one.standing().kind == "received", timeout=WAIT)


def test_a_run_nobody_asked_for_ends_where_data_begins_to_cost(
    desk: Desk, site: Site, sender: Make, qtbot: QtBot, counted: list[bool]
) -> None:
    desk.enrol(site)
    desk.finalized()
    When(desk.book).choose("unmetered")
    counted[0] = False
    one = sender()
    one.wake()
    job = one._job
    assert job is not None
    counted[0] = True
    one._look()
    assert job.cancelled.is_set()
    qtbot.waitUntil(lambda: one._job is None, timeout=WAIT)
    one.send_now()
    job = one._job
    assert job is not None
    one._look()
    assert not job.cancelled.is_set(), "a person asked"
    qtbot.waitUntil(lambda: one.standing().kind == "received", timeout=WAIT)


def test_a_choice_is_kept_and_an_unknown_one_means_always(desk: Desk) -> None:
    assert When(desk.book).choice == "always"
    When(desk.book).choose("unmetered")
    assert When(desk.book).choice == "unmetered"
    desk.book.put_setting(sending_when.SETTING, "hourly")
    assert When(desk.book).choice == "always"


def test_the_system_is_asked_without_harm() -> None:
    assert metered() in (True, False)
    about = QNetworkInformation.instance()
    assert about is None or metered() == about.isMetered() or not about.supports(QNetworkInformation.Feature.Metered)
