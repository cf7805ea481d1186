"""Every form of ``tests/conformance/forms``: its own expectations, and the promises that hold for any form."""

import random
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.errors import FormError
from fieldapp.fieldbook import OpenAssessment
from fieldapp.forms import FormSession, Node
from tests.conformance.script import FORMS, Script, play, read, state
from tests.forms.play import again, context

ALL = sorted(FORMS.glob("*.md"))
TEXTS = {
    "int": ["0", "1", "2", "3", "17", "18", "-4", "x"],
    "decimal": ["0", "1.5", "36.6", "1e3", "x"],
    "date": ["2026-11-01", "1999-12-31", "2026-02-30"],
    "dateTime": ["2026-11-25T10:00:00.000+08:00", "never"],
    "time": ["10:42:00.000+08:00", "25:00"],
    "geopoint": ["-0.5 117.15 3 4", "-0.5 117.15", "here"],
    "boolean": ["true", "false", "1"],
    "binary": ["photo.jpg"],
}
ANY_TEXT = ["a", "b", "yes", "no", "1", "2", "Ani", "a b", " ", "<&>\"'", "é\n"]


@cache
def script(path: Path) -> Script:
    return read(path)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_form_does_what_its_steps_say(path: Path) -> None:
    assert script(path).steps, "a form without expectations proves nothing"
    play(script(path))


def _text_for(node: Node, chance: random.Random) -> str:
    if chance.random() < 0.1:
        return ""
    if node.choices and chance.random() < 0.9:
        values = [choice.value for choice in node.choices]
        return " ".join(chance.sample(values, min(len(values), 1 if node.control == "select1" else 2)))
    return chance.choice(TEXTS.get(node.datatype, ANY_TEXT))


def act(
    session: FormSession, chance: random.Random, hand: FormSession | OpenAssessment, without: tuple[str, ...] = ()
) -> None:
    """One thing a person may do, by ``hand``; kinds of questions in ``without`` are left alone."""
    shown = [reference for section in session.sections() for reference in section.references]
    if not shown:
        return
    reference = chance.choice(shown)
    node = session.node(reference)
    if node.control == "repeat":
        if node.grows and reference.endswith("]") and chance.random() < 0.4:
            hand.remove_repeat(reference)
        elif node.grows:
            hand.add_repeat(reference.rpartition("[")[0] if reference.endswith("]") else reference)
    elif node.control not in ("group", "note", *without):
        hand.answer(reference, _text_for(node, chance))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_answers_can_be_saved_restored_and_sent(path: Path, seed: int) -> None:
    """Saved and restored it is the same; what was told to be stored is what is stored; frozen it can be read again."""
    chance = random.Random(seed)
    session = FormSession.start(script(path).form, context(deviceid="lab:1"))
    for _ in range(12):
        act(session, chance, session)
    before = state(session)
    restored = again(session)
    assert restored.saved() == session.saved()
    assert state(restored) == before
    try:
        submission = session.freeze()
    except FormError:
        assert session.violations()
        return
    assert ET.fromstring(submission).get("id") == session.form.form_id
    corrected = FormSession.from_submission(session.form, context(deviceid="lab:1"), submission)
    assert corrected.violations() == session.violations()
