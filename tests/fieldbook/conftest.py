"""A real profile made once with a cheap key derivation, and copied for every test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldapp.fieldbook import Fieldbook, create, unlock
from fieldapp.fieldbook.connection import device_secret
from fieldapp.vault.kdf import Cost
from tests.server.visit import visit_form

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "kapal sungai kayu pasar hujan"


@dataclass(frozen=True)
class Made:
    """A closed profile that nobody writes to, and its recovery code."""

    folder: Path
    code: str


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring of the person at this desk is not for tests: as on a laptop that has none."""
    monkeypatch.setattr(device_secret, "_PINNED", {})


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made") / "profile"
    book, code = create(folder, PASSPHRASE, cost=CHEAP)
    book._store.put_form(visit_form())
    book.lock()
    return Made(folder, code)


@pytest.fixture
def folder(tmp_path: Path, made: Made) -> Path:
    """A closed profile of this test's own."""
    return Path(shutil.copytree(made.folder, tmp_path / "profile"))


@pytest.fixture
def book(folder: Path) -> Iterator[Fieldbook]:
    one = unlock(folder, PASSPHRASE)
    yield one
    one.lock()
