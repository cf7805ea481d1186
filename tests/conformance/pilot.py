"""Fills shipped forms: what a script says by question name, then whatever is still required."""

import random
from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from fieldapp.config import resources
from fieldapp.domain.submission import EntityChange
from fieldapp.forms import Form, FormSession, load_form
from fieldapp.xlsform import compile_workbook
from fieldapp.xlsform.ready import ready_form
from tests.forms.play import NOW, context

FORMS = (
    "outreach_rapid",
    "outreach_greeting",
    "assessment_full",
    "shelter_intake",
    "shelter_discharge",
    "follow_up",
    "prevention_activity",
    "benefit_check",
    "person_merge",
    "person_decision",
    "consent_withdrawal",
    "work_review",
    "referral_new",
    "referral_step",
    "shelter_room",
    "shelter_move",
    "bed_mark",
    "shelter_waiting",
    "night_count",
    "visit_request",
)
INDONESIAN, ENGLISH = "Bahasa Indonesia (id)", "English (en)"
MOMENTS = (-3, -1)  # hours from now: an end that must lie after its start


@cache
def shipped(name: str) -> Form:
    path = resources() / "forms" / f"{name}.xlsx"
    compiled = ready_form(path) or compile_workbook(path, "en", strict=True)
    return load_form(compiled.xml, compiled.files)


def begin(name: str, seed: int = 1) -> FormSession:
    return FormSession.start(shipped(name), context(seed=seed, username="Rina", deviceid="KT-A07"), INDONESIAN)


def name_of(reference: str) -> str:
    """``/data/g/family[2]/fm_name`` → ``fm_name#2``; first instances and others without number."""
    name, number = reference.rpartition("/")[2], reference.rpartition("[")[2].partition("]")[0]
    return f"{name}#{number}" if number.isdecimal() and number != "1" else name


def asked(session: FormSession) -> list[str]:
    return [reference for section in session.sections() for reference in section.references]


def play(session: FormSession, script: Mapping[str, str]) -> FormSession:
    """Answer what is asked, until nothing of the script is left; what is never asked fails."""
    waiting = dict(script)
    while waiting:
        reference = next((r for r in asked(session) if name_of(r) in waiting), None)
        assert reference is not None, f"never asked: {sorted(waiting)}"
        node, answer = session.node(reference), waiting.pop(name_of(reference))
        if node.choices and answer:
            assert set(answer.split()) <= {choice.value for choice in node.choices}, (reference, answer)
        session.answer(reference, answer)
    return session


def complete(session: FormSession, chance: random.Random | None = None) -> FormSession:
    """Answer what is still required with something acceptable, by chance when given."""
    chance = chance or random.Random(0)
    for _ in range(600):
        violations = session.violations()
        if not violations:
            return session
        reference = violations[0].reference
        session.answer(reference, _something(session, reference, chance))
    raise AssertionError([(v.reference, v.kind, v.message) for v in session.violations()])


def _something(session: FormSession, reference: str, chance: random.Random) -> str:
    node = session.node(reference)
    if node.choices:
        return chance.choice(node.choices).value
    day, moment = NOW.date(), NOW + timedelta(hours=chance.choice(MOMENTS))
    found = {
        "date": lambda: (day + timedelta(days=chance.choice((0, 0, 3, -3)))).isoformat(),
        "dateTime": lambda: moment.isoformat(timespec="milliseconds"),
        "int": lambda: str(chance.choice((1, 2, 5, 8, 12, 19, 34, 67))),
        "integer": lambda: str(chance.choice((1, 2, 5, 8, 12, 19, 34, 67))),
        "decimal": lambda: "36.5",
    }.get(node.datatype)
    if found:
        return found()
    return "6472050101909001" if "nik" in node.name else f"Catatan yang cukup panjang {chance.randint(1, 99)}"


def value(session: FormSession, name: str) -> str:
    return session.node(reference_of(session, name)).text


def reference_of(session: FormSession, name: str) -> str:
    found = [r for r in session.references() if name_of(r) == name] or _groups(session, name)
    assert found, name
    return found[0]


def offered(session: FormSession, name: str) -> set[str]:
    return {choice.value for choice in session.node(reference_of(session, name)).choices}


def shown(session: FormSession, name: str) -> bool:
    return session.node(reference_of(session, name)).relevant


def said(session: FormSession, entity_list: str) -> list[EntityChange]:
    return [change for change in session.entities() if change.entity_list == entity_list]


def _groups(session: FormSession, name: str) -> list[str]:
    """Groups and repeats: not among the questions."""
    return [r for r in session.form.references if r.rpartition("/")[2] == name]
