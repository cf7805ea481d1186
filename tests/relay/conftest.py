"""A province in a thread; a supervisor's laptop that offers itself on this computer, laptops that come to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.domain.relay import PairedLaptop
from fieldapp.fieldbook.connection import device_secret
from tests.courier.road import Laptop
from tests.server.running import Site, in_thread, make_province

HERE = "127.0.0.1"
Make = Callable[[str], Laptop]


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
def laptop(tmp_path: Path, site: Site) -> Iterator[Make]:
    """Makes enrolled laptops."""
    made: list[Laptop] = []

    def make(name: str) -> Laptop:
        made.append(Laptop(tmp_path / name, site).enrol())
        return made[-1]

    yield make
    for one in made:
        one.book.lock()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, served: Site) -> Iterator[tuple[Laptop, Laptop]]:
    """A supervisor's laptop and a worker's, for tests that need no fresh ones."""
    with pytest.MonkeyPatch.context() as without_keyring:
        without_keyring.setattr(device_secret, "_PINNED", {})
        folder = tmp_path_factory.mktemp("room")
        both = Laptop(folder / "supervisor", served).enrol(), Laptop(folder / "worker", served).enrol()
    yield both
    for one in both:
        one.book.lock()


@pytest.fixture
def supervisor(laptop: Make) -> Laptop:
    """Offers itself."""
    one = laptop("supervisor")
    one.book.relay.offer(HERE)
    return one


@pytest.fixture
def worker(laptop: Make) -> Laptop:
    return laptop("worker")


@pytest.fixture
def paired(supervisor: Laptop, worker: Laptop) -> PairedLaptop:
    """The relay, as the worker's laptop knows it."""
    return pair(supervisor, worker)


def pair(supervisor: Laptop, worker: Laptop) -> PairedLaptop:
    """By a code."""
    shown = supervisor.book.relay.new_code()
    return worker.book.relay.pair(shown.address, shown.code)
