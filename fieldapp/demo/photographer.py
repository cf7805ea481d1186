"""Screenshots of the demo: each view once, at both window sizes, in light and dark."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldapp.ui.window import Window

SIZES = ((1366, 768), (1092, 550))
MODES = ("light", "dark")


class Photographer:
    """Takes every picture that is not in the folder yet."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self._folder = folder

    @property
    def mode(self) -> str:
        """The look in use."""
        return self._window.look.mode if self._window.look.mode in MODES else MODES[0]

    def wants(self, name: str) -> bool:
        """Whether this view was not taken in the look in use, by this process or an earlier one."""
        return not self._path(name, self.mode, SIZES[0][0]).exists()

    def look(self, mode: str) -> None:
        """Dress the window; it builds the page on screen again."""
        if mode != self.mode:
            self._window.set_look(replace(self._window.look, mode=mode))

    def take(self, name: str) -> None:
        """The view as it is, without touching it: both sizes in the look in use."""
        if self.wants(name):
            self._sizes(name, self.mode)

    def take_both(self, name: str) -> None:
        """Also in the other look; the window builds the page again for it, where the worker was."""
        if not self.wants(name):
            return
        usual = self.mode
        for mode in MODES:
            self.look(mode)
            self._sizes(name, mode)
        self.look(usual)

    def _sizes(self, name: str, mode: str) -> None:
        for width, height in SIZES:
            self._window.resize(width, height)
            self._settle()
            self._window.grab().save(str(self._path(name, mode, width)))
        self._window.resize(*SIZES[0])
        self._settle()

    def _settle(self) -> None:
        """Layouts and focus scrolling take a few turns; input events stay out."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def _path(self, name: str, mode: str, width: int) -> Path:
        return self._folder / f"{name}-{width}-{mode}.png"
