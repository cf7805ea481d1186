"""What takes long to make and is the same for every test: made once in a run, however many processes share it."""

import os
import time
from pathlib import Path

import pytest

from fieldapp.errors import StoreInUse
from fieldapp.training import open_training, training_folder
from fieldapp.training.province import EVENTS
from fieldapp.vault.lockfile import Lockfile


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of the made-up province; copy before use, under a name that ends as its own does."""
    room = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        room = room.parent
    folder, ready = training_folder(room / "made-up"), room / "made-up.ready"
    while not ready.exists():
        try:
            with Lockfile(room / "made-up.lock"):
                if not ready.exists():
                    _make(folder)
                    ready.touch()
        except StoreInUse:
            time.sleep(0.1)  # another process makes it
    return folder


def _make(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    open_training(folder, lambda done, total: told.append((done, total))).lock()
    assert told[-1] == (EVENTS, EVENTS)
