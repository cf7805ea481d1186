"""What a session answers: the changes of one answer, and why a question is not acceptable now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random


@dataclass(frozen=True, slots=True)
class Context:
    """What a session may know of the world. ``now`` gives aware times; the first one's zone is the session's.

    ``properties``: username, deviceid, phonenumber, email … as far as known.
    """

    now: Callable[[], datetime]
    new_uuid: Callable[[], str]
    random: Random
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """At most one per question. ``kind``: required | constraint | format | choice | too_many.

    ``message`` is the form's own, in the session's language, "" when it has none. ``too_many`` is said of a
    repeat whose count is beyond what a form can hold.
    """

    reference: str
    kind: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """``saved``: reference → text to store, None to remove; what restore computes again is not among them.

    ``shown``: references whose look may have changed. ``structure``: sections() must be read again.
    ``hidden``: answered questions that became not relevant; their texts are kept, but not submitted.
    """

    saved: Mapping[str, str | None]
    shown: frozenset[str]
    structure: bool
    hidden: tuple[str, ...]
