"""The desk's laptop whose people have referrals in every state."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.ui.window import Window
from tests.ui.desk.conftest import blank, folder, peopled, window
from tests.ui.desk.laptop import PASSPHRASE, running, unlock
from tests.ui.referrals.cases import fill_cases

__all__ = ["blank", "folder", "peopled", "window"]


@pytest.fixture(scope="session")
def referred(peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with people and their referrals; copy before use."""
    made = Path(shutil.copytree(peopled, tmp_path_factory.mktemp("referred") / "laptop"))
    book = fieldbook.unlock(made, PASSPHRASE)
    fill_cases(book)
    book.lock()
    return made


@pytest.fixture
def busy(qtbot: QtBot, referred: Path, tmp_path: Path) -> Iterator[Window]:
    """The window on that profile, unlocked."""
    with running(Path(shutil.copytree(referred, tmp_path / "laptop"))) as made:
        unlock(qtbot, made)
        yield made
