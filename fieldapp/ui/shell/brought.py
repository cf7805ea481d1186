"""A file that somebody opened with the app (double click, command line) is taken in once the profile is open."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from fieldapp.ui.shell.dropping import ENDINGS

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

CARRIED: Final = (".jgpack", ".jgreceipts", ".jgletter")
LOOK_EVERY: Final = 200  # ms: whether somebody unlocked meanwhile


def hand_over(window: "Window", path: Path | None) -> None:
    """Go to the page for it after unlocking; what is of no known kind is left alone."""
    kind = path.suffix.lower() if path else ""
    if path is None or kind not in (*CARRIED, *ENDINGS):
        return
    waiting = QTimer(window)

    def look() -> None:
        if window.unlocked:
            waiting.stop()
            waiting.deleteLater()
            window.go("courier" if kind in CARRIED else "library", file=str(path.resolve()))

    waiting.timeout.connect(look)
    waiting.start(LOOK_EVERY)
