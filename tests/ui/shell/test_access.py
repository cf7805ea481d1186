"""The keyboard's way through the window by real keys, and the pages before the lock; tests/ui/audit has the rest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.reading_order import stops
from fieldapp.ui.window import Window
from tests.ui.audit.screen import Screen
from tests.ui.audit.whole import audit as audit
from tests.ui.desk.laptop import focus, quiet, running

SMALLEST = (1092, 550)
Visit = Callable[[QtBot, Window], None]


def _go(place: str, **facts: str) -> Visit:
    return lambda _qtbot, window: window.go(place, **facts)


def _found(qtbot: QtBot, window: Window) -> None:
    window.go("people", text="pamungkas")
    page = window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)


PAGES: dict[str, Visit] = {
    "home": _go("home"),
    "people found": _found,
    "reports": _go("reports", period="year"),
    "form": lambda _qtbot, window: window.fill(window.book.start("outreach_rapid")),
    "check": lambda _qtbot, window: window.check(window.book.start("outreach_rapid")),
}


@pytest.fixture
def large(qtbot: QtBot, folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A page before the lock in the smallest window, at a text size."""
    name, scale = request.param
    with running(folder if name in ("unlock", "recover") else tmp_path / "new", SMALLEST) as window:
        before = window.look
        window.set_look(replace(before, scale=scale))
        if name == "recover":
            assert isinstance(window.page, UnlockPage)
            window.page.forgot()
        if name == "passphrase":
            window.page._ask_passphrase()
        QApplication.processEvents()
        yield window
        window.set_look(before)


@pytest.mark.parametrize(
    "large",
    [(name, scale) for name in ("unlock", "recover", "first run", "passphrase") for scale in (1.0, 1.5)],
    indirect=True,
    ids=lambda param: f"{param[0]} {param[1]}",
)
def test_pages_before_the_lock_are_accessible(large: Window) -> None:
    assert audit(large) == []


def _walk(window: Window, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Everything that has the focus until the key is back where it started: at the first place."""
    window.frame.nav.items["home"].setFocus()
    order: list[QWidget] = []
    while not order or focus() is not order[0]:
        assert focus() not in order, f"Tab goes round without {order[0].accessibleName()}"
        order.append(focus())
        QTest.keyClick(focus(), key)
    return order


@pytest.mark.parametrize("name", sorted(PAGES))
def test_tab_goes_from_region_to_region_and_round(qtbot: QtBot, full: Window, name: str) -> None:
    full.activateWindow()
    PAGES[name](qtbot, full)
    quiet(qtbot)
    order = _walk(full)
    shown = [region for region in full.frame.regions() if region.isVisible()]
    at = [max(n for n, region in enumerate(shown) if region is w or region.isAncestorOf(w)) for w in order]
    assert at == sorted(at)
    assert set(order) == set(Screen(full).stops)
    assert _walk(full, Qt.Key.Key_Backtab) == [order[0], *reversed(order[1:])]


def test_tab_leaves_the_last_question_for_the_bottom_bar(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.fill(window.book.start("outreach_rapid"))
    page = window.page
    assert isinstance(page, FormPage)
    page.go_section(page.filling.sections[-1].reference)
    body = page.area.body
    assert body is not None
    last = stops(body)[-1]
    last.setFocus()
    for button in (page.around.bar.back, page.around.check_button, page.around.next_button):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert focus() is button
    for widget in (page.around.check_button, page.around.bar.back, last):
        QTest.keyClick(focus(), Qt.Key.Key_Backtab)
        assert focus() is widget


def test_wheel_changes_no_field(qtbot: QtBot, window: Window) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    window.go("settings", part="look")
    combo = window.page.findChildren(QComboBox)[0]
    before = combo.currentIndex()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == before
