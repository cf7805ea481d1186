"""Timers and sockets need an application; cameras and sound are tested where their library loads (Linux: libpulse)."""

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.devices import media

collect_ignore = [] if media.load() is not None else ["test_capturing.py"]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp
