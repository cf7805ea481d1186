"""An assessment's life, and what lists show of it (states: ``ux`` chapter 8, one vocabulary everywhere)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldapp.domain.receipt import Reason, Receipt, Refusal
from fieldapp.domain.review import RETURNED, Aside, Review


class State(StrEnum):
    """Where an assessment is; every assessment is in exactly one state."""

    DRAFT = "draft"
    FINALIZED = "finalized"  # in the outbox, ready to send
    SENDING = "sending"  # a request is under way; evidence of nothing
    UNCONFIRMED = "unconfirmed"  # bytes left, no answer yet; asked again by id
    RECEIVED = "received"  # a verified receipt is stored, or the unsigned yes of an OpenRosa server
    RETURNED = "returned"  # the province refused it with reasons
    HELD = "held"  # conflict or unreadable: kept in quarantine for a person


OUTBOX = (State.FINALIZED, State.SENDING, State.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a draft is. Counts cover relevant questions only; section counts from 1."""

    answered: int = 0
    total: int = 0
    section: int = 1
    sections: int = 1
    reference: str = ""  # the question that had focus last

    @property
    def percent(self) -> int:
        """0..100."""
        return round(100 * self.answered / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an assessment's history. ``kind``: started, finalized, sent, received, returned, held …"""

    kind: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One filled form as lists show it; answers are read separately. Times are UTC."""

    instance_id: str
    form_id: str
    form_version: str
    form_title: str
    state: State
    title: str  # the person's name or description, "" before it is known
    started_at: datetime
    changed_at: datetime
    progress: Progress
    person_id: str = ""
    finalized_at: datetime | None = None
    number: str = ""  # JGK-XXXX-XXXX, made at finalize
    size: int = 0  # bytes of submission and attachments
    attempts: int = 0
    retry_at: datetime | None = None
    receipt: Receipt | None = None
    refusal: Refusal | None = None
    corrects: str = ""  # instance_id of the returned submission this one corrects
    exported_at: datetime | None = None  # last put into a courier pack
    review: Review | None = None  # what was decided after the receipt
    aside: Aside | None = None  # troubled work that the worker put off or away
    worker: str = ""  # the user of this laptop who recorded it, "" the first one
    purged_at: datetime | None = None  # its answers left this laptop; the province holds them

    @property
    def sent_back(self) -> bool:
        """Returned by a person, at the province after its receipt, or by a supervisor who has it by another road."""
        settled = self.state in (State.DRAFT, State.RETURNED, State.HELD)
        return not settled and self.review is not None and self.review.state == RETURNED

    @property
    def troubled(self) -> bool:
        """Whether it came back, at once or after its receipt; whatever was done about it since."""
        return self.state in (State.RETURNED, State.HELD) or self.sent_back

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it came back; none for what did not."""
        if self.sent_back and self.review is not None:
            return self.review.reasons
        return self.refusal.reasons if self.refusal is not None else ()

    @property
    def returned_at(self) -> datetime | None:
        """When it came back; None for what did not."""
        if self.sent_back and self.review is not None:
            return self.review.decided_at
        return self.refusal.refused_at if self.refusal is not None else None

    def needs_worker(self, now: datetime) -> bool:
        """Whether it came back and was not put aside; a correction that was begun does not count here."""
        return self.troubled and (self.aside is None or not self.aside.quiet(now))
