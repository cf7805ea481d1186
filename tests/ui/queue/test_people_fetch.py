"""The settings tell how many people the province knows of, and fetch them with size and time told before."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.domain.submission import EntityChange
from fieldapp.server.database import writing
from fieldapp.server.entities import Statement, project
from fieldapp.server.identity import load_identity
from fieldapp.ui import background
from fieldapp.ui.pages.settings.people_fetch import PeopleFetch
from tests.server.running import Site, in_process, make_province
from tests.ui.queue.desk import Desk


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A province that nobody else told of people."""
    with in_process(make_province(tmp_path / "province")) as running:
        yield running


@pytest.fixture
def fetch(desk: Desk, site: Site, qtbot: QtBot) -> Iterator[PeopleFetch]:
    desk.enrol(site)
    made = PeopleFetch(desk.book)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()
    background.stop()


def test_size_first_then_people(fetch: PeopleFetch, desk: Desk, site: Site, qtbot: QtBot) -> None:
    assert "Belum pernah" in fetch._facts.text()
    said = EntityChange(
        "person", "p-far", "create", "Aminah Ujicoba", {"full_name": "Aminah Ujicoba", "region": "64.72"}
    )
    with writing(site.engine) as connection:
        told = Statement(said, "uuid:far", "visit", datetime.now(UTC), "another laptop")
        project(connection, load_identity(site.settings.data).card, 0, [told])
    fetch.ask.click()
    qtbot.waitUntil(lambda: fetch.go.isVisible(), timeout=10_000)
    assert "1 orang" in fetch.news.accessibleName()
    assert fetch.stop_button.text() == "Nanti"
    fetch.go.click()
    assert fetch.stop_button.text() == "Hentikan"
    qtbot.waitUntil(lambda: fetch.ask.isVisible(), timeout=10_000)
    assert desk.book.people.person("p-far").name == "Aminah Ujicoba"
    assert fetch._facts.text().startswith("1 orang di sini")


def test_trouble_is_told_and_can_be_tried_again(fetch: PeopleFetch, desk: Desk, qtbot: QtBot) -> None:
    desk.store.put_setting("province_address", "http://127.0.0.1:1")
    fetch.ask.click()
    qtbot.waitUntil(lambda: bool(fetch.failed.accessibleName()), timeout=20_000)
    assert fetch.ask.isVisible()
    assert not fetch.go.isVisible()
