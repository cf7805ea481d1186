"""News at the bottom left: what was done last is undone first, and only an offer to undo hears Ctrl+Z."""

import xml.etree.ElementTree as ET

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldapp.ui.places import WORDS
from fieldapp.ui.widgets.basics import unmarked
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def _undo_key(window: Window) -> None:
    window.activateWindow()
    window.frame.nav.items["home"].setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)


def test_what_was_done_last_is_undone_first(window: Window) -> None:
    undone: list[str] = []
    toast = window.frame.toast
    window.say(News("Langkah 1", "Urungkan", lambda: undone.append("1")))
    window.say(News("Langkah 2", "Urungkan", lambda: undone.append("2")))
    assert toast.text() == "Langkah 2"
    _undo_key(window)
    assert (undone, toast.text()) == (["2"], "Langkah 1")
    _undo_key(window)
    assert (undone, toast.text()) == (["2", "1"], "")


def test_other_news_waits_for_an_offer_and_comes_back_after_it(window: Window) -> None:
    toast = window.frame.toast
    window.say(News("3 isian diterima server."))
    window.say(News("Langkah 1", "Urungkan", lambda: None))
    window.say(News("Kabar lain"))
    assert toast.text() == "Langkah 1"
    _undo_key(window)
    assert toast.text() == "3 isian diterima server."


def test_an_offer_that_stands_no_more_does_not_come_back(window: Window) -> None:
    window.say(News("Langkah 1", "Urungkan", lambda: None, holds=lambda: False))
    window.say(News("Langkah 2", "Urungkan", lambda: None))
    _undo_key(window)
    assert window.frame.toast.text() == ""


def test_ctrl_z_opens_nothing(window: Window) -> None:
    pressed: list[str] = []
    window.say(News("Surat tersimpan.", "Buka", lambda: pressed.append("opened")))
    _undo_key(window)
    assert (pressed, window.frame.toast.text()) == ([], "Surat tersimpan.")


def test_the_word_for_undoing_is_one_word() -> None:
    said = {
        unmarked(message.findtext("translation") or "")
        for path in WORDS.glob("*_id.ts")
        for message in ET.parse(path).iter("message")
        if unmarked(message.findtext("source") or "") == "Undo" and not path.name.startswith("qt")
    }
    assert said == {"Urungkan"}
