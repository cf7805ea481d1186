"""Camera and recorder inside a question: pictures and sound come from sources made here; the rest is the app's own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from fieldapp.devices.media import Device, PictureSource
from fieldapp.forms import Form, load_form
from fieldapp.ui import background
from fieldapp.ui.shell.idle import IdleWatch
from fieldapp.ui.widgets.questions import record_panel
from fieldapp.ui.widgets.questions.capture import Capture, capture
from fieldapp.ui.widgets.questions.listening import clock
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.widgets.questions.photo_panel import PhotoPanel
from fieldapp.ui.widgets.questions.record_panel import RecordPanel
from fieldapp.ui.widgets.questions.sound import SoundEditor
from tests.ui.form.asked import Asked, started
from tests.ui.form.desk import compiled

FORM = """
| survey | | | | |
| | type | name | label | parameters |
| | image | photo | Foto | max-pixels=400 |
| | audio | voice | Rekaman | quality=low |
"""
CAMERAS = [Device("a", "Kamera laptop"), Device("b", "Kamera USB")]


class Lens(PictureSource):
    """Shows what a test holds before it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.open = False

    def start(self) -> None:
        self.open = True

    def stop(self) -> None:
        self.open = False

    def show(self, colour: str, width: int = 1200, height: int = 900) -> None:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        self.seen.emit(image)


class Tape(QObject):
    """What a recorder promises, without a microphone."""

    level, lasted, ready, failed = Signal(float), Signal(float), Signal(bytes), Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.state = "new"

    def start(self) -> None:
        self.state = "records"

    def finish(self) -> None:
        self.state = "finished"
        QTimer.singleShot(0, lambda: self.ready.emit(b"ftyp suara"))

    def drop(self) -> None:
        self.state = "dropped"


class Loudspeaker(QObject):
    """Plays nothing, says what it was given."""

    at, ended, failed = Signal(float, float), Signal(), Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.content = b""

    def play(self, content: bytes, _name: str) -> None:
        self.content = content

    def stop(self) -> None:
        self.content = b""

    def playing(self) -> bool:
        return bool(self.content)


