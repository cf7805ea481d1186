"""Registering with a real province on loopback, from the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.window import Window
from tests.server.running import Site, in_thread, make_province
from tests.ui.desk.laptop import quiet


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A province with one form."""
    with in_thread(make_province(tmp_path_factory.mktemp("province"))) as running:
        yield running


def test_registering_fetches_forms_and_names_the_worker(
    qtbot: QtBot, window: Window, site: Site, tmp_path: Path
) -> None:
    window.go("settings", part="device")
    page = window.page
    assert isinstance(page, SettingsPage)
    form = page.enrolment
    form.address.setText(site.address)
    form.code.setText("ZZZZ-ZZZZ-ZZZZ")
    form.enrol()
    quiet(qtbot)
    assert form.said() == "Server tidak mengenal kode ini. Periksa kodenya, atau minta yang baru."
    form.code.setText(site.code("Rina Invented").lower())
    form.enrol()
    assert form.said() == "Menghubungi server…"
    qtbot.waitUntil(lambda: page.enrolment is None, timeout=20_000)
    quiet(qtbot)
    assert window.book.worker.name == "Rina Invented"
    assert {info.form_id for info in window.book.forms()} >= {"outreach_rapid", "visit"}
    page.show_part("forms")
    page.fetch()
    quiet(qtbot)
    assert page._news.text() == "Belum ada versi yang lebih baru."
    assert (page.device.findChildren(QLabel)[1].text(), window.book.connection.enrolled) == ("Rina Invented", True)
