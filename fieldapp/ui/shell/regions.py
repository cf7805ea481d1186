"""F6 walks through the regions of the window: navigation, top bar, the page's parts, the toast."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.ui.reading_order import stops


def first_stop(region: QWidget) -> QWidget | None:
    """The first widget of a region that Tab can reach."""
    return next(iter(stops(region)), None)


def step(regions: Sequence[QWidget], forward: bool) -> bool:
    """Move the keyboard to the next or previous region that has a stop; False when there is none."""
    here = _region_of(QApplication.focusWidget(), regions)
    order = range(1, len(regions) + 1)
    for distance in order:
        region = regions[(here + (distance if forward else -distance)) % len(regions)]
        stop = first_stop(region) if region.isVisible() else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _region_of(focus: QWidget | None, regions: Sequence[QWidget]) -> int:
    """The innermost region that holds the focus; -1 without one."""
    inside = [
        number
        for number, region in enumerate(regions)
        if focus is not None and (region is focus or region.isAncestorOf(focus))
    ]
    return inside[-1] if inside else -1
