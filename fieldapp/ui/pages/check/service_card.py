"""One suggested service: check mark, name, for whom, where; the whole card is the target."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from fieldapp.ui import icons, theme
from fieldapp.ui.pages.check.service_details import ServiceDetails
from fieldapp.ui.widgets.questions.choice_card import paint_tick

LEFT, RIGHT, TOP = 50, 14, 10
PLACE_LEFT = 22
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ServiceCard(QCheckBox):
    """``value`` is the service's code."""

    def __init__(self, value: str, name: str, details: ServiceDetails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self._lines = [(name, "body", 600, "text", 0)]
        if details.for_whom:
            self._lines.append((details.for_whom, "small", 400, "text2", 0))
        if details.place:
            self._lines.append((details.place, "small", 600, "primary", PLACE_LEFT))
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(part for part in (details.for_whom, details.place) if part))
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: object) -> bool:
        """The whole card."""
        return True

    def sizeHint(self) -> QSize:
        """As wide as the panel lets it."""
        return QSize(theme.px(300), self.heightForWidth(theme.px(300)))

    def minimumSizeHint(self) -> QSize:
        """Narrow panels wrap the words."""
        return QSize(theme.px(180), theme.px(44))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines and the padding."""
        return max(theme.px(44), self._bottom(width) + theme.px(TOP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, mark, lines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        for (text, _role, _weight, ink, left), box, font in self._placed(self.width()):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(box, WRAPPED, text)
            if left:
                painter.drawPixmap(box.x() - theme.px(left), box.y() + 1, icons.pixmap("map-pin", ink, 15))
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        line = theme.outline(focused=focused, rest="primary" if chosen else "border")
        painter.setPen(line)
        painter.setBrush(theme.colour("primary_soft" if chosen else "hover" if self.underMouse() else "surface"))
        inset = line.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))
        side = theme.px(18)
        mark = QRectF(theme.px(14), theme.px(TOP + 4), side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("primary" if chosen else "border_strong"), 1.6))
        painter.setBrush(theme.colour("primary" if chosen else "surface"))
        painter.drawRoundedRect(mark, theme.px(4), theme.px(4))
        if chosen:
            paint_tick(painter, mark)

    def _placed(self, width: int) -> list[tuple[tuple[str, str, int, str, int], QRect, QFont]]:
        """Every line with its box and font, top to bottom."""
        placed = []
        top = theme.px(TOP)
        for line in self._lines:
            font = theme.font(line[1], line[2])
            left = theme.px(LEFT + line[4])
            room = QRect(left, top, max(theme.px(60), width - left - theme.px(RIGHT)), 10_000)
            box = QFontMetrics(font).boundingRect(room, WRAPPED, line[0])
            placed.append((line, QRect(left, top, room.width(), box.height()), font))
            top += box.height() + theme.px(2)
        return placed

    def _bottom(self, width: int) -> int:
        last = self._placed(width)[-1][1]
        return last.y() + last.height()
