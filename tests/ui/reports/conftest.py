"""The window on the made-up year of ``tests.reports``."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.ui.window import Window
from tests.reports.conftest import filings, worked
from tests.ui.desk.conftest import blank, folder, window
from tests.ui.desk.laptop import running, unlock

__all__ = ["blank", "filings", "folder", "window", "worked"]


@pytest.fixture
def laptop(worked: Path, tmp_path: Path) -> Path:
    """A copy of the profile."""
    return Path(shutil.copytree(worked, tmp_path / "laptop"))


@pytest.fixture
def desk(qtbot: QtBot, laptop: Path) -> Iterator[Window]:
    """The window on it, unlocked."""
    with running(laptop) as made:
        unlock(qtbot, made)
        yield made
