"""How a supervisor looks for work of the team: shelves, conditions, orders; and how much lies where."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Shelf(StrEnum):
    """Where work lies on the desk. ``TO_CHECK``: needs a look, by a supervisor's word or by a check while it waits."""

    WAITING = "waiting"
    TO_CHECK = "to_check"
    APPROVED = "approved"
    RETURNED = "returned"  # and no correction came yet


class WorkOrder(StrEnum):
    """What stands on top."""

    OLDEST = "oldest"
    NEWEST = "newest"
    PERSON = "person"
    FORM = "form"
    WORKER = "worker"
    CHECKS = "checks"  # most flags first
    ALIKE = "alike"  # most people who may be the same first


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Every condition must hold; blank ones say nothing.

    ``text`` is looked for in person, number, worker and form. ``code`` is one of ``casework.checks.CODES``;
    ``corrected`` shows what was returned and corrected since instead of what is still open.
    """

    shelf: Shelf = Shelf.WAITING
    text: str = ""
    device_code: str = ""
    form_id: str = ""
    since: datetime | None = None
    until: datetime | None = None  # exclusive
    code: str = ""
    corrected: bool = False

    @property
    def narrow(self) -> bool:
        """Whether anything but the shelf was said."""
        return self != WorkFilter(self.shelf)


@dataclass(frozen=True, slots=True)
class WorkChoices:
    """What filters offer: (device code, worker) and (form id, title)."""

    workers: tuple[tuple[str, str], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
