"""Cameras and sound of this laptop through QtMultimedia. Import it by ``media.load``: it does not load everywhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QCameraDevice, QMediaDevices

from fieldapp.devices.camera import CameraSource
from fieldapp.devices.media import Device, PictureSource, SoundSource
from fieldapp.devices.player import Player
from fieldapp.devices.recorder import QUALITIES, Recorder
from fieldapp.devices.sound_source import Microphone

__all__ = ["QUALITIES", "CameraSource", "Devices", "Microphone", "Player", "Recorder"]


class Devices(QObject):
    """What is plugged in now; ``changed`` when that changes. Lives in the main thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = QMediaDevices(self)
        self._watch.videoInputsChanged.connect(self.changed)
        self._watch.audioInputsChanged.connect(self.changed)
        self._watch.audioOutputsChanged.connect(self.changed)

    def cameras(self) -> list[Device]:
        """The usual one first."""
        usual = _key(QMediaDevices.defaultVideoInput())
        found = [Device(_key(device), device.description()) for device in QMediaDevices.videoInputs()]
        return sorted(found, key=lambda device: device.key != usual)

    def microphones(self) -> list[Device]:
        """The usual one first."""
        usual = _key(QMediaDevices.defaultAudioInput())
        found = [Device(_key(device), device.description()) for device in QMediaDevices.audioInputs()]
        return sorted(found, key=lambda device: device.key != usual)

    def plays(self) -> bool:
        """Whether there is something to hear with."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def camera(self, key: str, longest: int) -> PictureSource:
        """Open one for pictures of ``longest`` px."""
        return CameraSource(next(own for own in QMediaDevices.videoInputs() if _key(own) == key), longest)

    def microphone(self, key: str, rate: int) -> SoundSource:
        """Open one for this many samples a second."""
        return Microphone(next(own for own in QMediaDevices.audioInputs() if _key(own) == key), rate)


def _key(device: QCameraDevice | QAudioDevice) -> str:
    return bytes(device.id().data()).hex()
