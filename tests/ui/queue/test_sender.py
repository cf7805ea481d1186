"""Sending against a real province, a missing one, and servers that answer something else."""

import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.demo.relay import Link, Relay
from fieldapp.domain.assessment import State
from fieldapp.sync.uploader import UploadReport
from fieldapp.ui import background, sending
from fieldapp.ui.sending import Sender
from fieldapp.ui.sending_run import clock_trouble, read_cause
from tests.server.running import Site
from tests.ui.queue.desk import Desk, answering

Make = Callable[[], Sender]
NOWHERE = "http://127.0.0.1:9"  # the discard port: nobody listens
WAIT = 20_000


@pytest.fixture
def enrolled(desk: Desk, site: Site) -> Desk:
    desk.enrol(site)
    return desk


def test_before_enrolment_nothing_is_tried(desk: Desk, sender: Make, qtbot: QtBot) -> None:
    desk.finalized()
    one = sender()
    one.send_now()
    qtbot.waitUntil(lambda: not one._next.isActive())
    assert one._job is None
    standing = one.standing()
    assert (standing.kind, standing.waiting, standing.cause) == ("never", 1, None)
    assert desk.book.assessments((State.FINALIZED,))[0].attempts == 0


def test_it_sends_at_unlock_and_receipts_arrive(enrolled: Desk, sender: Make, qtbot: QtBot, site: Site) -> None:
    made = [enrolled.finalized(name) for name in ("Siti Invented", "Budi Invented")]
    one = sender()
    with qtbot.waitSignal(one.received, timeout=WAIT) as heard:
        assert one.standing().waiting == 2
    assert heard.args == [2]
    standing = one.standing()
    assert (standing.kind, standing.waiting, standing.waiting_bytes) == ("received", 0, 0)
    assert standing.last_received is not None
    assert datetime.now(UTC) - standing.last_received < timedelta(minutes=1)
    assert {m.instance_id for m in made} <= site.held().keys()
    again = sender()
    assert again.standing().last_received == standing.last_received, "remembered"


