"""Words for the codes of categories, needs and red signs, as the choice lists of the outreach form have them."""

import random
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import local_now
from fieldapp.forms import Context, FormSession

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

FORM: Final = "outreach_rapid"
LISTS: Final = {"ppks": "categories", "needs": "needs", "red_flags": "risks"}
Words = Mapping[str, Mapping[str, str]]  # categories, needs or risks → code → word

_known: "WeakKeyDictionary[Fieldbook, dict[str, Words]]" = WeakKeyDictionary()


def code_words(book: "Fieldbook", language: str) -> Words:
    """All three lists; empty where the form is not here. *Slow* the first time."""
    found = _known.setdefault(book, {})
    if language not in found:
        found[language] = _read(book, language)
    return found[language]


def known_words(book: "Fieldbook", language: str) -> Words:
    """The same when they were read before, else empty."""
    return _known.get(book, {}).get(language, {})


def told(words: Words, which: str, codes: tuple[str, ...]) -> str:
    """Codes in words, separated by commas; a code without a word stands as it is."""
    return ", ".join(words.get(which, {}).get(code, code) for code in codes)


def _read(book: "Fieldbook", language: str) -> Words:
    try:
        form = book.form(FORM)
    except FieldappError:
        return {}
    context = Context(local_now, lambda: str(uuid.uuid4()), random.Random(0), {})  # noqa: S311 (nothing secret)
    session = FormSession.start(form, context, form.language_for(language))
    references = {reference.rpartition("/")[2]: reference for reference in form.references}
    return {
        which: {choice.value: choice.label for choice in session.node(references[question]).choices}
        for question, which in LISTS.items()
        if question in references
    }
