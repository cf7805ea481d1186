"""A fieldbook per test with the shipped form and one that has every question type; Indonesian words."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.domain.form import PublishedForm
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.forms import Form, load_form
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from tests.ui.form.desk import Window, every_type, open_book, outreach_rapid, question_kinds


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Indonesian and light; dressing again costs time for every widget alive, so only when it differs."""
    if (words.language(), theme.name(), theme.scale(), bool(qapp.styleSheet())) != ("id", "light", 1.0, True):
        words.use("id")
        theme.apply(qapp, "light")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def published() -> tuple[PublishedForm, ...]:
    return (every_type(), outreach_rapid(), question_kinds())


@pytest.fixture(scope="session")
def every_form(published: tuple[PublishedForm, ...]) -> Form:
    return load_form(published[0].xml, {})


@pytest.fixture(scope="session")
def kinds_form(published: tuple[PublishedForm, ...]) -> Form:
    return load_form(published[2].xml, published[2].files)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, published: tuple[PublishedForm, ...]) -> Path:
    """A closed profile with both forms, copied for every test."""
    folder = tmp_path_factory.mktemp("template") / "profile"
    open_book(folder, published).lock()
    return folder


@pytest.fixture
def book(tmp_path: Path, template: Path) -> Iterator[Fieldbook]:
    shutil.copytree(template, tmp_path / "profile")
    made = open_book(tmp_path / "profile", ())
    yield made
    background.stop()
    made.lock()


@pytest.fixture
def window(book: Fieldbook, qtbot: QtBot) -> Window:
    made = Window(book)
    made.resize(1306, 712)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(book: Fieldbook) -> OpenAssessment:
    return book.start("every_type")


@pytest.fixture
def outreach(book: Fieldbook) -> OpenAssessment:
    return book.start("outreach_rapid", carried={"full_name": "Yohanes Rekaan", "sex": "L"})


@pytest.fixture
def fill(window: Window, qtbot: QtBot) -> Callable[..., FormPage]:
    def put(desk: OpenAssessment, arrived: str = "new", reference: str = "") -> FormPage:
        page = FormPage(window, desk, arrived, reference)
        window.put(page)
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return page

    return put


@pytest.fixture
def check(window: Window, qtbot: QtBot) -> Callable[..., CheckPage]:
    def put(desk: OpenAssessment) -> CheckPage:
        page = CheckPage(window, desk)
        window.put(page)
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return page

    return put
