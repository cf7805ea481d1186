"""Whoever keeps the laptop, by keyboard alone: unlock, settings, high contrast, another user with a code of their own.

Keys go to whatever has the focus; widgets are only read, as eyes do.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.ui import theme
from fieldapp.ui.look import Look
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.pages.settings.user_dialog import UserDialog
from fieldapp.ui.widgets.recovery_code import RecoveryCode
from fieldapp.ui.window import Window
from tests.end_to_end.keyboard import CTRL, DOWN, ENTER, SPACE, TAB, Keyboard, describe, listening
from tests.ui.desk.laptop import PASSPHRASE, quiet

DEWI = "kunang kunang menerangi jembatan bambu"
MOST = 60


def go_to(keyboard: Keyboard, wanted: QWidget) -> None:
    """Tab until it has the focus."""
    for _ in range(MOST):
        if listening() is wanted:
            return
        keyboard.press(TAB)
    raise AssertionError(f"Tab never reaches {describe(wanted)}; it went over {keyboard.stops[-MOST:]}")


def test_another_user_and_another_theme_by_keyboard(qtbot: QtBot, locked: Window) -> None:
    locked.activateWindow()
    keyboard = Keyboard()
    keyboard.type(PASSPHRASE)
    keyboard.press(ENTER)
    qtbot.waitUntil(lambda: locked.unlocked, timeout=20_000)
    locked.book.put_setting("worker_name", "Rina Invented")
    quiet(qtbot)
    keyboard.press(Qt.Key.Key_Comma, CTRL)
    page = locked.page
    assert isinstance(page, SettingsPage)

    themes = next(box for box in page.findChildren(QComboBox) if box.accessibleName() == "Tema")
    go_to(keyboard, themes)
    while page is locked.page and theme.name() != "contrast":  # each press dresses the window anew
        keyboard.press(DOWN)
        page = locked.page
        assert isinstance(page, SettingsPage)
        go_to(keyboard, next(box for box in page.findChildren(QComboBox) if box.accessibleName() == "Tema"))
    assert theme.name() == "contrast"

    go_to(keyboard, page._buttons["look"])
    while page._part != "users":
        keyboard.press(DOWN)  # from part to part
    go_to(keyboard, page.users.add)
    keyboard.press(SPACE)
    dialog = page.users.dialog
    assert isinstance(dialog, UserDialog)
    dialog.activateWindow()  # a desktop does it
    keyboard.type("Dewi Invented")
    for field in (dialog.new.first, dialog.new.second):
        go_to(keyboard, field)
        keyboard.type(DEWI)
    go_to(keyboard, dialog.yes)
    QTest.keyPress(listening(), ENTER)
    locked.activateWindow()  # a desktop does it when a dialog closes
    qtbot.waitUntil(lambda: page.users.findChild(RecoveryCode) is not None, timeout=20_000)
    shown = page.users.findChild(RecoveryCode)
    assert isinstance(shown, RecoveryCode)
    go_to(keyboard, shown.confirm)
    keyboard.press(SPACE)
    go_to(keyboard, shown.next)
    QTest.keyPress(listening(), ENTER)
    locked.activateWindow()
    qtbot.waitUntil(page.users.add.hasFocus, timeout=5_000)
    assert len(page.users.cards) == 2
    locked.set_look(Look())
