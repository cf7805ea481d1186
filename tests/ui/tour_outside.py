"""Ways to what is seen before a fieldbook is open."""

from typing import Any

from fieldapp.fieldbook import create, unlock
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import CHEAP, PASSPHRASE
from tests.ui.settling import settle


def wrong(window: Window) -> None:
    """A password that is not the right one was typed."""
    page: Any = window.page
    page.password.setText("bukan ini sandinya")
    page.open()


def locked(window: Window) -> None:
    """Somebody worked here and locked it."""
    book = unlock(window.folder, PASSPHRASE)
    for key, value in (("worker_name", "Rina Latihan"), ("worker_role", "petugas")):
        book.put_setting(key, value)
    window.enter(book)
    settle()
    window.lock()


def recover(window: Window) -> None:
    """The way out by recovery code."""
    page: Any = window.page
    page.forgot()


def password(window: Window) -> None:
    """The second step of a new laptop."""
    page: Any = window.page
    page._ask_passphrase()


def backup(window: Window) -> None:
    """A new laptop that is brought back from a backup."""
    page: Any = window.page
    page._ask_backup()


def recovery_code(window: Window) -> None:
    """The third step; the code is a new one each time."""
    page: Any = window.page
    password(window)
    page._created(create(window.folder, PASSPHRASE, cost=CHEAP))


def province(window: Window) -> None:
    """The last step."""
    page: Any = window.page
    recovery_code(window)
    page._ask_province()
