"""Words stand out from what they are drawn on, as drawn: 4.5:1, and 7:1 in high contrast (WCAG 2.2, 1.4.3 and 1.4.6).

Every label, button and field with words is looked at in one picture of the screen: its ground is the colour that most
of it has, its letters are what differs most from that. What is shut is left out, as the guideline does.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.tokens import HIGHER, TEXT_RATIO, contrast
from tests.ui.audit.screen import Screen, told

THIN = 0.9  # how much of its colour a thin letter shows, smoothed as it is


def audit(screen: Screen) -> Iterator[str]:
    """All of it."""
    image = screen.root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    least = (HIGHER[TEXT_RATIO] if theme.name() == "contrast" else TEXT_RATIO) * THIN
    for widget in _with_words(screen):
        seen = widget.visibleRegion().boundingRect().translated(widget.mapTo(screen.root, widget.rect().topLeft()))
        if seen.height() < widget.fontMetrics().height():
            continue  # cut by the edge of what scrolls
        ratio = _ratio(image, seen)
        if ratio and ratio < least:
            yield f"pale: {told(widget)} {ratio:.1f}:1"


def _with_words(screen: Screen) -> Iterator[QWidget]:
    for widget in (*screen.labels, *screen.buttons, *screen.of(QLineEdit), *screen.of(QComboBox)):
        words = getattr(widget, "text", None) or getattr(widget, "currentText", None)
        if widget.isEnabled() and words is not None and words().strip():
            yield widget


def _ratio(image: QImage, seen: QRect) -> float:
    """Of the letters to their ground; 0 where nothing is seen."""
    density = image.devicePixelRatio()
    place = QRect(*(round(side * density) for side in seen.getRect())).intersected(image.rect())
    part = image.copy(place)
    pixels = Counter(memoryview(part.constBits()).cast("I"))
    ground = pixels.most_common(1)[0][0]
    return max((_between(ground, one) for one in pixels if one != ground), default=0)


@cache
def _between(one: int, two: int) -> float:
    """Contrast of two pixels."""
    return contrast(f"#{one & 0xFFFFFF:06X}", f"#{two & 0xFFFFFF:06X}")
