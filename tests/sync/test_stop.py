"""A person says stop (or closes the app) while the province is silent: the run ends at once, with the truth."""

import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import Cancelled
from fieldapp.sync import protocol
from fieldapp.sync.downloader import fetch_forms
from fieldapp.sync.http import Gate, Request, new_session
from fieldapp.sync.uploader import UploadReport
from tests.sync.laptop import Laptop
from tests.sync.proxy import Message, Proxy

AT_ONCE = 1.0  # seconds; the laptop would wait 15 for a silent province


def stop_when_met(stop: threading.Event) -> Callable[[Message], bool]:
    def met(_message: Message) -> bool:
        stop.set()
        return True

    return met


def stopped_run(desk: Laptop, proxy: Proxy, path: str, **more: object) -> tuple[UploadReport, float]:
    """A run that is stopped as soon as its request for ``path`` has arrived; the province stays silent."""
    stop = threading.Event()
    stopped: list[float] = []

    def met(_message: Message) -> bool:
        stopped.append(time.monotonic())
        stop.set()
        return True

    proxy.harm("black_hole", path, only=met, **more)
    report = desk.send(stop)
    return report, time.monotonic() - stopped[0]


@pytest.mark.parametrize(
    ("path", "method"),
    [(protocol.BATCHES, ""), (protocol.ATTACHMENTS, "POST"), (protocol.ATTACHMENTS, "PATCH")],
)
def test_stop_ends_a_call_that_waits_for_an_answer(desk: Laptop, proxy: Proxy, path: str, method: str) -> None:
    one = desk.finalize(uuid.uuid4().bytes)
    report, seconds = stopped_run(desk, proxy, path, method=method)
    assert seconds < AT_ONCE
    assert (report.cancelled, report.cause, report.unconfirmed) == (True, None, 1)
    assert desk.of(one).state == State.UNCONFIRMED
    assert desk.send().received == 1


def test_stop_ends_the_question_for_receipts(desk: Laptop, proxy: Proxy) -> None:
    one = desk.finalize()
    proxy.harm("lost_reply", protocol.BATCHES)
    assert desk.send().unconfirmed == 1
    report, seconds = stopped_run(desk, proxy, protocol.RECEIPTS)
    assert seconds < AT_ONCE
    assert (report.cancelled, desk.of(one).state) == (True, State.UNCONFIRMED)


@pytest.mark.parametrize("path", [protocol.NONCE, protocol.TOKENS])
def test_stop_ends_signing_in(desk: Laptop, proxy: Proxy, path: str) -> None:
    desk.finalize()
    report, seconds = stopped_run(desk, proxy, path)
    assert seconds < AT_ONCE
    assert (report.cancelled, report.cause) == (True, None)


def test_stop_ends_fetching_forms(desk: Laptop, proxy: Proxy) -> None:
    stop = threading.Event()
    proxy.harm("black_hole", protocol.FORMS, only=stop_when_met(stop))
    started = time.monotonic()
    with desk.province() as province, pytest.raises(Cancelled):
        fetch_forms(province, (), cancelled=stop)
    assert time.monotonic() - started < 5


def test_an_answer_on_its_way_is_still_heard(desk: Laptop, proxy: Proxy) -> None:
    """A stop while the province works is no reason to leave a receipt behind."""
    one = desk.finalize()
    stop = threading.Event()
    proxy.harm("duplicate", protocol.BATCHES, only=stop_when_met(stop))
    report = desk.send(stop)
    assert report.received == 1
    assert desk.of(one).state == State.RECEIVED


@pytest.fixture
def silent() -> Iterator[str]:
    """Takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_call_that_was_stopped_before_does_not_begin(silent: str) -> None:
    stop = threading.Event()
    stop.set()
    with new_session() as session, pytest.raises(Cancelled):
        Gate(silent, session).call(Request("GET", protocol.NONCE, cancelled=stop))


def test_watching_a_call_leaves_no_thread_behind(silent: str) -> None:
    before = threading.active_count()
    with new_session() as session, pytest.raises(Exception, match=r"."):
        Gate(silent, session, silence_seconds=0.2).call(Request("GET", protocol.NONCE))
    assert threading.active_count() == before
