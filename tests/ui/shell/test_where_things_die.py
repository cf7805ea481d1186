"""Qt's objects die in the main thread, whoever forgets them last and whichever thread Python cleans up in."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from fieldapp.ui import background
from fieldapp.ui.collecting import Collector

DIRECT = Qt.ConnectionType.DirectConnection


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    yield
    background.stop()


def test_a_job_is_never_torn_down_by_its_worker(qtbot: QtBot) -> None:
    died: list[int] = []
    for _ in range(500):
        job = background.run(lambda _job: None, lambda _result: None)
        job.destroyed.connect(lambda _gone: died.append(threading.get_ident()), DIRECT)
        del job
        if len(background._running) > 20:
            qtbot.waitUntil(background.idle, timeout=10_000)
    qtbot.waitUntil(background.idle, timeout=10_000)
    assert len(died) >= 400
    assert set(died) == {threading.get_ident()}


def test_a_job_that_ended_holds_nobody(qtbot: QtBot) -> None:
    class Page:
        def take(self, _result: object) -> None: ...

    page = Page()
    left = weakref.ref(page)
    background.run(lambda _job: None, page.take)
    del page
    qtbot.waitUntil(background.idle, timeout=10_000)
    assert left() is None


def test_cycles_are_cleared_where_widgets_live(qtbot: QtBot) -> None:
    died: list[int] = []
    parent = QObject()
    collector = Collector(parent)
    for _ in range(200):
        one = QObject()
        one.destroyed.connect(lambda _gone: died.append(threading.get_ident()), DIRECT)
        one.itself = one  # type: ignore[attr-defined]
        del one
    background.run(lambda _job: [[number] for number in range(200_000)], lambda _result: None)
    qtbot.waitUntil(background.idle, timeout=10_000)
    assert not died
    collector.look()
    assert set(died) == {threading.get_ident()}
    parent.deleteLater()


def test_python_never_clears_inside_a_destructor(qtbot: QtBot) -> None:
    """It would wait for ever, now and then, for a lock of the destructor it was called in."""
    parent, inside = QObject(), QObject()
    Collector(parent)
    inside.setParent(parent)
    seen: list[bool] = []
    inside.destroyed.connect(lambda _gone: seen.append(gc.isenabled()), DIRECT)
    parent.destroyed.connect(lambda _gone: seen.append(gc.isenabled()), DIRECT)
    del inside
    parent.deleteLater()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=10_000)
    assert seen == [False, False]
    assert not gc.isenabled()
