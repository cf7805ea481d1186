"""A real encrypted store in a folder of its own, closed at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.db.store import Store
from tests.db.desk import Clock, opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    store = opened(path, clock)
    yield store
    store.close()
