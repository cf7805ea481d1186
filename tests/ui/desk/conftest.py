"""Fixtures of the desk's tests: profiles copied from one that is made once, and the window on them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.ui.window import Window
from tests.ui.desk.laptop import PEOPLE, make_profile, record, running, unlock


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An empty profile and its recovery code; copy before use."""
    folder = tmp_path_factory.mktemp("blank") / "laptop"
    return folder, make_profile(folder)


@pytest.fixture(scope="session")
def peopled(blank: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the people of ``PEOPLE``; copy before use."""
    folder = tmp_path_factory.mktemp("peopled") / "laptop"
    shutil.copytree(blank[0], folder)
    record(folder, PEOPLE)
    return folder


@pytest.fixture
def folder(blank: tuple[Path, str], tmp_path: Path) -> Path:
    """A fresh copy of the empty profile."""
    return Path(shutil.copytree(blank[0], tmp_path / "laptop"))


@pytest.fixture
def locked(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """The window on an empty profile, locked."""
    with running(folder) as window:
        yield window


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """The window on an empty profile, unlocked."""
    with running(folder) as made:
        unlock(qtbot, made)
        yield made


@pytest.fixture
def full(qtbot: QtBot, peopled: Path, tmp_path: Path) -> Iterator[Window]:
    """The window on a profile with people, unlocked."""
    with running(Path(shutil.copytree(peopled, tmp_path / "laptop"))) as made:
        unlock(qtbot, made)
        yield made
