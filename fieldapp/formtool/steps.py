"""The steps of an answers file, done one after the other.

``["/data/kid[2]/age", "7"]`` answers a question (null clears it); instances of repeats that are missing on the way
are added; a position left out is the first. ``{"op": "add", "ref": "/data/kid"}`` and
``{"op": "remove", "ref": "/data/kid", "at": 0}`` change a repeat. What cannot be done is told, and passed over.
"""

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import FormSession

Step = list[object] | dict[str, object]
LONGEST_SHOWN = 300  # characters of a step that could not be done
MOST_ADDED = 1000  # instances that one step may add


@dataclass(slots=True)
class Done:
    """``problems``: what could not be done, by step from 0; ``microseconds`` of each answer's recompute."""

    problems: list[dict[str, object]] = field(default_factory=list)
    microseconds: list[float] = field(default_factory=list)


def read_steps(content: bytes) -> Sequence[Step]:
    """FormError when it is no list of steps."""
    try:
        steps = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FormError([FormProblem(f"The answers are no JSON ({error}).", "Write a list.", code="answers")]) from None
    if not isinstance(steps, list) or not all(isinstance(step, list | dict) for step in steps):
        raise FormError(
            [FormProblem("The answers are no list of steps.", 'Write [["/data/name", "Ann"]].', code="answers")]
        )
    return steps


def do_steps(session: FormSession, steps: Sequence[Step]) -> Done:
    """Everything that can be done."""
    done = Done()
    for number, step in enumerate(steps):
        before = time.perf_counter()
        try:
            said = _do(session, step)
        except (KeyError, IndexError):
            said = "there is no such place in the form"
        except FormError as error:
            said = str(error)
        done.microseconds.append((time.perf_counter() - before) * 1e6)
        if said:
            done.problems.append({"step": number, "what": _shown(step), "problem": said})
    return done


def _do(session: FormSession, step: Step) -> str:
    """What was wrong, "" when nothing was."""
    if isinstance(step, list):
        if len(step) != 2 or not isinstance(step[0], str):
            return "a step is [reference, answer]"
        return _answer(session, step[0], _text(step[1]))
    op, reference, at = step.get("op"), step.get("ref"), step.get("at", 0)
    if not isinstance(reference, str) or op not in ("add", "remove") or not isinstance(at, int):
        return "op is add or remove, ref a repeat, at a number from 0"
    try:
        if op == "add":
            session.add_repeat(reference)
        else:
            session.remove_repeat(f"{reference}[{at + 1}]")
    except ValueError:
        return f"the form decides how many there are, or there are {MOST_ADDED} already"
    return ""


def _answer(session: FormSession, reference: str, text: str) -> str:
    definition = session.form.by_reference.get(re.sub(r"\[\d+\]", "", reference))
    if definition is None or not definition.leaf:
        return "there is no such question in the form"
    _reach(session, reference)
    node = session.node(reference)
    relevant = node.relevant
    session.answer(reference, text)
    return "" if relevant else "the question is not relevant now"


def _reach(session: FormSession, reference: str) -> None:
    """Add the repeat instances that are named but not there yet."""
    at = plain = ""
    for step in reference.strip("/").split("/"):
        name, _, position = step.rstrip("]").partition("[")
        repeat, at, plain = f"{at}/{name}", f"{at}/{step}", f"{plain}/{name}"
        definition = session.form.by_reference.get(plain)
        wanted = int(position) if position.isdecimal() else 1
        if definition is None or not definition.repeat or wanted > MOST_ADDED:
            continue
        while not _there(session, f"{repeat}[{wanted}]"):
            try:
                session.add_repeat(repeat)
            except ValueError:
                return


def _there(session: FormSession, reference: str) -> bool:
    try:
        session.node(reference)
    except KeyError:
        return False
    return True


def _shown(step: Step) -> object:
    """As it is, unless it is long."""
    text = json.dumps(step, ensure_ascii=False)
    return step if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"


def _text(answer: object) -> str:
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return " ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
