"""A desk per test, one province for all tests that send, Indonesian words, the light theme."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.page import Page
from fieldapp.ui.sending import Sender
from tests.server.running import Site, in_process, make_province
from tests.ui.queue.desk import Desk, Window


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """What earlier tests left on screen goes first, so that it is not dressed again."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if words.language() != "id" or not words._installed:
        words.use("id")
    if (theme.name(), theme.scale(), bool(qapp.styleSheet())) != ("light", 1.0, True):
        theme.apply(qapp, "light")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def sender(desk: Desk, qtbot: QtBot) -> Iterator[Callable[[], Sender]]:
    """Makes senders that are closed before the fieldbook is."""
    made: list[Sender] = []

    def make() -> Sender:
        made.append(Sender(desk.book))
        return made[-1]

    yield make
    for one in made:
        one.close()
    background.stop()


@pytest.fixture
def show(desk: Desk, sender: Callable[[], Sender], qtbot: QtBot) -> Iterator[Callable[..., Page]]:
    """Puts a page on screen in a stand-in for the window; it is left before the fieldbook closes."""
    pages: list[Page] = []

    def put(kind: type[Page], size: tuple[int, int] = (1158, 712), **facts: str) -> Page:
        window = Window(desk.book, sender())
        window.width_class = "wide" if size[0] > 1100 else "narrow"
        qtbot.addWidget(window)
        page = kind(window, **facts)  # type: ignore[call-arg, arg-type]
        page.setParent(window)
        window.page = page
        window.resize(*size)
        page.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.opened()
        pages.append(page)
        return page

    yield put
    for page in pages:
        assert page.leave()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A province in a process of its own."""
    with in_process(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running
