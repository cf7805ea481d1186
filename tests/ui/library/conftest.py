"""The desk's window on an empty profile, and on one with a form in two versions and a draft on the older."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.ui.pages.library.page import LibraryPage
from fieldapp.ui.window import Window
from tests.fieldbook.versions import old_draft
from tests.ui.desk.conftest import blank, folder, window
from tests.ui.desk.laptop import PASSPHRASE, quiet, running, unlock

__all__ = ["blank", "folder", "window"]


@pytest.fixture
def page(qtbot: QtBot, folder: Path) -> Iterator[LibraryPage]:
    """The library with ``old_draft``; version 1 is chosen."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    old_draft(book)
    book.lock()
    with running(folder) as made:
        unlock(qtbot, made)
        yield library(qtbot, made, form_id="home", version="1")


def library(qtbot: QtBot, window: Window, **facts: str) -> LibraryPage:
    """Go there and wait until it has read everything."""
    window.go("library", **facts)
    settle(qtbot, window)
    assert isinstance(window.page, LibraryPage)
    return window.page


def settle(qtbot: QtBot, widget: QWidget) -> None:
    """Until its window has the keyboard (the offscreen platform gives it to nobody by itself) and no work is left."""
    quiet(qtbot)
    widget.window().activateWindow()
    qtbot.waitUntil(widget.window().isActiveWindow)
    QApplication.processEvents()
