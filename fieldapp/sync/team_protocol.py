"""Wire values of the team: who supervises a laptop, whom it supervises. ``docs/protocol.md``, "Team"."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fieldapp.domain.team import Member, Standing

TEAM = "/v1/team"


@dataclass(frozen=True, slots=True)
class TeamRequest:
    """``recipient``: the age recipient of the asking laptop's store, to which others may seal."""

    recipient: str


@dataclass(frozen=True, slots=True)
class TeamText:
    """What the province says once the signature holds, for one device. ``standings``: one for each of ``members``."""

    v: int
    kind: Literal["team"]
    device_id: str
    issued_at: datetime
    supervisors: tuple[Member, ...]
    members: tuple[Member, ...]
    standings: tuple[Standing, ...]
    key_id: str
