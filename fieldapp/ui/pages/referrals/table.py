"""The table of referrals: one row chosen, keyboard first; status and urgency as pills, the person over the service."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QResizeEvent

from fieldapp.domain.referral import Referral
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.paint import ROW, draw_pill
from fieldapp.ui.pages.referrals.model import Column, Line, ReferralModel
from fieldapp.ui.widgets.row_paint import Index, RowDelegate, draw_words
from fieldapp.ui.widgets.row_table import RowTable

WIDTHS = {Column.STATUS: 150, Column.URGENCY: 106, Column.DUE: 214}
SMALL = WIDTHS | {Column.STATUS: 146, Column.DUE: 190}
WIDE_FROM, DUE_FROM = 600, 480  # widths of the table


class ReferralTable(RowTable):
    """The person takes what room is left."""

    def __init__(self, name: str, model: ReferralModel) -> None:
        super().__init__(name, model, ROW, stretch=Column.WHO)
        self._rows = model
        self.setItemDelegate(_Delegate(self, model))

    def current(self) -> Referral | None:
        """The chosen one."""
        index = self.currentIndex()
        return self._rows.referral(index.row()) if index.isValid() else None

    def choose(self, referral_id: str) -> bool:
        """Choose a row by its id; False when it is not shown."""
        place = self._rows.place(referral_id)
        if place >= 0:
            self.choose_row(place)
        return place >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text or a small window: first the urgency goes, then what it waits for; the panel says both."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WIDE_FROM)
        self.setColumnHidden(Column.URGENCY, self.width() < theme.px(WIDE_FROM + SMALL[Column.URGENCY]))
        self.setColumnHidden(Column.DUE, self.width() < theme.px(DUE_FROM))
        for column, width in (WIDTHS if wide else SMALL).items():
            self.setColumnWidth(column, theme.px(width))


class _Delegate(RowDelegate):
    """Draws the cells of a ``ReferralModel``."""

    def __init__(self, view: ReferralTable, model: ReferralModel) -> None:
        super().__init__(view, ROW)
        self._model = model

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell."""
        _cell(painter, box, self._model.line(index.row()), Column(index.column()), chosen=chosen)


def _cell(painter: QPainter, box: QRectF, shown: Line, column: Column, *, chosen: bool) -> None:
    if column is Column.STATUS:
        draw_pill(painter, box, shown.face, chosen=chosen)
    elif column is Column.URGENCY and shown.urgency is not None:
        draw_pill(painter, box, shown.urgency, chosen=chosen)
    elif column is Column.WHO:
        _two_lines(painter, box, shown.who, shown.service, 600)
    elif column is Column.DUE:
        _two_lines(painter, box, shown.waiting, shown.due, 400, shown.tone or "text2")


def _two_lines(painter: QPainter, box: QRectF, first: str, second: str, weight: int, ink: str = "text2") -> None:
    middle = box.center().y()
    top = QRectF(box.left(), middle - theme.px(19), box.width(), theme.px(20))
    if not second:
        top.moveTop(middle - theme.px(10))
    role = "body" if weight == 600 else "small"
    draw_words(painter, top, first, weight, role=role)
    below = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(16))
    draw_words(painter, below, second, 600 if ink != "text2" else 400, role="caption", ink=ink)
