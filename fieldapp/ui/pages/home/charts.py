"""People by PPKS category and by kecamatan: bars for the eye and the keyboard, the same as a table on request.

Sensitive categories never appear as bars; in the table only for supervisors. Bars come after five people.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QHeaderView, QTableView, QWidget

from fieldapp.domain.typed import MONTHS
from fieldapp.ui import theme, words
from fieldapp.ui.pages.home.reading import CATEGORIES, PEOPLE_FOR_CHARTS, REGIONS, SENSITIVE, Desk
from fieldapp.ui.widgets.bars import Bars
from fieldapp.ui.widgets.basics import column, label
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate

Rows = Sequence[tuple[str, int]]


class BarCard(Card):
    """Bars with a link to the table of all rows; one line while there are too few people."""

    def __init__(self, title: str, name: str, label_width: int, footer: str = "") -> None:
        super().__init__(title)
        self.bars = Bars(name, label_width)
        self._heading = title
        self._few = label("muted", translate("Home", "The chart appears after 5 people are recorded."), wrap=True)
        self._footer = label("caption", footer)
        self.box.addWidget(self._few)
        self.box.addWidget(self.bars)
        self.box.addWidget(self._footer)
        self._footer.setVisible(False)
        self.bars.hide()
        self._few.hide()  # until somebody has counted
        self._table: Rows = ()

    def show_rows(self, enough: bool, bars: Rows, table: Rows, link: str) -> None:
        """``bars`` are the largest rows, ``table`` all that may be seen."""
        shown = enough and bool(bars)
        self.bars.set_rows(tuple(bars))
        self.bars.setVisible(shown)
        self._few.setVisible(not shown)
        self._footer.setVisible(shown and bool(self._footer.text()))
        self._table = tuple(table)
        self.set_link(link if shown else "", self.show_table)

    def show_table(self) -> None:
        """The same data as a real table."""
        dialog = TableDialog(self._heading, self._table, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class Categories(BarCard):
    """People per PPKS category."""

    def __init__(self) -> None:
        footer = translate("Home", "One person can be in more than one category.")
        title = translate("Home", "People per PPKS category")
        super().__init__(title, title, 220, footer)

    def show_desk(self, desk: Desk, labels: dict[str, str], now: datetime) -> None:
        """The largest categories; ``labels`` are the form's own words."""
        counted = [(code, labels.get(code, code), count) for code, count in desk.figures.by_category]
        plain = [(word, count) for code, word, count in counted if code not in SENSITIVE]
        every = [(word, count) for _, word, count in counted] if desk.supervisor else plain
        enough = desk.figures.people >= PEOPLE_FOR_CHARTS
        self.set_note(f"{MONTHS[words.language()][now.month - 1]} {now.year}" if enough else "")
        self.show_rows(enough, plain[:CATEGORIES], every, translate("Home", "See table"))


class Places(BarCard):
    """People per kecamatan."""

    def __init__(self) -> None:
        title = translate("Home", "People per kecamatan")
        super().__init__(title, title, 130)

    def show_desk(self, desk: Desk, names: Sequence[str]) -> None:
        """The largest kecamatan; ``names`` in the order of the figures."""
        rows = [(name, count) for name, (_, count) in zip(names, desk.figures.by_region, strict=True)]
        link = translate("Home", "All ({count})").format(count=len(rows))
        self.show_rows(desk.figures.people >= PEOPLE_FOR_CHARTS, rows[:REGIONS], rows, link)


class TableDialog(QDialog):
    """Two columns: what is counted, how many people."""

    def __init__(self, title: str, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        box = column(self, margins=(20, 16, 20, 16), gap=12)
        box.addWidget(label("h2", title))
        model = QStandardItemModel(0, 2, self)
        model.setHorizontalHeaderLabels([title, translate("Home", "People")])
        for word, count in rows:
            number = QStandardItem(words.number(count))
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            model.appendRow([QStandardItem(word), number])
        table = QTableView()
        table.setAccessibleName(title)
        table.setModel(model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setTabKeyNavigation(False)
        box.addWidget(table)
        buttons = QDialogButtonBox()
        close = buttons.addButton(translate("Home", "Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(close.text())
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.resize(theme.px(460), theme.px(420))
