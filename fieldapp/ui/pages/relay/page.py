"""Laptops in one room: pair them, take their work, hand out what is for them."""

from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class RelayPage(Page):
    """Laptops in one room: pair them, take their work, hand out what is for them."""

    place = "relay"

    def __init__(self, shell: Shell, **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("Relay", "Laptops in this room")
        column(self).addWidget(EmptyState("laptop", translate("Relay", "No laptop is paired yet.")))
