"""The team: who has what unsent, versions, visits, shelters, follow-ups."""

from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class TeamPage(Page):
    """The team: who has what unsent, versions, visits, shelters, follow-ups."""

    place = "team"

    def __init__(self, shell: Shell, **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("Team", "Team")
        column(self).addWidget(EmptyState("users", translate("Team", "No laptop of the team has been heard of yet.")))
