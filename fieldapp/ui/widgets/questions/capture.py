"""Which cameras and microphones this laptop has: looked for once, in the background, when a question could use one.

Until it is known, and where the library for them does not load, there are none and questions take files. On the
offscreen platform nobody is looked for: there is no one to be photographed.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from fieldapp.devices import media
from fieldapp.devices.media import Device, PictureSource, SoundSource
from fieldapp.ui import background

if TYPE_CHECKING:
    from fieldapp.devices.player import Player
    from fieldapp.devices.recorder import Recorder


class Capture(QObject):
    """``changed``: something was plugged in or out, or became known."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: background.Job | None = None
        self._module: ModuleType | None = None

    def look(self) -> None:
        """Begin to look, unless that was done."""
        offscreen = QGuiApplication.platformName() == "offscreen"
        if self._module is None and not offscreen and (self._job is None or self._job.silent):
            self._job = background.run(lambda _job: media.load(), self.know)

    def know(self, module: ModuleType | None) -> None:
        """The library, or that it does not load."""
        if module is not None:
            self._module = module
            self._devices = module.Devices(self)
            self._devices.changed.connect(self.changed)
        self.changed.emit()

    def cameras(self) -> list[Device]:
        """The usual one first."""
        return self._devices.cameras() if self._module is not None else []

    def microphones(self) -> list[Device]:
        """The usual one first."""
        return self._devices.microphones() if self._module is not None else []

    def plays(self) -> bool:
        """Whether sound can be heard."""
        return self._module is not None and bool(self._devices.plays())

    def camera(self, key: str, longest: int) -> PictureSource:
        """Open one of ``cameras``."""
        source: PictureSource = self._devices.camera(key, longest)
        return source

    def recorder(self, key: str, quality: str) -> "Recorder":
        """Record from one of ``microphones``."""
        assert self._module is not None
        wanted = self._module.QUALITIES.get(quality, self._module.QUALITIES["normal"])
        source: SoundSource = self._devices.microphone(key, wanted.rate)
        made: Recorder = self._module.Recorder(source, wanted)
        return made

    def player(self, parent: QObject) -> "Player":
        """Something that plays."""
        assert self._module is not None
        made: Player = self._module.Player(parent)
        return made


_only: list[Capture] = []


def capture() -> Capture:
    """The one of this process."""
    if not _only:
        _only.append(Capture())
    return _only[0]
