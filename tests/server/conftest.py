"""One province, served from a thread, emptied before each test."""

from collections.abc import Iterator

import pytest

from fieldapp.sync.client import Province
from tests.server.running import Site, connected, in_thread, make_province


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("served") / "province")) as running:
        yield running


@pytest.fixture
def site(served: Site) -> Site:
    served.empty()
    return served


@pytest.fixture
def province(site: Site) -> Iterator[Province]:
    """The province as a freshly enrolled laptop sees it."""
    device, _ = site.device()
    with connected(site, device) as one:
        yield one
