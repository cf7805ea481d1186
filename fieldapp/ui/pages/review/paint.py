"""How a row of the team's work is drawn: tick box, words, findings with icons."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView

from fieldapp.ui import icons, theme
from fieldapp.ui.pages.review.model import Column, Line, WorkModel
from fieldapp.ui.widgets.row_paint import Index, RowDelegate, draw_words

ROW, BOX = 46, 18


class WorkDelegate(RowDelegate):
    """Draws the cells of a ``WorkModel``."""

    def __init__(self, view: QTableView, model: WorkModel) -> None:
        super().__init__(view, ROW)
        self._model = model

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell; the tick says what is picked, whichever row is chosen."""
        del chosen
        column, shown = Column(index.column()), self._model.line(index.row())
        if column is Column.PICK:
            draw_tick(painter, box, ticked=self._model.number(index.row()) in self._model.picked)
        elif shown is not None:
            _cell(painter, box, shown, column)


def draw_tick(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """A tick box, left in the cell."""
    size = theme.px(BOX)
    square = QRectF(box.left() + 1, round(box.center().y() - size / 2), size, size)
    painter.setPen(QPen(theme.colour("primary" if ticked else "border_strong"), 1.5))
    painter.setBrush(theme.colour("primary" if ticked else "surface"))
    painter.drawRoundedRect(square, theme.px(4), theme.px(4))
    if ticked:
        inside = theme.px(14)
        left, top = round(square.center().x() - inside / 2), round(square.center().y() - inside / 2)
        painter.drawPixmap(left, top, icons.pixmap("check", "on_accent", 14))


def _cell(painter: QPainter, box: QRectF, shown: Line, column: Column) -> None:
    if column is Column.CHECKS:
        word, icon, ink = shown.checks
        _with_icon(painter, box, word, icon, ink)
    elif column is Column.ALIKE and shown.duplicates:
        _with_icon(painter, box, shown.alike, "users", "warning")
    elif column is Column.ALIKE:
        draw_words(painter, box, shown.alike, role="small", ink="text2")
    elif column is Column.PERSON:
        draw_words(painter, box, shown.person, 600)
    else:
        text = {Column.FORM: shown.form, Column.WORKER: shown.worker, Column.DATE: shown.date}[column]
        draw_words(painter, box, text)


def _with_icon(painter: QPainter, box: QRectF, word: str, icon: str, ink: str) -> None:
    size = theme.px(16)
    painter.drawPixmap(round(box.left()), round(box.center().y() - size / 2), icons.pixmap(icon, ink, 16))
    text = QRectF(box)
    text.setLeft(box.left() + size + theme.px(7))
    draw_words(painter, text, word, role="small", ink="text2" if ink in ("success", "text2") else "text")
