"""Plain parts of the profile's tabs: a line with its pill, an empty tab with the action that fills it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldapp.ui.pages.person.sayings import Pill as PillWords
from fieldapp.ui.widgets.basics import Button, bare, column, label, picture, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.rows import OpenRow


def entry(
    icon: str, title: str, text: str = "", pill: PillWords | None = None, when: str = "", *, inset: int = 0
) -> QWidget:
    """Icon, title over a quiet line, a pill and a time at the right; ``inset`` px from both sides."""
    made = bare()
    made.setAccessibleName(", ".join(filter(None, (title, text, pill[0] if pill else "", when))))
    _fill(row(made, margins=(inset, 4, inset, 4), gap=10), icon, title, text, pill, when)
    return made


def open_entry(
    action: Callable[[], object], icon: str, title: str, text: str = "", pill: PillWords | None = None, when: str = ""
) -> OpenRow:
    """The same as a row that opens something."""
    made = OpenRow(", ".join(filter(None, (title, text, pill[0] if pill else "", when))), action)
    _fill(made.box, icon, title, text, pill, when)
    return made


def _fill(box: QHBoxLayout, icon: str, title: str, text: str, pill: PillWords | None, when: str) -> None:
    box.addWidget(picture(icon, "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
    lines = column(gap=1)
    lines.addWidget(label("strong", title, wrap=True))
    if text:
        lines.addWidget(label("small", text, wrap=True))
    box.addLayout(lines, 1)
    if when:
        box.addWidget(label("small", when), 0, Qt.AlignmentFlag.AlignTop)
    if pill:
        box.addWidget(Pill(*pill), 0, Qt.AlignmentFlag.AlignTop)


def nothing(text: str, button: str = "", action: Callable[[], object] | None = None) -> QFrame:
    """One line and the action that fills the tab."""
    made = Card(text)
    if button and action is not None:
        made.box.addWidget(Button(button, action=action), 0, Qt.AlignmentFlag.AlignLeft)
    return made
