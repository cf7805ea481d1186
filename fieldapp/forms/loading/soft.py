"""``soft:warns`` of a bind: the notes that are soft warnings, and the questions they stand at."""

from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Soft
from fieldapp.forms.loading.draft import FormDraft

_CURE = "Let it name a question of the same repeat: ${name}."


def read_soft(draft: FormDraft) -> tuple[Soft, ...]:
    """After the body, when it is known which nodes are notes. What cannot warn stays an ordinary note."""
    found = [(note, _question(note, reference, draft)) for note, reference in draft.warns.items()]
    return tuple(_soft(note, question, draft) for note, question in found if question is not None)


def _question(note: Definition, reference: str, draft: FormDraft) -> Definition | None:
    question = draft.seek(reference, note)
    if not note.note:
        message = "Only a note can be a soft warning."
    elif note.relevant is None:
        message = "A soft warning has a condition: without relevant it would always be there."
    elif question is None:
        message = f"It warns of {reference.strip()}, which is not in the form."
    elif not question.question or question.scope is not note.scope:
        message = f"It warns of {question.name}, which is no question of the same repeat."
    else:
        return question
    if draft.strict:
        draft.refuse(note.name, message, _CURE, "bad_reference", "warns")
    else:
        draft.warn(note.name, f"{message} It is shown as a note, if at all.")
    return None


def _soft(note: Definition, question: Definition, draft: FormDraft) -> Soft:
    note.warns = question
    question.warned_by.append(note)
    reads: dict[Definition, Definition] = {question: note.scope or draft.root}
    for rule in draft.rules:
        if rule.owner is note:
            for read, shared in rule.reads.items():
                reads.setdefault(read, shared)
    return Soft(note, question, reads)
