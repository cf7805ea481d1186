"""The panel beside the comparison: who it will be, what goes along, why, and the three answers."""

from fieldapp.ui.widgets.outcome_panel import Answer, OutcomePanel
from fieldapp.ui.words import translate


def merge_panel() -> OutcomePanel:
    """``answered`` carries merge, different or later."""
    return OutcomePanel(
        translate("Merge", "After merging"),
        translate("Merge", "Example: same photo"),
        translate("Merge", "Write why these are one person."),
        (
            Answer("merge", translate("Merge", "&Merge"), "git-merge"),
            Answer("different", translate("Merge", "&Different people")),
            Answer("later", translate("Merge", "&Later")),
        ),
    )
