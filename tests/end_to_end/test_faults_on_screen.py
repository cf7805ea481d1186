"""What a bad link does to one record, as the worker sees it: the right words, one copy, one receipt.

The real window and its real sender, a real province, and between them a proxy that harms the upload.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.demo.processes import Province
from fieldapp.domain.assessment import State
from fieldapp.sync.protocol import BATCHES
from fieldapp.ui import sending
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.window import Window
from tests.end_to_end.conftest import PASSPHRASE
from tests.sync.proxy import Proxy, reply
from tests.ui.desk.laptop import FORM, RUDI, answer_all, running, unlock

WAIT = 30_000
SAFE = r"1 isian \([\d,]+ KB\)"
NO_INTERNET = rf"Menunggu internet\. {SAFE} terkirim sendiri begitu tersambung\. Semuanya aman di laptop ini"
NO_ANSWER = rf"Server tidak menjawab\. Dicoba lagi pukul (\d\d\.\d\d)\.+ {SAFE} aman di laptop ini dan terkirim sendiri"
SIGN_IN = rf"Masuk lagi untuk mengirim\. Isian tetap aman\.+ {SAFE} aman di laptop ini"
PORTAL = rf"Jaringan ini meminta Anda masuk dulu\. Buka peramban, masuk, lalu coba lagi\.+ {SAFE} aman di laptop ini.*"
PAGE = b"<html>Selamat datang di WiFi Hotel</html>"
UNSURE = "Terputus sebelum ada tanda terima. Dicek ulang otomatis; tidak akan tercatat dua kali."


@dataclass(frozen=True)
class Fault:
    """How the upload is harmed, and what is on screen then. ``arrived``: the province holds it all the same."""

    kind: str
    state: State
    word: str  # of the row
    banner: str
    detail: str  # of the chosen record
    cause: str  # the code of what stopped it
    chip: str = "1 menunggu dikirim"
    arrived: bool = False
    harm: dict[str, Any] = field(default_factory=dict)


def _answer(status: str, body: bytes = b"", times: int = 1, **headers: str) -> dict[str, Any]:
    return {"reply": reply(status, body, **headers), "times": times}


NO_LINK = "Tanpa internet · 1 menunggu"
FAULTS = {
    "the connection is reset": Fault(
        "reset", State.UNCONFIRMED, "Menunggu kepastian", NO_INTERNET, UNSURE, "offline", NO_LINK
    ),
    "the reply is lost": Fault(
        "lost_reply", State.UNCONFIRMED, "Menunggu kepastian", NO_INTERNET, UNSURE, "offline", NO_LINK, arrived=True
    ),
    "the reply is cut": Fault(
        "cut_reply", State.UNCONFIRMED, "Menunggu kepastian", NO_ANSWER, UNSURE, "server_trouble", arrived=True
    ),
    "401": Fault(
        "answer",
        State.FINALIZED,
        "Tertahan",
        SIGN_IN,
        "Dikirim setelah laptop didaftarkan lagi.",
        "sign_in",
        harm=_answer("401 Unauthorized", times=2, Jangkau_Protocol="1"),  # a single one only means a new token
    ),
    "429": Fault(
        "answer",
        State.FINALIZED,
        "Siap kirim",
        NO_ANSWER,
        "Dicoba lagi {time}.",
        "server_trouble",
        harm=_answer("429 Too Many Requests", Retry_After="900", Jangkau_Protocol="1"),
    ),
    "500": Fault(
        "answer",
        State.FINALIZED,
        "Siap kirim",
        NO_ANSWER,
        "Dicoba lagi {time}.",
        "server_trouble",
        harm=_answer("500 Internal Server Error", Jangkau_Protocol="1"),
    ),
    "a hotel's page": Fault(
        "answer",
        State.UNCONFIRMED,
        "Menunggu kepastian",
        PORTAL,
        UNSURE,
        "captive_portal",
        harm=_answer("200 OK", PAGE, Content_Type="text/html"),
    ),
}


@pytest.fixture
def proxy(province: Province) -> Iterator[Proxy]:
    """The bad link."""
    made = Proxy(f"http://127.0.0.1:{province.port}")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_try_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next try is far away: nothing here depends on how quick the test is. What is told stays true."""
    monkeypatch.setattr(sending, "MARGIN_MS", 600_000)


