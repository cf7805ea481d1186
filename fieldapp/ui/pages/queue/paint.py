"""How a row is drawn: pill, name over form, progress or words, size, time."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from fieldapp.ui import icons, theme
from fieldapp.ui.pages.queue.faces import Face, Line
from fieldapp.ui.pages.queue.model import AssessmentModel, Column
from fieldapp.ui.widgets.pill import TONE_COLOURS
from fieldapp.ui.widgets.row_paint import RIGHT, Index, RowDelegate, draw_words

ROW = 51


class AssessmentDelegate(RowDelegate):
    """Draws the cells of an ``AssessmentModel``."""

    def __init__(self, view: QTableView, model: AssessmentModel) -> None:
        super().__init__(view, ROW)
        self._model = model

    def draw_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        """One cell."""
        shown, column = self._model.line(index.row()), Column(index.column())
        if column is Column.STATUS:
            draw_pill(painter, box, shown.face, chosen=chosen)
        elif column is Column.WHO:
            middle = box.center().y()
            draw_words(painter, QRectF(box.left(), middle - theme.px(19), box.width(), theme.px(20)), shown.who, 600)
            below = QRectF(box.left(), middle + theme.px(1), box.width(), theme.px(16))
            draw_words(painter, below, _form(painter, shown.form, below.width()), role="caption", ink="text2")
        elif column is Column.PROGRESS and shown.part is not None:
            _draw_progress(painter, box, shown, chosen=chosen)
        elif column is Column.PROGRESS:
            _draw_text(painter, box, shown)
        else:
            text = shown.size if column is Column.SIZE else shown.time
            draw_words(painter, box, text, role="small", ink="text2", align=RIGHT)


def draw_pill(painter: QPainter, box: QRectF, face: Face, *, chosen: bool = False) -> None:
    """Icon and word on a soft colour, left in the box; on the chosen row blue and grey stand on white."""
    ink = TONE_COLOURS[face.tone]
    font = theme.font("caption", 600)
    painter.setFont(font)
    size, gap = theme.px(14), theme.px(5)
    width = theme.px(8) + size + gap + painter.fontMetrics().horizontalAdvance(face.word) + theme.px(10)
    height = theme.px(22)
    pill = QRectF(box.left() + 1, round(box.center().y() - height / 2), min(width, box.width()), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface" if chosen and face.tone in ("info", "neutral") else f"{ink}_soft"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    left = pill.left() + theme.px(8)
    picture = icons.pixmap(face.icon, ink, 14)
    painter.drawPixmap(round(left), round(pill.center().y() - size / 2), picture)
    text = QRectF(left + size + gap, pill.top(), pill.right() - left - size - gap - theme.px(6), height)
    draw_words(painter, text, face.word, 600, role="caption", ink=ink)


def _draw_progress(painter: QPainter, box: QRectF, shown: Line, *, chosen: bool) -> None:
    height = theme.px(6)
    groove = QRectF(box.left(), round(box.center().y() - theme.px(13)), box.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface" if chosen else "bar_bg"))
    painter.drawRoundedRect(groove, height / 2, height / 2)
    done = QRectF(groove)
    done.setWidth(max(height, groove.width() * (shown.part or 0)))
    painter.setBrush(theme.colour("primary"))
    painter.drawRoundedRect(done, height / 2, height / 2)
    below = QRectF(box.left(), groove.bottom() + theme.px(4), box.width(), theme.px(16))
    draw_words(painter, below, shown.text, role="caption", ink="text2")


def _draw_text(painter: QPainter, box: QRectF, shown: Line) -> None:
    text = QRectF(box)
    if shown.icon:
        size = theme.px(16)
        painter.drawPixmap(round(box.left()), round(box.center().y() - size / 2), icons.pixmap(shown.icon, "text2", 16))
        text.setLeft(box.left() + theme.px(22))
    ink = shown.tone or ("text" if shown.icon else "text2")
    draw_words(painter, text, shown.text, role="small", ink=ink)


def _form(painter: QPainter, form: str, width: float) -> str:
    """Title and version; the title alone where both have no room (the panel shows the version)."""
    painter.setFont(theme.font("caption"))
    return form if painter.fontMetrics().horizontalAdvance(form) <= width else form.rpartition(" v")[0]
