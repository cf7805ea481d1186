"""Several users in the window: added in the settings, chosen on the unlock page, with a desk of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.pages.settings.user_dialog import UserDialog
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.widgets.recovery_code import RecoveryCode
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import PASSPHRASE, quiet

DEWI = "kunang kunang menerangi jembatan bambu"


def enter(qtbot: QtBot, window: Window, user: str, passphrase: str) -> None:
    page = window.page
    assert isinstance(page, UnlockPage)
    page.users.setCurrentIndex(page.users.findText(user))
    page.users.activated.emit(page.users.currentIndex())
    qtbot.keyClicks(page.password, passphrase)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
    quiet(qtbot)


def add_dewi(qtbot: QtBot, window: Window) -> None:
    """By keyboard alone, from the settings."""
    window.book.put_setting("worker_name", "Rina Invented")
    window.go("settings", part="users")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.keyClick(page.users.add, Qt.Key.Key_Space)
    dialog = page.users.dialog
    assert isinstance(dialog, UserDialog)
    assert dialog._name is not None
    qtbot.keyClicks(dialog._name, "Dewi Invented")
    qtbot.keyClicks(dialog.new.first, DEWI)
    qtbot.keyClicks(dialog.new.second, DEWI)
    dialog.yes.click()
    qtbot.waitUntil(lambda: page.users.findChild(RecoveryCode) is not None, timeout=20_000)
    shown = page.users.findChild(RecoveryCode)
    assert isinstance(shown, RecoveryCode)
    shown.confirm.setChecked(True)
    shown.next.click()
    QApplication.processEvents()
    assert len(page.users.cards) == 2


def test_a_second_user_has_a_desk_of_their_own(qtbot: QtBot, window: Window) -> None:
    add_dewi(qtbot, window)
    draft = window.book.start("outreach_rapid")
    window.fill(draft)
    window.lock()
    page = window.page
    assert isinstance(page, UnlockPage)
    assert page.users.currentText() == "Rina Invented"
    enter(qtbot, window, "Dewi Invented", DEWI)
    assert window.book.worker.name == "Dewi Invented"
    assert window.page.place == "home", "not the draft that another user had open"
    assert not window.book.assessments()
    window.go("settings", part="users")
    assert isinstance(window.page, SettingsPage)
    assert not hasattr(window.page.users, "add"), "a worker adds nobody"
    window.lock()
    enter(qtbot, window, "Rina Invented", PASSPHRASE)
    assert [one.instance_id for one in window.book.assessments()] == [draft.instance_id]


def test_an_administrator_sees_no_cases(qtbot: QtBot, window: Window) -> None:
    window.book.put_setting("worker_role", "administrator")
    window.lock()
    qtbot.keyClicks(window.page.password, PASSPHRASE)
    qtbot.keyClick(window.page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
    quiet(qtbot)
    shown = {place for place, item in window.frame.nav.items.items() if item.isVisibleTo(window)}
    assert shown == {"home", "queue", "reports", "settings"}
    window.go("people")
    assert window.page.place == "home"
    assert "Peran Anda" in window.frame.toast.text()