@pytest.fixture
def instance_id(laptop: Path, proxy: Proxy) -> str:
    """One finalized record on a laptop that reaches its province by the proxy only."""
    book = fieldbook.unlock(laptop, PASSPHRASE)
    try:
        book.put_setting("province_address", proxy.address)
        desk = book.start(FORM)
        answer_all(desk, RUDI)
        desk.finalize()
        return desk.instance_id
    finally:
        book.lock()


def to_the_queue(qtbot: QtBot, window: Window) -> QueuePage:
    """Unlock, Ctrl+5."""
    unlock(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, QueuePage)
    return page


def send_now(qtbot: QtBot, window: Window) -> None:
    """Ctrl+Shift+S, the worker's *send now*."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_S, both)


def words_on(page: QueuePage) -> list[str]:
    """What the panel says about the chosen record."""
    return [label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()]


def held(province: Province, instance_id: str) -> list[dict[str, Any]]:
    """What the province holds of the record."""
    rows = map(json.loads, province.command("submissions").splitlines())
    return [row for row in rows if row["instance_id"] == instance_id]


def settled(qtbot: QtBot, window: Window, page: QueuePage, instance_id: str) -> str:
    """Wait for the receipt; its number, as the page shows it."""
    qtbot.waitUntil(lambda: window.sender.standing().kind == "received", timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.assessment(0).state is State.RECEIVED, timeout=WAIT)
    received = page.model.assessment(0)
    assert received.instance_id == instance_id
    assert received.receipt is not None
    assert page.banner.words().startswith("Tidak ada yang menunggu.")
    line = page.model.line(0)
    assert (line.face.word, line.text) == ("Diterima", received.receipt.number)
    assert {received.receipt.number, "Server telah menyimpan isian ini."} <= set(words_on(page))
    return received.receipt.number


@pytest.mark.parametrize("name", FAULTS)
def test_a_harmed_upload_is_told_and_settled(
    qtbot: QtBot, laptop: Path, province: Province, proxy: Proxy, instance_id: str, name: str
) -> None:
    fault = FAULTS[name]
    harm = proxy.harm(fault.kind, BATCHES, **fault.harm)
    with running(laptop) as window:
        page = to_the_queue(qtbot, window)
        qtbot.waitUntil(lambda: window.sender.standing().cause is not None, timeout=WAIT)
        qtbot.waitUntil(lambda: page.model.line(0).face.word == fault.word, timeout=WAIT)
        row, standing = page.model.assessment(0), window.sender.standing()
        assert harm.times == 0, "it was harmed"
        assert standing.cause is not None
        assert (row.state, row.receipt, standing.cause.code) == (fault.state, None, fault.cause)
        qtbot.waitUntil(lambda: window.frame.top.chip.text() == fault.chip, timeout=WAIT)
        said = re.fullmatch(fault.banner, page.banner.words())
        assert said, page.banner.words()
        assert page.banner.property("tone") != "danger", "nothing is lost"
        told_time = said.group(1) if said.re.groups else ""
        assert fault.detail.format(time=told_time) in words_on(page)
        before = held(province, instance_id)
        assert len(before) == int(fault.arrived)

        send_now(qtbot, window)
        number = settled(qtbot, window, page, instance_id)
    (there,) = held(province, instance_id)
    assert there["receipt"] == number
    assert before in ([], [there]), "the receipt it signed first is the receipt"
    assert proxy.paths().count(f"POST {BATCHES}") == fault.harm.get("times", 1) + (not fault.arrived)


def test_a_request_that_arrives_twice_is_kept_once(
    qtbot: QtBot, laptop: Path, province: Province, proxy: Proxy, instance_id: str
) -> None:
    proxy.harm("duplicate", BATCHES)
    with running(laptop) as window:
        number = settled(qtbot, window, to_the_queue(qtbot, window), instance_id)
    assert proxy.paths("duplicate") == [f"POST {BATCHES}"]
    (there,) = held(province, instance_id)
    assert there["receipt"] == number


def test_one_refused_token_is_renewed_without_a_word(
    qtbot: QtBot, laptop: Path, province: Province, proxy: Proxy, instance_id: str
) -> None:
    proxy.harm("answer", BATCHES, **_answer("401 Unauthorized", Jangkau_Protocol="1"))
    with running(laptop) as window:
        number = settled(qtbot, window, to_the_queue(qtbot, window), instance_id)
        assert window.book.assessment(instance_id).attempts == 1
    assert [row["receipt"] for row in held(province, instance_id)] == [number]
