"""Answers a screen gives for the worker, by the names of questions."""

from collections.abc import Mapping, Sequence

from fieldapp.forms import FormSession

Answers = Mapping[str, str | Sequence[Mapping[str, str]]]  # question → text; repeat → its instances


def fill(session: FormSession, answers: Answers) -> None:
    """Give every answer, in this order. Raises KeyError for a name that the form does not have."""
    references = {reference.rpartition("/")[2]: reference for reference in reversed(session.form.references)}
    for name, given in answers.items():
        if isinstance(given, str):
            session.answer(references[name], given)
        else:
            fill_repeat(session, references[name], given)


def fill_repeat(session: FormSession, repeat: str, rows: Sequence[Mapping[str, str]]) -> None:
    """The repeat's first instance is there already; the others are added."""
    for number, facts in enumerate(rows, start=1):
        if number > 1:
            session.add_repeat(repeat)
        for name, text in facts.items():
            session.answer(f"{repeat}[{number}]/{name}", text)
