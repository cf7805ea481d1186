"""A microphone as a source of samples: one channel, 16 bits."""

from PySide6.QtCore import QCoreApplication, QIODevice, QMicrophonePermission, QPermission, Qt
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSource, QtAudio

from fieldapp.devices.media import SoundSource


def samples(rate: int) -> QAudioFormat:
    """One channel of 16 bits."""
    made = QAudioFormat()
    made.setSampleRate(rate)
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made


class Microphone(SoundSource):
    """``device`` at ``rate``, or at the device's own rate where it cannot do that."""

    def __init__(self, device: QAudioDevice, rate: int) -> None:
        super().__init__()
        wanted = samples(rate)
        if not device.isFormatSupported(wanted):
            wanted = samples(device.preferredFormat().sampleRate())
        self.rate = wanted.sampleRate()
        self._source = QAudioSource(device, wanted, self)
        self._source.stateChanged.connect(self._changed)
        self._stream: QIODevice | None = None
        self._wanted = False

    def start(self) -> None:
        """Ask the system where it wants to be asked, then listen."""
        self._wanted = True
        app, permission = QCoreApplication.instance(), QMicrophonePermission()
        if app is not None and app.checkPermission(permission) == Qt.PermissionStatus.Undetermined:
            app.requestPermission(permission, self, self._permitted)
        else:
            self._listen(app is None or app.checkPermission(permission) == Qt.PermissionStatus.Granted)

    def stop(self) -> None:
        """Listen no more; what was heard last is still given."""
        self._wanted = False
        if self._stream is not None:
            self._read()
            self._source.stop()
            self._stream = None

    def _permitted(self, permission: QPermission) -> None:
        self._listen(permission.status() == Qt.PermissionStatus.Granted)

    def _listen(self, granted: bool) -> None:
        if not granted:
            self.failed.emit("denied")
        elif self._wanted:
            self._stream = self._source.start()
            if self._stream is not None:
                self._stream.readyRead.connect(self._read)

    def _read(self) -> None:
        if self._stream is not None:
            portion = bytes(self._stream.readAll().data())
            if portion:
                self.came.emit(portion)

    def _changed(self, state: QAudio.State) -> None:
        if state == QAudio.State.StoppedState and self._wanted and self._source.error() != QtAudio.Error.NoError:
            self._stream = None
            self.failed.emit("gone")
