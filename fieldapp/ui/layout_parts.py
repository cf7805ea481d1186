"""Looking into a layout without leaving a trace.

Qt deletes the items of its layouts without telling Python. Whatever is made at the same place in memory afterwards, a
style for instance, would be taken for the dead item; so Python forgets each item as soon as it was looked at.
"""

from collections.abc import Iterator

import shiboken6
from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order."""
    ours = not type(layout).__module__.startswith("PySide6.")  # a layout of ours keeps its items itself
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if inner is None and not ours:
            shiboken6.invalidate(item)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield inner
