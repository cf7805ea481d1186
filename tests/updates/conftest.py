"""A province in a thread that has no updates, and keys of whoever makes Jangkau."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.sync import updates
from fieldapp.sync.client import Province
from tests.fieldbook.packaging_tools import release
from tests.server.running import Site, connected, in_thread, make_province

PIECE = 4_096  # bytes of an archive in one request, so that a small one has some


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture
def site(served: Site) -> Site:
    served.empty()
    return served


@pytest.fixture
def province(site: Site) -> Iterator[Province]:
    with connected(site, site.device()[0]) as one:
        yield one


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    release.make_keys(tmp_path / "release")
    return tmp_path / "release"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "PIECE", PIECE)
