"""Why the province did not accept a submission, in words: per question, with the question's own label."""

import random
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from re import sub
from typing import Final

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.receipt import Reason
from fieldapp.errors import FieldappError
from fieldapp.fieldbook import Fieldbook
from fieldapp.forms import Context, Form, FormSession
from fieldapp.ui import words
from fieldapp.ui.words import translate

_SENTENCES: dict[str, Callable[[], str]] = {
    "required": lambda: translate("Queue", "This question must be answered"),
    "constraint": lambda: translate("Queue", "The answer is not accepted"),
    "format": lambda: translate("Queue", "The answer cannot be read"),
    "choice": lambda: translate("Queue", "The answer is not one of the choices"),
    "too_many": lambda: translate("Queue", "There are too many answers"),
    "unknown_question": lambda: translate("Queue", "The server does not know this question"),
    "unknown_form": lambda: translate("Queue", "The server does not know this form"),
    "unknown_version": lambda: translate("Queue", "The server does not know this form version"),
    "too_large": lambda: translate("Queue", "The record is larger than the server takes"),
    "attachment_missing": lambda: translate("Queue", "A file that the record names is missing"),
    "attachment_unknown": lambda: translate("Queue", "The record holds a file that it does not name"),
    "conflict": lambda: translate("Queue", "The server already holds other content under this number"),
    "attachment_unreadable": lambda: translate("Queue", "The stored record or one of its files cannot be read"),
    "unreadable": lambda: translate("Queue", "The stored record or one of its files cannot be read"),
    "form_mismatch": lambda: translate("Queue", "The record says two things about its form"),
    "instance_mismatch": lambda: translate("Queue", "The record says two things about its own id"),
    "uncheckable": lambda: translate("Queue", "The server could not check this record"),
}
FORMS_OWN: Final = frozenset({"required", "constraint", "format", "choice", "too_many", "note"})  # their messages


def words_of(reason: Reason) -> str:
    """The sentence of the form or of an administrator, else ours for the code; a file is named."""
    sentence = _SENTENCES.get(reason.code)
    if reason.message and (reason.code in FORMS_OWN or sentence is None):
        return reason.message
    said = sentence() if sentence else translate("Queue", "The server does not accept this answer")
    return f"{said}: {reason.message}" if reason.message and reason.code.startswith("attachment_") else said


def first_reason(shown: Assessment) -> str:
    """One line for the table; more reasons are counted."""
    reasons = shown.reasons
    if not reasons:
        return translate("Queue", "No reason was given")
    more = len(reasons) - 1
    said = words_of(reasons[0])
    return f"{said} {translate('Queue', '(and %n more)', more)}" if more else said


def labelled(book: Fieldbook, shown: Assessment) -> tuple[tuple[str, str], ...]:
    """(question, reason) for every reason; the question is "" when the whole record is meant."""
    reasons = shown.reasons
    if not any(reason.reference for reason in reasons):
        return tuple(("", words_of(reason)) for reason in reasons)
    try:
        form = book.form(shown.form_id, shown.form_version)
    except FieldappError:
        return tuple((_name(reason.reference), words_of(reason)) for reason in reasons)
    return tuple((label(form, reason.reference), words_of(reason)) for reason in reasons)


def label(form: Form, reference: str) -> str:
    """What the question asks, in the screen's language; its name when it asks nothing."""
    if not reference:
        return ""
    blank = _blank(form, words.language())
    for wanted in (reference, sub(r"\[\d+\]", "[1]", reference), sub(r"\[\d+\]", "", reference)):
        try:
            said = blank.node(wanted).label
        except (FieldappError, KeyError, LookupError, ValueError):
            continue
        if said:
            return said
    return _name(reference)


@lru_cache(maxsize=4)
def _blank(form: Form, language: str) -> FormSession:
    """An empty copy of the form, only to read its labels."""
    context = Context(
        now=lambda: datetime.now().astimezone(),
        new_uuid=lambda: str(uuid.uuid4()),
        random=random.Random(0),  # noqa: S311 (order of choices, nothing secret)
        properties={},
    )
    return FormSession.start(form, context, form.language_for(language))


def _name(reference: str) -> str:
    return sub(r"\[\d+\]", "", reference.rsplit("/", 1)[-1]).replace("_", " ")
