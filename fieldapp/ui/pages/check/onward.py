"""What finalizing leads to, told no surer than it is: who sends it and when, here and now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from fieldapp.ui.sending_when import SETTING
from fieldapp.ui.widgets.basics import column, frame, label, picture, row
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


def where_now(book: "Fieldbook") -> str:
    """One sentence about a record that was finalized just now."""
    return {
        "training": translate("Check", "It is kept on this laptop. In training nothing is sent."),
        "unregistered": translate("Check", "It is safe on this laptop and is sent once the laptop is registered."),
        "asked": translate("Check", "It is safe on this laptop and is sent when you ask for it."),
        "itself": translate("Check", "It is safe on this laptop and is sent by itself when there is internet."),
    }[_way(book)]


def afterwards(book: "Fieldbook", draft_id: str) -> QFrame:
    """What finalizing means, in three facts; a paper that is keyed again is only compared."""
    made = frame("card")
    box = column(made, margins=(16, 13, 16, 14), gap=8)
    box.addWidget(label("h2", translate("Check", "After finalising"), wrap=True))
    again = bool(book.keyings.keyed(draft_id))
    for icon, text in _compared() if again else _sent(_way(book)):
        line = row(gap=10)
        line.addWidget(picture(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label("small", text, wrap=True), 1)
        box.addLayout(line)
    return made


def _way(book: "Fieldbook") -> str:
    connection = book.connection
    if connection.practising:
        return "training"
    if not connection.enrolled:
        return "unregistered"
    return "asked" if book.setting(SETTING) == "asked" else "itself"


def _sent(way: str) -> tuple[tuple[str, str], ...]:
    queued = {
        "training": translate("Check", "Goes to the upload queue; in training nothing is sent"),
        "unregistered": translate("Check", "Goes to the upload queue, sent once the laptop is registered"),
        "asked": translate("Check", "Goes to the upload queue, sent when you ask for it"),
        "itself": translate("Check", "Goes to the upload queue, sent automatically when online"),
    }[way]
    return (
        ("send", queued),
        ("lock", translate("Check", "Cannot be changed, unless returned by supervisor or server")),
        ("receipt", translate("Check", "The receipt appears once the server has stored it")),
    )


def _compared() -> tuple[tuple[str, str], ...]:
    return (
        ("keyboard", translate("Check", "Compared with the first entry of this paper")),
        ("hard-drive", translate("Check", "Stays on this laptop; a second entry is never sent")),
    )