class Bench(QObject):
    """The devices that are plugged in."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.QUALITIES = {name: Rated(name) for name in ("low", "normal")}
        self.lenses: list[Lens] = []
        self.tapes: list[Tape] = []
        self.qualities: list[str] = []
        self.plugged = list(CAMERAS)
        self.loud = True

    def Devices(self, _parent: QObject) -> "Bench":
        return self

    def Recorder(self, source: Tape, quality: "Rated") -> Tape:
        self.qualities.append(quality.name)
        return source

    def Player(self, parent: QObject) -> Loudspeaker:
        return Loudspeaker(parent)

    def cameras(self) -> list[Device]:
        return self.plugged

    def microphones(self) -> list[Device]:
        return self.plugged[:1]

    def plays(self) -> bool:
        return self.loud

    def camera(self, key: str, _longest: int) -> Lens:
        self.lenses.append(Lens(key))
        return self.lenses[-1]

    def microphone(self, key: str, _rate: int) -> Tape:
        self.tapes.append(Tape(key))
        return self.tapes[-1]


class Rated:
    """A quality of the recorder."""

    rate = 16_000

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench()
    known = Capture()
    monkeypatch.setattr("fieldapp.ui.widgets.questions.capture._only", [known])
    known.know(made)  # type: ignore[arg-type]
    return made


@pytest.fixture(scope="module")
def kept_form() -> Form:
    return load_form(compiled(FORM).xml, {})


@pytest.fixture
def ask(kept_form: Form, qtbot: QtBot) -> Iterator[Callable[[str], Asked]]:
    session = started(kept_form)
    yield lambda name: Asked(session, name, qtbot)
    background.stop()


def photo(asked: Asked) -> PhotoEditor:
    assert isinstance(asked.editor, PhotoEditor)
    return asked.editor


def panel(asked: Asked) -> PhotoPanel:
    made = photo(asked).panel
    assert made is not None
    return made


# camera ----------------------------------------------------------------------------------------------


def test_without_a_camera_a_file_is_chosen(ask: Callable[[str], Asked]) -> None:
    assert capture().cameras() == []
    asked = ask("photo")
    assert not photo(asked).shoot.isVisible()
    assert photo(asked).choose.hasFocus()


def test_a_photo_is_taken_with_the_keyboard_alone(ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot) -> None:
    asked = ask("photo")
    assert photo(asked).shoot.hasFocus()
    assert photo(asked).shoot.accessibleName().endswith(": Ambil foto")
    asked.press(Qt.Key.Key_Return)
    assert panel(asked).cancel.hasFocus()
    assert not panel(asked).snap.isEnabled()
    assert not photo(asked).choose.isVisible()
    lens = bench.lenses[0]
    lens.show("#1B7340")
    assert panel(asked).snap.hasFocus()
    asked.press(Qt.Key.Key_Space)
    assert not lens.open
    assert panel(asked).use.hasFocus()
    with qtbot.waitSignal(photo(asked).attached, timeout=5000):
        asked.press(Qt.Key.Key_Return)
    name, content, media_type = asked.files[0]
    kept = QImage.fromData(content)
    assert (name[:6], media_type, kept.width(), kept.height()) == ("photo-", "image/jpeg", 400, 300)
    assert kept.pixelColor(200, 150).green() > 100
    assert photo(asked).panel is None
    assert photo(asked).retake.isVisible()
    assert not photo(asked).shoot.isVisible()


def test_a_photo_is_taken_again(ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot) -> None:
    asked = ask("photo")
    asked.press(Qt.Key.Key_Space)
    bench.lenses[0].show("#000000")
    panel(asked).snap.click()
    panel(asked).again.click()
    assert len(bench.lenses) == 2
    assert not panel(asked).snap.isEnabled()
    bench.lenses[1].show("#FFFFFF")
    panel(asked).snap.click()
    with qtbot.waitSignal(photo(asked).attached, timeout=5000):
        panel(asked).use.click()
    assert QImage.fromData(asked.files[0][1]).pixelColor(9, 9).lightness() > 240


def test_another_camera_is_chosen(ask: Callable[[str], Asked], bench: Bench) -> None:
    asked = ask("photo")
    asked.press(Qt.Key.Key_Space)
    assert panel(asked).choice.isVisible()
    assert panel(asked).choice.accessibleName() == "Kamera"
    panel(asked).choice.setCurrentIndex(1)
    panel(asked).choice.activated.emit(1)
    assert [(lens.key, lens.open) for lens in bench.lenses] == [("a", False), ("b", True)]


def test_cancel_and_leaving_close_the_camera(ask: Callable[[str], Asked], bench: Bench) -> None:
    asked = ask("photo")
    asked.press(Qt.Key.Key_Space)
    asked.press(Qt.Key.Key_Return)
    assert (photo(asked).panel, bench.lenses[0].open, asked.answers) == (None, False, [])
    assert photo(asked).shoot.hasFocus()
    asked.press(Qt.Key.Key_Space)
    asked.editor.hide()
    assert not bench.lenses[1].open


@pytest.mark.parametrize(("code", "word"), [("denied", "mengizinkan"), ("dark", "tidak muncul"), ("gone", "tercabut")])
def test_camera_trouble_says_what_to_do(ask: Callable[[str], Asked], bench: Bench, code: str, word: str) -> None:
    asked = ask("photo")
    asked.press(Qt.Key.Key_Space)
    bench.lenses[0].failed.emit(code)
    assert word in photo(asked)._remark.text()
    assert photo(asked).panel is None
    assert photo(asked).choose.isVisible()


def test_a_camera_that_is_plugged_in_later_is_offered(ask: Callable[[str], Asked], bench: Bench) -> None:
    bench.plugged = []
    asked = ask("photo")
    assert not photo(asked).shoot.isVisible()
    bench.plugged = list(CAMERAS)
    bench.changed.emit()
    assert photo(asked).shoot.isVisible()


def test_a_library_that_does_not_load_leaves_files(ask: Callable[[str], Asked]) -> None:
    known = Capture()
    known.know(None)
    assert (known.cameras(), known.microphones(), known.plays()) == ([], [], False)


# recorder --------------------------------------------------------------------------------------------


def sound(asked: Asked) -> SoundEditor:
    assert isinstance(asked.editor, SoundEditor)
    return asked.editor


def recording(asked: Asked) -> RecordPanel:
    made = sound(asked).panel
    assert made is not None
    return made


def test_without_a_microphone_a_file_is_chosen(ask: Callable[[str], Asked]) -> None:
    asked = ask("voice")
    assert not sound(asked).record.isVisible()
    assert sound(asked).choose.hasFocus()


def test_a_sound_is_recorded_heard_and_used(ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot) -> None:
    asked = ask("voice")
    assert sound(asked).record.hasFocus()
    asked.press(Qt.Key.Key_Return)
    tape = bench.tapes[0]
    assert (tape.state, bench.qualities) == ("records", ["low"])
    assert recording(asked).stop.hasFocus()
    tape.lasted.emit(67.4)
    tape.level.emit(0.5)
    assert (recording(asked).time.text(), recording(asked).level.value()) == ("1:07", 50)
    asked.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: recording(asked).use.hasFocus())
    assert "Terekam 1:07" in recording(asked).status.text()
    listen = recording(asked).listen
    listen.click()
    assert listen.accessibleName().endswith("Berhenti memutar")
    listen._player.at.emit(3.2, 67.4)
    assert listen.text() == "Berhenti memutar 0:03"
    listen._player.ended.emit()
    assert listen.text() == "Putar"
    asked.press(Qt.Key.Key_Return)
    name, content, media_type = asked.files[0]
    assert (name[:6], name[-4:], content, media_type) == ("audio-", ".m4a", b"ftyp suara", "audio/mp4")
    assert sound(asked).panel is None
    kept = sound(asked).listen
    assert kept.isVisible()
    kept.click()
    assert kept.playing()
    sound(asked).remove.click()
    assert not kept.playing()
    assert asked.answers[-1] == ""
    assert sound(asked).record.hasFocus()


def test_again_and_cancel_drop_what_was_recorded(ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot) -> None:
    asked = ask("voice")
    asked.press(Qt.Key.Key_Space)
    recording(asked).stop.click()
    qtbot.waitUntil(lambda: recording(asked).again.isVisible())
    recording(asked).again.click()
    recording(asked).cancel.click()
    assert [tape.state for tape in bench.tapes] == ["finished", "dropped"]
    assert asked.files == []
    asked.press(Qt.Key.Key_Space)
    asked.editor.hide()
    assert bench.tapes[2].state == "dropped"


def test_what_was_recorded_so_far_is_kept_when_the_page_is_left(
    ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot
) -> None:
    asked = ask("voice")
    sound(asked).flush()
    assert asked.files == []
    asked.press(Qt.Key.Key_Space)
    sound(asked).flush()
    assert [content for _, content, _ in asked.files] == [b"ftyp suara"]
    assert sound(asked).panel is None
    sound(asked).remove.click()
    asked.press(Qt.Key.Key_Space)
    recording(asked).stop.click()
    qtbot.waitUntil(lambda: recording(asked).use.isVisible())
    sound(asked).flush()
    assert len(asked.files) == 2


def test_the_laptop_does_not_lock_itself_while_it_records(
    ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot
) -> None:
    now = [0.0]
    around = QObject()
    watch = IdleWatch(around, lambda: now[0])
    watch.set_minutes(2)
    over: list[int] = []
    watch.over.connect(lambda: over.append(1))
    asked = ask("voice")
    asked.press(Qt.Key.Key_Space)
    now[0] = 1000.0
    watch.look()
    assert over == []
    recording(asked).stop.click()
    qtbot.waitUntil(lambda: recording(asked).use.isVisible())
    now[0] = 2000.0
    watch.look()
    assert over == [1]


def test_a_recording_ends_by_itself_before_it_is_too_long(
    ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot
) -> None:
    asked = ask("voice")
    asked.press(Qt.Key.Key_Space)
    bench.tapes[0].lasted.emit(record_panel.LONGEST * 60.0)
    qtbot.waitUntil(lambda: recording(asked).use.isVisible())
    assert "45 menit" in recording(asked).status.text()


@pytest.mark.parametrize(("code", "word"), [("denied", "mengizinkan"), ("coding", "gagal"), ("gone", "tercabut")])
def test_recorder_trouble_says_what_to_do(ask: Callable[[str], Asked], bench: Bench, code: str, word: str) -> None:
    asked = ask("voice")
    asked.press(Qt.Key.Key_Space)
    bench.tapes[0].failed.emit(code)
    assert word in sound(asked)._remark.text()
    assert sound(asked).panel is None


def test_where_nothing_plays_there_is_nothing_to_press(ask: Callable[[str], Asked], bench: Bench, qtbot: QtBot) -> None:
    bench.loud = False
    asked = ask("voice")
    asked.press(Qt.Key.Key_Space)
    recording(asked).stop.click()
    qtbot.waitUntil(lambda: recording(asked).use.isVisible())
    assert not recording(asked).listen.isVisible()
    assert recording(asked).status.text() == "Terekam 0:00."


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, "0:00"), (9.99, "0:09"), (61.0, "1:01"), (2700.0, "45:00")])
def test_time(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
