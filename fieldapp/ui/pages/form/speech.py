"""Words spoken by screen readers without moving the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Say it politely."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
