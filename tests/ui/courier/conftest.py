"""An open fieldbook behind a stand-in for the window; a province in a thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.fieldbook.connection import device_secret
from tests.courier.road import Laptop
from tests.server.running import Site, in_thread, make_province
from tests.ui.queue.conftest import dressed as dressed
from tests.ui.queue.conftest import sender as sender
from tests.ui.queue.conftest import show as show
from tests.ui.queue.desk import Desk


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a laptop that has none."""
    monkeypatch.setattr(device_secret, "_PINNED", {})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Iterator[Desk]:
    site.empty()
    made = Desk(tmp_path / "profile")
    made.enrol(site)
    made.move_province("http://127.0.0.1:9")  # no network: nothing goes out by itself
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "USB"
    place.mkdir()
    return place


@pytest.fixture
def other(tmp_path: Path, site: Site, stick: Path, desk: Desk) -> Iterator[Laptop]:
    """Another laptop with a pack of three on the stick."""
    one = Laptop(tmp_path / "other", site).enrol()
    for _ in range(3):
        one.finalize()
    one.book.courier.pack(stick)
    yield one
    one.book.lock()
