"""Fills a form from what a story says; whatever else is required gets the least remarkable answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from fieldapp.forms import FormSession, Node

Rows = Sequence[Mapping[str, str]]  # the instances of a repeat
Said = str | Rows | Callable[[FormSession], "str | Rows"]
RELUCTANT = ("no", "none", "dk", "home", "not_needed", "other", "1", "3")  # chosen where the story says nothing
_ROUNDS = 400  # a form that asks more than this for ever is a mistake


def fill_in(session: FormSession, said: Mapping[str, Said], now: datetime) -> None:
    """Answer in the order of the form. Raises ValueError when something required cannot be answered."""
    references = {reference.rpartition("/")[2]: reference for reference in reversed(session.form.references)}
    place = {name: number for number, name in enumerate(reversed(references))}
    for name in sorted(said, key=lambda name: place.get(name, -1)):
        if name in references:
            _give(session, references[name], said[name])
    for _ in range(_ROUNDS):
        violations = session.violations()
        if not violations:
            return
        node = session.node(violations[0].reference)
        session.answer(violations[0].reference, usual(node, now))
    stuck = session.violations()[0]
    raise ValueError(f"{session.form.form_id}: {stuck.reference} cannot be answered ({stuck.kind})")


def _give(session: FormSession, reference: str, said: Said) -> None:
    if callable(said):
        said = said(session)
    if isinstance(said, str):
        session.answer(reference, said)
        return
    for number, facts in enumerate(said, start=1):
        if f"{reference}[{number}]" not in session.references() and number > 1:
            session.add_repeat(reference)
        for name, text in facts.items():
            session.answer(f"{reference}[{number}]/{name}", text)


def usual(node: Node, now: datetime) -> str:
    """What a worker would put where nothing remarkable is to be said."""
    if node.choices:
        values = [choice.value for choice in node.choices]
        return next((value for value in RELUCTANT if value in values), values[0])
    if node.control == "trigger":
        return "OK"
    usually = {
        "int": "1",
        "integer": "1",
        "decimal": "36.5",
        "date": (now.date() + timedelta(days=7)).isoformat(),
        "dateTime": now.isoformat(timespec="milliseconds"),
    }
    return usually.get(node.datatype, "Dicatat untuk latihan.")
