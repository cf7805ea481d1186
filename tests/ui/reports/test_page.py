"""The page of reports on a real profile: choose, narrow, preview, save with or without names, a bad map, nothing."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldapp.casework.period import Period, preset
from fieldapp.casework.table import Mark
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.reports.page import ReportsPage
from fieldapp.ui.widgets.charts.regions import BoundaryMap, TileMap
from fieldapp.ui.window import Window
from tests.reports.filings import LAST
from tests.reports.test_team import held
from tests.ui.desk.laptop import focus, quiet

YEAR = Period(date(2025, 12, 1), LAST)
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: Window, report: str = "recap", first: str = "01/12/2025") -> ReportsPage:
    window.go("reports", report=report, period="own", first=first, last="26/11/2026")
    quiet(qtbot)
    page = window.page
    assert isinstance(page, ReportsPage)
    return page


def saving(page: ReportsPage, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(page, "ask_path", lambda name, _ending: folder / name)


def test_ctrl_8_opens_the_recapitulation(qtbot: QtBot, desk: Window) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_8, CTRL)
    quiet(qtbot)
    page = desk.page
    assert isinstance(page, ReportsPage)
    assert focus() is page.list.rows["recap"]
    assert desk.frame.nav.items["reports"].isChecked()


def test_the_preview_has_charts_and_the_pages(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    titles = [card.chart.accessibleName() for card in page.preview.charts()]
    assert titles == ["PPKS menurut jenis kelamin dan umur", "Tren bulanan", "Orang per kabupaten/kota"]
    assert isinstance(page.preview.charts()[2].chart, TileMap)
    pages = page.preview.pages
    assert "Rekapitulasi PPKS" in pages.reading()
    assert "01/12/2025 – 26/11/2026" in pages.reading()
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert "Halaman 2 dari" in pages.reading()
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert "Halaman 1 dari" in pages.reading()


def test_sensitive_categories_are_no_bars(qtbot: QtBot, desk: Window) -> None:
    chart = opened(qtbot, desk).preview.charts()[0].chart
    said = chart.accessibleDescription()
    assert "Gelandangan" in said
    assert "NAPZA" not in said
    assert "trafficking" not in said


def test_every_report_shows_something(qtbot: QtBot, desk: Window) -> None:
    held(desk.book, 0, "KT-A01", "Andi", "approved")
    page = opened(qtbot, desk)
    for key in page.list.rows:
        page.list.rows[key].open()
        quiet(qtbot)
        assert not page.preview.empty.isVisible(), key
        assert page.preview.pages.count() >= 1
        assert page.list.rows[key].property("state") == "selected"
        assert bool(page.preview.charts()) is (key not in ("register", "team"))


def test_place_and_sex_narrow_the_report(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    assert page._ready is not None
    before = page._ready.made.tables[0].rows[-1][2]
    page.panel._choose_region("64.72")
    quiet(qtbot)
    page.panel._choose_sex("P")
    quiet(qtbot)
    after = page._ready.made
    assert after.stamp.region == "Kota Samarinda"
    assert int(str(after.tables[0].rows[-1][2])) < int(str(before))
    assert "Kota Samarinda, perempuan" in page.preview.pages.reading()


def test_for_publication_hides_every_small_number(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    page.panel.publication.click()
    quiet(qtbot)
    assert page._ready is not None
    cells = [cell for table in page._ready.made.tables for row in table.rows for cell in row]
    assert Mark.FEW in cells
    assert not {1, 2, 3, 4} & {cell for cell in cells if isinstance(cell, int)}
    page.choose("register")
    quiet(qtbot)
    assert not page.panel.publication.isEnabled()
    assert not page._ready.made.order.published


def test_presets_and_own_dates(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    assert page.panel.period() == YEAR
    page.panel.segments.choose("year")
    today = date.today()
    assert page.panel.period() == preset("year", today)
    page.panel.segments.choose("own")
    page.panel.first.setText("26/11/2026")
    page.panel.last.setText("1/12/2025")
    page.panel.last.editingFinished.emit()
    assert page.panel.period() is None
    assert "Ketik dua tanggal" in page.panel.notice.text()
    quiet(qtbot)


def test_nothing_in_the_period_is_said(qtbot: QtBot, desk: Window) -> None:
    window = desk
    window.go("reports", report="activities", period="own", first="01/01/2001", last="02/01/2001")
    quiet(qtbot)
    page = window.page
    assert isinstance(page, ReportsPage)
    assert page.preview.empty.isVisible()
    assert page.preview.empty.findChild(QLabel, "") is not None
    assert page.preview.charts() == []
    assert "Tidak ada data pada periode ini." in page.preview.pages.reading()


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_saving_writes_the_file_and_offers_it(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    page = opened(qtbot, desk, "spm")
    saving(page, monkeypatch, tmp_path)
    {"pdf": page.pdf, "xlsx": page.excel, "csv": page.csv}[ending].click()
    quiet(qtbot)
    (path,) = tmp_path.glob(f"Capaian-SPM_*.{ending}")
    assert path.stat().st_size > 200
    toast = desk.frame.toast
    assert toast.text() == f"Tersimpan: {path.name}"
    assert [toast._button.text(), toast._more.text()] == ["Buka", "Buka folder"]
    assert page.working.text() == ""


def test_csv_of_several_tables_are_several_files(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk)
    saving(page, monkeypatch, tmp_path)
    page.csv.click()
    quiet(qtbot)
    assert len(list(tmp_path.glob("Rekap-PPKS_*.csv"))) == 4
    assert desk.frame.toast.text().startswith("4 berkas tersimpan bersama Rekap-PPKS_")


def answer(qtbot: QtBot, page: ReportsPage, *typed: str) -> list[bool]:
    """Type into the dialog that asks for a purpose, once it is there; whether it was refused first."""
    refused: list[bool] = []

    def type_it() -> None:
        dialog = page.dialog
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(20, type_it)
            return
        for text in typed:
            dialog.field.setText(text)
            dialog.go_on.click()
            refused.append(dialog.isVisible())
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, type_it)
    return refused


def test_names_leave_with_a_purpose_only(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk, "register")
    saving(page, monkeypatch, tmp_path)
    refused = answer(qtbot, page, "x")
    page.excel.click()
    quiet(qtbot)
    assert refused == [True]
    assert list(tmp_path.glob("*.xlsx")) == []
    assert desk.book.reports.log() == ()
    answer(qtbot, page, "rapat pembahasan kasus")
    page.excel.click()
    quiet(qtbot)
    (path,) = tmp_path.glob("Daftar-Orang_*.xlsx")
    assert load_workbook(io.BytesIO(path.read_bytes())).sheetnames[0] == "Daftar orang"
    assert [entry.purpose for entry in desk.book.reports.log()] == ["rapat pembahasan kasus"]


def test_a_file_open_in_excel_is_said(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk, "spm")
    saving(page, monkeypatch, tmp_path)
    name = page._ready.made.file_name("xlsx") if page._ready else ""
    (tmp_path / f"~${name}").touch()
    page.excel.click()
    quiet(qtbot)
    said = f"Berkas {name} sedang dibuka di Excel. Tutup dulu atau simpan dengan nama lain."
    assert desk.frame.toast.text() == said


SQUARE = [[117.0, -1.0], [118.0, -1.0], [118.0, 0.0], [117.0, 0.0], [117.0, -1.0]]


@pytest.mark.parametrize("code", ["64.72", ""])
def test_the_provinces_map_is_used_or_its_mistake_said(qtbot: QtBot, desk: Window, code: str) -> None:
    lists = desk.book.folder / "lists"
    lists.mkdir()
    shape = {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    (lists / "boundaries.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    page = opened(qtbot, desk)
    chart = page.preview.charts()[2].chart
    assert isinstance(chart, BoundaryMap if code else TileMap)
    assert page.banner.isVisible() is not bool(code)
    if code:
        assert chart.reading().startswith("Kota Samarinda, ")
    else:
        assert page.banner.words().startswith("Peta batas wilayah tidak dapat dipakai.")


def test_another_choice_stops_what_is_under_way(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    for key in ("referrals", "spm", "quality"):
        page.choose(key)
    quiet(qtbot)
    assert page._ready is not None
    assert page._ready.made.report.key == "quality"
    assert not page.stop_button.isVisible()


def test_leaving_keeps_the_report(qtbot: QtBot, desk: Window) -> None:
    opened(qtbot, desk, "benefits")
    desk.go("home")
    quiet(qtbot)
    desk.go("reports")
    quiet(qtbot)
    page = desk.page
    assert isinstance(page, ReportsPage)
    assert page._report.key == "benefits"
    assert page.panel.period() == YEAR


def test_the_chosen_report_is_in_sight_in_a_small_window(qtbot: QtBot, desk: Window) -> None:
    desk.resize(1092, 550)
    last = desk.book.reports.offered()[-1].key
    desk.go("reports", report=last)
    page = desk.page
    assert isinstance(page, ReportsPage)
    row = page.list.rows[last]
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


def test_the_chart_as_a_table(qtbot: QtBot, desk: Window) -> None:
    page = opened(qtbot, desk)
    page.preview.charts()[0].link.click()
    dialog = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "FiguresDialog")
    model = dialog.view.model()
    assert model.rowCount() == 28
    assert model.index(27, 1).data() == "Jumlah orang"
    dialog.reject()


def test_home_counts_a_period(qtbot: QtBot, desk: Window) -> None:
    page = desk.page
    assert isinstance(page, HomePage)
    graphs = page.graphs
    everybody = dict(graphs.categories.bars._rows)
    assert graphs.kabupaten.isVisible()
    assert graphs.months.line.reading().endswith(" orang")
    graphs.periods.choose("month")
    quiet(qtbot)
    load = desk.book.reports.caseload()
    month = preset("month", date.today())
    for word, count in graphs.categories.bars._rows:
        code = next(code for code, label in graphs._labels.items() if label == word)
        assert count == sum(code in p.categories and p.active(month) for p in load.people)
    graphs.periods.choose("all")
    assert dict(graphs.categories.bars._rows) == everybody
