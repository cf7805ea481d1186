"""A profile with a made-up year of work, made once; opened by a clock that stands."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp import fieldbook
from fieldapp.fieldbook import Fieldbook
from tests.once import made_once
from tests.reports.filings import Filing, put, year
from tests.ui.desk.laptop import CHEAP, PASSPHRASE

NOW = datetime(2026, 11, 26, 2, 42, tzinfo=UTC)  # 10.42 in Samarinda
PEOPLE = 140


@pytest.fixture(scope="session")
def filings() -> list[Filing]:
    return year(PEOPLE)


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory, filings: list[Filing]) -> Path:
    """The profile's folder, locked; copy before use."""

    def make(folder: Path) -> None:
        book, _ = fieldbook.create(folder, PASSPHRASE, cost=CHEAP, clock=lambda: NOW)
        put(book._store, filings)
        book.put_setting("worker_name", "Rina Wulandari")
        book.put_setting("device_code", "KT-A07")
        book.lock()

    return made_once(tmp_path_factory, "worked", make)


@pytest.fixture
def book(worked: Path, tmp_path: Path) -> Iterator[Fieldbook]:
    folder = Path(shutil.copytree(worked, tmp_path / "laptop"))
    opened = fieldbook.unlock(folder, PASSPHRASE, clock=lambda: NOW)
    yield opened
    opened.lock()
