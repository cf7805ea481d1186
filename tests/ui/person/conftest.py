"""The desk's laptops, with people who were recorded."""

from tests.ui.desk.conftest import blank, folder, full, peopled, window

__all__ = ["blank", "folder", "full", "peopled", "window"]
