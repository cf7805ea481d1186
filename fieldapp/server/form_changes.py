"""What a new version of a form changes for those who read answers: questions that go, come, or are asked otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fieldapp.forms import Form

QUESTIONS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank"})


@dataclass(frozen=True, slots=True)
class FormChange:
    """``before`` and ``after`` are kinds of questions; one is "" where the question goes or comes."""

    kind: Literal["gone", "new", "other"]
    reference: str
    before: str = ""
    after: str = ""


def form_changes(old: Form, new: Form) -> Iterator[FormChange]:
    """In document order, what goes first. A question is the same while its reference is."""
    before, after = _questions(old), _questions(new)
    for reference, kind in before.items():
        if reference not in after:
            yield FormChange("gone", reference, before=kind)
    for reference, kind in after.items():
        if reference not in before:
            yield FormChange("new", reference, after=kind)
        elif before[reference] != kind:
            yield FormChange("other", reference, before[reference], kind)


def _questions(form: Form) -> dict[str, str]:
    """Reference below the root → kind."""
    found = {}
    for reference in form.references:
        one = form.by_reference[reference]
        if one.control is not None and one.control.kind in QUESTIONS:
            found[reference[len(form.root.name) + 1 :]] = _kind(one.control.kind, one.datatype)
    return found


def _kind(control: str, datatype: str) -> str:
    return datatype or "string" if control == "input" else control
