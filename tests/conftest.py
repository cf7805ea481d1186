"""Every test draws offscreen, in Samarinda, and sees no proxy, no keyring and no profile of the person at this desk.

Searches for counter-examples take the same steps at each run; ``--hypothesis-profile=default`` takes new ones.
Cycles of objects are cleared between tests with windows only: inside a destructor of Qt that can hang.
"""

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import settings

from tests.once import made_once

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "JANGKAU_PROFILE"):
    os.environ.pop(name, None)

os.environ["TZ"] = "Asia/Makassar"  # a day of the office is a day of the tests, wherever they run
time.tzset()

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


WINDOWS = ("ui", "end_to_end")
FULL_EVERY = 50
_with_windows = 0


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests with windows leave all clearing to the moments between them."""
    if item.path.relative_to(item.config.rootpath / "tests").parts[0] in WINDOWS:
        gc.disable()
    else:
        gc.enable()


def pytest_runtest_logfinish() -> None:
    """Everything of a test is torn down; what lived longer is looked at now and then."""
    global _with_windows
    if not gc.isenabled():
        _with_windows += 1
        gc.collect(1 if _with_windows % FULL_EVERY else 2)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up province of training, made once in a run; copy it to ``training_folder(profile)`` before use."""
    from fieldapp.training import open_training

    return made_once(tmp_path_factory, "trained", lambda folder: open_training(folder).lock())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first, so that no core waits for them at the end; then folder by folder, so that what
    the tests of one share is seldom made by two processes.
    """
    folders = {folder: place for place, folder in enumerate(dict.fromkeys(item.path.parent for item in items))}
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, folders[item.path.parent]))
