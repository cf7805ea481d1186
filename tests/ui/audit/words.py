"""No English on an Indonesian screen: whatever is shown and stands in the catalogues is shown translated."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from fieldapp.ui import words
from fieldapp.ui.places import WORDS
from fieldapp.ui.widgets.basics import unmarked
from tests.ui.audit.screen import Screen, spoken, told


def audit(screen: Screen) -> Iterator[str]:
    """All of it."""
    if words.language() == "id":
        for widget in screen.widgets:
            for text in _shown(widget):
                if text in _foreign():
                    yield f"English: {text[:60]!r} of {told(widget)}"


def _shown(widget: QWidget) -> Iterator[str]:
    """Everything a person reads or hears of it."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield unmarked(widget.text())
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(min(widget.count(), 20)))
    yield widget.toolTip()
    yield spoken(widget)


@cache
def _foreign() -> frozenset[str]:
    """English sentences that read otherwise in Indonesian, wherever they stand."""
    source, same = set(), set()
    for path in WORDS.glob("*_id.ts"):
        for message in ET.parse(path).iter("message"):
            english = unmarked(message.findtext("source") or "")
            (same if english == unmarked(message.findtext("translation") or "") else source).add(english)
    return frozenset(source - same)
