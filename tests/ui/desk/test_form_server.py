"""ODK Central in the place of the province, from the settings to *Masuk server* in the queue."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.widgets.form_server_form import FormServerForm
from fieldapp.ui.window import Window
from tests.sync.central_process import Central, central
from tests.ui.desk.laptop import quiet


@pytest.fixture(scope="module")
def site() -> Iterator[Central]:
    with central("basic") as one:
        yield one


def opened(window: Window) -> FormServerForm:
    window.go("settings", part="device")
    assert isinstance(window.page, SettingsPage)
    window.page.device.opener.click()
    form = window.page.device.server
    assert form is not None
    return form


def shown(window: Window) -> list[str]:
    return [one.text() for one in window.page.findChildren(QLabel) if one.isVisibleTo(window.page)]


def test_joining_fetching_and_sending(qtbot: QtBot, window: Window, site: Central) -> None:
    form = opened(window)
    form.button.click()
    assert form.said() == "Isi alamat server."
    form.address.setText(f"{site.address}/formList")
    form.user.setText(site.user)
    form.password.setText("salah")
    form.button.click()
    quiet(qtbot)
    assert form.said() == "Server tidak menerima nama, kata sandi, atau alamat ini. Periksa ketiganya."
    assert not window.book.connection.enrolled
    form.password.setText(site.password)
    form.password.returnPressed.emit()
    qtbot.waitUntil(lambda: window.book.connection.enrolled, timeout=20_000)
    quiet(qtbot)
    said = " ".join(shown(window))
    assert "Mulai sekarang isian dikirim ke 127.0.0.1. 1 versi formulir baru." in said
    assert "Formulir ini salah susun dan tidak dapat dipakai di sini: Rusak." in said
    assert site.password not in said
    desk = window.book.start("visit")
    desk.answer("/data/full_name", "Wati Invented")
    instance_id = desk.finalize().instance_id
    window.sender.wake()
    qtbot.waitUntil(lambda: window.book.assessment(instance_id).state is State.RECEIVED, timeout=20_000)
    quiet(qtbot)
    assert list(site.stored()) == [instance_id]
    window.go("queue", instance_id=instance_id)
    assert isinstance(window.page, QueuePage)
    said = " ".join(shown(window))
    assert "Masuk server" in said
    assert "Diterima" not in [one.text() for one in window.page.panel.findChildren(QLabel)]
    assert "Tidak ada: server ini tidak menandatangani" in said
    assert not any("tanda terima" in one.text() for one in window.page.panel.findChildren(QPushButton))


def test_the_server_can_be_changed_later(qtbot: QtBot, window: Window, site: Central) -> None:
    form = opened(window)
    assert not window.page.enrolment.isVisibleTo(window.page)
    form.address.setText(site.address)
    form.user.setText(site.user)
    form.password.setText(site.password)
    form.button.click()
    qtbot.waitUntil(lambda: window.book.connection.enrolled, timeout=20_000)
    quiet(qtbot)
    again = opened(window)
    assert again.address.text() == again.user.text() == again.password.text() == ""
