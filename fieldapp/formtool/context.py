"""The world a form is filled in from the command line: a clock that stands still, chance that repeats."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from random import Random

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import Context


def make_context(now: str, seed: int | None, properties: Iterable[str]) -> Context:
    """``now``: ISO 8601, blank for the clock's; ``properties``: ``name=value`` each. FormError when unreadable."""
    moment = _moment(now)
    chance = Random(seed)  # noqa: S311 (choices of a form, no secret)
    return Context(
        now=lambda: moment,
        new_uuid=lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        random=chance,
        properties=dict(_pair(text) for text in properties),
    )


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text) if text else datetime.now().astimezone()
    except ValueError:
        problem = FormProblem(f"--now {text} is no moment.", "Write 2026-11-25T10:30:00+08:00.", code="arguments")
        raise FormError([problem]) from None
    return found if found.tzinfo is not None else found.astimezone()


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        problem = FormProblem(f"--property {text} has no value.", "Write name=value.", code="arguments")
        raise FormError([problem])
    return name.strip(), value
