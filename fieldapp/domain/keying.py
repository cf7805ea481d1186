"""A second keying: the same paper keyed again by somebody else, compared question by question. Frozen values.

open      being keyed, as a draft that never becomes a submission
compared  keyed; differences wait for a decision
settled   every difference is decided (or there was none)
dropped   given up
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class KeyingState(StrEnum):
    """Where a second keying stands."""

    OPEN = "open"
    COMPARED = "compared"
    SETTLED = "settled"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class KeyedAnswer:
    """One question of both keyings. ``kind``: choice | choices | other; ``held``: first | second, "" undecided."""

    reference: str
    kind: str
    first: str
    second: str
    equal: bool
    held: str = ""


@dataclass(frozen=True, slots=True)
class Keying:
    """``instance_id`` was keyed first, by ``first_by``; ``draft_id`` is the draft of the second, by ``second_by``.

    ``correction_id``: the correction that was filed for what the second keying had right, "" when none was needed.
    """

    keying_id: str
    instance_id: str
    form_id: str
    form_version: str
    form_title: str
    draft_id: str
    first_by: str
    second_by: str
    begun_at: datetime
    state: KeyingState
    compared_at: datetime | None = None
    questions: int = 0
    equal: int = 0
    correction_id: str = ""

    @property
    def differences(self) -> int:
        """Questions answered differently."""
        return self.questions - self.equal


@dataclass(frozen=True, slots=True)
class FirstKeying:
    """What was keyed first, here or on a laptop of the team (``of_team``). ``by``: user here, worker there."""

    form_id: str
    form_version: str
    form_title: str
    label: str
    by: str
    xml: bytes
    of_team: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Something finalized that may be keyed again. ``by``: user of this laptop, or worker of another (``of_team``)."""

    instance_id: str
    form_id: str
    form_title: str
    label: str
    number: str
    finalized_at: datetime
    by: str
    from_batch: bool = False
    of_team: bool = False