def test_something_finalized_goes_out_when_woken(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    one = sender()
    qtbot.waitUntil(lambda: one.standing().kind == "received", timeout=WAIT)
    enrolled.finalized()
    with qtbot.waitSignal(one.received, timeout=WAIT):
        one.wake()
    assert one.standing().kind == "received"


def test_unreachable_then_reachable(enrolled: Desk, sender: Make, qtbot: QtBot, site: Site) -> None:
    enrolled.move_province(NOWHERE)
    enrolled.finalized()
    one = sender()
    qtbot.waitUntil(lambda: one.standing().kind == "waiting", timeout=WAIT)
    standing = one.standing()
    assert standing.waiting == 1
    assert standing.waiting_bytes > 0
    assert standing.cause is not None
    assert standing.cause.code == "offline"
    assert sender().standing().kind == "waiting", "remembered over a restart, before the first try"
    enrolled.move_province(site.address)
    with qtbot.waitSignal(one.received, timeout=WAIT):
        one.send_now()
    assert one.standing().kind == "received"
    assert one.standing().cause is None


def test_it_tries_again_by_itself(
    enrolled: Desk, sender: Make, qtbot: QtBot, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TRY_SECONDS", 0.1)
    enrolled.move_province(NOWHERE)
    enrolled.finalized()
    one = sender()
    qtbot.waitUntil(lambda: one.standing().kind == "waiting", timeout=WAIT)
    with qtbot.waitSignal(one.received, timeout=WAIT):
        enrolled.move_province(site.address)


def test_pause_outlives_the_app(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    first = sender()
    first.pause()
    first.close()
    enrolled.finalized()
    one = sender()
    one.wake()
    qtbot.waitUntil(lambda: not one._next.isActive())
    assert one._job is None
    assert one.standing().kind == "paused"
    assert enrolled.book.assessments((State.FINALIZED,))[0].attempts == 0
    with qtbot.waitSignal(one.received, timeout=WAIT):
        one.resume()
    assert one.standing().kind == "received"


def test_a_revoked_laptop_is_told_once(enrolled: Desk, sender: Make, qtbot: QtBot, site: Site) -> None:
    site.revoke(enrolled.book.worker.device_code)
    enrolled.finalized()
    one = sender()
    qtbot.waitUntil(lambda: one.standing().cause is not None, timeout=WAIT)
    standing = one.standing()
    assert standing.cause is not None
    assert (standing.kind, standing.cause.code, standing.waiting) == ("online_waiting", "sign_in", 1)


def test_a_sign_in_page_is_not_the_province(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    enrolled.finalized()
    with answering(200, b"<html>Selamat datang di kafe</html>", Content_Type="text/html") as address:
        enrolled.move_province(address)
        one = sender()
        qtbot.waitUntil(lambda: one.standing().cause is not None, timeout=WAIT)
        cause = one.standing().cause
        assert cause is not None
        assert cause.code == "captive_portal"
        one.close()
    assert one.standing().waiting == 1


def test_a_busy_province_says_when(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    enrolled.finalized()
    with answering(429, b"{}", Retry_After="900", Jangkau_Protocol="1") as address:
        enrolled.move_province(address)
        one = sender()
        qtbot.waitUntil(lambda: one.standing().retry_at is not None, timeout=WAIT)
        standing = one.standing()
        assert standing.cause is not None
        assert standing.cause.code == "server_trouble"
        assert standing.retry_at is not None
        assert timedelta(minutes=14) < standing.retry_at - datetime.now(UTC) < timedelta(minutes=16)
        one.wake()
        assert not one.trying()
        assert one.standing().retry_at == standing.retry_at, "nothing is tried before"
        one.close()


def test_the_kept_cause_is_read_again() -> None:
    cause = read_cause('{"code": "clock_wrong", "facts": {"offset_seconds": 10800}}')
    assert cause is not None
    assert cause.facts == {"offset_seconds": 10800}
    assert read_cause("nonsense") is None
    assert read_cause('{"code": "of_tomorrow", "facts": {}}') is None


@pytest.mark.parametrize(("offset", "told"), [(None, False), (-590.0, False), (610.0, True), (-10800.0, True)])
def test_a_clock_ten_minutes_off_is_told(offset: float | None, told: bool) -> None:
    report = UploadReport(1, 0, 0, 0, 0, 100, 1.0, clock_offset_seconds=offset)
    assert (clock_trouble(report) is not None) is told


def test_progress_is_told_while_bytes_leave(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    made = enrolled.finalized(photo=bytes(range(256)) * 40_000)  # 10 MB
    one = sender()
    seen: list[tuple[str, float | None]] = []
    one.changed.connect(lambda: seen.append((one.standing().kind, one.progress_of(made.instance_id))))
    with qtbot.waitSignal(one.received, timeout=WAIT):
        pass
    parts = [part for kind, part in seen if kind == "sending" and part is not None]
    assert parts, seen
    assert parts == sorted(parts)
    assert all(0 <= part < 1 for part in parts)
    assert one.progress_of(made.instance_id) is None


def test_closing_while_sending_keeps_everything(enrolled: Desk, sender: Make, qtbot: QtBot, site: Site) -> None:
    made = enrolled.finalized(photo=bytes(range(256)) * 80_000)  # 20 MB
    one = sender()
    qtbot.waitUntil(lambda: one.road().kind == "sending", timeout=WAIT)
    one.close()
    state = enrolled.book.assessment(made.instance_id).state
    assert state in (State.UNCONFIRMED, State.RECEIVED)
    again = sender()
    qtbot.waitUntil(lambda: again.standing().kind == "received", timeout=WAIT)
    assert site.held()[made.instance_id]["sha256"] == made.sha256


def test_closing_does_not_wait_for_a_silent_server(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    made = enrolled.finalized()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        enrolled.move_province(f"http://127.0.0.1:{listener.getsockname()[1]}")
        one = sender()
        listener.settimeout(WAIT / 1000)
        qtbot.waitUntil(lambda: one._job is not None, timeout=WAIT)
        line, _ = listener.accept()
        with line:
            one.send_now()
            assert one.standing().kind == "sending", "a person asked"
            assert one.road().kind == "online_waiting", "nothing has left"
            before = time.monotonic()
            one.close()
            assert time.monotonic() - before < sending.CLOSE_SECONDS + 1
        background.stop()  # the line is cut, so the run ends, and says nothing
    assert enrolled.book.assessment(made.instance_id).state is State.FINALIZED


def test_what_is_returned_needs_the_worker(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    made = enrolled.finalized(age="200")
    one = sender()
    qtbot.waitUntil(lambda: one.standing().kind == "needs_user", timeout=WAIT)
    assert one.standing().needs == 1
    assert one.road().kind == "received"
    assert enrolled.book.assessment(made.instance_id).state is State.RETURNED


def test_a_long_queue_is_counted_exactly(
    desk: Desk, sender: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "AT_ONCE", 2)
    sizes = [desk.finalized(f"Orang {n}").size for n in range(4)]
    returned = desk.returned()
    desk.finalized(corrects=returned.instance_id)
    one = sender()
    assert one.standing().waiting == 5, "the number is right from the start"
    qtbot.waitUntil(lambda: one.standing().waiting_bytes > sum(sizes), timeout=WAIT)
    assert one.standing().needs == 0


def test_a_lost_reply_is_settled_by_asking(enrolled: Desk, sender: Make, qtbot: QtBot, site: Site) -> None:
    made = enrolled.finalized()
    link = Link(int(site.address.rsplit(":", 1)[1]), cut_replies=1)
    relay = Relay(link)
    try:
        enrolled.move_province(f"http://127.0.0.1:{relay.port}")
        one = sender()
        state = enrolled.book.assessment
        qtbot.waitUntil(lambda: state(made.instance_id).state is State.UNCONFIRMED, timeout=WAIT)
        assert made.instance_id in site.held(), "it did arrive"
        qtbot.waitUntil(lambda: one.road().kind == "waiting", timeout=WAIT)
        with qtbot.waitSignal(one.received, timeout=WAIT):
            one.send_now()
        assert link.lost_replies == 1
    finally:
        one.close()
        relay.close()
    assert enrolled.book.assessment(made.instance_id).attempts == 1, "asked about, not sent again"


def test_forms_are_fetched_once_a_day(enrolled: Desk, sender: Make, qtbot: QtBot) -> None:
    enrolled.book.put_setting("forms_asked_at", "")
    one = sender()
    qtbot.waitUntil(lambda: enrolled.book.setting("forms_asked_at") != "", timeout=WAIT)
    qtbot.waitUntil(lambda: one._job is None, timeout=WAIT)
    asked = enrolled.book.setting("forms_asked_at")
    one.wake()
    assert one._job is None, "nothing waits, and the forms are fresh"
    assert enrolled.book.setting("forms_asked_at") == asked
