"""What costs much to make is made once in a run of the tests, by whichever process needs it first; users copy it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that ``make`` fills. Whoever comes while another process makes it waits; one that failed is made
    again under another name, so nobody copies half of it.
    """
    room = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        room = room.parent  # each worker has a room of its own in that of the run
    with (room / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = room / f"{name}.ready"
        if not ready.exists():
            folder = factory.mktemp(name) / name
            make(folder)
            ready.write_text(str(folder))
        return Path(ready.read_text())
