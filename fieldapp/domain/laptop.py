"""A laptop of the team as its supervisor's desk sees it, and what came from it."""

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.team import Member, Reviewed, Road, Standing


@dataclass(frozen=True, slots=True)
class Carried:
    """How much of a laptop's work came by one road, and when the newest of it was finalized."""

    road: Road
    count: int
    newest: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """One submission of the team, as lists name it."""

    instance_id: str
    number: str
    form_id: str
    form_title: str
    device_code: str
    person_id: str
    label: str
    finalized_at: datetime
    road: Road
    state: Reviewed
    note: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Laptop:
    """``standing`` is None while the province never heard of it; ``asked``, ``late`` and ``done`` count visits,
    ``returned`` what came back to it and was not made right."""

    member: Member
    standing: Standing | None = None
    carried: tuple[Carried, ...] = ()
    asked: int = 0
    late: int = 0
    done: int = 0
    returned: int = 0

    @property
    def code(self) -> str:
        """Its device code."""
        return self.member.device_code

    @property
    def seen_at(self) -> datetime | None:
        """When the province heard of it last."""
        return self.standing.seen_at if self.standing else None

    @property
    def unsent(self) -> int:
        """How much it had not sent then."""
        return self.standing.unsent if self.standing else 0
