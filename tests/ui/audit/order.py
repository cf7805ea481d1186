"""Tab goes as the eye reads: within each part of the window from left to right, then down."""

import itertools
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from fieldapp.ui.reading_order import stops
from fieldapp.ui.window import Window
from tests.ui.audit.screen import Screen, told

LINE = 4  # px by which neighbours on one line may differ in height


def audit(screen: Screen) -> Iterator[str]:
    """All of it."""
    window = screen.root
    if not isinstance(window, Window) or not window.unlocked:
        return  # before the lock there is one region
    order = stops(window)
    if missing := set(screen.stops) - set(order):
        yield from (f"Tab does not reach {told(widget)}" for widget in missing)
    regions = [region for region in window.frame.regions() if region.isVisible()]
    known = [w for w in order if any(part.isAncestorOf(w) for part in regions)]  # the strip of training is in none
    at = [max(n for n, part in enumerate(regions) if part.isAncestorOf(w)) for w in known]
    if at != sorted(at):
        yield "Tab goes back to a part of the window that it left"
    inside = [w for w in order if window.page.isAncestorOf(w) and not isinstance(w, QAbstractScrollArea)]
    for first, second in itertools.pairwise(inside):
        if _scrolled(first) is not _scrolled(second):
            continue  # what was scrolled away is nowhere
        a, b = screen.place(first), screen.place(second)
        beside = b.left() > a.left() + a.width() // 2
        if b.top() < a.top() - LINE and not beside:
            yield f"Tab goes up from {told(first)} to {told(second)}"


def _scrolled(widget: QWidget | None) -> QWidget | None:
    """What scrolls it; None for what always stands where it is."""
    above = widget.parentWidget() if widget is not None else None
    return above if above is None or isinstance(above, QAbstractScrollArea) else _scrolled(above)
