"""A link whose words wrap: push buttons do not, and problems are told in whole sentences."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import press_by_enter

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TARGET = 24
MARGIN = 3


class TextLink(QAbstractButton):
    """Underlined text in the colour of the token ``ink``, at least 24 px high."""

    def __init__(self, text: str, ink: str = "danger") -> None:
        super().__init__()
        self.setText(text)
        self._ink = ink
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link, as Space does."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + theme.px(2 * MARGIN) + 2, theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(theme.px(120), theme.px(TARGET))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """24 px, or what the lines need."""
        room = QRect(0, 0, max(1, width - theme.px(2 * MARGIN)), 10_000)
        needed = QFontMetrics(self._font()).boundingRect(room, WRAPPED, self.text()).height()
        return max(theme.px(TARGET), needed + theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, and a ring while focused."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        painter.setPen(theme.colour(self._ink))
        margin = theme.px(MARGIN)
        painter.drawText(self.rect().adjusted(margin, 0, -margin, 0), WRAPPED, self.text())
        if self.hasFocus():
            painter.setPen(theme.outline(focused=True))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        painter.end()

    @staticmethod
    def _font() -> QFont:
        font = theme.font("body", 600)
        font.setUnderline(True)
        return font
