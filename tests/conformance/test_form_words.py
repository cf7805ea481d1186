"""Texts of the shipped forms in both languages, short and polite; entities as the casework rules know them."""

import random
import re
from functools import cache

import pytest

from fieldapp.casework.entities import KINDS
from fieldapp.forms import FormSession
from tests.conformance.pilot import ENGLISH, FORMS, INDONESIAN, begin, complete, shipped
from tests.forms.play import context

CASEWORK = [name for name in FORMS if name != "outreach_rapid"]  # that one has tests of its own
SAME = {"nik", "fm_nik", "alias", "program", "n_referral"}  # abbreviations, and notes that are a service's name
LONGEST = 60
NO_ENTITIES = {"work_review", "outreach_greeting"}  # about submissions; about nobody by name
BANJAR = "Bahasa Banjar (bjn)"


@cache
def sessions(name: str) -> tuple[FormSession, ...]:
    """Three ways through a form: what one leaves hidden another shows."""
    return tuple(complete(begin(name, seed), random.Random(seed)) for seed in range(3))


def texts(session: FormSession, language: str) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    session.set_language(language)
    found = {}
    for reference in session.references():
        node = session.node(reference)
        if node.control and node.control != "repeat":
            found[reference] = (node.label, node.hint, tuple(choice.label for choice in node.choices))
    return found


@pytest.mark.parametrize("name", CASEWORK)
def test_every_text_exists_in_both_languages_and_differs(name: str) -> None:
    for session in sessions(name):
        indonesian, english = texts(session, INDONESIAN), texts(session, ENGLISH)
        for reference, (label, hint, choices) in indonesian.items():
            other = english[reference]
            question = reference.rpartition("/")[2]
            assert label, reference
            assert other[0], reference
            assert bool(hint) == bool(other[1]), reference
            assert all(choices), reference
            assert all(other[2]), reference
            if question not in SAME:
                assert label != other[0], reference
        session.set_language(INDONESIAN)


def test_the_greeting_says_everything_in_banjar_too() -> None:
    form = shipped("outreach_greeting")
    assert form.languages == (INDONESIAN, ENGLISH, BANJAR)
    for session in sessions("outreach_greeting"):
        indonesian, banjar = texts(session, INDONESIAN), texts(session, BANJAR)
        for reference, (label, hint, choices) in banjar.items():
            assert label, reference
            assert "-" not in (label, hint, *choices), reference
            assert bool(hint) == bool(indonesian[reference][1]), reference
        assert banjar["/data/g_hello/agrees"][0] == "Hakunlah pian ditakuni satumat?"
        session.set_language(INDONESIAN)


@pytest.mark.parametrize("name", CASEWORK)
def test_labels_are_short_and_polite(name: str) -> None:
    session = sessions(name)[0]
    for reference, (label, hint, _) in texts(session, INDONESIAN).items():
        node = session.node(reference)
        assert not re.search(r"!|silakan|mohon|maaf|terlantar|cacat", f"{label} {hint}", re.IGNORECASE), reference
        if node.control not in ("note", "group") and not node.name.startswith("wg_"):
            assert len(label) <= LONGEST, label


@pytest.mark.parametrize("name", FORMS)
def test_a_form_loads_without_a_warning_in_both_languages(name: str) -> None:
    form = shipped(name)
    assert form.warnings == ()
    assert form.languages[:2] == (INDONESIAN, ENGLISH)
    assert form.title


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_saves_is_what_the_casework_rules_know(name: str) -> None:
    form = shipped(name)
    assert bool(form.entities) is (name not in NO_ENTITIES)
    for plan in form.entities:
        kind = KINDS[plan.entity.children["@dataset"].default]
        assert set(plan.properties) <= set(kind.properties), kind.name


@pytest.mark.parametrize("name", FORMS)
def test_a_draft_can_be_resumed_as_it_was_left(name: str) -> None:
    for session in sessions(name):
        resumed = FormSession.restore(session.form, context(seed=9), session.saved(), session.language)
        assert resumed.saved() == session.saved()
        assert resumed.sections() == session.sections()
        assert resumed.freeze() == session.freeze()


@pytest.mark.parametrize("name", FORMS)
def test_the_province_reads_a_submission_as_the_laptop_wrote_it(name: str) -> None:
    for session in sessions(name):
        back = FormSession.from_submission(session.form, context(seed=9), session.freeze())
        assert back.violations() == ()
        assert back.freeze() == session.freeze()
        assert back.entities() == session.entities()
