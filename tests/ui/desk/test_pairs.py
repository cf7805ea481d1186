"""Who may be recorded twice: said beside candidates, with a way to the list of pairs."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.people import sayings
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import RUDI, finalize, quiet


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


def test_a_candidate_that_is_recorded_twice_says_so(qtbot: QtBot, doubled: Window) -> None:
    page = _page(qtbot, doubled, "rudi pamungkas")
    first = page.results.list.current()
    assert first is not None
    assert sayings.reasons(first, birth_dates=False)[0].text == "Mungkin terdata dua kali"
    assert page.query.twice.text() == "Mungkin sama: 3 pasang"
    other = _page(qtbot, doubled, "sumarsono").results.list.current()
    assert other is not None
    assert not other.suspected


def test_the_way_to_the_pairs(qtbot: QtBot, doubled: Window) -> None:
    page = _page(qtbot, doubled, "rudi pamungkas")
    page.query.twice.setFocus()
    qtbot.keyClick(page.query.twice, Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(doubled.page, MergePage)
    assert doubled.page.listing.model.rowCount() == 1, "three people are one group"
    assert doubled.page.subtitle == "3 pasang dalam 1 kelompok"


def test_nobody_twice_shows_no_way_to_the_list(qtbot: QtBot, full: Window) -> None:
    page = _page(qtbot, full, "rudi pamungkas")
    assert not page.query.twice.isVisible()
