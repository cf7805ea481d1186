"""Second keying of paper forms: compared question by question."""

from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class KeyingPage(Page):
    """Second keying of paper forms: compared question by question."""

    place = "keying"

    def __init__(self, shell: Shell, **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("Keying", "Second keying")
        column(self).addWidget(EmptyState("keyboard", translate("Keying", "No form was keyed a second time yet.")))
