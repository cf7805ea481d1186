"""Every page is usable by keyboard, ear and bad eyes, in each language, theme and text size."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.ui import background, theme
from fieldapp.ui.dressing import dress as wear
from fieldapp.ui.look import Look
from fieldapp.ui.shell.training import TrainingStrip
from fieldapp.ui.window import Window
from tests.ui import tour
from tests.ui.audit.ring import unseen
from tests.ui.audit.screen import Screen
from tests.ui.audit.states import STATES
from tests.ui.audit.visits import DRESSES, SMALL, Dress, audit_pages, open_page

TRAINED = {"id": "Dalam latihan tidak ada yang keluar", "en": "In training nothing leaves"}


@pytest.fixture(scope="module")
def window(trained: Path, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Window]:
    """One window for all visits, on the made-up province, as a supervisor has it."""
    del qapp
    made = tour.training_window(tmp_path_factory.mktemp("audit"), Look(), trained)
    yield made
    tour.close_floating()
    made.close()
    background.stop()
    made.deleteLater()
    tour.settle()
    wear(Look())


@pytest.mark.slow
@pytest.mark.parametrize("dress", DRESSES, ids=str)
def test_every_page_is_named_ordered_whole_and_translated(
    window: Window, dress: Dress, record_property: Callable[[str, object], None]
) -> None:
    found = audit_pages(window, dress)
    for what, count in found.counted.items():
        record_property(what, count)
    assert found.lines() == []
    assert found.counted["pages"] == len(tour.PAGES) >= 35
    assert found.counted["widgets"] >= 3_000
    assert found.counted["stops"] >= 850


@pytest.mark.parametrize("dress", [DRESSES[0], DRESSES[2]], ids=str)
def test_what_pages_show_at_times_is_so_too(window: Window, dress: Dress) -> None:
    found = audit_pages(window, dress, STATES)
    assert found.lines() == []
    assert found.counted["pages"] == len(STATES)


@pytest.mark.parametrize("mode", ["light", "contrast"])
def test_the_keyboard_is_seen_on_each_kind_of_widget(qtbot: QtBot, window: Window, mode: str) -> None:
    window.set_look(Look(mode=mode))
    window.resize(1366, 768)
    window.activateWindow()
    kinds: set[str] = set()
    wrong: list[str] = []
    pages = ("home", "people", "form", "check", "referrals", "queue", "merge-compare", "reports", "library")
    for name in (*pages, "settings-look"):
        open_page(window, tour.PAGES[name])
        wrong += [f"{name}: {sentence}" for sentence in unseen(window, kinds)]
    assert wrong == []
    assert len(kinds) >= 25


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_small_window_says_it_in_less_words(window: Window, language: str) -> None:
    window.set_look(Look(language=language))
    window.resize(*SMALL)
    for name in ("shelter", "merge-compare", "courier", "relay"):
        open_page(window, tour.PAGES[name])
        strip = window.frame.findChild(TrainingStrip)
        assert isinstance(strip, TrainingStrip)
        assert not strip.said.text().endswith("…")
        words = [label.text() for label in Screen(window).labels]
        if name == "merge-compare":
            assert window.frame.top.words()[1] in words
        elif name != "shelter":
            assert any(text.startswith(TRAINED[language]) for text in words)
    tour.PAGES["shelter"](window)
    tour.settle()
    picker = next(one for one in Screen(window).of(QComboBox) if one.count() > 1)
    assert picker.fontMetrics().horizontalAdvance(picker.currentText()) + theme.px(10 + 32) <= picker.width()


def test_what_checks_found_is_told_in_the_language_of_the_screens(window: Window) -> None:
    window.set_look(Look(language="en"))
    desk = window.book.reviewing
    rows = [
        one for one in desk.rows(desk.numbers(WorkFilter(Shelf.WAITING))) if any(f.code == "rule" for f in one.found)
    ]
    listed = {one.message for work in rows for one in work.found if one.code == "rule"}
    assert any(text.startswith("The client did not agree") for text in listed)
    read = {one.message for work in rows for one in desk.open(work.instance_id).work.found if one.code == "rule"}
    assert read >= listed - {""}
    assert [text for text in read if text.startswith(("Klien", "NIK menunjukkan")) or not text] == []
