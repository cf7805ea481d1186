"""A supervisor's laptop that heard what other laptops state of people."""

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.ui.window import Window
from tests.ui.conflicts.stated import state_differently
from tests.ui.desk.conftest import blank, folder, full, peopled, window
from tests.ui.desk.laptop import quiet

__all__ = ["blank", "folder", "full", "peopled", "window"]


@pytest.fixture
def differing(qtbot: QtBot, full: Window) -> Window:
    """Two people whose entries differ: Hasan's name by two laptops, much of Tono's by up to four."""
    state_differently(full.book)
    full.changed()
    quiet(qtbot)
    return full
