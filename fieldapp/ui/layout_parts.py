"""Looking into a layout without leaving a trace.

Python never meets the items of Qt's layouts: it would keep each as long as the layout lives, and Qt deletes them
without a word. Whatever is made at the same place in memory afterwards, a style for instance, would be taken for the
dead item. So the widgets and layouts around are asked for their places instead.
"""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_OWN = Qt.FindChildOption.FindDirectChildrenOnly


def parts(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order."""
    if not type(layout).__module__.startswith("PySide6."):  # a layout of ours keeps its items itself
        yield from _own_parts(layout)
        return
    around = layout.parentWidget()
    placed: list[tuple[int, QWidget | QLayout]] = []
    if around is not None:
        placed += [(layout.indexOf(one), one) for one in around.findChildren(QWidget, options=_OWN)]
    placed += [(layout.indexOf(one), one) for one in layout.findChildren(QLayout, options=_OWN)]
    yield from (part for place, part in sorted(placed, key=itemgetter(0)) if place >= 0)


def _own_parts(layout: QLayout) -> Iterator[QWidget | QLayout]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part = None if item is None else item.widget() or item.layout()
        if part is not None:
            yield part
