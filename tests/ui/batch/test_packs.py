"""Many packs from a stick, on the page of batches."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.batch.page import BatchPage
from tests.courier.road import Laptop
from tests.ui.courier.conftest import (
    desk,
    dressed,
    no_keyring,
    other,
    sender,
    show,
    site,
    stick,
)
from tests.ui.queue.desk import Desk

__all__ = ["desk", "dressed", "no_keyring", "other", "sender", "show", "site", "stick"]


def test_packs_of_a_stick_are_taken_and_shown(
    qtbot: QtBot, desk: Desk, other: Laptop, stick: Path, show: Callable[..., BatchPage]
) -> None:
    desk.book.put_setting("worker_role", "penyelia")
    page = show(BatchPage)
    page.deeds.take_from(stick)
    qtbot.waitUntil(lambda: page.job is None, timeout=20_000)
    assert page.banner.isVisible()
    assert len(desk.book.courier.carried()) == 1
    qtbot.mouseClick(page.banner.button(), Qt.MouseButton.LeftButton)
    assert page.shell.went[-1][0] == "courier"  # type: ignore[attr-defined]
