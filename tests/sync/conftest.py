"""One province process for all tests here; each test has its own laptop, device and bad link."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Site, in_process, make_province
from tests.sync.laptop import Laptop, laptop
from tests.sync.proxy import Proxy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_process(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture
def proxy(site: Site) -> Iterator[Proxy]:
    one = Proxy(site.address)
    yield one
    one.close()


@pytest.fixture
def desk(tmp_path: Path, site: Site, proxy: Proxy) -> Iterator[Laptop]:
    """An enrolled laptop behind the bad link."""
    device, _ = site.device()
    with laptop(tmp_path, device, proxy.address) as one:
        yield one
