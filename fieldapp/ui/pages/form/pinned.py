"""Why a draft's predecessor came back, each reason at its question, as long as that is not answered anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fieldapp.domain.receipt import Reason
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.forms import FormSession

_POSITION = re.compile(r"\[\d+\]")


def pinned(book: Fieldbook, desk: OpenAssessment) -> tuple[Reason, ...]:
    """Those that hold still, in the order of the questions; what is about the whole stands first, under ""."""
    origin = desk.assessment.corrects
    if not origin:
        return ()
    before = book.repairs.answers(origin)
    order = [reference for section in desk.session.sections() for reference in section.references]
    placed = [_placed(reason, order, before) for reason in book.assessment(origin).reasons]
    left = [reason for reason in placed if not _answered_anew(reason, desk.session, before)]
    return tuple(sorted(left, key=lambda reason: order.index(reason.reference) if reason.reference else -1))


def first_question(reasons: tuple[Reason, ...]) -> str:
    """The question to open, "" when none is named."""
    return next((reason.reference for reason in reasons if reason.reference), "")


def _placed(reason: Reason, order: list[str], before: Mapping[str, str]) -> Reason:
    """At a question that is on the way now: itself, the first of its repeat, or the one that holds the named file."""
    return replace(reason, reference=next((one for one in _places(reason, order, before) if one in order), ""))


def _places(reason: Reason, order: list[str], before: Mapping[str, str]) -> Iterator[str]:
    yield reason.reference
    plain = _POSITION.sub("", reason.reference)
    if plain:
        yield from (one for one in order if _POSITION.sub("", one) == plain)
    if reason.code.startswith("attachment_") and reason.message:
        yield from (reference for reference, text in before.items() if text == reason.message)


def _answered_anew(reason: Reason, session: FormSession, before: Mapping[str, str]) -> bool:
    if not reason.reference:
        return False
    return session.node(reason.reference).text != before.get(reason.reference, "")
