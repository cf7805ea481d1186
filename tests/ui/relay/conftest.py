"""An open fieldbook behind a stand-in for the window, a second laptop beside it, one computer as the network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.devices import networks
from fieldapp.devices.networks import Network
from fieldapp.fieldbook.connection import device_secret
from fieldapp.ui import background
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.relay import connecting
from fieldapp.ui.pages.relay.page import RelayPage
from tests.courier.road import Laptop
from tests.server.running import Site, in_thread, make_province
from tests.ui.queue.conftest import dressed as dressed
from tests.ui.queue.conftest import sender as sender
from tests.ui.queue.conftest import show as show
from tests.ui.queue.desk import Desk

HERE = "127.0.0.1"


@pytest.fixture(autouse=True)
def one_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """No keyring; this computer is the network; nobody listens for long."""
    monkeypatch.setattr(device_secret, "_PINNED", {})
    monkeypatch.setattr(networks, "networks", lambda: (Network(HERE, "wlan0"),))
    monkeypatch.setattr(connecting, "SEARCH_SECONDS", 0.1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Iterator[Desk]:
    site.empty()
    made = Desk(tmp_path / "profile")
    made.enrol(site)
    made.book.put_setting("worker_role", "supervisor")
    made.move_province("http://127.0.0.1:9")  # no network: nothing goes out by itself
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path, site: Site, desk: Desk) -> Iterator[Laptop]:
    """Another laptop, with work."""
    one = Laptop(tmp_path / "other", site).enrol()
    for _ in range(3):
        one.finalize()
    yield one
    one.book.lock()


def quiet(qtbot: QtBot) -> None:
    """Until no background job is under way."""
    qtbot.waitUntil(background.idle, timeout=15_000)
    QApplication.processEvents()


@pytest.fixture
def page(show: Callable[..., Page], qtbot: QtBot) -> Callable[..., RelayPage]:
    def put(**facts: str) -> RelayPage:
        made = show(RelayPage, **facts)
        assert isinstance(made, RelayPage)
        quiet(qtbot)
        return made

    return put
