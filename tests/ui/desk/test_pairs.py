"""Who may be recorded twice: shown beside candidates and in a list of its own, decided by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.people import sayings
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.people.pairs_dialog import PairsDialog
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, finalize, focus, quiet


@pytest.fixture
def doubled(qtbot: QtBot, full: Window) -> Window:
    """Two more recordings of Rudi, one spelled the old way."""
    finalize(full.book, {**RUDI, "full_name": "Roedi Pamoengkas"})
    finalize(full.book, {**RUDI, "full_name": "Pamungkas Rudy"})
    return full


def _page(qtbot: QtBot, window: Window, text: str) -> PeoplePage:
    window.go("people", text=text)
    page = window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    quiet(qtbot)
    return page


def _dialog(qtbot: QtBot, page: PeoplePage) -> PairsDialog:
    dialog = PairsDialog(page, page.shell.book.people, page._kecamatan, page._today)
    qtbot.addWidget(dialog)
    dialog.show()
    quiet(qtbot)
    QApplication.processEvents()
    return dialog


def test_a_candidate_that_is_recorded_twice_says_so(qtbot: QtBot, doubled: Window) -> None:
    page = _page(qtbot, doubled, "rudi pamungkas")
    first = page.results.list.current()
    assert first is not None
    assert sayings.reasons(first, birth_dates=False)[0].text == "Mungkin terdata dua kali"
    assert page.query.twice.text() == "Mungkin sama: 3 pasang"
    other = _page(qtbot, doubled, "sumarsono").results.list.current()
    assert other is not None
    assert not other.suspected


def test_pairs_are_decided_by_keyboard(qtbot: QtBot, doubled: Window) -> None:
    page = _page(qtbot, doubled, "rudi pamungkas")
    dialog = _dialog(qtbot, page)
    assert len(dialog.cards()) == 3
    card = dialog.cards()[0]
    assert "Bunyi nama sama, tanggal lahir sama" in card.said()
    assert focus() is card.same
    qtbot.keyClick(focus(), Qt.Key.Key_B)
    assert len(dialog.cards()) == 2
    assert focus() is dialog.cards()[0].same
    qtbot.keyClick(focus(), Qt.Key.Key_T)
    assert doubled.book.people.count_pairs() == 2
    qtbot.keyClick(focus(), Qt.Key.Key_Y)
    assert dialog.cards() == []
    assert focus() is dialog.close_button
    left = doubled.book.people.pairs()
    assert [pair.decision for pair in left] == ["unsure"]
    dialog.accept()


def test_nobody_twice_shows_no_way_to_the_list(qtbot: QtBot, full: Window) -> None:
    page = _page(qtbot, full, "rudi pamungkas")
    assert not page.query.twice.isVisible()
    dialog = _dialog(qtbot, page)
    assert dialog._said.text() == "Tidak ada pasangan yang menunggu jawaban."
    dialog.accept()
