"""Appearances that a laptop shows otherwise: what the worker is told."""

from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode

CALENDARS = frozenset({"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"})
OUTSIDE = ("ex:", "printer:")


def remark(node: QuestionNode) -> str:
    """One sentence, or "" when the question is shown as the form means it."""
    words = set(node.appearance)
    if node.datatype in ("date", "dateTime") and words & CALENDARS:
        return sayings.gregorian()
    if node.control in ("select1", "select") and "map" in words:
        return sayings.no_choice_map()
    if any(word.startswith(OUTSIDE) for word in node.appearance):
        return sayings.no_other_app()
    return ""
