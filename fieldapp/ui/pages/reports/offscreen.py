"""A report as PDF without a window: for the command line."""

import os
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication

from fieldapp.ui.pages.reports.paper import Paper
from fieldapp.ui.places import FONTS

if TYPE_CHECKING:
    from fieldapp.fieldbook.reporting import Made


def draw(made: "Made", size: str = "A4") -> bytes:
    """The PDF's bytes; starts Qt offscreen where it is not running."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = QGuiApplication.instance() or QGuiApplication([])
    if "Inter" not in QFontDatabase.families():
        for path in sorted(FONTS.glob("Inter-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    content = Paper(made, size).pdf()
    del started
    return content
