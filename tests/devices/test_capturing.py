"""Cameras and sound through the real library: frames sent in, samples recorded as AAC, played back, devices listed."""

import statistics
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioDecoder,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameInput,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.devices import media, recorder
from fieldapp.devices.camera import FrameSource, best_format
from fieldapp.devices.capturing import QUALITIES, Devices, Player, Recorder
from fieldapp.devices.media import Device
from fieldapp.devices.recorder import loudness
from fieldapp.ui.widgets.questions.photo_panel import PhotoPanel
from fieldapp.ui.widgets.questions.record_panel import RecordPanel
from tests.devices.tones import Tone, tone


def frame(colour: str, width: int = 640, height: int = 480) -> QVideoFrame:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return QVideoFrame(image)


def decoded(content: bytes, qtbot: QtBot) -> tuple[float, float]:
    """Seconds and usual loudness of a sound file."""
    kept = QBuffer()
    kept.setData(QByteArray(content))
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    decoder = QAudioDecoder()
    decoder.setSourceDevice(kept)
    found: list[QAudioBuffer] = []

    def take() -> None:
        found.append(decoder.read())

    decoder.bufferReady.connect(take)
    with qtbot.waitSignal(decoder.finished, timeout=10_000):
        decoder.start()
    decoder.stop()
    seconds = sum(own.frameCount() / own.format().sampleRate() for own in found)
    peaks = [max(abs(x) for x in memoryview(own.constData()).cast("f")) for own in found]
    return seconds, statistics.median(peaks)


def test_the_library_is_loaded_late_and_lists_what_is_there() -> None:
    module = media.load()
    assert module is not None
    devices = Devices()
    assert len(devices.cameras()) == len(QMediaDevices.videoInputs())
    assert len(devices.microphones()) == len(QMediaDevices.audioInputs())
    assert devices.plays() == bool(QMediaDevices.audioOutputs())


def test_frames_of_a_session_become_pictures(qtbot: QtBot) -> None:
    source = FrameSource()
    feed = QVideoFrameInput()
    source.feed_from(feed)
    seen: list[QImage] = []
    source.seen.connect(seen.append)
    feed.readyToSendVideoFrame.connect(lambda: len(seen) < 2 and feed.sendVideoFrame(frame("#1B7340")))
    source.start()
    feed.sendVideoFrame(frame("#1B7340"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0].size() == QSize(640, 480)
    assert seen[0].pixelColor(320, 240) == QColor("#1B7340")
    source.stop()
    feed.sendVideoFrame(frame("#000000"))
    QApplication.processEvents()
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("sizes", "best"),
    [
        ([(640, 30), (1280, 30), (1920, 30), (3840, 30)], 2),
        ([(1920, 5), (1280, 30)], 1),
        ([(1920, 24), (1920, 30), (1600, 30)], 2),
        ([(320, 30), (640, 30)], 1),
        ([(640, 5), (1280, 5)], 1),
    ],
)
def test_the_smallest_format_that_is_large_enough_and_not_slow(sizes: list[tuple[int, float]], best: int) -> None:
    assert best_format(sizes, 1600) == best


def test_darkness_is_told(qtbot: QtBot) -> None:
    source = FrameSource()
    source._dark.setInterval(1)
    with qtbot.waitSignal(source.failed) as told:
        source.start()
    assert told.args == ["dark"]
    source.fail("gone")  # nothing follows


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_sound_is_recorded_at_the_quality_asked_for(quality: str, rate: int, qtbot: QtBot) -> None:
    source = Tone(rate)
    made = Recorder(source, QUALITIES[quality])
    levels: list[float] = []
    lasted: list[float] = []
    made.level.connect(levels.append)
    made.lasted.connect(lasted.append)
    made.start()
    assert source.open
    source.sing(5000)
    with qtbot.waitSignal(made.ready, timeout=10_000) as done:
        made.finish()
    assert not source.open
    content = bytes(done.args[0])
    assert content[4:8] == b"ftyp"
    assert lasted[-1] == pytest.approx(5.0)
    assert levels[-1] == pytest.approx(0.88, abs=0.01)
    assert len(content) * 8 / 5 < QUALITIES[quality].bits * 1.6
    seconds, loudest = decoded(content, qtbot)
    assert seconds == pytest.approx(5.0, abs=0.2)
    assert loudest == pytest.approx(0.5, abs=0.05)
    qtbot.waitUntil(lambda: made not in recorder._writing)


def test_a_recording_that_is_dropped_gives_nothing(qtbot: QtBot) -> None:
    source = Tone()
    made = Recorder(source, QUALITIES["low"])
    told: list[object] = []
    made.ready.connect(told.append)
    made.failed.connect(told.append)
    made.start()
    source.sing(300)
    made.drop()
    qtbot.waitUntil(lambda: made not in recorder._writing)
    assert told == []


