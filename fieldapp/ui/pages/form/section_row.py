"""One line of the section list: state by shape, colour and spoken word; the title ends in … when it must."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from fieldapp.ui import icons, theme
from fieldapp.ui.words import translate

HEIGHT = 40
ICON = 18
ICONS = {
    "done": ("circle-check", "success"),
    "problem": ("circle-alert", "danger"),
    "current": ("circle-dot", "primary"),
    "open": ("circle", "text2"),
}


class SectionRow(QAbstractButton):
    """Pressing it goes to the section."""

    def __init__(self) -> None:
        super().__init__()
        self._state, self._count, self._current = "open", 0, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_section(self, title: str, state: str, count: int, *, current: bool) -> None:
        """``state``: done, problem (with ``count``), partly or open."""
        self._state, self._count, self._current = state, count, current
        self.setText(title)
        self.setToolTip(title if self._title_width() > self._room() else "")
        self.setAccessibleName(", ".join((title, _spoken(state, count), *_here(current))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def state(self) -> str:
        """What the row shows: ``current``, ``done``, ``problem``, ``partly`` or ``open``."""
        return "current" if self._current and self._state != "problem" else self._state

    def sizeHint(self) -> QSize:
        """The width is the panel's."""
        return QSize(theme.px(200), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Icon and a few letters."""
        return QSize(theme.px(120), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, title, number of problems."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left, side = theme.px(10), theme.px(ICON)
        mark = QRectF(left, (self.height() - side) / 2, side, side)
        if self.state() == "partly":
            _paint_half(painter, mark)
        else:
            painter.drawPixmap(mark.topLeft(), icons.pixmap(*ICONS[self.state()], ICON))
        painter.setFont(theme.font("body", 600 if self._current else 500))
        painter.setPen(theme.colour("text" if self._current or self._state in ("done", "problem") else "text2"))
        words = QRect(theme.px(38), 0, self._room(), self.height())
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._state == "problem":
            painter.setPen(theme.colour("danger"))
            end = self.rect().adjusted(0, 0, -theme.px(10), 0)
            painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        fill = "primary_soft" if self._current else "hover" if self.underMouse() else "surface"
        focused = self.hasFocus()
        painter.setPen(theme.outline(focused=True) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def _room(self) -> int:
        return self.width() - theme.px(38 + (32 if self._state == "problem" else 8))

    def _title_width(self) -> int:
        return QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())


def _paint_half(painter: QPainter, box: QRectF) -> None:
    """Half filled: begun."""
    round_box = box.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(theme.colour("primary"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(round_box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("primary"))
    inner = round_box.adjusted(2.5, 2.5, -2.5, -2.5)
    painter.drawPie(inner, 90 * 16, 180 * 16)


def _spoken(state: str, count: int) -> str:
    if state == "problem":
        return translate("Form", "%n problems", count)
    return {
        "done": translate("Form", "done"),
        "partly": translate("Form", "partly filled"),
        "open": translate("Form", "not started"),
    }[state]


def _here(current: bool) -> tuple[str, ...]:
    return (translate("Form", "this section"),) if current else ()
