"""A new laptop, from nothing to home; and what is said on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.fieldbook import profile
from fieldapp.ui.pages.first_run.page import FirstRunPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.window import Window
from fieldapp.vault import kdf
from tests.ui.desk.laptop import CHEAP, PASSPHRASE, find, focus, quiet, running


@pytest.fixture
def new_laptop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """No profile yet; this test does not wait for a dear key derivation."""
    monkeypatch.setattr(kdf, "calibrate", lambda: CHEAP)
    with running(tmp_path / "laptop") as window:
        yield window


def _page(window: Window) -> FirstRunPage:
    assert isinstance(window.page, FirstRunPage)
    return window.page


def _to_passphrase(window: Window) -> FirstRunPage:
    page = _page(window)
    page._ask_passphrase()
    QApplication.processEvents()
    return page


def test_from_nothing_to_home(qtbot: QtBot, new_laptop: Window, tmp_path: Path) -> None:
    page = _to_passphrase(new_laptop)
    page.new.first.setText(PASSPHRASE)
    page.new.second.setText(PASSPHRASE)
    page.button.click()
    assert page.button.text() == "Menyiapkan…"
    qtbot.waitUntil(lambda: page.step == 3, timeout=30_000)
    assert len(page.recovery.code().split("-")) == 8
    page.recovery.next.click()
    assert page.step == 3
    page.recovery.confirm.setChecked(True)
    page.recovery.next.click()
    assert page.step == 4
    page.later.click()
    quiet(qtbot)
    assert isinstance(new_laptop.page, HomePage)
    assert len(new_laptop.book.forms()) == 9, "the forms that come with the app"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("pendek", "pendek", "Terlalu pendek. Pakai paling sedikit 15 huruf, atau lima kata."),
        ("x" * 129, "x" * 129, "Terlalu panjang. Pakai paling banyak 128 huruf."),
        ("rahasia123456789", "rahasia123456789", "Terlalu mudah ditebak. Tambah kata yang jarang muncul bersama."),
        (PASSPHRASE, PASSPHRASE + "x", "Keduanya tidak sama."),
    ],
)
def test_passphrases_that_are_not_taken(
    qtbot: QtBot, new_laptop: Window, tmp_path: Path, first: str, second: str, said: str
) -> None:
    page = _to_passphrase(new_laptop)
    page.new.first.setText(first)
    page.new.second.setText(second)
    page.button.click()
    assert page.new.said() == said
    assert not profile.profile_exists(tmp_path / "laptop")
    page.new.first.setText(first + "y")
    assert page.new.said() == ""


def test_five_words_are_offered(qtbot: QtBot, new_laptop: Window) -> None:
    page = _to_passphrase(new_laptop)
    words = page.new.suggestion()
    assert len(words.split()) == 5
    assert fieldbook.check_passphrase(words) == ""
    page.new.use_suggestion()
    assert page.new.first.text() == words
    assert find(page.new.first, Button).text() == "Sembunyikan", "the words are there to be read"
    assert page.new.first.cursorPosition() == 0
    page.new.suggest()
    assert page.new.suggestion() != words


def test_language_of_the_first_step(qtbot: QtBot, new_laptop: Window) -> None:
    _page(new_laptop).language_chosen.emit("en")
    assert new_laptop.look.language == "en"
    _to_passphrase(new_laptop)
    assert _page(new_laptop).button.text() == "Continue"
    new_laptop.page.language_chosen.emit("id")


def test_closing_in_between_keeps_the_profile(qtbot: QtBot, new_laptop: Window, tmp_path: Path) -> None:
    page = _to_passphrase(new_laptop)
    page.new.first.setText(PASSPHRASE)
    page.new.second.setText(PASSPHRASE)
    page.button.click()
    qtbot.waitUntil(lambda: page.step == 3, timeout=30_000)
    new_laptop.close()
    book = fieldbook.unlock(tmp_path / "laptop", PASSPHRASE)
    book.lock()


def test_the_first_steps_by_keyboard_there_and_back(qtbot: QtBot, new_laptop: Window) -> None:
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: new_laptop.look.language == "en")
    assert isinstance(focus(), QRadioButton), "the keyboard stays with the language that was chosen"
    assert focus().text() == "English"
    qtbot.keyClick(focus(), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: new_laptop.look.language == "id")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    page = _page(new_laptop)
    assert (page.step, focus()) == (2, page.new.first)
    page.bring_link.click()
    assert page.bringing is not None
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert (page.bringing, focus()) == (None, page.new.first)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert page.step == 1
    qtbot.waitUntil(lambda: isinstance(focus(), QRadioButton))
