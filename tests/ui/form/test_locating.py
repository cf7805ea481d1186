"""Places from a receiver: a real serial line, live accuracy, taken by itself or by the worker, and each failure."""

import os
import pty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp.devices import equipment
from fieldapp.devices.averaging import FEWEST, Place
from fieldapp.devices.equipment import Equipment
from fieldapp.forms import Form, load_form
from fieldapp.ui.widgets.questions import locating
from fieldapp.ui.widgets.questions.place import PointLine
from fieldapp.ui.widgets.questions.place_tools import PlaceTools
from fieldapp.ui.widgets.questions.points import PointList
from tests.devices.sky import NO_FIX, SEARCHING, gga, stream
from tests.ui.form.asked import Asked, started
from tests.ui.form.desk import compiled

FORM = """
| survey | | | | | |
| | type | name | label | parameters | appearance |
| | geopoint | spot | Tempat | capture-accuracy=8 warning-accuracy=50 | |
| | geopoint | plain | Titik | | |
| | geotrace | way | Jalan | | |
| | geoshape | area | Lahan | | |
"""


@pytest.fixture(scope="module")
def places() -> Form:
    return load_form(compiled(FORM).xml, {})


@pytest.fixture
def sky() -> Iterator[Callable[[bytes], int]]:
    """Writes what the receiver sends to a serial line that the laptop is set to."""
    ours, theirs = pty.openpty()
    before = equipment.current()
    equipment.use(Equipment(os.ttyname(theirs)))
    yield lambda sent: os.write(ours, sent)
    equipment.use(before)
    os.close(theirs)
    os.close(ours)


@pytest.fixture
def ask(places: Form, qtbot: QtBot) -> Callable[[str], Asked]:
    return lambda name: Asked(started(places), name, qtbot)


def tools(asked: Asked) -> PlaceTools:
    assert isinstance(asked.editor, PointLine | PointList)
    return asked.editor.tools


def begin(asked: Asked) -> locating.Locating:
    tools(asked).locate.click()
    made = tools(asked).locating
    assert made is not None
    return made


def test_the_button_is_there_only_with_a_receiver(ask: Callable[[str], Asked], sky: Callable[[bytes], int]) -> None:
    asked = ask("spot")
    assert tools(asked).locate.isVisible()
    assert tools(asked).locate.accessibleName() == "Tempat: Ambil lokasi"
    equipment.use(Equipment("off"))
    asked.editor.set_node(asked.node)
    assert not tools(asked).isVisible()
    equipment.use(Equipment("COM4"))  # plugged in meanwhile
    asked.editor.set_active(False)
    assert not tools(asked).isVisible()
    asked.editor.set_active(True)
    assert tools(asked).locate.isVisible()


def test_it_searches_averages_and_takes_the_place_by_itself(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("spot")
    panel = begin(asked)
    assert panel.cancel.hasFocus()
    assert not panel.take.isEnabled()
    assert "Menyambung" in panel.status.text()
    sky(stream(*SEARCHING, NO_FIX))
    qtbot.waitUntil(lambda: panel.status.text() == "Mencari satelit: 0 dipakai, 7 terlihat.")
    sky(stream(gga(1, dilution=4.0, satellites=5)))
    qtbot.waitUntil(lambda: panel.status.text() == "Akurasi 20 m, target 8,0 m. 5 satelit.")
    assert panel.take.isEnabled()
    sky(stream(*(gga(second, dilution=1.1) for second in range(2, 2 + FEWEST))))
    qtbot.waitUntil(lambda: bool(asked.answers))
    latitude, longitude, altitude, accuracy = (float(part) for part in asked.answers[0].split())
    assert (latitude, longitude) == (pytest.approx(-0.5021), pytest.approx(117.1536))
    assert (altitude, 5.5 < accuracy < 8) == (12.4, True)
    assert tools(asked).locating is None
    assert f"akurasi {str(accuracy).replace('.', ',')} m" in tools(asked).good.text()
    assert tools(asked).poor.text() == ""
    assert asked.editor.focus_part().hasFocus()
    asked.type("1")
    assert tools(asked).good.text() == ""


def test_the_worker_takes_it_before_and_is_warned(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("spot")
    panel = begin(asked)
    sky(stream(gga(1, dilution=12.0)))
    qtbot.waitUntil(panel.take.isEnabled)
    panel.take.setFocus()
    asked.press(Qt.Key.Key_Return)
    assert asked.answers == ["-0.5021 117.1536 12.4 60.0"]
    assert tools(asked).poor.text().startswith("Akurasi 60 m lebih buruk dari 50 m.")


def test_cancel_leaves_everything_as_it_was(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("plain")
    panel = begin(asked)
    sky(stream(gga(1)))
    qtbot.waitUntil(panel.take.isEnabled)
    panel.cancel.setFocus()
    asked.press(Qt.Key.Key_Space)
    assert (asked.answers, tools(asked).locating) == ([], None)
    assert not panel.receiver.listening()
    assert tools(asked).locate.hasFocus()


def test_out_of_sight_the_receiver_rests(ask: Callable[[str], Asked], sky: Callable[[bytes], int]) -> None:
    panel = begin(asked := ask("plain"))
    assert panel.receiver.listening()
    asked.editor.window().hide()
    asked.editor.hide()
    assert not panel.receiver.listening()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("none", "tidak ditemukan"),
        ("busy", "tidak terbuka"),
        ("denied", "Program lain"),
        ("gone", "terputus"),
        ("unreachable", "Alamat"),
        ("silent", "tidak mengirim"),
        ("module", "Ketik"),
        ("sky", "langit terbuka"),
    ],
)
def test_every_trouble_says_what_to_do(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], code: str, word: str
) -> None:
    asked = ask("plain")
    panel = begin(asked)
    panel._end(code)
    assert word in tools(asked).poor.text()
    assert tools(asked).locate.hasFocus()
    assert not panel.receiver.listening()


