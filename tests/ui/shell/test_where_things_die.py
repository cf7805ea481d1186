"""Qt's objects die in the main thread, whoever forgets them last and whichever thread Python cleans up in."""

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from fieldapp.ui import background
from fieldapp.ui.collecting import Collector
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import quiet, unlock

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


def test_what_stood_in_the_window_goes_with_its_fieldbook(qtbot: QtBot, locked: Window) -> None:
    """Another look builds everything again, a lock closes it: nothing stays of what was there before."""
    window = locked
    unlock(qtbot, window)
    gone: list[weakref.ref[object]] = []
    for mode in ("dark", "light"):
        window.go("settings")
        gone.append(weakref.ref(window.frame))
        window.set_look(replace(window.look, mode=mode))
        quiet(qtbot)
    gone += [weakref.ref(window.frame), weakref.ref(window.book)]
    window.lock()
    quiet(qtbot)
    unlock(qtbot, window)
    quiet(qtbot)
    gc.collect()
    gc.collect()
    assert sum(one() is not None for one in gone) == 0


def test_what_makes_way_in_the_window_does_nothing_more(qtbot: QtBot, window: Window) -> None:
    frame = window.frame
    assert any(timer.isActive() for timer in frame.findChildren(QTimer))
    window.set_look(replace(window.look, mode="dark"))
    assert not any(timer.isActive() for timer in frame.findChildren(QTimer))


def test_a_window_that_was_closed_does_nothing_more(window: Window) -> None:
    """Its fieldbook is locked: what looks at it now and then would fail."""
    frame = window.frame
    window.close()
    assert not any(timer.isActive() for timer in frame.findChildren(QTimer))
