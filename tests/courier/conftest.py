"""One province in a thread, emptied before each test; an origin, a courier, a stick."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.fieldbook.connection import device_secret
from tests.courier.road import Laptop
from tests.server.running import Site, in_thread, make_province


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a laptop that has none."""
    monkeypatch.setattr(device_secret, "_PINNED", {})


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture
def site(served: Site) -> Site:
    served.empty()
    return served


@pytest.fixture
def laptop(tmp_path: Path, site: Site) -> Iterator[Callable[[str], Laptop]]:
    """Makes enrolled laptops."""
    made: list[Laptop] = []

    def make(name: str) -> Laptop:
        made.append(Laptop(tmp_path / name, site).enrol())
        return made[-1]

    yield make
    for one in made:
        one.book.lock()


@pytest.fixture
def origin(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("origin")


@pytest.fixture
def courier(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("courier")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place
