"""Whatever is answered in whatever order, the state is that of a full recompute of what was saved."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.forms import FormSession
from tests.forms.play import again, context, form

FORM = """
| survey |
| | type | name | label | relevant | calculation | constraint | choice_filter | required | repeat_count | trigger |
| | integer | a | A | | | . < 9 | | | | |
| | integer | b | B ${c} | ${a} > 1 | | | | ${a} > 5 | | |
| | calculate | c | | | coalesce(${a}, 0) + coalesce(${b}, 0) | | | | | |
| | select_one l | s | S | | | | ${a} >= n | | | |
| | select_multiple l | m | M | ${s} != '' | | | | | | |
| | text | seen | Seen | | concat(${a}, '!') | | | | | ${s} |
| | begin_group | g | G | ${c} > 3 | | | | | | |
| | text | t | T | selected(${m}, 'x') | | string-length(.) < 4 | | | | |
| | begin_repeat | r | R | | | | | | | |
| | integer | v | V | | | | | | | |
| | calculate | p | | | position(..) + coalesce(${a}, 0) | | | | | |
| | text | w | W ${p} | ${v} > ${a} | | | | yes | | |
| | begin_repeat | k | K | | | | | | ${v} | |
| | integer | deep | Deep | | | | | | | |
| | end_repeat | | | | | | | | | |
| | end_repeat | | | | | | | | | |
| | end_group | | | | | | | | | |
| | calculate | total | | | sum(${v}) + sum(${deep}) + count(${r}) | | | | | |
| | calculate | key | | | once(uuid()) | | | | | |
| | text | last | Last ${total} | ${total} > 4 | | | | | | |
| choices |
| | list_name | name | label | n |
| | l | x | X | 1 |
| | l | y | Y | 3 |
| | l | z | Z | 5 |
"""
TEXTS = ("", "0", "1", "2", "3", "6", "12", "x", "y", "x z", "abc", "abcde")


def questions(session: FormSession) -> list[str]:
    return [
        r for section in session.sections() for r in section.references if session.node(r).control not in ("group",)
    ]


def state(session: FormSession) -> object:
    """All that screens and submissions see."""
    nodes = [session.node(reference) for reference in questions(session)]
    return (
        session.saved(),
        session.sections(),
        session.violations(),
        [(n.reference, n.text, n.value, n.label, n.required, n.readonly, n.choices) for n in nodes],
        [session.node(f"/data/{name}").text for name in ("c", "total", "key", "seen")],
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(TEXTS)), max_size=25))
def test_incremental_equals_full(steps: list[tuple[int, str]]) -> None:
    session = FormSession.start(form(FORM), context())
    for number, text in steps:
        _one(session, random.Random(number), text)
        changed = again(session)
        assert state(changed) == state(session)
        _same_everywhere(session, changed)


def _one(session: FormSession, dice: random.Random, text: str) -> None:
    choice = dice.random()
    repeats = [r for r in questions(session) if session.node(r).control == "repeat" and "/k" not in r]
    if choice < 0.12 and repeats:
        session.add_repeat("/data/g/r")
    elif choice < 0.2 and any(r.endswith("]") for r in repeats):
        session.remove_repeat(dice.choice([r for r in repeats if r.endswith("]")]))
    else:
        asked = [r for r in questions(session) if session.node(r).control not in ("repeat", "note")]
        session.answer(dice.choice(asked), text)


def _same_everywhere(one: FormSession, two: FormSession) -> None:
    for reference in one.form.references:
        if "/r/" not in reference:
            assert one.node(reference).relevant == two.node(reference).relevant, reference
            assert one.node(reference).value == two.node(reference).value, reference
