"""Is there a camera, a microphone, a loudspeaker? And the seams behind which they lie.

``load`` brings the library that knows (QtMultimedia, 80 ms); where it does not load (on Linux it needs libpulse) the
laptop counts as having none of them. The sources below are what the questions work with: pictures and sound as they
come, from a device or from a test.
"""

from dataclasses import dataclass
from types import ModuleType

from PySide6.QtCore import QLoggingCategory, QObject, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Device:
    """``key`` opens it again, ``name`` is what its maker calls it."""

    key: str
    name: str


class PictureSource(QObject):
    """``seen(QImage)`` several times a second; ``failed(code)`` once: gone, denied, dark (no picture comes)."""

    seen = Signal(QImage)
    failed = Signal(str)

    def start(self) -> None:
        """Begin; signals may come before this returns."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of the device."""
        raise NotImplementedError


class SoundSource(QObject):
    """``came(bytes)``: samples of one channel, 16 bits, lowest byte first; ``failed(code)`` once: gone, denied."""

    came = Signal(bytes)
    failed = Signal(str)
    rate = 16_000  # samples a second

    def start(self) -> None:
        """Begin."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of the device."""
        raise NotImplementedError


def load() -> ModuleType | None:
    """The module that knows cameras and sound; None where its library does not load. May run in any thread."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # it tells every optional library it misses
    try:
        from fieldapp.devices import capturing
    except ImportError:
        return None
    return capturing
