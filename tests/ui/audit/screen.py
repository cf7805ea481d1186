"""What is on screen, read once for all audits: visible widgets by what they are, and what is spoken of them."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Screen:
    """``root`` and every visible widget in it; parts of lists and fields, and dialogs over it, are left out."""

    root: QWidget
    widgets: list[QWidget] = field(default_factory=list)

    def __post_init__(self) -> None:
        window = self.root.window()
        self.widgets = [
            w for w in self.root.findChildren(QWidget) if w.isVisible() and w.window() is window and not _is_part(w)
        ]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Those of a kind."""
        return [widget for widget in self.widgets if isinstance(widget, kind)]

    @property
    def labels(self) -> list[QLabel]:
        """Labels with words."""
        return [label for label in self.of(QLabel) if label.text() and label.pixmap().isNull()]

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Everything that can be pressed."""
        return self.of(QAbstractButton)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab reaches, in no order."""
        return [
            widget
            for widget in self.widgets
            if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        ]

    def place(self, widget: QWidget) -> QRect:
        """Where it is in the window."""
        return QRect(widget.mapTo(self.root, widget.rect().topLeft()), widget.size())


def spoken(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is told: the name, or the description."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(what).strip() if interface else ""


def told(widget: QWidget) -> str:
    """For failures: what it is and what it says."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {(spoken(widget) or words)[:60]!r}"


def scrolls(widget: QWidget) -> bool:
    """Whether it lies in something that scrolls, so that it may be out of sight."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def _is_part(widget: QWidget) -> bool:
    """A piece of a list, a combo box or a calendar, which is one thing for a person."""
    above = widget.parentWidget()
    if isinstance(above, QComboBox | QCalendarWidget):
        return True
    lists = above is not None and isinstance(above.parentWidget(), QAbstractItemView) and widget.parent() is above
    return lists or (isinstance(above, QAbstractScrollArea) and widget in (above.cornerWidget(),))
