"""Where the keyboard was when a panel is filled again, and whether that is still there.

Ask before, with ``window().focusWidget()``: a dialog over the page may have the keyboard just then.
"""

from PySide6.QtWidgets import QWidget


def gone(held: QWidget | None, within: QWidget) -> bool:
    """Whether ``held`` was a part of ``within`` and was taken out; then the keyboard needs another place."""
    return held is not None and within.isAncestorOf(held) and not held.isVisibleTo(within)
