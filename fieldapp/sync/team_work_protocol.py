"""Wire values of the team's work: what a supervisor's laptop fetches of it. ``docs/protocol.md``, "Team".

An answer is JSON in one zstd frame that states its content size, as that of the registry.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from fieldapp.domain.team import Reviewed, Verdict
from fieldapp.sync.frame import unpacked
from fieldapp.sync.protocol import SubmissionLine, decode

WORK = "/v1/team/work"
FILES = "/v1/team/attachments"
WORK_TYPE = "application/x-jangkau-work+zstd"
RESTART = "team_restart"  # the problem that says: begin again, with no cursor
MAX_WORK = 500  # submissions, and decisions, asked for in one answer
MAX_PAGE_PLAIN = 64 << 20  # bytes that a laptop unpacks


@dataclass(frozen=True, slots=True)
class DecidedWork:
    """What holds of one submission; ``decided_by`` is "" where somebody at the province decided, or nobody yet."""

    instance_id: str
    sha256: str
    state: Reviewed
    note: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""

    def verdict(self) -> Verdict | None:
        """As the laptop keeps it; None while nobody decided."""
        if self.decided_at is None:
            return None
        return Verdict(self.instance_id, self.sha256, self.state, self.note, self.decided_at, self.decided_by)


@dataclass(frozen=True, slots=True)
class ReceivedWork:
    """One submission that the province received from a member of the team, and how it stands."""

    line: SubmissionLine
    device_id: str
    device_code: str
    worker_name: str
    received_at: datetime
    stands: DecidedWork


@dataclass(frozen=True, slots=True)
class WorkPage:
    """``decided``: what was decided since about work that came before. ``cursor`` is where to go on."""

    work: tuple[ReceivedWork, ...]
    decided: tuple[DecidedWork, ...]
    cursor: str
    more: bool
    epoch: str


def work_path(cursor: str, limit: int = MAX_WORK) -> str:
    """Where the work after ``cursor`` is read."""
    return f"{WORK}?{urlencode({'after': cursor, 'limit': limit})}"


def unpack_work(body: bytes) -> WorkPage:
    """The answer in ``body``. Raises ValueError for anything else, and for one that is too large."""
    plain = unpacked(body, MAX_PAGE_PLAIN)
    return decode(plain, WorkPage)
