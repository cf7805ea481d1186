"""The shell is tested on the desk's laptops."""

from tests.ui.desk.conftest import blank, folder, full, locked, peopled, window

__all__ = ["blank", "folder", "full", "locked", "peopled", "window"]