def test_a_microphone_that_goes_away_is_told(qtbot: QtBot) -> None:
    source = Tone()
    made = Recorder(source, QUALITIES["low"])
    made.start()
    with qtbot.waitSignal(made.failed) as told:
        source.failed.emit("gone")
    assert told.args == ["gone"]
    qtbot.waitUntil(lambda: made not in recorder._writing)


def test_a_recorder_that_never_began_says_so(qtbot: QtBot) -> None:
    made = Recorder(Tone(), QUALITIES["low"])
    recorder._writing.add(made)
    with qtbot.waitSignal(made.failed) as told:
        made.finish()
    assert told.args == ["coding"]
    qtbot.waitUntil(lambda: made not in recorder._writing)


def test_a_recording_without_a_sound_is_no_recording(qtbot: QtBot) -> None:
    made = Recorder(Tone(), QUALITIES["voice-only"])
    made.start()
    with qtbot.waitSignal(made.failed, timeout=10_000) as told:
        made.finish()
    assert told.args == ["coding"]
    qtbot.waitUntil(lambda: made not in recorder._writing)


def test_what_is_no_sound_cannot_be_played(qtbot: QtBot) -> None:
    player = Player()
    with qtbot.waitSignal(player.failed):
        player.play(b"bukan suara", "a.m4a")
    player.stop()
    assert not player.playing()


def test_loudness_for_eyes() -> None:
    assert loudness(bytes(200)) == 0.0
    assert loudness(tone(16_000, 100, 1.0)) == pytest.approx(1.0, abs=0.001)
    assert 0 < loudness(tone(16_000, 100, 0.01)) < loudness(tone(16_000, 100, 0.1)) < 1


# in the widgets --------------------------------------------------------------------------------------


def test_a_photo_is_taken_from_a_real_session(qtbot: QtBot) -> None:
    feed = QVideoFrameInput()

    def open_camera(_key: str) -> FrameSource:
        source = FrameSource()
        source.feed_from(feed)
        return source

    around = QWidget()
    qtbot.addWidget(around)
    panel = PhotoPanel([Device("a", "Kamera")], open_camera, "Foto", around)
    around.show()
    panel.show()
    panel.look()
    qtbot.waitUntil(lambda: feed.sendVideoFrame(frame("#0B5E82", 1280, 720)))
    qtbot.waitUntil(panel.snap.isEnabled)
    panel.snap.click()
    with qtbot.waitSignal(panel.taken) as taken:
        panel.use.click()
    assert taken.args[0].size() == QSize(1280, 720)
    assert taken.args[0].pixelColor(640, 360) == QColor("#0B5E82")


@pytest.fixture
def recording(qtbot: QtBot) -> Iterator[tuple[Tone, RecordPanel]]:
    """A panel whose real recorder runs, and what it hears."""
    source = Tone()
    around = QWidget()
    qtbot.addWidget(around)
    panel = RecordPanel([Device("a", "Mikrofon")], lambda _key: Recorder(source, QUALITIES["low"]), "Suara", around)
    around.show()
    panel.show()
    panel.record()
    yield source, panel
    around.close()


def test_a_sound_is_recorded_by_a_real_recorder(recording: tuple[Tone, RecordPanel], qtbot: QtBot) -> None:
    source, panel = recording
    source.sing(2000)
    assert panel.time.text() == "0:02"
    panel.stop.click()
    qtbot.waitUntil(panel.use.isVisible, timeout=10_000)
    with qtbot.waitSignal(panel.taken) as taken:
        panel.use.click()
    seconds, loudest = decoded(bytes(taken.args[0]), qtbot)
    assert (seconds, loudest) == (pytest.approx(2.0, abs=0.2), pytest.approx(0.5, abs=0.05))


def test_a_real_recording_is_kept_when_the_page_is_left(recording: tuple[Tone, RecordPanel], qtbot: QtBot) -> None:
    source, panel = recording
    source.sing(3000)
    with qtbot.waitSignal(panel.taken, timeout=100) as taken:
        panel.keep()
    seconds, _ = decoded(bytes(taken.args[0]), qtbot)
    assert seconds == pytest.approx(3.0, abs=0.2)


def test_a_recorder_that_is_left_behind_ends_safely(qtbot: QtBot) -> None:
    source = Tone()
    around = QWidget()
    qtbot.addWidget(around)
    made: list[Recorder] = []

    def open_recorder(_key: str) -> Recorder:
        made.append(Recorder(source, QUALITIES["low"]))
        return made[0]

    panel = RecordPanel([Device("a", "Mikrofon")], open_recorder, "Suara", around)
    around.show()
    panel.show()
    panel.record()
    source.sing(500)
    panel.hide()
    panel.deleteLater()
    qtbot.waitUntil(lambda: made[0] not in recorder._writing)
    assert not source.open
