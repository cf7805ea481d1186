"""Settings hold at once: look, lock, device, forms."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.errors import WrongPassphrase
from fieldapp.ui import look, theme
from fieldapp.ui.look import Look
from fieldapp.ui.pages.settings.page import PARTS, SettingsPage
from fieldapp.ui.pages.settings.passphrase import ChangePassphrase
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import PASSPHRASE, find, focus, quiet


def _settings(window: Window, part: str) -> SettingsPage:
    window.go("settings", part=part)
    assert isinstance(window.page, SettingsPage)
    return window.page


def _choose(window: Window, name: str, key: str) -> None:
    combo = find(window.page, QComboBox, lambda w: w.accessibleName() == name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def test_theme_switches_at_once_and_is_kept(qtbot: QtBot, window: Window) -> None:
    _settings(window, "look")
    _choose(window, "Tema", "dark")
    assert theme.name() == "dark"
    assert isinstance(window.page, SettingsPage)
    assert look.load(window.folder).mode == "dark"
    _choose(window, "Tema", "contrast")
    assert theme.name() == "contrast"
    assert theme.is_dark()
    assert look.load(window.folder).mode == "contrast"
    _choose(window, "Tema", "light")
    assert theme.name() == "light"


def test_language_switches_without_a_restart(qtbot: QtBot, window: Window) -> None:
    _settings(window, "look")
    _choose(window, "Bahasa", "en")
    assert window.page.title == "Settings"
    assert window.frame.nav.items["home"].text() == "Home"
    assert window.frame.top.chip.text() == "Never connected"
    assert window.book.setting("language") == "en"
    _choose(window, "Language", "id")
    assert window.frame.nav.items["home"].text() == "Beranda"


def test_text_size_makes_everything_larger(qtbot: QtBot, window: Window) -> None:
    _settings(window, "look")
    before = window.frame.top.height()
    _choose(window, "Ukuran teks", "1.3")
    assert window.frame.top.height() > before
    assert window.width_class == "narrow"
    _choose(window, "Ukuran teks", "1.0")


def test_idle_minutes_are_kept(qtbot: QtBot, window: Window) -> None:
    _settings(window, "lock")
    _choose(window, "Kunci otomatis", "15")
    assert window.book.setting("idle_minutes") == "15"
    assert window.idle._limit == 900


def test_every_part_opens(qtbot: QtBot, window: Window) -> None:
    page = _settings(window, "")
    for part in PARTS:
        page._buttons[part].click()
        assert page.kept() == {"part": part}


def test_an_unregistered_laptop_offers_registering(qtbot: QtBot, window: Window) -> None:
    page = _settings(window, "device")
    assert page.enrolment is not None
    page.enrolment.button.click()
    assert page.enrolment.said() == "Isi alamat provinsi."
    page.enrolment.address.setText("http://127.0.0.1:9")
    page.enrolment.button.click()
    assert page.enrolment.said() == "Isi kode sekali pakai."
    page.enrolment.code.setText("AAAA-BBBB-CCCC")
    page.enrolment.button.click()
    quiet(qtbot)
    assert page.enrolment.said() == "Alamat ini tidak menjawab. Periksa ejaannya dan sambungan internet."
    assert page.enrolment.address.property("state") == "error"
    assert page.enrolment.button.isEnabled()


def test_the_password_is_changed_and_the_old_one_opens_no_more(qtbot: QtBot, window: Window) -> None:
    page = _settings(window, "lock")
    form = page.passphrase
    form.open.click()
    assert form.old.hasFocus() or form.form.isVisible()
    form.button.click()
    assert form.said() == "Isi kata sandi sekarang."
    _type_new(form, "bukan ini kata sandinya", "sungai lebar mengalir ke laut")
    form.button.click()
    quiet(qtbot)
    assert form.said().startswith("Kata sandi salah.")
    assert form.form.isVisible()
    _type_new(form, PASSPHRASE, "sungai lebar mengalir ke laut")
    form.button.click()
    quiet(qtbot)
    assert form.said() == ""
    assert not form.form.isVisible()
    assert window.frame.toast.text() == "Kata sandi diganti. Mulai sekarang laptop ini dibuka dengan yang baru."
    assert not form.old.text() + form.new.first.text() + form.new.second.text()
    window.lock()
    folder = window.folder
    with pytest.raises(WrongPassphrase):
        fieldbook.unlock(folder, PASSPHRASE)
    fieldbook.unlock(folder, "sungai lebar mengalir ke laut").lock()


def test_two_new_passwords_that_differ_are_refused_beside_the_field(qtbot: QtBot, window: Window) -> None:
    form = _settings(window, "lock").passphrase
    form.open.click()
    _type_new(form, PASSPHRASE, "sungai lebar mengalir ke laut")
    form.new.second.setText("sungai lebar mengalir ke hulu")
    form.button.click()
    assert form.new.said() == "Keduanya tidak sama."
    form.cancel.click()
    assert not form.old.text()
    assert form.open.isVisible()


def _type_new(form: ChangePassphrase, old: str, new: str) -> None:
    form.old.setText(old)
    form.new.first.setText(new)
    form.new.second.setText(new)


def test_the_keyboard_stays_on_a_choice_that_dresses_the_page_anew(qtbot: QtBot, window: Window) -> None:
    page = _settings(window, "look")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    for mode in ("light", "dark"):
        qtbot.keyClick(focus(), Qt.Key.Key_Down)
        quiet(qtbot)
        assert window.look.mode == mode
    assert window.page is not page
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    quiet(qtbot)
    assert window.look.scale > 1
    window.set_look(Look())


def test_the_open_part_is_in_sight_in_a_small_window(qtbot: QtBot, window: Window) -> None:
    window.resize(1092, 550)
    page = _settings(window, "about")
    window.resize(1092, 430)
    area, button = page._list_area, page._buttons["about"]

    def below() -> int:
        return button.mapTo(area.viewport(), button.rect().bottomLeft()).y() - area.viewport().height()

    qtbot.waitUntil(lambda: below() < 0)
