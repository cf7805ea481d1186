"""The audits of a window, a page or a dialog that some test has brought to a state of its own."""

from PySide6.QtWidgets import QWidget

from tests.ui.audit import contrast, names, order, room, words
from tests.ui.audit.screen import Screen
from tests.ui.tour import settle


def audit(root: QWidget) -> list[str]:
    """Everything that is wrong on screen, and still is when layouts have had their time."""
    found = _once(root)
    if found:
        settle()
        found &= _once(root)
    return sorted(found)


def _once(root: QWidget) -> set[str]:
    screen = Screen(root)
    return {sentence for part in (names, order, room, words, contrast) for sentence in part.audit(screen)}
