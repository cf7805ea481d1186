"""Text half as large again in the smallest window: no word and no button is cut, nothing overlaps, on any page."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import ElidedLabel
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.window import Window, dress
from tests.db.team_rows import put, row
from tests.ui.desk.laptop import FORM, RUDI, answer_all, quiet, running, unlock

SIZES = ((1092, 550), (1366, 768))
SLACK = 5  # px that a bolder letter may ask for


@pytest.fixture(params=SIZES, ids=lambda size: str(size[0]))
def large(qtbot: QtBot, peopled: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Window]:
    """The window at 150% text, locked."""
    with running(Path(shutil.copytree(peopled, tmp_path / "laptop")), request.param) as window:
        before = window.look
        window.set_look(replace(before, scale=1.5))
        yield window
        dress(before)


def _home(window: Window) -> None:
    window.go("home")


def _search(window: Window) -> None:
    window.go("people", text="pamungkas")


def _records(window: Window) -> None:
    window.go("records")


def _queue(window: Window) -> None:
    window.go("queue")


def _library(window: Window) -> None:
    window.go("library")


def _form(window: Window) -> None:
    window.fill(window.book.start(FORM, carried={"full_name": "Nurhalimah Sanjaya"}))


def _check(window: Window) -> None:
    window.check(window.book.start(FORM, carried={"full_name": "Nurhalimah Sanjaya"}))


def _done(window: Window) -> None:
    desk = window.book.start(FORM)
    answer_all(desk, RUDI)
    window.finished(desk.finalize())


def _review(window: Window) -> None:
    own = window.book.assessments()[0]
    facts = {"xml": window.book.submission(own.instance_id).xml, "form_version": own.form_version}
    put(window.book._store, [row(f"uuid:{number}", minutes=number, **facts) for number in range(1, 4)])
    window.go("review")
    window.page.desk.table.pick(0)


def _settings(part: str) -> Callable[[Window], None]:
    return lambda window: window.go("settings", part=part)


PAGES = {
    "home": _home,
    "people": _search,
    "records": _records,
    "queue": _queue,
    "courier": lambda window: window.go("courier"),
    "batch": lambda window: window.go("batch"),
    "keying": lambda window: window.go("keying"),
    "relay": lambda window: window.go("relay"),
    "relay-connect": lambda window: window.go("relay", show="connect"),
    "library": _library,
    "review": _review,
    "review-read": lambda window: window.go("review", instance_id="uuid:2"),
    "team": lambda window: window.go("team", show="visits"),
    "form": _form,
    "check": _check,
    "done": _done,
    **{
        f"settings-{part}": _settings(part)
        for part in ("look", "lock", "users", "sending", "device", "backup", "forms", "data", "about")
    },
}


def test_unlocking_is_whole(qtbot: QtBot, large: Window) -> None:
    assert theme.scale() == 1.5
    QApplication.processEvents()
    assert cut(large) == []
    assert large.page.password.mapTo(large, large.page.password.rect().topRight()).x() < large.width()


def test_every_page_is_whole(qtbot: QtBot, large: Window) -> None:
    unlock(qtbot, large)
    found = {}
    for name, open_page in PAGES.items():
        open_page(large)
        _settle(qtbot)
        found[name] = cut(large) + overlapping(large.frame.top)
    assert {name: parts for name, parts in found.items() if parts} == {}


def test_comparing_fits(qtbot: QtBot, large: Window) -> None:
    unlock(qtbot, large)
    _search(large)
    _settle(qtbot)
    large.page._to_list()
    _settle(qtbot)
    assert cut(large) == []
    compare = large.page.compare
    narrow = large.width_class == "narrow"
    assert compare.isVisible() is narrow
    assert compare.mapTo(large, compare.rect().topRight()).x() < large.width()


def _settle(qtbot: QtBot) -> None:
    """Layouts and the page before are done with."""
    for _ in range(3):
        quiet(qtbot)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def cut(root: QWidget) -> list[str]:
    """Words that do not fit into their widget, and widgets beyond the window's right edge."""
    found = [label.text() for label in root.findChildren(QLabel) if label.isVisible() and not _fits(label)]
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button, ChoiceCard):
            if button.width() + SLACK < button.sizeHint().width():
                found.append(button.text())
            if button.mapTo(root, button.rect().topRight()).x() >= root.width():
                found.append(f"outside: {button.text()}")
    return found


def _fits(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel) or not label.pixmap().isNull():
        return True
    metrics, room = label.fontMetrics(), label.contentsRect().width() + SLACK
    if label.wordWrap():
        return all(metrics.horizontalAdvance(word) <= room for word in label.text().replace("/", "/ ").split())
    return metrics.horizontalAdvance(label.text()) <= room


def overlapping(bar: QWidget) -> list[str]:
    """Neighbours in a bar that cover each other."""
    parts = [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]
    pairs = [(one, two) for at, one in enumerate(parts) for two in parts[at + 1 :]]
    return [f"{one} {two}" for one, two in pairs if one.geometry().intersects(two.geometry())]