def test_advice_while_waiting_and_an_end(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("plain")
    panel = begin(asked)
    panel._advise.setInterval(1)
    qtbot.waitUntil(panel.advice.isVisible)
    assert "Bawa penerima" in panel.advice.text()
    sky(stream(gga(1, dilution=9.0)))
    qtbot.waitUntil(lambda: "Diam di bawah langit" in panel.advice.text())
    assert not panel._late.isActive()
    panel.cancel.click()
    panel = begin(asked)
    panel._late.setInterval(1)
    qtbot.waitUntil(lambda: "3 menit" in tools(asked).poor.text())


def test_a_recording_that_ends_gives_its_average(ask: Callable[[str], Asked], tmp_path: Path) -> None:
    path = tmp_path / "walk.nmea"
    path.write_bytes(stream(gga(1, dilution=3.0), gga(2, dilution=3.0)))
    equipment.use(Equipment(str(path)))
    asked = ask("plain")
    tools(asked).locate.click()
    assert asked.answers == ["-0.5021 117.1536 12.4 15.0"]
    path.write_bytes(stream(NO_FIX))
    tools(asked).locate.click()
    assert "habis tanpa posisi" in tools(asked).poor.text()
    equipment.use(Equipment())


def test_points_of_a_way_come_one_after_the_other(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("way")
    assert tools(asked).locate.text() == "Tambah titik dari penerima"
    for count, latitude in enumerate((-0.5021, -0.5041, -0.5061), start=1):
        begin(asked)
        sky(stream(*(gga(second, latitude) for second in range(1, 1 + FEWEST))))
        qtbot.waitUntil(lambda count=count: len(asked.answers) == count)
        assert tools(asked).locate.hasFocus()
    assert isinstance(asked.editor, PointList)
    assert len(asked.editor.lines) == 3
    assert asked.answers[-1].count(";") == 2


def test_a_corner_of_an_area_fills_the_first_empty_line(
    ask: Callable[[str], Asked], sky: Callable[[bytes], int], qtbot: QtBot
) -> None:
    asked = ask("area")
    asked.type("-0.5 117.15")
    begin(asked)
    sky(stream(*(gga(second) for second in range(1, 1 + FEWEST))))
    assert isinstance(asked.editor, PointList)
    editor = asked.editor
    qtbot.waitUntil(lambda: editor.lines[1].text().startswith("-0.5021"))
    assert editor.lines[2].text() == ""
    assert asked.answers[-1].endswith("; ?")


def test_a_place_is_kept_with_as_much_as_is_known() -> None:
    known = locating.as_point(Place(-0.50210004, 117.1536, 12.34, 4.04, 5))
    assert known.text == "-0.5021 117.1536 12.3 4.0"
    assert locating.as_point(Place(-0.0000000001, 117.0, None, 100.0, 1, known=False)).text == "0 117 0 0"


@pytest.mark.parametrize(
    ("text", "metres"), [("8", 8.0), ("0", 0.0), ("", 5.0), ("lima", 5.0), ("-3", 5.0), ("nan", 5.0)]
)
def test_lengths_of_the_form(text: str, metres: float) -> None:
    assert locating.metres_of({"accuracyThreshold": text}, "accuracyThreshold", 5.0) == metres
