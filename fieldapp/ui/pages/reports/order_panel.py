"""What a report is about: period with its presets or own dates, place, sex, paper, and whether it is published."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QSizePolicy

from fieldapp.casework.period import PRESETS, Period, preset
from fieldapp.domain.formats import parse_date, show_date
from fieldapp.fieldbook.regions import Regions
from fieldapp.fieldbook.report_names import PROVINCE
from fieldapp.fieldbook.reporting import Order
from fieldapp.ui import theme, words
from fieldapp.ui.pages.reports.sheet import PAPERS
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import bare, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

OWN = "own"


class OrderPanel(QFrame):
    """``changed`` when another report is meant; ``repapered`` when only the paper is another."""

    changed = Signal()
    repapered = Signal()

    def __init__(self, regions: Regions, today: date, devices: Sequence[tuple[str, str]] = ()) -> None:
        """``devices``: code and worker of the laptops of the team, for a supervisor."""
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Reports", "What the report is about"))
        self._today = today
        self._regions = regions
        self.region, self.sex, self.device, self.paper_size = "", "", "", "A4"
        self._devices = devices
        presets = (
            ("month", translate("Reports", "This month")),
            ("quarter", translate("Reports", "This quarter")),
            ("year", translate("Reports", "This year")),
            (OWN, translate("Reports", "Own dates")),
        )
        self.segments = Segments(translate("Reports", "Period"), presets)
        self.segments.chosen.connect(self._choose_period)
        whole = preset("month", today)
        self.first = _date_field(translate("Reports", "From"), whole.first, self._typed)
        self.last = _date_field(translate("Reports", "To"), whole.last, self._typed)
        self.publication = QCheckBox(translate("Reports", "For publication"))
        self.publication.setToolTip(translate("Reports", "Every number from one to four is hidden."))
        self.publication.toggled.connect(lambda _on: self.changed.emit())
        self.notice = Notice()
        self._lay_out()
        self._show_dates()

    def order(self, report: str, *, named: bool) -> Order | None:
        """What is meant, None while a date cannot be read."""
        period = self.period()
        if period is None:
            return None
        published = self.publication.isChecked() and not named
        return Order(report, period, self.region, self.sex, published, device=self.device)

    def period(self) -> Period | None:
        """The preset's, or the two dates; None while they name none."""
        key = self.segments.key()
        if key in PRESETS:
            return preset(key, self._today)
        first = parse_date(self.first.text(), self._today)
        last = parse_date(self.last.text(), self._today)
        return Period(first, last) if first and last and first <= last else None

    def for_names(self, *, named: bool) -> None:
        """Lists of names are never published."""
        self.publication.setEnabled(not named)

    def set_period(self, key: str, first: str = "", last: str = "") -> None:
        """As it was left."""
        self.first.setText(first or self.first.text())
        self.last.setText(last or self.last.text())
        if key in (*PRESETS, OWN):
            self.segments.choose(key)

    def _lay_out(self) -> None:
        box = column(self, margins=(14, 10, 14, 10), gap=8)
        holder = bare()
        flow = FlowLayout(holder, 10)
        self._dates = bare()
        dates = row(self._dates, gap=6)
        dates.addWidget(self.first)
        dates.addWidget(label("small", "–"))
        dates.addWidget(self.last)
        papers = tuple((size, f"{size}" if size == "A4" else translate("Reports", "F4 (folio)")) for size in PAPERS)
        sexes = (
            ("", translate("Reports", "Both sexes")),
            ("L", translate("Charts", "Male")),
            ("P", translate("Charts", "Female")),
        )
        sex = Choice(translate("Reports", "Sex"), sexes, "", self._choose_sex)
        paper = Choice(translate("Reports", "Paper"), papers, "A4", self._choose_paper)
        place = Choice(translate("Reports", "Place"), self._places(), "", self._choose_region)
        place.setMaximumWidth(theme.px(240))
        for widget in (self.segments, self._dates, place, sex, paper, self.publication):
            flow.addWidget(widget)
        if self._devices:
            flow.addWidget(self._team_choice())
        self.publication.setMinimumHeight(theme.px(36))
        box.addWidget(holder)
        box.addWidget(self.notice)

    def _team_choice(self) -> Choice:
        whole = ("", translate("Reports", "The whole team and office"))
        named = [(code, f"{code} · {worker}" if worker else code) for code, worker in self._devices]
        made = Choice(translate("Reports", "Team"), (whole, *named), "", self._choose_device)
        made.setMaximumWidth(theme.px(240))
        return made

    def _choose_device(self, code: str) -> None:
        self.device = code
        self.changed.emit()

    def _places(self) -> tuple[tuple[str, str], ...]:
        """The province, its kab/kota, and the kecamatan below each."""
        found = [("", translate("Reports", "East Kalimantan"))]
        for region in self._regions.children(PROVINCE):
            found.append((region.code, region.name))
            found += [(below.code, f"    {below.name}") for below in self._regions.children(region.code)]
        return tuple(found)

    def _show_dates(self) -> None:
        own = self.segments.key() == OWN
        self._dates.setVisible(own)
        lacking = own and self.period() is None
        text = translate("Reports", "Type two dates, the first before the last, as 24/11/2026.")
        self.notice.say(text if lacking else "")

    def _choose_period(self, key: str) -> None:
        if key in PRESETS:
            whole = preset(key, self._today)
            self.first.setText(show_date(whole.first, words.language()))
            self.last.setText(show_date(whole.last, words.language()))
        self._show_dates()
        self.changed.emit()

    def _typed(self) -> None:
        self._show_dates()
        if self.segments.key() == OWN and self.period() is not None:
            self.changed.emit()

    def _choose_region(self, code: str) -> None:
        self.region = code
        self.changed.emit()

    def _choose_sex(self, sex: str) -> None:
        self.sex = sex
        self.changed.emit()

    def _choose_paper(self, size: str) -> None:
        self.paper_size = size
        self.repapered.emit()


def _date_field(name: str, day: date, typed: Callable[[], object]) -> QLineEdit:
    made = QLineEdit(show_date(day, words.language()))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(theme.px(112))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.editingFinished.connect(typed)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
