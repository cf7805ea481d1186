"""The offline map: what is in sight, moving by keyboard and mouse, picking a place, drawing an area, map files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.devices import equipment
from fieldapp.devices.equipment import Equipment
from fieldapp.forms import Form, load_form
from fieldapp.ui import background
from fieldapp.ui.widgets.questions.coordinates import Point
from fieldapp.ui.widgets.questions.map_dialog import HOME, MapDialog
from fieldapp.ui.widgets.questions.map_view import MOST_ZOOM, View
from fieldapp.ui.widgets.questions.place import PointLine
from fieldapp.ui.widgets.questions.points import PointList
from tests.devices.maps import COLOURS, SAMARINDA, make_map
from tests.ui.form.asked import Asked, started
from tests.ui.form.desk import compiled

FORM = """
| survey | | | | |
| | type | name | label | appearance |
| | geopoint | spot | Tempat | placement-map |
| | geopoint | plain | Titik | |
| | geotrace | way | Jalan | maps |
| | geoshape | area | Lahan | maps |
"""
Open = Callable[..., MapDialog]


@pytest.fixture(scope="module")
def places() -> Form:
    return load_form(compiled(FORM).xml, {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "maps"
    made.mkdir()
    make_map(made / "kota.mbtiles")
    return made


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1092, 550)
    made.show()
    yield made
    background.stop()


@pytest.fixture
def open_map(desk: QWidget, qtbot: QtBot) -> Open:
    def put(kind: str, folder: Path | None, points: tuple[Point, ...] = ()) -> MapDialog:
        dialog = MapDialog(kind, points, folder, "Tempat", desk)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(background.idle)
        return dialog

    return put


@pytest.fixture
def ask(places: Form, qtbot: QtBot) -> Iterator[Callable[[str, Path | None], Asked]]:
    def put(name: str, folder: Path | None) -> Asked:
        equipment.use(Equipment("off", folder))
        return Asked(started(places), name, qtbot)

    yield put
    equipment.use(Equipment())
    background.stop()


def press(dialog: MapDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(dialog.focusWidget(), key, modifier)


# the view --------------------------------------------------------------------------------------------


@given(st.floats(-80, 80), st.floats(-179, 179), st.integers(4, 19), st.floats(0, 800), st.floats(0, 500))
def test_spots_and_places_are_each_other(latitude: float, longitude: float, zoom: int, left: float, top: float) -> None:
    view = View.at(latitude, longitude, zoom)
    view = View(view.x, view.y, view.zoom, 800, 500)
    assert view.spot(*view.centre) == (pytest.approx(400, abs=1e-3), pytest.approx(250, abs=1e-3))
    if 0 < view.y + (top - 250) / view.side < 1:
        assert view.spot(*view.place(left, top)) == (pytest.approx(left, abs=0.1), pytest.approx(top, abs=0.1))


@given(st.integers(-3, 3), st.floats(0, 800), st.floats(0, 500))
def test_zooming_keeps_the_spot_under_the_mouse(steps: int, left: float, top: float) -> None:
    at = View.at(*SAMARINDA, 12)
    view = View(at.x, at.y, 12, 800, 500)
    before, after = view.place(left, top), view.zoomed(steps, left, top).place(left, top)
    assert after == (pytest.approx(before[0], abs=1e-9), pytest.approx(before[1], abs=1e-9))


def test_tiles_cover_the_whole_view_and_begin_in_the_middle() -> None:
    at = View.at(*SAMARINDA, 13)
    view = View(at.x, at.y, 13, 1000, 700)
    found = view.tiles(13)
    boxes = [view.tile_box(13, *spot) for spot in found]
    assert min(left for left, _, _ in boxes) <= 0
    assert max(left + side for left, _, side in boxes) >= 1000
    assert min(top for _, top, _ in boxes) <= 0
    assert max(top + side for _, top, side in boxes) >= 700
    left, top, side = boxes[0]
    assert left <= 500 <= left + side
    assert top <= 350 <= top + side


def test_the_world_goes_around_and_ends_in_the_north() -> None:
    view = View.at(0, 179.999, 8).moved(100, 0)
    assert -180 <= view.centre[1] < -179
    assert view.moved(0, -1e9).centre[0] == pytest.approx(85.05, abs=0.01)
    assert View.at(0, 0, 99).zoom == MOST_ZOOM


# moving and picking ----------------------------------------------------------------------------------


def test_a_place_is_picked_with_the_keyboard_alone(open_map: Open, folder: Path) -> None:
    dialog = open_map("geopoint", folder)
    picked: list[list[Point]] = []
    dialog.picked.connect(picked.append)
    canvas = dialog.canvas
    assert canvas.hasFocus()
    assert canvas.accessibleName() == "Tempat: peta"
    assert canvas.view.centre == (pytest.approx(SAMARINDA[0], abs=0.02), pytest.approx(SAMARINDA[1], abs=0.02))
    start = canvas.view
    press(dialog, Qt.Key.Key_Plus)
    press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.zoom == start.zoom + 1
    assert canvas.view.centre[1] > start.centre[1]
    assert canvas.view.centre[0] > start.centre[0]
    press(dialog, Qt.Key.Key_Home)
    assert canvas.untouched()
    press(dialog, Qt.Key.Key_Down)
    place = canvas.view.centre
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    ((point,),) = picked
    assert float(point.latitude) == pytest.approx(place[0], abs=1e-6)
    assert float(point.longitude) == pytest.approx(place[1], abs=1e-6)


def test_escape_changes_nothing(open_map: Open, folder: Path) -> None:
    dialog = open_map("geopoint", folder)
    picked: list[object] = []
    dialog.picked.connect(picked.append)
    press(dialog, Qt.Key.Key_Left)
    press(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), picked) == (False, [])


def test_the_mouse_drags_clicks_and_zooms(open_map: Open, folder: Path) -> None:
    canvas = open_map("geopoint", folder).canvas
    middle = canvas.rect().center()
    start = canvas.view
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(80, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(80, 0))
    assert canvas.view.x == pytest.approx(start.x - 80 / start.side)
    wanted = canvas.view.place(100, 60)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    assert canvas.view.centre == (pytest.approx(wanted[0]), pytest.approx(wanted[1]))
    under = canvas.view.place(40, 50)
    wheel = QWheelEvent(
        QPointF(40, 50), QPointF(40, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, wheel)
    assert canvas.view.zoom == start.zoom + 1
    assert canvas.view.place(40, 50) == (pytest.approx(under[0]), pytest.approx(under[1]))


def test_an_area_is_drawn_and_its_last_corner_taken_back(open_map: Open, folder: Path) -> None:
    dialog = open_map("geoshape", folder)
    picked: list[list[Point]] = []
    dialog.picked.connect(picked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        assert not dialog.take.isEnabled()
        press(dialog, Qt.Key.Key_Return)
        press(dialog, key)
    assert dialog.take.isEnabled()
    assert "3 titik" in dialog.readout.text()
    press(dialog, Qt.Key.Key_Backspace)
    assert len(dialog.canvas.points) == 2
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    dialog.add.click()
    dialog.take.click()
    assert [len(points) for points in picked] == [3]


def test_distance_from_the_point_before_is_told(open_map: Open, folder: Path) -> None:
    dialog = open_map("geopoint", folder, (Point("-0.5021", "117.1536"),))
    assert "0 m dari titik semula" in dialog.readout.text()
    press(dialog, Qt.Key.Key_Minus)
    for _ in range(30):
        press(dialog, Qt.Key.Key_Right)
    assert "km dari titik semula" in dialog.readout.text()
    assert "Home" in dialog.warning.text()
    press(dialog, Qt.Key.Key_Home)
    assert dialog.warning.text() == ""


# tiles on screen -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("zoom", "shown"), [(13, 13), (14, 14), (16, 14)])
def test_the_right_tiles_are_drawn(open_map: Open, folder: Path, qtbot: QtBot, zoom: int, shown: int) -> None:
    canvas = open_map("geopoint", folder).canvas
    canvas.look_at(View.at(*SAMARINDA, zoom))
    qtbot.waitUntil(background.idle)
    found = canvas.grab().toImage().pixelColor(canvas.width() // 2 + 40, canvas.height() // 2 + 40)
    assert found == QColor(COLOURS[shown])


def test_beyond_the_map_is_the_grid(open_map: Open, folder: Path, qtbot: QtBot) -> None:
    dialog = open_map("geopoint", folder)
    inside = dialog.canvas.grab().toImage().pixelColor(400, 100)
    dialog.canvas.look_at(View.at(-3.3, 114.6, 13))
    qtbot.waitUntil(background.idle)
    assert dialog.canvas.grab().toImage().pixelColor(400, 100) != inside
    assert "tidak sampai" in dialog.warning.text()


def test_without_a_map_a_point_is_placed_beside_the_typed_one(open_map: Open, tmp_path: Path) -> None:
    dialog = open_map("geopoint", tmp_path / "nowhere", (Point("-1.2654", "116.8312"),))
    picked: list[list[Point]] = []
    dialog.picked.connect(picked.append)
    assert "Belum ada peta" in dialog.empty.text()
    press(dialog, Qt.Key.Key_Right)
    assert "m dari titik semula" in dialog.readout.text()
    press(dialog, Qt.Key.Key_Return)
    assert float(picked[0][0].latitude) == pytest.approx(-1.2654, abs=1e-6)
    assert 0 < float(picked[0][0].longitude) - 116.8312 < 0.01
    assert open_map("geopoint", None).canvas.view.centre == (pytest.approx(HOME[0]), pytest.approx(HOME[1]))


def test_a_map_is_added_and_a_bad_file_refused(open_map: Open, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "profile" / "maps"
    dialog = open_map("geopoint", folder)
    bad = tmp_path / "bad.mbtiles"
    bad.write_text("bukan peta")
    dialog.importing.take(bad)
    qtbot.waitUntil(lambda: "bukan peta atau rusak" in dialog.warning.text())
    dialog.importing.take(make_map(tmp_path / "kota.mbtiles"))
    qtbot.waitUntil(lambda: "“Samarinda” ditambahkan" in dialog.news.text())
    assert (folder / "kota.mbtiles").exists()
    assert (dialog.empty.text(), dialog.choice.currentText()) == ("", "Samarinda")
    assert dialog.canvas._tiles is not None


def test_the_map_that_covers_the_point_is_chosen(open_map: Open, folder: Path, qtbot: QtBot) -> None:
    make_map(folder / "jauh.mbtiles", {"name": "A Jauh", "bounds": "100,0,101,1"})
    dialog = open_map("geopoint", folder, (Point("-0.5021", "117.1536"),))
    assert dialog.choice.currentText() == "Samarinda"
    dialog.choice.setFocus()
    press(dialog, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: dialog._shown is not None and dialog._shown.name == "A Jauh")
    assert dialog.canvas.view.centre[1] == pytest.approx(117.1536)


# in the question -------------------------------------------------------------------------------------


def test_the_map_button_is_there_when_asked_for_or_when_there_is_a_map(
    ask: Callable[[str, Path | None], Asked], folder: Path
) -> None:
    for name, where, shown in (("spot", None, True), ("plain", None, False), ("plain", folder, True)):
        asked = ask(name, where)
        assert isinstance(asked.editor, PointLine)
        assert asked.editor.tools.map.isVisible() == shown


def opened(asked: Asked, qtbot: QtBot) -> MapDialog:
    """The map of the question, drawn."""
    assert isinstance(asked.editor, PointLine | PointList)
    asked.editor.tools.map.click()
    dialog = asked.editor.tools.dialog
    assert isinstance(dialog, MapDialog)
    qtbot.waitUntil(background.idle)
    return dialog


def test_the_picked_place_is_the_answer(ask: Callable[[str, Path | None], Asked], folder: Path, qtbot: QtBot) -> None:
    asked = ask("spot", folder)
    assert isinstance(asked.editor, PointLine)
    asked.type("-0.5021 117.1536")
    dialog = opened(asked, qtbot)
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    latitude, longitude = (float(part) for part in asked.answers[-1].split()[:2])
    assert -0.5041 < latitude < -0.5021
    assert longitude == pytest.approx(117.1536, abs=1e-5)
    assert asked.editor.tools.dialog is None


def test_the_drawn_way_is_the_answer(ask: Callable[[str, Path | None], Asked], folder: Path, qtbot: QtBot) -> None:
    asked = ask("way", folder)
    assert isinstance(asked.editor, PointList)
    asked.type("di pasar")
    dialog = opened(asked, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        press(dialog, key)
    dialog.take.click()
    assert asked.answers[-1].count(";") == 2
    assert "pasar" not in asked.answers[-1]
    assert len(asked.editor.lines) == 3
    assert asked.node.text == asked.answers[-1]


def test_a_drawn_area_is_closed(ask: Callable[[str, Path | None], Asked], folder: Path, qtbot: QtBot) -> None:
    asked = ask("area", folder)
    assert isinstance(asked.editor, PointList)
    corners = [Point("-0.5", "117.1"), Point("-0.6", "117.1"), Point("-0.6", "117.2")]
    asked.editor.put_all(corners)
    assert asked.answers == ["-0.5 117.1 0 0; -0.6 117.1 0 0; -0.6 117.2 0 0; -0.5 117.1 0 0"]
    assert [point.latitude for point in asked.editor._points()] == ["-0.5", "-0.6", "-0.6"]
