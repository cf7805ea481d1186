"""Batches of paper: tables taken in, packs, one upload run, the receipt page."""

from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class BatchPage(Page):
    """Batches of paper: tables taken in, packs, one upload run, the receipt page."""

    place = "batch"

    def __init__(self, shell: Shell, **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("Batch", "Batches")
        column(self).addWidget(EmptyState("file-spreadsheet", translate("Batch", "No batch was taken in yet.")))
