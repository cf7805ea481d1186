"""Charts say every value to the keyboard, draw the right colour at the right place, never measure a hidden number."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.casework.boundaries import Boundaries, read_boundaries
from fieldapp.casework.table import Column, Mark, Table
from fieldapp.casework.tiles import STEPS
from fieldapp.ui import theme, words
from fieldapp.ui.tokens import TEXT_RATIO, contrast
from fieldapp.ui.widgets.charts.chart import Chart, ink_on, ramp
from fieldapp.ui.widgets.charts.regions import BoundaryMap, TileMap
from fieldapp.ui.widgets.charts.stacked import Stack, StackedBars
from fieldapp.ui.widgets.charts.table_view import FiguresDialog
from fieldapp.ui.widgets.charts.trend_line import TrendLine

COUNTS = {"64.72": 169, "64.71": 127, "64.11": 9}
NAMES = {"64.72": "Kota Samarinda", "64.71": "Kota Balikpapan"}


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    words.use("id")
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def drawn(chart: QWidget, width: int, height: int) -> QImage:
    chart.resize(width, height)
    return chart.grab().toImage()


def colour(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(QPoint(round(x), round(y))).name(QColor.NameFormat.HexRgb).upper()


def tiles(qtbot: QtBot) -> TileMap:
    made = TileMap("Orang per kabupaten/kota", "orang")
    qtbot.addWidget(made)
    made.set_values(COUNTS, NAMES)
    return made


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_tile_has_the_colour_of_its_count(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    chart = tiles(qtbot)
    image = drawn(chart, 330, 260)
    for code, step in (("64.72", STEPS), ("64.71", 4), ("64.11", 1), ("64.03", 0)):
        corner = chart.tile_box(code).bottomRight()
        assert colour(image, corner.x() - 8, corner.y() - 8) == ramp(step), code
    assert len({ramp(step) for step in range(STEPS + 1)}) == STEPS + 1


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_numbers_stand_out_on_every_step(qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    for step in range(STEPS + 1):
        assert contrast(ink_on(ramp(step)), ramp(step)) >= TEXT_RATIO
    for part in StackedBars("x", ("a", "b", "c")).colours():
        assert contrast(ink_on(part), part) >= TEXT_RATIO


def test_arrows_go_from_tile_to_tile(qtbot: QtBot) -> None:
    chart = tiles(qtbot)
    chart.move_to(chart.codes().index("64.72"))
    assert chart.reading() == "Kota Samarinda, 169 orang"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.reading() == "Kota Balikpapan, 127 orang"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.reading() == "64.74, 0 orang"
    assert "Kota Samarinda, 169 orang" in chart.accessibleDescription()


def square(west: float, south: float, side: float) -> list[list[float]]:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def boundaries() -> Boundaries:
    """Samarinda with a hole that is Bontang, Balikpapan in two parts."""
    shapes = {
        "64.72": [[square(0, 0, 4), square(1, 1, 1)]],
        "64.74": [[square(1, 1, 1)]],
        "64.71": [[square(5, 0, 1)], [square(5, 3, 1)]],
    }
    features = [
        {"properties": {"code": code}, "geometry": {"type": "MultiPolygon", "coordinates": rings}}
        for code, rings in shapes.items()
    ]
    return read_boundaries(json.dumps({"type": "FeatureCollection", "features": features}).encode())


def test_the_map_colours_the_region_a_point_lies_in(qtbot: QtBot) -> None:
    chart = BoundaryMap("Peta", "orang", boundaries())
    qtbot.addWidget(chart)
    chart.set_values(COUNTS, NAMES)
    image = drawn(chart, 400, 320)
    lay = chart.layout_()
    for point, code in (((3.5, 3.5), "64.72"), ((1.2, 1.2), "64.74"), ((5.8, 0.2), "64.71"), ((5.8, 3.2), "64.71")):
        assert colour(image, *lay.place(*point)) == chart.colour(code).upper(), code
    assert chart.colour("64.74") == ramp(0)
    outside = colour(image, *lay.place(4.5, 2))
    assert outside not in {ramp(step) for step in range(STEPS + 1)}


def test_the_map_is_read_as_in_the_file(qtbot: QtBot) -> None:
    chart = BoundaryMap("Peta", "orang", boundaries())
    qtbot.addWidget(chart)
    chart.set_values(COUNTS, NAMES)
    assert chart.reading() == "Kota Samarinda, 169 orang"
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.reading() == "Kota Balikpapan, 127 orang"


def stacked(qtbot: QtBot) -> StackedBars:
    made = StackedBars("PPKS", ("Laki-laki", "Perempuan"))
    qtbot.addWidget(made)
    made.set_rows([Stack("Gelandangan", (20, 14), 34), Stack("Pemulung", (Mark.FEW, 6), Mark.HIDDEN)])
    return made


def test_stacked_bars_read_sum_and_parts(qtbot: QtBot) -> None:
    chart = stacked(qtbot)
    assert chart.reading() == "Gelandangan, 34: Laki-laki 20, Perempuan 14"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.reading() == "Pemulung, *: Laki-laki <5, Perempuan 6"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.reading().startswith("Pemulung")
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.reading().startswith("Gelandangan")


def test_a_hidden_part_has_no_length(qtbot: QtBot) -> None:
    chart = stacked(qtbot)
    image = drawn(chart, 500, chart.sizeHint().height())
    first, second, _ = chart.colours()

    def lengths(y: int) -> tuple[int, int]:
        seen = [colour(image, x, y) for x in range(image.width())]
        return seen.count(first.upper()), seen.count(second.upper())

    top, below = lengths(26 + 7), lengths(26 + 28 + 7)
    assert top[0] / top[1] == pytest.approx(20 / 14, rel=0.05)
    assert below[0] == 0
    assert below[1] == pytest.approx(top[1] * 6 / 14, rel=0.1)


def line(qtbot: QtBot, *values: int) -> TrendLine:
    made = TrendLine("Tren", "kasus terbuka")
    qtbot.addWidget(made)
    made.set_points([(date(2026, month + 1, 1), value) for month, value in enumerate(values)])
    made.resize(400, 150)
    return made


def test_the_line_begins_at_zero_and_the_last_month_is_read_first(qtbot: QtBot) -> None:
    chart = line(qtbot, 0, 10, 5)
    assert chart.reading() == "Maret 2026, 5 kasus terbuka"
    zero, ten, five = (place.y() for place in chart.places())
    assert zero - five == pytest.approx((zero - ten) / 2)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == "Februari 2026, 10 kasus terbuka"


def test_first_highest_and_last_are_written(qtbot: QtBot) -> None:
    assert line(qtbot, 1, 2, 9, 4, 3, 2).labelled() == {0, 2, 5}
    assert line(qtbot, 1, 2, 3, 4, 5, 6).labelled() == {0, 5}
    assert line(qtbot, 7).labelled() == {0}
    assert line(qtbot).labelled() == set()


def test_charts_without_data_draw_and_read_nothing(qtbot: QtBot) -> None:
    charts: list[Chart] = [StackedBars("a", ("b",)), TrendLine("c", "d")]
    for chart in charts:
        qtbot.addWidget(chart)
        drawn(chart, 200, 100)
        assert chart.reading() == ""
        qtbot.keyClick(chart, Qt.Key.Key_Down)


def test_the_table_holds_the_same_words(qtbot: QtBot, tmp_path: Path) -> None:
    columns = (Column("Name", "#x", "text"), Column("Total", "#y"), Column("X of Y", "#z", "share"))
    table = Table(
        "t", "Rekap", "orang", columns, (("Gelandangan", 1234, 0.5), ("Pemulung", Mark.FEW, None)), strong=(1,)
    )
    host = QWidget()
    qtbot.addWidget(host)
    dialog = FiguresDialog(table, host)
    model = dialog.view.model()
    rows = [[model.index(row, at).data() for at in range(3)] for row in range(2)]
    assert rows == [["Gelandangan", "1.234", "50,0%"], ["Pemulung", "<5", "–"]]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
