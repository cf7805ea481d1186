"""The charts of a report, from its own tables: what is hidden there is hidden here, and sensitive kinds are no bars."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.casework.boundaries import Boundaries
from fieldapp.casework.indicators_trend import MONTHS
from fieldapp.casework.table import Cell, Mark, Table
from fieldapp.domain.ppks import SENSITIVE
from fieldapp.fieldbook.reporting import Made
from fieldapp.reports.wording import told
from fieldapp.ui import words
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.charts.chart import Chart, Value, drawn
from fieldapp.ui.widgets.charts.regions import BoundaryMap, RegionChart, TileMap
from fieldapp.ui.widgets.charts.stacked import Stack, StackedBars
from fieldapp.ui.widgets.charts.table_view import FiguresDialog
from fieldapp.ui.widgets.charts.trend_line import TrendLine
from fieldapp.ui.words import translate

MOST = 8  # bars; the table has the rest


class ChartCard(Card):
    """A chart, its notes, and the way to the same figures as a table."""

    def __init__(self, title: str, chart: Chart, table: Table, note: str = "") -> None:
        super().__init__(title)
        self.chart = chart
        self._table = table
        self.box.addWidget(chart)
        if note:
            self.box.addWidget(label("caption", note, wrap=True))
        self.set_link(translate("Reports", "See table"), self.show_table)
        self.link.setAccessibleName(f"{self.link.text()}: {title}")

    def show_table(self) -> None:
        """As rows and columns."""
        dialog = FiguresDialog(self._table, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def pictures(made: Made, boundaries: Boundaries | None, names: dict[str, str]) -> list[QWidget]:
    """Cards in reading order; none where nothing was counted."""
    found: list[QWidget] = []
    for table in made.tables:
        if not table.empty and table.key in _MAKERS:
            card = _MAKERS[table.key](table)
            found += [card] if card is not None else []
        if not table.empty and table.key in _PLACES:
            found.append(_map(table, boundaries, names))
    return found


def value(cell: Cell) -> Value:
    """A count or a mark; 0 for anything else."""
    return cell if isinstance(cell, int | Mark) else 0


def region_chart(name: str, unit: str, boundaries: Boundaries | None) -> RegionChart:
    """The real map where there is one, else tiles."""
    return BoundaryMap(name, unit, boundaries) if boundaries is not None else TileMap(name, unit)


def _word(cell: Cell) -> str:
    """The name of a row."""
    return told(cell, words.language()) if isinstance(cell, str) else ""


def _title(table: Table) -> str:
    return told(table.title, words.language())


def _stacked(
    table: Table, rows: Sequence[int], name: int, total: int, parts: Sequence[int], legend: Sequence[str]
) -> Card:
    """The largest rows as stacked bars."""
    chart = StackedBars(_title(table), legend)
    largest = sorted(rows, key=lambda at: -drawn(value(table.rows[at][total])))[:MOST]
    chart.set_rows(
        [
            Stack(
                _word(table.rows[at][name]),
                tuple(value(table.rows[at][part]) for part in parts),
                value(table.rows[at][total]),
            )
            for at in largest
            if table.rows[at][total] != 0
        ]
    )
    note = told(table.notes[0], words.language()) if table.notes else ""
    return ChartCard(_title(table), chart, table, note)


def _sexes() -> tuple[str, str, str]:
    return translate("Charts", "Male"), translate("Charts", "Female"), translate("Charts", "Not known")


def _recap(table: Table) -> Card:
    rows = [at for at, row in enumerate(table.rows) if row[0] not in SENSITIVE and at not in table.strong]
    return _stacked(table, rows, 1, 2, (3, 4, 5), _sexes())


def _trend(table: Table) -> Card:
    unit = translate("Charts", "open cases")
    chart = TrendLine(_title(table), unit)
    points = [(row[0], value(row[1])) for row in table.rows[-MONTHS:] if isinstance(row[0], date)]
    chart.set_points(points)
    return ChartCard(translate("Charts", "Open cases by month"), chart, table)


def _plain_rows(table: Table) -> list[int]:
    return [at for at in range(len(table.rows)) if at not in table.strong]


def _referrals(table: Table) -> Card:
    legend = (translate("Charts", "Under way"), translate("Charts", "Declined"), translate("Charts", "Served"))
    chart = StackedBars(_title(table), legend)
    rows = sorted(_plain_rows(table), key=lambda at: -drawn(value(table.rows[at][2])))[:MOST]
    chart.set_rows([_referral_stack(table.rows[at]) for at in rows if table.rows[at][2] != 0])
    return ChartCard(_title(table), chart, table)


def _referral_stack(row: tuple[Cell, ...]) -> Stack:
    """Proposed, sent and accepted are under way; finished ones were served. A hidden number hides its part."""
    groups = ((3, 4, 5), (6,), (7, 8))
    parts = tuple(_together([value(row[at]) for at in group]) for group in groups)
    return Stack(_word(row[1]), parts, value(row[2]))


def _together(cells: Sequence[Value]) -> Value:
    """Their sum; where one is hidden, so is the sum."""
    return next((cell for cell in cells if isinstance(cell, Mark)), sum(map(drawn, cells)))


def _shelters(table: Table) -> Card:
    legend = (translate("Charts", "In the house at the end"), translate("Charts", "Left"))
    chart = StackedBars(_title(table), legend)
    rows = []
    for at in _plain_rows(table):
        row = table.rows[at]
        end, out = value(row[5]), value(row[4])
        total: Value = Mark.HIDDEN if isinstance(end, Mark) or isinstance(out, Mark) else end + out
        rows.append(Stack(_word(row[1]), (end, out), total))
    chart.set_rows(rows)
    return ChartCard(_title(table), chart, table)


def _spm(table: Table) -> Card:
    legend = (translate("Charts", "Reached"), translate("Charts", "Not yet"))
    chart = StackedBars(_title(table), legend)
    rows = []
    for at in _plain_rows(table):
        row = table.rows[at]
        need, got = value(row[2]), value(row[3])
        rest: Value = Mark.HIDDEN if isinstance(need, Mark) or isinstance(got, Mark) else need - got
        rows.append(Stack(_word(row[1]), (got, rest), need))
    chart.set_rows(rows)
    return ChartCard(_title(table), chart, table)


def _activities(table: Table) -> Card:
    chart = StackedBars(_title(table), _sexes()[:2])
    rows = []
    for at in _plain_rows(table):
        cells = [value(cell) for cell in table.rows[at][4:10]]
        sexes = (_together(cells[0::2]), _together(cells[1::2]))
        rows.append(Stack(_word(table.rows[at][1]), sexes, value(table.rows[at][3])))
    chart.set_rows(sorted(rows, key=lambda stack: -drawn(stack.total))[:MOST])
    return ChartCard(_title(table), chart, table)


def _benefits(table: Table) -> Card:
    legend = tuple(told(table.columns[at].head, words.language()) for at in (2, 3, 4))
    return _stacked(table, _plain_rows(table), 0, 1, (2, 3, 4), legend)


def _map(table: Table, boundaries: Boundaries | None, names: dict[str, str]) -> Card:
    """By kab/kota: of the recapitulation the row that counts each person once, of the quality those without NIK."""
    title, values = _PLACES[table.key](table)
    unit = translate("Charts", "people")
    chart = region_chart(title, unit, boundaries)
    chart.set_values(values, names)
    return ChartCard(title, chart, table)


def _people_by_place(table: Table) -> tuple[str, dict[str, Value]]:
    once = table.rows[table.strong[-1]]
    found = {}
    for column, cell in zip(table.columns, once, strict=True):
        digits = column.hxl.partition("adm2_")[2]
        if digits:
            found[f"{digits[:2]}.{digits[2:]}"] = value(cell)
    return translate("Charts", "People by regency and city"), found


def _without_nik(table: Table) -> tuple[str, dict[str, Value]]:
    found = {str(row[0]): value(row[3]) for at, row in enumerate(table.rows) if at not in table.strong and row[0]}
    return translate("Charts", "People without NIK by regency and city"), found


_MAKERS: dict[str, Callable[[Table], Card | None]] = {
    "recap_sex_age": _recap,
    "trend": _trend,
    "referrals": _referrals,
    "shelters": _shelters,
    "spm": _spm,
    "activities": _activities,
    "benefits": _benefits,
}
_PLACES: dict[str, Callable[[Table], tuple[str, dict[str, Value]]]] = {
    "recap_place": _people_by_place,
    "quality": _without_nik,
}
