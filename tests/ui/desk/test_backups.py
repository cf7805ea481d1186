"""Backups from the window: onto a stick, by itself once a day, back onto a new laptop; and a damaged one repaired."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook import backup_making
from fieldapp.fieldbook.backup_folder import backups_in
from fieldapp.fieldbook.backups import HERE
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background
from fieldapp.ui.backing_up import DailyBackup
from fieldapp.ui.pages.first_run.page import FirstRunPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import PASSPHRASE, quiet, running, unlock


def settings(window: Window) -> SettingsPage:
    window.go("settings", part="backup")
    assert isinstance(window.page, SettingsPage)
    return window.page


def test_onto_a_stick_and_read_back(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    part = settings(window).backup
    assert part.ask.isVisible()
    part.back_up(tmp_path)
    assert part.stop_button.isVisible()
    quiet(qtbot)
    assert part.news.text().startswith("Tercadangkan dan terbaca kembali")
    assert len(backups_in(tmp_path)) == 1
    part.back_up(tmp_path / "nowhere")
    quiet(qtbot)
    assert part.failed.text().startswith("USB atau folder tidak dapat dipakai.")
    part.back_up(tmp_path)
    part.halt()
    quiet(qtbot)
    assert part.news.text().startswith("Dihentikan")
    assert len(backups_in(tmp_path)) == 1
    assert not list(tmp_path.glob(".jangkau*"))


def test_once_a_day_by_itself(qtbot: QtBot, window: Window) -> None:
    (daily,) = window.frame.findChildren(DailyBackup)
    daily.look()
    quiet(qtbot)
    daily.look()
    assert background.idle(), "today's is made"
    assert [one.manifest.why for one in window.book.backups.here()] == ["daily"]


def test_home_tells_when_it_is_old(qtbot: QtBot, window: Window) -> None:
    window.book.put_setting(HERE, (local_now() - timedelta(days=3, minutes=5)).isoformat())
    window.go("home")
    quiet(qtbot)
    assert isinstance(window.page, HomePage)
    told = [row for row in window.page.findChildren(OpenRow) if "3 hari lalu" in row.accessibleName()]
    assert len(told) == 1
    assert "Colokkan USB cadangan hari ini." in told[0].accessibleName()
    told[0].open()
    QApplication.processEvents()
    assert isinstance(window.page, SettingsPage)
    assert window.page.backup.isVisible()
    window.book.backups.make_here()
    window.go("home")
    quiet(qtbot)
    assert not [row for row in window.page.findChildren(OpenRow) if "Colokkan" in row.accessibleName()]


def test_locking_ends_a_backup(qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, real = threading.Event(), backup_making.settled

    def slowly(path: Path) -> tuple[int, str]:
        reading.set()
        time.sleep(0.3)
        return real(path)

    monkeypatch.setattr(backup_making, "settled", slowly)
    settings(window).backup.back_up(tmp_path)
    assert reading.wait(10)
    window.lock()
    assert not window.unlocked
    assert not list(tmp_path.glob(".jangkau*")), "the lock waited for it to end"
    unlock(qtbot, window)


def test_back_onto_a_new_laptop(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    kept = window.book.backups.make(tmp_path)
    with running(tmp_path / "new") as other:
        page = other.page
        assert isinstance(page, FirstRunPage)
        page._ask_passphrase()
        page.bring_link.click()
        bringing = page.bringing
        bringing.bring()
        assert bringing.trouble.text() == "Pilih dulu folder cadangannya."
        bringing.look_at(tmp_path / "new")
        quiet(qtbot)
        assert bringing.trouble.text().startswith("Tidak ada cadangan yang utuh")
        bringing.look_at(kept.folder)
        quiet(qtbot)
        assert bringing.found.text().startswith("Cadangan ")
        bringing.password.setText("salah sama sekali")
        bringing.button.click()
        quiet(qtbot)
        assert bringing.trouble.text() == "Kata sandi ini tidak membuka cadangan."
        bringing.password.setText(PASSPHRASE)
        bringing.button.click()
        assert page.busy()
        qtbot.waitUntil(lambda: other.unlocked, timeout=30_000)
        quiet(qtbot)
        assert other.book.setting("restored_from") == kept.manifest.made_at.isoformat()


def test_a_damaged_store_is_repaired_from_the_unlock_page(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as window:
        unlock(qtbot, window)
        window.book.backups.make_here()
    content = bytearray((folder / "store.db").read_bytes())
    content[100] ^= 1
    (folder / "store.db").write_bytes(content)
    with running(folder) as window:
        page = window.page
        qtbot.keyClicks(page.password, PASSPHRASE)
        qtbot.keyClick(page.password, "\r")
        quiet(qtbot)
        button = page._banner.button()
        assert button.text() == "Periksa dan perbaiki…"
        button.click()
        qtbot.waitUntil(lambda: page.said() == "Data laptop ini bisa dibuka lagi", timeout=60_000)
        qtbot.keyClick(page.password, "\r")
        qtbot.waitUntil(lambda: window.unlocked, timeout=30_000)
        quiet(qtbot)
    (aside,) = (folder / "rescue").iterdir()
    assert (aside / "store.db").read_bytes() == content
