"""The charts of the home page: people by category, by kecamatan, by kab/kota, and who is new by month.

They count everybody, at once; a period counts those whose case was open in it, in the background.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldapp.casework.dashboard import period_figures
from fieldapp.casework.period import PRESETS, preset, wita_day
from fieldapp.domain.figures import Figures
from fieldapp.reports.showing import month_name
from fieldapp.reports.stamp import period_words
from fieldapp.ui import background, words
from fieldapp.ui.pages.home.charts import Categories, Places, TableDialog
from fieldapp.ui.pages.home.reading import PEOPLE_FOR_CHARTS, Desk
from fieldapp.ui.widgets.basics import bare, label, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.charts.regions import TileMap
from fieldapp.ui.widgets.charts.trend_line import TrendLine
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

ALL = "all"


class _ChartCard(Card):
    """A chart that comes after five people, with its rows as a table."""

    def __init__(self, title: str, chart: QWidget) -> None:
        super().__init__(title)
        self._heading = title
        self._rows: Sequence[tuple[str, int]] = ()
        self.chart = chart
        self.box.addWidget(chart)
        self.hide()

    def show_rows(self, rows: Sequence[tuple[str, int]], *, enough: bool) -> None:
        """Nothing at all while there are too few people."""
        self._rows = tuple(rows)
        self.setVisible(enough and any(count for _, count in rows))
        self.set_link(translate("Home", "Table"), self._show_table)
        self.link.setAccessibleName(f"{self.link.text()}: {self._heading}")

    def _show_table(self) -> None:
        dialog = TableDialog(self._heading, self._rows, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class NewByMonth(_ChartCard):
    """People first recorded in each of the last thirteen months."""

    def __init__(self) -> None:
        title = translate("Home", "New people by month")
        self.line = TrendLine(title, translate("Home", "people"), height=128)
        super().__init__(title, self.line)

    def show_months(self, months: Sequence[tuple[date, int]], *, enough: bool) -> None:
        """Oldest first."""
        self.line.set_points(months)
        self.show_rows([(month_name(day, words.language()), count) for day, count in reversed(months)], enough=enough)


class Kabupaten(_ChartCard):
    """People by kab/kota, as tiles."""

    def __init__(self) -> None:
        title = translate("Home", "People per regency and city")
        self.tiles = TileMap(title, translate("Home", "people"))
        super().__init__(title, self.tiles)

    def show_counts(self, counts: Sequence[tuple[str, int]], name: Callable[[str], str], *, enough: bool) -> None:
        """``name`` says a code."""
        self.tiles.set_values(dict(counts), {code: name(code) for code in self.tiles.codes()})
        self.show_rows([(name(code), count) for code, count in counts], enough=enough)


class Graphs:
    """Owns the cards; the page puts them where it likes."""

    def __init__(self, book: "Fieldbook", name: Callable[[str], str], failed: Callable[[Exception], None]) -> None:
        self._book, self._name, self._failed = book, name, failed
        self._desk: Desk | None = None
        self._labels: dict[str, str] = {}
        self._job: background.Job | None = None
        self.categories, self.places = Categories(), Places()
        self.months, self.kabupaten = NewByMonth(), Kabupaten()
        periods = (
            (ALL, translate("Home", "Everybody")),
            ("month", translate("Home", "This month")),
            ("quarter", translate("Home", "This quarter")),
            ("year", translate("Home", "This year")),
        )
        self.periods = Segments(translate("Home", "People counted"), periods)
        self.periods.chosen.connect(lambda _key: self._count())
        self.period_row = bare()
        box = row(self.period_row, gap=8)
        box.addWidget(label("small", translate("Home", "People counted")))
        box.addWidget(self.periods)
        box.addStretch(1)
        self.period_row.hide()

    def show_desk(self, desk: Desk, labels: dict[str, str], now: datetime) -> None:
        """New numbers; a chosen period is counted again."""
        self._desk, self._labels = desk, labels
        enough = desk.figures.people >= PEOPLE_FOR_CHARTS
        self.period_row.setVisible(enough)
        self.months.show_months(desk.figures.new_by_month, enough=enough)
        if self.periods.key() == ALL:
            self._show(desk, now)
        else:
            self._count()

    def stop(self) -> None:
        """The page is left."""
        if self._job is not None:
            self._job.cancel()

    def _count(self) -> None:
        """The figures of the chosen period."""
        self.stop()
        desk = self._desk
        if desk is None:
            return
        key, book, today = self.periods.key(), self._book, wita_day(datetime.now().astimezone())
        if key not in PRESETS:
            self._show(desk, datetime.now().astimezone())
            return

        def work(_job: background.Job) -> Figures:
            return period_figures(book.reports.caseload(), preset(key, today))

        def done(figures: Figures) -> None:
            self._job = None
            self._show(replace(desk, figures=replace(figures, people=desk.figures.people)), datetime.now().astimezone())

        self._job = background.run(work, done, self._failed)

    def _show(self, desk: Desk, now: datetime) -> None:
        enough = desk.figures.people >= PEOPLE_FOR_CHARTS
        self.categories.show_desk(desk, self._labels, now)
        key = self.periods.key()
        period = preset(key, wita_day(now)) if key in PRESETS else None
        self.categories.set_note(period_words(period, words.language()) if period and enough else "")
        self.places.show_desk(desk, [self._name(code) for code, _ in desk.figures.by_region])
        self.kabupaten.show_counts(desk.figures.by_kabupaten, self._name, enough=enough)
