"""The window on an empty profile whose owner is a supervisor, and tables of paper."""

from fieldapp.ui.window import Window
from tests.ui.desk.conftest import blank, folder, window

__all__ = ["Window", "blank", "folder", "window"]
