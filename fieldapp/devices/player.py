"""Plays sound that is kept in memory: no readable copy reaches the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer


class Player(QObject):
    """``at(seconds, of_seconds)`` while it plays; ``ended``; ``failed`` when the sound cannot be played."""

    at = Signal(float, float)
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = QBuffer(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(QAudioOutput(self))
        self._player.positionChanged.connect(self._tell)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.errorOccurred.connect(lambda _error, _text: self.failed.emit())

    def play(self, content: bytes, name: str) -> None:
        """From its beginning; ``name`` tells the kind of file by its end."""
        self.stop()
        self._content.setData(QByteArray(content))
        self._content.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._content, QUrl(name))
        self._player.play()

    def stop(self) -> None:
        """Silence; the sound is let go of."""
        self._player.stop()
        self._player.setSource(QUrl())
        self._content.close()

    def playing(self) -> bool:
        """Whether it plays now."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    def _tell(self, position: int) -> None:
        self.at.emit(position / 1000, self._player.duration() / 1000)

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self.failed.emit()
