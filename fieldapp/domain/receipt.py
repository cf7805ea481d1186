"""The province's signed yes, and its reasoned no, for one submission."""

from dataclasses import dataclass, field
from datetime import datetime

HELD_CODES = frozenset({"conflict", "unreadable", "unknown_form"})  # nothing the worker could correct


@dataclass(frozen=True, slots=True)
class Receipt:
    """The province committed exactly these bytes.

    ``signed`` is the exact JSON text that was signed (never re-serialised); the other fields are read
    from it. ``signature`` is Ed25519 over the UTF-8 bytes of ``signed``, base64.
    """

    instance_id: str
    sha256: str
    number: str  # the province's receipt number
    log_index: int
    epoch: str
    received_at: datetime
    key_id: str
    signed: str = field(repr=False, default="")
    signature: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one question, or the whole submission (reference ""), is not accepted."""

    reference: str
    code: str  # required | constraint | format | choice | unknown_question | unknown_form | conflict | unreadable …
    message: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reasoned no for one submission."""

    instance_id: str
    sha256: str
    reasons: tuple[Reason, ...]
    refused_at: datetime

    @property
    def held(self) -> bool:
        """True when a person at the province must decide; otherwise it returns to the worker."""
        return any(reason.code in HELD_CODES for reason in self.reasons)
