"""The window of a laptop that the province has sealed: it locks by itself, and asks for nothing any more."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.app import start
from fieldapp.server import enrolment
from fieldapp.server.identity import load_identity
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.window import Window
from fieldapp.vault.kdf import Cost
from tests.server.running import Site, in_process, make_province

PASSPHRASE = "perahu biru menyusuri sungai tenang"


@pytest.fixture
def sealed(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    """Enrolled, unlocked, and then told."""
    with in_process(make_province(tmp_path / "province")) as site:
        _told(site, tmp_path / "laptop")
        window = start(tmp_path / "laptop")
        qtbot.addWidget(window)
        window.show()
        page = window.page
        assert isinstance(page, UnlockPage)
        QTest.keyClicks(page.password, PASSPHRASE)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: (tmp_path / "laptop" / "sealed.age").exists(), timeout=20_000)
        qtbot.waitUntil(lambda: not window.unlocked, timeout=10_000)
        yield window
        window.close()


def _told(site: Site, folder: Path) -> None:
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book.connection.enrol(site.address, site.code())
    assert enrolment.seal(site.engine, load_identity(site.settings.data), book.worker.device_code, datetime.now(UTC))
    book.lock()


def test_it_locks_and_asks_nothing(sealed: Window) -> None:
    page = sealed.page
    assert isinstance(page, UnlockPage)
    assert not page.password.isVisible()
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "Laptop ini disegel" in shown
    assert not any("Rina" in text for text in shown), "nobody's name"
    assert any("Dinas Sosial" in one.words() for one in page.findChildren(Banner) if one.isVisible())
    assert not page.busy()
