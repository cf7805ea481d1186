"""Submissions of the team: automatic checks, approve, return."""

from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class ReviewPage(Page):
    """Submissions of the team: automatic checks, approve, return."""

    place = "review"

    def __init__(self, shell: Shell, **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("Review", "Review")
        column(self).addWidget(EmptyState("file-check", translate("Review", "Nothing waits for review.")))
