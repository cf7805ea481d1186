"""Sound as it comes, written as AAC in an M4A file that exists only in memory: nothing readable reaches the disk.

``finish`` ends with ``ready(bytes)``; ``drop`` throws away. The library must not be taken down while it writes, so a
recorder keeps itself alive until its end.
"""

import array
import math
import sys
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioBufferInput,
    QMediaCaptureSession,
    QMediaFormat,
    QMediaRecorder,
)

from fieldapp.devices.media import SoundSource
from fieldapp.devices.sound_source import samples

LOUDEST = 32_767.0
PUSH = 20  # ms between two tries to hand samples over
MEDIA_TYPE, SUFFIX = "audio/mp4", ".m4a"


@dataclass(frozen=True, slots=True)
class Quality:
    """Samples and bits a second."""

    rate: int
    bits: int


# the parameter ``quality`` of an audio question; bit rates of the ODK documentation where it names some
QUALITIES = {
    "voice-only": Quality(16_000, 24_000),
    "low": Quality(22_050, 32_000),
    "normal": Quality(44_100, 64_000),
}
_writing: set["Recorder"] = set()


class Recorder(QObject):
    """``level(0…1)`` and ``lasted(seconds)`` while it goes on; ``failed(code)``: gone, denied, coding."""

    level = Signal(float)
    lasted = Signal(float)
    ready = Signal(bytes)
    failed = Signal(str)

    def __init__(self, source: SoundSource, quality: Quality) -> None:
        super().__init__()
        self._source = source
        source.setParent(self)
        self._count = 0  # samples taken in
        self._queue: deque[bytes] = deque()
        self._sent = 0  # samples handed over
        self._ending = ""  # keep or drop
        self._stopped = False
        self._format = samples(source.rate)
        self._kept = QBuffer(self)
        self._kept.open(QIODevice.OpenModeFlag.ReadWrite)
        self._input = QAudioBufferInput(self)
        self._recorder = QMediaRecorder(self)
        self._session = QMediaCaptureSession(self)
        self._session.setAudioBufferInput(self._input)
        self._session.setRecorder(self._recorder)
        self._set_up(quality)
        self._push = QTimer(self)
        self._push.setInterval(PUSH)
        self._push.timeout.connect(self._hand_over)
        self._input.readyToSendAudioBuffer.connect(self._hand_over)
        self._recorder.recorderStateChanged.connect(self._changed)
        self._recorder.errorOccurred.connect(lambda _error, _text: self._fail("coding"))
        source.came.connect(self._take)
        source.failed.connect(self._fail)

    def start(self) -> None:
        """Begin; ``failed`` may follow before this returns."""
        _writing.add(self)
        if not self._recorder.isAvailable():
            self._fail("coding")
            return
        self._recorder.record()
        self._push.start()
        self._source.start()

    def finish(self) -> None:
        """Write what is still waiting, then ``ready``."""
        if not self._ending:
            self._ending = "keep"
            self._source.stop()
            self._hand_over()

    def drop(self) -> None:
        """Nothing is kept, no signal follows."""
        self._ending = "drop"
        self._queue.clear()
        self._source.stop()
        self._hand_over()

    def _set_up(self, quality: Quality) -> None:
        form = QMediaFormat(QMediaFormat.FileFormat.Mpeg4Audio)
        form.setAudioCodec(QMediaFormat.AudioCodec.AAC)
        self._recorder.setMediaFormat(form)
        self._recorder.setEncodingMode(QMediaRecorder.EncodingMode.AverageBitRateEncoding)
        self._recorder.setAudioBitRate(quality.bits)
        self._recorder.setAudioSampleRate(quality.rate)
        self._recorder.setAudioChannelCount(1)
        self._recorder.setOutputDevice(self._kept)

    def _take(self, portion: bytes) -> None:
        whole = portion[: len(portion) // 2 * 2]
        if whole and self._ending != "drop":
            self._queue.append(whole)
            self._count += len(whole) // 2
            self.level.emit(loudness(whole))
            self.lasted.emit(self._count / self._source.rate)
            self._hand_over()

    def _hand_over(self) -> None:
        while (
            self._queue
            and not self._stopped
            and self._recorder.recorderState() == QMediaRecorder.RecorderState.RecordingState
        ):
            start = self._sent * 1_000_000 // self._source.rate
            if not self._input.sendAudioBuffer(QAudioBuffer(self._queue[0], self._format, start)):
                return
            self._sent += len(self._queue.popleft()) // 2
        if self._ending and not self._queue and not self._stopped:
            self._stopped = True
            self._push.stop()
            if self._recorder.recorderState() == QMediaRecorder.RecorderState.StoppedState:
                self._changed(QMediaRecorder.RecorderState.StoppedState)  # it never began
            else:
                self._recorder.stop()

    def _changed(self, state: QMediaRecorder.RecorderState) -> None:
        if state != QMediaRecorder.RecorderState.StoppedState:
            return
        self._push.stop()
        content = bytes(self._kept.data().data())
        if self._ending == "keep" and content:
            self.ready.emit(content)
        elif self._ending != "drop":
            self.failed.emit("coding")
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        _writing.discard(self)
        self.deleteLater()

    def _fail(self, code: str) -> None:
        if not self._ending:
            self.drop()
            self.failed.emit(code)


def loudness(portion: bytes) -> float:
    """0 for silence, 1 for the loudest: the peak on a scale that ears know (50 decibels from end to end)."""
    found = array.array("h", portion)
    if sys.byteorder == "big":
        found.byteswap()
    highest, lowest = max(found), min(found)
    peak = max(highest, -lowest) / LOUDEST
    if peak <= 0:
        return 0.0
    return max(0.0, min(1.0, 1 + 20 * math.log10(peak) / 50))
