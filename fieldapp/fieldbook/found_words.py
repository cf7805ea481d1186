"""What checks found, in the language of the screens: a form's own sentence is stored in the one it was found in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fieldapp.domain.team import Found, TeamWork
from fieldapp.errors import FieldappError
from fieldapp.forms import Form

USUAL = "id"  # what laptops speak when nobody chose; sentences are in it, and no form is loaded to say them again


def spoken(rows: Sequence[TeamWork], form: Callable[[str, str], Form], language: str) -> tuple[TeamWork, ...]:
    """The rows; sentences that the form has in that language are in it. ``form``: by id and version, kept."""
    if language == USUAL:
        return tuple(rows)
    return tuple(_spoken(work, form, language) if any(one.message for one in work.found) else work for work in rows)


def _spoken(work: TeamWork, form: Callable[[str, str], Form], language: str) -> TeamWork:
    try:
        known = form(work.form_id, work.form_version)
    except FieldappError:
        return work  # not on this laptop
    chosen = known.language_for(language)

    def again(one: Found) -> Found:
        return replace(one, message=known.said_in(chosen, one.message)) if one.message else one

    return replace(work, found=tuple(map(again, work.found)))
