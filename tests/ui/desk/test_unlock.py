"""Unlocking: right, wrong, waiting, damaged, in use, newer, forgotten."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.pages.unlock.recover import RecoverForm
from fieldapp.ui.window import Window
from fieldapp.vault.lockfile import Lockfile
from tests.ui.desk.laptop import PASSPHRASE, focus, quiet, running, unlock

NEW = "kunang kunang menerangi jembatan bambu"


def _try(qtbot: QtBot, window: Window, passphrase: str) -> UnlockPage:
    page = window.page
    assert isinstance(page, UnlockPage)
    page.password.clear()
    qtbot.keyClicks(page.password, passphrase)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    quiet(qtbot)
    return page


def test_right_passphrase_opens_home(qtbot: QtBot, locked: Window) -> None:
    assert focus() is locked.page.password
    unlock(qtbot, locked)
    assert isinstance(locked.page, HomePage)


def test_the_button_says_that_it_opens(qtbot: QtBot, locked: Window) -> None:
    qtbot.keyClicks(locked.page.password, PASSPHRASE)
    locked.page.open()
    assert locked.page._button.text() == "Membuka…"
    qtbot.waitUntil(lambda: locked.unlocked, timeout=20_000)


def test_wrong_passphrase_counts_down_the_tries(qtbot: QtBot, locked: Window) -> None:
    page = _try(qtbot, locked, "salah sama sekali")
    assert page.said() == "Kata sandi salah. Sisa 4 kali coba."
    assert page.password.accessibleDescription() == page.said()
    assert focus() is page.password
    assert page.password.selectedText()
    qtbot.keyClicks(page.password, "p")
    assert page.said() == ""


def test_empty_passphrase_is_no_try(qtbot: QtBot, locked: Window) -> None:
    assert _try(qtbot, locked, "").said() == "Isi kata sandi."
    assert _try(qtbot, locked, "salah").said() == "Kata sandi salah. Sisa 4 kali coba."


def test_after_five_wrong_tries_a_wait_counts_down(qtbot: QtBot, locked: Window) -> None:
    for _ in range(5):
        page = _try(qtbot, locked, "salah sama sekali")
    assert page.said() == "Terlalu banyak percobaan. Coba lagi dalam 0.30."
    assert page.password.isReadOnly()
    qtbot.waitUntil(lambda: page.said().endswith("0.29."), timeout=3000)
    page._tick(0)
    page._countdown._timer.stop()
    assert not page.password.isReadOnly()


def test_the_wait_outlives_a_restart(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as window:
        for _ in range(5):
            _try(qtbot, window, "salah sama sekali")
    with running(folder) as window:
        assert _try(qtbot, window, PASSPHRASE).said().startswith("Terlalu banyak percobaan.")
        assert not window.unlocked


def test_caps_lock_is_told(qtbot: QtBot, locked: Window) -> None:
    qtbot.keyClick(locked.page.password, Qt.Key.Key_A)
    assert locked.page._caps.text() == ""
    locked.page.password.caps_lock.emit(True)
    assert locked.page._caps.text() == "Caps Lock menyala."


def test_damaged_store_is_told_with_a_code(qtbot: QtBot, folder: Path) -> None:
    (folder / "slots.json").write_text("{}")
    with running(folder) as window:
        said = _try(qtbot, window, PASSPHRASE).said()
    assert said.startswith("Data di laptop ini tidak bisa dibuka. Jangan hapus apa pun; hubungi admin dengan kode SLOT")


def test_a_second_window_is_told_of_the_first(qtbot: QtBot, folder: Path) -> None:
    lock = Lockfile(folder / "lock")
    with running(folder) as window:
        assert "Jangkau sudah terbuka di laptop ini." in _try(qtbot, window, PASSPHRASE).said()
        lock.release()
        unlock_again = _try(qtbot, window, PASSPHRASE)
        qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
        assert unlock_again is not window.page


def test_forgotten_passphrase_is_replaced_with_the_recovery_code(
    qtbot: QtBot, locked: Window, blank: tuple[Path, str]
) -> None:
    qtbot.mouseClick(locked.page.forgot_link, Qt.MouseButton.LeftButton)
    form = locked.page.findChild(RecoverForm)
    assert form is not None
    qtbot.keyClicks(form.first, "AAAA-BBBB")
    form.new.first.setText(NEW)
    form.new.second.setText(NEW)
    form.open()
    quiet(qtbot)
    assert form.said() == "Kode salah ketik. Periksa tiap kelompok empat huruf."
    form.first.setText(blank[1].lower().replace("-", " "))
    form.open()
    quiet(qtbot)
    shown = form.code_shown
    assert shown is not None
    assert shown.code() != blank[1]
    shown.next.click()
    assert shown.said() == "Catat dulu kodenya, lalu beri centang."
    shown.confirm.setChecked(True)
    shown.next.click()
    qtbot.waitUntil(lambda: locked.unlocked, timeout=20_000)
    quiet(qtbot)
    locked.lock()
    _try(qtbot, locked, PASSPHRASE)
    assert not locked.unlocked
    unlock_with_new = _try(qtbot, locked, NEW)
    qtbot.waitUntil(lambda: locked.unlocked, timeout=20_000)
    assert unlock_with_new is not locked.page


def test_closing_before_the_next_code_is_noted_lets_the_profile_go(
    qtbot: QtBot, folder: Path, blank: tuple[Path, str]
) -> None:
    with running(folder) as window:
        window.page.forgot()
        form = window.page.findChild(RecoverForm)
        form.first.setText(blank[1])
        form.new.first.setText(NEW)
        form.new.second.setText(NEW)
        form.open()
        quiet(qtbot)
        assert form.code_shown is not None
    book = fieldbook.unlock(folder, NEW)
    book.lock()


def test_language_changes_before_unlocking(qtbot: QtBot, locked: Window) -> None:
    locked.page.language_chosen.emit("en")
    QApplication.processEvents()
    assert locked.page.password.accessibleName() == "Password"
    assert _try(qtbot, locked, "wrong").said() == "Wrong password. 4 tries left."
    locked.page.language_chosen.emit("id")
    assert locked.page.password.accessibleName() == "Kata sandi"


@pytest.mark.parametrize("reason", ["idle", "user"])
def test_nobody_is_named_before_the_first_unlock(qtbot: QtBot, folder: Path, reason: str) -> None:
    page = UnlockPage(folder, reason)
    qtbot.addWidget(page)
    assert "tersimpan" in page._reason.text()


def test_esc_leaves_the_way_by_recovery_code_and_enter_goes_through_it(qtbot: QtBot, locked: Window) -> None:
    page = locked.page
    qtbot.keyClick(page.forgot_link, Qt.Key.Key_Space)
    form = page.findChild(RecoverForm)
    assert focus() is form.first
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is form.new.first
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is page.password


def test_the_end_of_the_wait_takes_the_keyboard_from_no_recovery_code(qtbot: QtBot, locked: Window) -> None:
    for _ in range(5):
        page = _try(qtbot, locked, "salah sama sekali")
    assert page.password.accessibleDescription() == page.said()
    qtbot.keyClick(page.forgot_link, Qt.Key.Key_Space)
    form = page.findChild(RecoverForm)
    assert focus() is form.first
    page._countdown.stop()
    page._tick(0)
    QApplication.processEvents()
    qtbot.keyClicks(focus(), "ABCD")
    assert form.first.text() == "ABCD"
