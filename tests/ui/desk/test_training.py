"""Training from the page before the lock: no password, marked on every page, never sent, thrown away on request."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from fieldapp.training import province, training_folder
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.shell.training import TrainingStrip
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import find, quiet, running, unlock

FEW = 8  # stories are enough where the province is written anew


@pytest.fixture
def laptop(blank: tuple[Path, str], trained: Path, tmp_path: Path) -> Path:
    """A real, empty profile with the made-up province beside it."""
    shutil.copytree(trained, training_folder(tmp_path / "laptop"))
    return Path(shutil.copytree(blank[0], tmp_path / "laptop"))


@pytest.fixture
def training(qtbot: QtBot, laptop: Path) -> Iterator[Window]:
    """The window in training."""
    with running(laptop) as window:
        enter(qtbot, window)
        yield window


def enter(qtbot: QtBot, window: Window) -> None:
    page = window.page
    assert isinstance(page, UnlockPage)
    page.training.setFocus()
    qtbot.keyClick(page.training, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.unlocked, timeout=60_000)
    quiet(qtbot)


def test_training_is_marked_on_every_page_and_needs_no_password(qtbot: QtBot, training: Window) -> None:
    assert isinstance(training.page, HomePage)
    assert training.windowTitle() == "Jangkau – LATIHAN"
    for place in ("home", "people", "records", "queue", "settings"):
        training.go(place)
        strip = find(training, TrainingStrip)
        assert strip.accessibleName() == "MODE LATIHAN. Tidak ada yang dikirim. Semua orang di sini rekaan."
    assert training.book.people.count() > 90


def test_nothing_is_sent_and_nobody_is_asked_to_register_the_laptop(qtbot: QtBot, training: Window) -> None:
    assert training.sender.standing().kind == "training"
    qtbot.keyClick(training, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert training.frame.toast.text() == "Latihan: tidak ada yang dikirim."
    training.sender.send_now()
    quiet(qtbot)
    assert training.sender.standing().kind == "training"


def test_who_practises_is_chosen_by_keyboard(qtbot: QtBot, training: Window) -> None:
    def strip() -> TrainingStrip:
        return find(training, TrainingStrip)  # type: ignore[return-value]

    def choose(steps: int) -> None:
        strip().roles.setFocus()
        qtbot.keyClick(strip().roles, Qt.Key.Key_Space)
        (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
        for _ in range(steps):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        quiet(qtbot)

    assert strip().roles.accessibleName() == "Berlatih sebagai: Petugas lapangan"
    training.go("people", text="siti")
    choose(2)
    assert training.book.worker.name == "Penyelia Latihan"
    assert strip().roles.text() == "Penyelia"
    assert isinstance(training.page, HomePage)
    assert training.book.reviewing.waiting() >= 25
    choose(0)
    assert not training.book.reviewing.allowed
    assert strip().roles.text() == "Petugas lapangan"


def test_leaving_shows_the_lock_of_the_real_profile_and_it_is_untouched(qtbot: QtBot, training: Window) -> None:
    find(training, TrainingStrip).leave_button.click()  # type: ignore[attr-defined]
    assert not training.unlocked
    unlock(qtbot, training)
    assert training.book.people.count() == 0
    assert training.windowTitle() == "Jangkau"
    assert not training.findChildren(TrainingStrip)


def test_starting_over_throws_away_what_was_practised(
    qtbot: QtBot, training: Window, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(province, "EVENTS", FEW)
    training.book.put_setting("mark", "practised")
    strip = find(training, TrainingStrip)
    strip.again.click()  # type: ignore[attr-defined]
    (box,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    next(button for button in box.buttons() if button.text() == "Mulai dari awal").click()
    qtbot.waitUntil(lambda: training.unlocked, timeout=60_000)
    quiet(qtbot)
    assert training.book.setting("mark") == ""
    assert FEW // 2 < training.book.people.count() < 90
    assert training_folder(laptop).exists()


def test_preparing_can_be_called_off(qtbot: QtBot, blank: tuple[Path, str], tmp_path: Path) -> None:
    with running(Path(shutil.copytree(blank[0], tmp_path / "laptop"))) as window:
        button = window.page.training  # type: ignore[attr-defined]
        button.begin()
        qtbot.waitUntil(lambda: "%" in button.text(), timeout=60_000)
        button.click()
        assert button.text() == "Mode latihan"
        quiet(qtbot)
        unlock(qtbot, window)
        assert not window.book.connection.practising
