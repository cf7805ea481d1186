"""One line of the access log."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Access:
    """``action``: nik (shown in full) | print | merge | split | decide | put_away (work that the province refused) |
    purge (by policy; ``reason`` is the instance id).

    ``reason``: what the worker wrote, "" when not asked.
    """

    at: datetime
    who: str
    action: str
    person_id: str
    reason: str = ""
