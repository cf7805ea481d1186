"""One province for each kind of database, served from a thread, emptied before each test."""

from collections.abc import Iterator

import pytest

from fieldapp.sync.client import Province
from tests.server import postgres
from tests.server.postgres import Cluster
from tests.server.running import Site, connected, in_thread, make_province


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("served") / "province")) as running:
        yield running


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server; skips where there is none. Nothing of these tests outlives them: it need not sync."""
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.cluster("fsync=off") as running:
        yield running


@pytest.fixture(scope="session")
def on_postgresql(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("served") / "province"
    with in_thread(make_province(data, database_url=cluster.create("served"), lanes=1)) as running:
        yield running


@pytest.fixture(params=["on_sqlite", "on_postgresql"])
def site(request: pytest.FixtureRequest) -> Site:
    served: Site = request.getfixturevalue(request.param)
    served.empty()
    return served


@pytest.fixture
def province(site: Site) -> Iterator[Province]:
    """The province as a freshly enrolled laptop sees it."""
    device, _ = site.device()
    with connected(site, device) as one:
        yield one
