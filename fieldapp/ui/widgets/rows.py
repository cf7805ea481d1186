"""A row people can open: a tab stop with arrow keys between its neighbours, Enter and click open it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldapp.ui.widgets.basics import row


class OpenRow(QFrame):
    """``name`` is what screen readers say; put the content into ``box``."""

    def __init__(self, name: str, action: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action = action
        self.box: QHBoxLayout = row(self, margins=(8, 6, 8, 6), gap=10)

    def open(self) -> None:
        """Do what the row is for."""
        self._action()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, Up and Down go to the neighbour."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open()
        super().mouseReleaseEvent(event)

    def _move(self, step: int) -> None:
        parent = self.parentWidget()
        rows = [r for r in parent.findChildren(OpenRow) if r.isVisible()] if parent else [self]
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
