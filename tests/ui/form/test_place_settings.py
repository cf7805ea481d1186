"""Receiver and maps in the settings: kept at once, tried live, maps added, removed and brought back."""

import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.devices import equipment
from fieldapp.devices.equipment import Equipment
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions.place_settings import OTHER, PlaceSettings
from tests.devices.maps import make_map
from tests.devices.sky import gga, stream


@pytest.fixture
def settings(book: Fieldbook, qtbot: QtBot) -> Iterator[PlaceSettings]:
    make_map(book.folder / "kota.mbtiles")
    made = PlaceSettings(book, "id")
    qtbot.addWidget(made)
    made.resize(620, 600)
    made.show()
    qtbot.waitUntil(background.idle)
    yield made
    made.stop()
    equipment.use(Equipment())


def choose(settings: PlaceSettings, key: str) -> None:
    place = settings.choice.findData(key)
    settings.choice.setCurrentIndex(place)
    settings.choice.activated.emit(place)


def buttons(settings: PlaceSettings) -> list[str]:
    return [own.accessibleName() for own in settings.findChildren(Button) if own.isVisible()]


def test_the_receiver_is_kept_at_once(settings: PlaceSettings, book: Fieldbook) -> None:
    assert settings.choice.currentData() == "auto"
    assert not settings.address.isVisible()
    choose(settings, "off")
    assert book.setting("gps") == "off"
    assert equipment.current() == Equipment("off", book.folder / "maps")
    assert not settings.trial.isVisible()
    choose(settings, OTHER)
    settings.address.setText("192.168.43.1:50000")
    QTest.keyClick(settings.address, Qt.Key.Key_Return)
    assert equipment.current().receiver == "192.168.43.1:50000"
    again = PlaceSettings(book, "id")
    assert (again.choice.currentData(), again.address.text()) == (OTHER, "192.168.43.1:50000")
    again.stop()
    background.stop()


def test_the_receiver_is_tried(settings: PlaceSettings, book: Fieldbook, qtbot: QtBot) -> None:
    ours, theirs = pty.openpty()
    book.put_setting("gps", os.ttyname(theirs))
    settings.trial.click()
    panel = settings.locating
    assert panel is not None
    os.write(ours, stream(gga(1, dilution=1.6)))
    qtbot.waitUntil(lambda: panel.status.text() == "Akurasi 8,0 m. 9 satelit.")
    panel.take.click()
    assert settings.good.text() == "Penerima berfungsi: -0.50210 117.15360, akurasi 8,0 m."
    os.close(ours)
    os.close(theirs)
    settings.trial.click()
    assert settings.good.text() == ""
    qtbot.waitUntil(lambda: bool(settings.poor.text()))
    assert settings.locating is None


def test_a_map_is_added_removed_and_brought_back(settings: PlaceSettings, book: Fieldbook, qtbot: QtBot) -> None:
    settings.importing.take(book.folder / "kota.mbtiles")
    qtbot.waitUntil(lambda: "Hapus Samarinda" in buttons(settings))
    kept = book.folder / "maps" / "kota.mbtiles"
    assert "ditambahkan" in settings.news.text()
    press(settings, "Hapus Samarinda")
    assert not kept.exists()
    press(settings, "Urungkan")
    assert kept.exists()
    press(settings, "Hapus Samarinda")
    again = PlaceSettings(book, "id")
    qtbot.addWidget(again)
    qtbot.waitUntil(background.idle)
    assert list((book.folder / "maps").iterdir()) == []


def test_a_bad_file_is_refused_in_words(settings: PlaceSettings, book: Fieldbook, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "x.mbtiles"
    bad.write_text("bukan peta")
    settings.importing.take(bad)
    qtbot.waitUntil(lambda: "rusak" in settings.refused.text())
    assert settings.news.text() == ""
    assert not (book.folder / "maps").exists()


def press(settings: PlaceSettings, name: str) -> None:
    found = [own for own in settings.findChildren(Button) if own.isVisible() and own.accessibleName() == name]
    found[0].click()
