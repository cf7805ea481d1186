"""What all charts share: a tab stop whose values the arrow keys read one after the other, and fonts and colours.

A chart is given ``Mark`` values where a small number is hidden; it says ``<5`` and draws nothing to measure.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.casework.table import Mark
from fieldapp.domain.formats import show_number
from fieldapp.reports.showing import MARKS
from fieldapp.ui import theme, words
from fieldapp.ui.tokens import contrast

Value = int | Mark
RAMP = (0.1, 0.25, 0.4, 0.65, 0.95)  # shares at which a text colour of the theme stands out by 4.5 in both themes
BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Chart(QWidget):
    """Subclasses give ``_spoken``: what each value says, in reading order."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def _spoken(self) -> Sequence[str]:
        raise NotImplementedError

    def reading(self) -> str:
        """The value the keyboard is on."""
        spoken = self._spoken()
        return spoken[min(self._at, len(spoken) - 1)] if spoken else ""

    def renewed(self) -> None:
        """Other data: read from the start, lay out again."""
        self._at = 0
        self.setAccessibleDescription("; ".join(self._spoken()))
        self.updateGeometry()
        self.update()

    def move_to(self, at: int) -> None:
        """Read this value."""
        self._at = max(0, min(len(self._spoken()) - 1, at))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read the neighbours, Home and End the first and the last."""
        key, last = Qt.Key(event.key()), len(self._spoken()) - 1
        aim = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key)
        if aim is None and last >= 0 and key in (*BACK, *ON):
            aim = self._at + (1 if key in ON else -1)
        if aim is None or last < 0:
            super().keyPressEvent(event)
        else:
            self.move_to(aim)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the keyboard is."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """As high as it wants, narrower if it must."""
        return QSize(theme.px(220), self.sizeHint().height())

    def _tell(self) -> None:
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading()))


def say_value(value: Value) -> str:
    """``1.250`` or ``<5``."""
    return MARKS[value] if isinstance(value, Mark) else show_number(value, words.language())


def drawn(value: Value) -> int:
    """What a mark may show of it: nothing of a hidden number."""
    return 0 if isinstance(value, Mark) else value


def mixed(first: str, second: str, share: float) -> str:
    """``#RRGGBB`` between two tokens; 0 is the first."""
    a, b = QColor(theme.hex_colour(first)), QColor(theme.hex_colour(second))
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in parts)


def ramp(step: int) -> str:
    """The colour of one step of a map: 0 for none, then ever stronger."""
    return theme.hex_colour("bar_bg") if step <= 0 else mixed("primary_soft", "primary", RAMP[step - 1])


def ink_on(ground: str) -> str:
    """The text colour that stands out on a ground: body text or the text of accents."""
    inks = [theme.hex_colour("text"), theme.hex_colour("on_accent"), theme.hex_colour("surface")]
    return max(inks, key=lambda ink: contrast(ink, ground))


def ring(painter: QPainter, box: QRectF) -> None:
    """The focus ring."""
    painter.save()
    painter.setPen(theme.outline(focused=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()
