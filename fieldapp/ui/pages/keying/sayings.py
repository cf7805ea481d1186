"""What the page of second keyings says."""

from fieldapp.casework.agreement import Agreement
from fieldapp.domain.formats import show_decimal, show_relative
from fieldapp.domain.keying import Keying, KeyingState, Paper
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.pages.batch.rows_table import Line
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.words import translate

GOOD, FAIR = 0.98, 0.9  # shares of equal answers


def face(keying: Keying) -> Face:
    """Where a second keying stands."""
    if keying.state == KeyingState.OPEN:
        return Face(translate("Keying", "Being keyed"), "keyboard", "info")
    if keying.state == KeyingState.COMPARED:
        return Face(translate("Keying", "To decide"), "triangle-alert", "warning")
    return Face(translate("Keying", "Settled"), "circle-check", "success")


def paper_line(at: int, paper: Paper) -> Line:
    """Something that may be keyed again."""
    from_table = Face(translate("Keying", "From a table"), "file-spreadsheet", "neutral")
    by_hand = Face(translate("Keying", "Keyed"), "keyboard", "neutral")
    if paper.of_team:
        by_hand = Face(translate("Keying", "Of the team"), "users-round", "neutral")
    words_ = (paper.label or "–", paper.form_title, paper.number, when(paper))
    return Line(at, from_table if paper.from_batch else by_hand, words_)


def keying_line(at: int, keying: Keying, label: str) -> Line:
    """A second keying and how far it agrees; ``label``: whom the paper is about."""
    told = "–"
    if keying.state != KeyingState.OPEN:
        told = translate("Keying", "{equal} of {count} equal").format(equal=keying.equal, count=keying.questions)
    return Line(at, face(keying), (label or keying.form_title, keying.first_by or "–", keying.second_by or "–", told))


def agreement_line(at: int, one: Agreement) -> Line:
    """The share of equal answers, and kappa."""
    if one.share >= GOOD:
        shown = Face(percent(one.share), "circle-check", "success")
    else:
        tone, icon = ("info", "info") if one.share >= FAIR else ("warning", "triangle-alert")
        shown = Face(percent(one.share), icon, tone)
    kappa = "–" if one.kappa is None else show_decimal(one.kappa, words.language(), 2)
    return Line(at, shown, (one.of, str(one.answers), str(one.answers - one.equal), kappa))


def percent(share: float) -> str:
    """``97,5%``."""
    return f"{show_decimal(100 * share, words.language(), 1)}%"


def when(paper: Paper) -> str:
    """When it was finalized."""
    return show_relative(paper.finalized_at.astimezone(), local_now(), words.language())
