"""A visit that a supervisor asks of a laptop, as lists and the agenda show it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final


class VisitState(StrEnum):
    """``done``: an assessment of that form about that person was finalized since; nobody says it."""

    ASKED = "asked"
    DONE = "done"
    NOT_FOUND = "not_found"
    CANCELLED = "cancelled"


LATE: Final = "late"  # asked, and its day has passed


@dataclass(frozen=True, slots=True)
class Visit:
    """``form_id``: which form is to be filled; ``device_code``: who is asked; ``corrects``: the returned submission
    that is to be made right, "" for none. ``ended_at``: when it was made, given up or cancelled, ``ended_by`` where.
    """

    visit_id: str
    person_id: str
    person_name: str
    region: str
    form_id: str
    device_code: str
    due: date | None
    asked_at: datetime
    state: VisitState = VisitState.ASKED
    urgency: str = ""
    note: str = ""
    corrects: str = ""
    asked_by: str = ""
    reason: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody still has to go."""
        return self.state is VisitState.ASKED

    def late(self, today: date) -> bool:
        """Whether its day has passed and nobody was there."""
        return self.open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """``state``: one of ``VisitState``, ``late`` (which ``today`` decides), or "" for all; ``region``: a code and all
    below it; ``text``: a part of the person's name or of the note."""

    state: str = ""
    device_code: str = ""
    region: str = ""
    form_id: str = ""
    person_id: str = ""
    text: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class VisitOrder:
    """One visit to be asked for. ``due`` None: as long as an answer of this urgency may take."""

    person_id: str
    form_id: str
    device_code: str
    due: date | None = None
    urgency: str = ""
    note: str = ""
    corrects: str = ""
