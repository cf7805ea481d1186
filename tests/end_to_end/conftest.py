"""A real province and enrolled laptops."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp import config, fieldbook
from fieldapp.demo.processes import Province
from fieldapp.vault.kdf import Cost

PASSPHRASE = "perahu biru menyusuri sungai tenang"


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """A process that serves the shipped forms."""
    folder = tmp_path_factory.mktemp("province")
    made = Province(folder / "data", folder / "log")
    made.command("init", "--name", "Dinas Sosial Uji", "--prefix", "KT")
    made.command("publish", *(str(path) for path in sorted((config.resources() / "forms").glob("*.xlsx"))))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def enrolled(province: Province, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled laptop nobody has worked on; copy before use."""
    folder = tmp_path_factory.mktemp("enrolled") / "laptop"
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    code = province.command("code", "--worker", "Rina Rekaan", "--role", "petugas").strip()
    book.connection.enrol(f"http://127.0.0.1:{province.port}", code)
    book.connection.fetch_forms()
    book.lock()
    return folder


@pytest.fixture
def laptop(enrolled: Path, tmp_path: Path) -> Path:
    """A copy of it with an access token of this minute: the one of the enrolment is good for 15 minutes only."""
    folder = Path(shutil.copytree(enrolled, tmp_path / "laptop"))
    book = fieldbook.unlock(folder, PASSPHRASE)
    try:
        book.put_setting("access_token", "")
        book.connection.fetch_forms()
    finally:
        book.lock()
    return folder
