"""The team of a supervisor: its laptops, and its work as the supervisor's desk holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from fieldapp.domain.submission import Attachment


@dataclass(frozen=True, slots=True)
class Member:
    """A laptop of the team as the province states it.

    ``public_key`` (Ed25519, base64) signs what comes from it; ``recipient`` (age) is what is sealed for it, "" while
    the province was never told.
    """

    device_id: str
    device_code: str
    worker_name: str
    role: str
    public_key: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member last told the province of itself; ``seen_at`` is None while it never did.

    ``forms``: versions by form id where they are not the newest that the province offers; what is up to date is left
    out.
    """

    device_id: str
    seen_at: datetime | None = None
    app: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    unsent: int = 0
    drafts: int = 0
    held: int = 0
    last_received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """``supervisors`` decide about this laptop's work; ``members`` are those it supervises itself."""

    issued_at: datetime
    supervisors: tuple[Member, ...] = ()
    members: tuple[Member, ...] = ()


class Road(StrEnum):
    """How a submission came to this laptop."""

    HERE = "here"
    PROVINCE = "province"
    PACK = "pack"
    RELAY = "relay"


class Reviewed(StrEnum):
    """What a supervisor said of a submission: Central's received, hasIssues, approved and rejected."""

    WAITING = "waiting"
    ATTENTION = "attention"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Note:
    """What a supervisor says to the worker; ``reference`` is the question it is pinned to, "" for the whole."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class TeamWork:
    """One submission of the team, without its bytes. ``flags`` counts what the automatic checks found, ``alike`` the
    people who may be the same; ``label`` is whom it is about, as the form names it."""

    instance_id: str
    sha256: str
    number: str
    form_id: str
    form_version: str
    form_title: str
    device_code: str
    worker_name: str
    person_id: str
    label: str
    region: str
    started_at: datetime | None
    finalized_at: datetime
    road: Road
    state: Reviewed
    flags: int = 0
    alike: int = 0
    corrects: str = ""
    note: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    found: tuple["Found", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Arrived:
    """Work of the team as it comes in: from which laptop, its frozen bytes, the files that belong to it."""

    work: TeamWork
    device_id: str
    xml: bytes = field(repr=False)
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds of one submission of the team, as the province says it; ``decided_by`` "" is the province itself."""

    instance_id: str
    sha256: str
    state: Reviewed
    note: str
    decided_at: datetime
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class TakenWork:
    """What came onto the desk. ``closed`` packs are another team's; ``strange`` lines are no submission."""

    fresh: int = 0
    known: int = 0
    attachments: int = 0
    closed: int = 0
    strange: int = 0

    def __add__(self, other: "TakenWork") -> "TakenWork":
        return TakenWork(
            self.fresh + other.fresh,
            self.known + other.known,
            self.attachments + other.attachments,
            self.closed + other.closed,
            self.strange + other.strange,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What one automatic check found; a check never stops anybody.

    ``code``: too_fast (facts: seconds), odd_hour (time), same_answers (number, share), photo_missing, rule (the form's
    own sentence), duplicate. ``reference`` is the question it is about, "" for the whole.
    """

    code: str
    reference: str = ""
    message: str = ""
    facts: tuple[tuple[str, str], ...] = ()
