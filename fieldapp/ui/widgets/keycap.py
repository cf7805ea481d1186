"""A key as it is printed on the keyboard, beside what it does."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from fieldapp.ui.widgets.basics import label


def keycap(text: str, tone: str = "") -> QLabel:
    """``text`` like ``Ctrl N``; tone ``primary`` on a filled button."""
    made = label("key", text, tone=tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
