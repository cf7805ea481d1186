"""What leaves the laptop is told where people look: settings, record, queue, home."""

import csv
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.receipt import Receipt
from fieldapp.domain.retention import Settled
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.window import Window
from tests.server.visit import visit
from tests.ui.desk.laptop import quiet


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def purged(window: Window) -> str:
    """One received, settled and purged; its id."""
    store = window.book._store
    desk = window.book.start("outreach_rapid")
    store.hear_epoch("e", ["k"])
    made = visit(full_name="Budi Invented")
    store.start(made.instance_id, "visit", "1", "Kunjungan", {}, desk.assessment.progress)
    store.finalize(replace(made, number="JGK-TEST-0001"), (), "Budi Invented")
    store.record_sending([made.instance_id])
    at = window.book._clock()
    store.record_receipt(Receipt(made.instance_id, made.sha256, "KT-2026-000001", 1, "e", at, "k", "{signed}", "c2ln"))
    store.hear_settled(Settled("e", 1, (("e", 0, 1),), 30, at + timedelta(days=31), "{word}", "c2ln"))
    assert window.book.retention.standing().due == 1
    assert window.book.retention.purge(threading.Event()) == 1
    return made.instance_id


def test_it_is_told_what_left_and_why(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("settings", part="data")
    assert isinstance(window.page, SettingsPage)
    part = window.page.retention
    qtbot.waitUntil(lambda: "Jawaban dan foto tetap di laptop ini" in texts(part))
    instance_id = purged(window)
    part.fill()
    qtbot.waitUntil(lambda: "JGK-TEST-0001 · Kunjungan · KT-2026-000001" in texts(part))
    assert "30 hari setelah tanda terima" in texts(part)
    path = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    part.save_button.click()
    qtbot.waitUntil(lambda: "Daftar 1 isian tersimpan." in part.news.text())
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["instance_id"] for row in csv.DictReader(file)] == [instance_id]
    window.go("queue", instance_id=instance_id)
    assert isinstance(window.page, QueuePage)
    quiet(qtbot)
    assert "provinsi menyimpannya" in texts(window.page.panel)
    assert "JGK-TEST-0001" in texts(window.page.panel)
    window.go("records", instance_id=instance_id)
    quiet(qtbot)
    assert "provinsi menyimpannya" in texts(window.page)


def test_old_drafts_are_named_at_home(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.book.start("outreach_rapid")
    now = window.book._clock
    monkeypatch.setattr(window.book.stale, "_clock", lambda: now() + timedelta(days=91))
    window.go("home")
    assert isinstance(window.page, HomePage)
    qtbot.waitUntil(lambda: "1 draf berumur lebih dari 90 hari" in texts(window.page))
