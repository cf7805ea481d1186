"""The preview of a report: its charts, then its pages; a line while it is made, a line when there is nothing."""

from itertools import chain

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldapp.casework.boundaries import Boundaries
from fieldapp.fieldbook.reporting import Made
from fieldapp.ui import theme
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.pages.reports.pages_view import MOST, PagesView
from fieldapp.ui.pages.reports.paper import Paper
from fieldapp.ui.pages.reports.pictures import ChartCard, pictures
from fieldapp.ui.widgets.basics import bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.charts.regions import RegionChart
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate

TWO_FROM = 700


class Preview(QWidget):
    """Scrolls; charts stand in two columns where there is room, and below what is put into ``head``."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.pages = PagesView()
        self.pages.reached.connect(self._bring_into_view)
        self.empty = EmptyState("chart-bar", translate("Reports", "No data in this period."))
        content = bare()
        inside = column(content, margins=(0, 0, 10, 12), gap=12)
        self.head = column()
        inside.addLayout(self.head)
        self._charts = row(gap=12)
        self._left, self._right = column(gap=12), column(gap=12)
        self._charts.addLayout(self._left, 3)
        self._charts.addLayout(self._right, 2)
        self._more = label("small", wrap=True)
        inside.addLayout(self._charts)
        inside.addWidget(self.empty)
        inside.addWidget(self.pages)
        inside.addWidget(self._more)
        inside.addStretch(1)
        self._content = content
        self._area = scrolling(content, translate("Reports", "Preview"))
        column(self).addWidget(self._area)
        self.empty.hide()
        self._more.hide()

    def show_report(self, made: Made, paper: Paper, boundaries: Boundaries | None, names: dict[str, str]) -> None:
        """Another report, from the top."""
        empty_layout(self._left)
        empty_layout(self._right)
        for card in pictures(made, boundaries, names):
            narrow = isinstance(card, ChartCard) and isinstance(card.chart, RegionChart)
            (self._right if narrow else self._left).addWidget(card)
        self._charts.setStretch(1, 2 if self._right.count() else 0)  # one chart alone has the whole width
        for side in (self._left, self._right):
            side.addStretch(1)
        self.empty.setVisible(made.empty)
        self.show_paper(paper)
        self._area.verticalScrollBar().setValue(0)

    def show_paper(self, paper: Paper) -> None:
        """The same report on another paper."""
        self.pages.set_paper(paper)
        hidden = paper.count - self.pages.count()
        text = translate("Reports", "The file has %n more pages.", max(0, hidden))
        self._more.setText(text)
        self._more.setVisible(paper.count > MOST)

    def charts(self) -> list[ChartCard]:
        """On screen, in reading order."""
        placed = chain(parts(self._left), parts(self._right))
        return [part for part in placed if isinstance(part, ChartCard)]

    def set_narrow(self, *, narrow: bool) -> None:
        """Charts below each other."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._charts.setDirection(down if narrow else across)

    def _bring_into_view(self, place: QRect) -> None:
        at = self.pages.mapTo(self._content, place.topLeft())
        self._area.ensureVisible(at.x(), at.y() + min(place.height(), self._area.height() - 20), 0, 10)
        self._area.ensureVisible(at.x(), at.y(), 0, theme.px(10))
