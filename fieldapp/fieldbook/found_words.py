"""What checks found, in the language of the screens: a form's own sentence is stored in the one it was found in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fieldapp.domain.team import Found, TeamWork
from fieldapp.errors import FieldappError
from fieldapp.forms import Form, FormSession

RULE = "rule"  # what a check calls a sentence of the form
USUAL = "id"  # what laptops speak when nobody chose; sentences are in it, and no form is loaded to say them again


def spoken(rows: Sequence[TeamWork], form: Callable[[str, str], Form], language: str) -> tuple[TeamWork, ...]:
    """The rows; of forms in several languages no sentence is in another one: it has none where the form cannot say it
    again without the answers. ``form``: by id and version, kept."""
    if language == USUAL:
        return tuple(rows)
    return tuple(_spoken(work, form, language) if any(one.message for one in work.found) else work for work in rows)


def spoken_by(work: TeamWork, session: FormSession) -> TeamWork:
    """The same of one that is read: the form itself says its sentences, with the answers in them."""

    def again(one: Found) -> Found:
        said = _soft(session, one.reference) if one.code == RULE else ""
        return replace(one, message=said) if said else one

    return replace(work, found=tuple(map(again, work.found)))


def _soft(session: FormSession, reference: str) -> str:
    try:
        return session.node(reference).soft
    except LookupError:
        return ""  # in a group that repeats: a check names it without positions


def _spoken(work: TeamWork, form: Callable[[str, str], Form], language: str) -> TeamWork:
    try:
        known = form(work.form_id, work.form_version)
    except FieldappError:
        return work  # not on this laptop
    if len(known.languages) < 2:
        return work
    chosen = known.language_for(language)

    def again(one: Found) -> Found:
        return replace(one, message=known.said_in(chosen, one.message)) if one.message else one

    return replace(work, found=tuple(map(again, work.found)))
