"""A form filled at random: every door of a session is opened, and what was stored is opened again."""

import contextlib
from xml.etree.ElementTree import fromstring

from fieldapp.errors import FormError
from fieldapp.forms import Form, FormSession
from tests.forms.play import context
from tests.fuzz.dice import Dice

TEXTS = (
    *("", "1", "0", "-1", "7", "2.5", "999999999999999999", "yes", "no", "a", "b", "a b", "x y z", "NaN", "1e308", "'"),
    *("2026-11-25", "2026-02-30", "0000-00-00", "10:30", "2026-11-25T10:30:00.000+08:00", "1 2", "0 0;0 1;1 1;0 0"),
    *("<&>", "\u0000", "\ud800", "é😀", " ", "\n", "true", "false", "photo.jpg", "x" * 300, "١٢", "2,5", "-.5e-3"),
)


def fill_in(form: Form, dice: Dice) -> None:
    """FormError may come out, nothing else."""
    session = FormSession.start(form, context(deviceid="lab:1"))
    for _ in range(12):
        if dice.left:
            _step(session, dice)
    _look(session)
    saved = session.saved()
    again = FormSession.restore(form, context(seed=2), saved, session.language)
    _look(again)
    if not form.circles:  # a repeat that counts itself grows whenever it is computed
        assert saved.items() <= again.saved().items()  # entities that had no id get one
    with contextlib.suppress(FormError):
        frozen = session.freeze()
        fromstring(frozen)
        _look(FormSession.from_submission(form, context(), frozen))
    with contextlib.suppress(FormError):
        fromstring(session.instance_xml())


def _step(session: FormSession, dice: Dice) -> None:
    references = session.references()
    if not references:
        return
    reference = dice.pick(references[:250])
    kind = dice.number(12)
    if kind == 0 and session.form.languages:
        session.set_language(dice.pick(session.form.languages))
    elif kind == 1:
        with contextlib.suppress(ValueError):
            session.remove_repeat(reference)
    elif kind in (2, 3):
        growing = [d.reference for d in session.form.root.family() if d.repeat]
        with contextlib.suppress(ValueError, KeyError):
            session.add_repeat(dice.pick(growing) if growing else reference)
    else:
        choices = session.node(reference).choices
        offered = [choice.value for choice in choices[:20]]
        text = dice.pick(offered) if offered and dice.often(6) else _answer(dice)
        session.answer(reference, text)


def _answer(dice: Dice) -> str:
    return dice.text() if dice.often(2) else dice.pick(TEXTS)


def _look(session: FormSession) -> None:
    for section in session.sections():
        for reference in (section.reference, *section.references):
            if reference:
                node = session.node(reference)
                _ = (node.text, node.value, node.label, node.hint, node.guidance, node.choices, node.relevant)
                _ = (node.readonly, node.required, node.violation, node.parameters, node.appearance, node.media)
    session.violations()
    session.entities()
    session.instance_name()
    session.attachments()
