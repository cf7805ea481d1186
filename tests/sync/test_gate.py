"""The one gate of HTTP: addresses, deadlines, and what each answer means."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from fieldapp.errors import CaptivePortal, Offline, OutdatedApp, Refused, ServerTrouble, SignIn, SyncError, Untrusted
from fieldapp.sync.http import Gate, Request, new_session
from fieldapp.sync.protocol import PROTOCOL_HEADER, Problem, encode
from fieldapp.sync.verdict import retry_after, trouble

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
OURS = {PROTOCOL_HEADER: "1"}
PROBLEM = encode(Problem("urn:x", "No", 400, "Because", "because"))


@pytest.mark.parametrize(
    ("status", "headers", "kind"),
    [
        (200, OURS, None),
        (304, OURS, None),
        (400, OURS, Refused),
        (401, OURS, SignIn),
        (403, OURS, SignIn),
        (404, OURS, Refused),
        (413, OURS, Refused),
        (426, OURS, OutdatedApp),
        (429, OURS, ServerTrouble),
        (500, OURS, ServerTrouble),
        (200, {PROTOCOL_HEADER: "2"}, OutdatedApp),
        (200, {}, CaptivePortal),
        (302, {}, CaptivePortal),
        (401, {"Content-Type": "text/html; charset=utf-8"}, CaptivePortal),
        (401, {}, SignIn),
        (404, {}, CaptivePortal),
        (429, {}, ServerTrouble),
        (502, {"Content-Type": "text/html"}, ServerTrouble),
        (511, {}, CaptivePortal),
    ],
)
def test_what_an_answer_means(status: int, headers: dict[str, str], kind: type[SyncError] | None) -> None:
    found = trouble(status, headers, PROBLEM, NOW)
    assert type(found) is (kind or type(None))


def test_only_the_province_can_say_that_it_did_not_act() -> None:
    said = trouble(500, OURS, b"", NOW)
    gateway = trouble(502, {}, b"", NOW)
    busy = trouble(503, {}, b"", NOW)
    assert [found.facts["sent"] for found in (said, gateway, busy) if found] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("Wed, 25 Nov 2026 03:01:00 GMT", 60.0),
        ("Wed, 25 Nov 2026 02:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-1", None),
        ("9" * 400, 999999999.0),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after({"Retry-After": text}, NOW) == seconds


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "ftp://127.0.0.1", "", "example.org", "http://127.0.0.1.example.org", "http://10.0.0.1"],
)
def test_an_address_that_is_not_safe_is_refused(address: str) -> None:
    with new_session() as session, pytest.raises(Untrusted):
        Gate(address, session)


@pytest.mark.parametrize(
    "address", ["https://example.org/p/", "http://127.0.0.1:1", "http://[::1]:8", "http://localhost"]
)
def test_an_address_that_is_safe_is_kept(address: str) -> None:
    with new_session() as session:
        assert Gate(address, session).address == address.rstrip("/")


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch, dripping: str) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    with new_session() as session:
        assert Gate(dripping, session).call(Request("GET", "/whole")).body == b"{}"


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that answers ``/whole`` at once and anything else one byte at a time, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        while not done.is_set():
            try:
                laptop, _ = listener.accept()
            except OSError:
                return
            with laptop:
                whole = b"/whole" in laptop.recv(65536)
                head = b"HTTP/1.1 200 OK\r\nJangkau-Protocol: 1\r\nContent-Length: %d\r\n\r\n" % (2 if whole else 9999)
                try:
                    laptop.sendall(head + (b"{}" if whole else b""))
                    while not whole and not done.wait(0.02):
                        laptop.sendall(b" ")
                except OSError:
                    continue

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    done.set()
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def test_a_dripping_answer_ends_at_the_deadline(dripping: str) -> None:
    began = time.monotonic()
    with new_session() as session, pytest.raises((Offline, ServerTrouble)) as caught:
        Gate(dripping, session, silence_seconds=10.0).call(Request("GET", "/drip", seconds=0.3))
    assert time.monotonic() - began < 5
    assert caught.value.facts["sent"] is True


def test_a_name_that_does_not_resolve_is_offline() -> None:
    with new_session() as session, pytest.raises(Offline) as caught:
        Gate("https://nowhere.invalid", session).call(Request("GET", "/"))
    assert caught.value.facts["sent"] is False


def test_plain_text_where_tls_should_be_is_not_trusted(dripping: str) -> None:
    with new_session() as session, pytest.raises((Untrusted, Offline)):
        Gate(dripping.replace("http:", "https:"), session, silence_seconds=1.0).call(Request("GET", "/", seconds=2.0))
