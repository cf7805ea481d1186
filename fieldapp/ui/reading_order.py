"""Tab goes as the eye reads: through layouts from first to last, then over what is placed by hand.

The order is read from the screen at every press, so that it holds however late a part was built, and in which
order. Only what is on screen and enabled is a stop.
"""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from fieldapp.ui.layout_parts import parts

_OWN = Qt.FindChildOption.FindDirectChildrenOnly
ROOM = 24  # px kept free above and below a stop that was scrolled to


def stops(root: QWidget) -> list[QWidget]:
    """The tab stops in a part of the window, in reading order; the part itself may be one."""
    return [widget for widget in _parts(root) if _is_stop(widget)]


def step(window: QWidget, forward: bool) -> bool:
    """Move the keyboard to the next or previous stop, round the window; False when there is none."""
    shown = list(_parts(window))
    focus = window.focusWidget()
    if focus is not None and focus not in shown and window.isAncestorOf(focus):
        stop = _beside(focus)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    here = shown.index(focus) if focus in shown else -1 if forward else len(shown)
    following = chain(shown[here + 1 :], shown[: max(0, here)])
    before = chain(reversed(shown[: max(0, here)]), reversed(shown[here + 1 :]))
    stop = next(filter(_is_stop, following if forward else before), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(stop)
    return True


def _beside(gone: QWidget) -> QWidget | None:
    """A stop near what was taken away while the keyboard stood on it: Qt asks for one, and the first of the window
    would throw people out of the page they work on. Not among its neighbours: they are about to go too."""
    place = around = gone.parentWidget()
    while place is not None and around is not None:
        near = next((one for one in stops(around) if not place.isAncestorOf(one)), None)
        if near is not None:
            return near
        around = around.parentWidget()
    return None


def _parts(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below a widget, itself first."""
    if not root.isVisible():
        return
    yield root
    for child in _children(root):
        yield from _parts(child)


def _children(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    laid_out = list(_laid_out(layout)) if layout is not None else []
    by_hand = [
        child
        for child in widget.findChildren(QWidget, options=_OWN)  # ``children`` has objects only Qt knows: 40 ms once
        if not child.isWindow() and child not in laid_out
    ]
    by_hand.sort(key=lambda child: (child.y(), child.x()))
    return laid_out + by_hand


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for part in parts(layout):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part)


def _is_stop(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_view(stop: QWidget) -> None:
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop, 0, ROOM)
        around = around.parentWidget()
