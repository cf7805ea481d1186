"""Every dialog fits the smallest window with large text, keeps its buttons in sight, and no letter does two things."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog

from fieldapp import ui
from fieldapp.ui import background
from fieldapp.ui.dressing import dress
from fieldapp.ui.look import Look
from fieldapp.ui.tokens import GRAPHIC_RATIO, THEMES, contrast
from fieldapp.ui.window import Window
from tests.ui import tour
from tests.ui.audit.screen import scrolls, told
from tests.ui.audit.visits import SMALL
from tests.ui.audit.whole import audit
from tests.ui.tour_dialogs import DIALOGS

OVER_PAGES = (
    *("referrals-step", "referrals-letter", "shelter-night", "review-return", "review-hand-over"),
    *("reports-schedules", "reports-letter"),
)


@pytest.fixture(scope="module")
def window(trained: Path, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Window]:
    """One window for all dialogs."""
    del qapp
    made = tour.training_window(tmp_path_factory.mktemp("dialogs"), Look(), trained)
    made.resize(*SMALL)
    yield made
    made.close()
    background.stop()
    made.deleteLater()
    tour.settle()
    dress(Look())


def _opened(window: Window) -> Iterator[tuple[str, QDialog]]:
    """Each in its turn, standing still."""
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        tour.settle()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()
        tour.settle()


def _outside(dialog: QDialog, window: Window) -> Iterator[str]:
    if dialog.height() > window.height() or dialog.width() > window.width():
        yield f"larger than the window: {dialog.width()}x{dialog.height()}"
    for button in dialog.findChildren(QAbstractButton):
        place = button.rect().translated(button.mapTo(dialog, button.rect().topLeft()))
        if button.isVisible() and not scrolls(button) and not dialog.rect().contains(place):
            yield f"outside the dialog: {told(button)}"


@pytest.mark.parametrize(("language", "mode"), [("id", "light"), ("en", "dark"), ("id", "contrast")])
def test_every_dialog_fits_and_is_whole(window: Window, language: str, mode: str) -> None:
    window.set_look(Look(mode, 1.3, language))
    wrong = [
        f"{name}: {sentence}"
        for name, dialog in _opened(window)
        for sentence in (*_outside(dialog, window), *audit(dialog))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_letter_is_one_of_the_page_below_too(window: Window, language: str) -> None:
    window.set_look(Look(language=language))
    both = {}
    for name in OVER_PAGES:
        tour.PAGES[name](window)
        tour.settle()
        (dialog,) = tour.floating()
        pressed = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        above, below = (
            {one.shortcut().toString() for one in pressed if one.window() is root and not one.shortcut().isEmpty()}
            for root in (dialog, window)
        )
        both[name] = above & below
    tour.close_floating()
    assert {name: letters for name, letters in both.items() if letters} == {}


@pytest.mark.parametrize("mode", list(THEMES))
def test_a_dialog_has_an_edge_that_is_seen(window: Window, mode: str) -> None:
    window.set_look(Look(mode))
    dialog = DIALOGS["split"](window)
    dialog.open()
    tour.settle()
    edge = dialog.grab().toImage().pixelColor(0, dialog.height() // 2).name()
    dialog.close()
    dialog.deleteLater()
    assert all(contrast(edge, THEMES[mode][ground]) >= GRAPHIC_RATIO for ground in ("bg", "surface", "surface2"))


def test_no_dialog_is_left_out(window: Window) -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    made = set()
    for make in DIALOGS.values():
        dialog = make(window)
        made |= set(type(dialog).__mro__)
        dialog.deleteLater()
    tour.settle()
    assert {kind.__qualname__ for kind in _kinds(QDialog) - made} == set()


def _kinds(base: type[QDialog]) -> set[type[QDialog]]:
    """Ours below a kind."""
    below = base.__subclasses__()
    return {one for one in below if one.__module__.startswith(ui.__name__)}.union(*map(_kinds, below))
