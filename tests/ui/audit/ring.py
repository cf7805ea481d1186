"""Where the keyboard is can be seen: a widget with it is drawn otherwise than without, in a colour that stands out."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.ui.window import Window
from tests.ui.audit.screen import Screen, told

LEAST = 24 * 8  # bits of colour that differ: the shortest ring has more


def unseen(window: Window, kinds: set[str]) -> Iterator[str]:
    """One widget of each kind that ``kinds`` does not hold yet; kinds are added to it."""
    for stop in Screen(window).stops:
        if not shiboken6.isValid(stop):  # a row that was looked at shows another panel
            continue
        dressed = (stop.property(name) or "" for name in ("kind", "tone", "state"))
        kind = " ".join((type(stop).__name__, *dressed)).strip()
        if kind in kinds or stop.visibleRegion().isEmpty():
            continue
        kinds.add(kind)
        window.setFocus()
        without = _drawn(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not stop:
            yield f"does not take the keyboard: {told(stop)}"
        elif (count := _different(without, _drawn(stop))) < LEAST:
            yield f"the keyboard is not seen: {kind}, {told(stop)} ({count} bits)"


def _drawn(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def _different(one: QImage, two: QImage) -> int:
    """Bits that differ; all of them when the size does."""
    first, second = (int.from_bytes(bytes(image.constBits()), "little") for image in (one, two))
    return (first ^ second).bit_count() if one.size() == two.size() else one.sizeInBytes()
