"""A referral as lists and letters show it, what happened to it, and which referrals a list shows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from fieldapp.domain.entity import Entity


@dataclass(frozen=True, slots=True)
class Referral:
    """The entity with the person it is about; ``person_name`` is "" when this laptop does not know them."""

    entity: Entity
    person_name: str = ""

    @property
    def referral_id(self) -> str:
        """Its key."""
        return self.entity.entity_id

    @property
    def person_id(self) -> str:
        """Whom it is about."""
        return self.entity.text("person_id")

    @property
    def state(self) -> str:
        """proposed sent accepted declined served closed."""
        return self.entity.text("state")

    @property
    def doubt(self) -> str:
        """A state that was said but cannot follow, "" when there is none."""
        return self.entity.text("state_doubt")

    @property
    def services(self) -> tuple[str, ...]:
        """Service codes; empty for another service or an unmet need."""
        return tuple(self.entity.text("services").split())

    @property
    def unmet(self) -> tuple[str, ...]:
        """Codes of needs that no service meets."""
        return tuple(self.entity.text("unmet").split())

    def text(self, name: str) -> str:
        """A property as text."""
        return self.entity.text(name)

    def day(self, name: str) -> date | None:
        """A property that is a day."""
        value = self.entity.values.get(name)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None


@dataclass(frozen=True, slots=True)
class Step:
    """One submission that said something about a referral. ``number`` and ``sha256`` are those of the submission."""

    at: datetime
    state: str
    on: date | None
    form_title: str
    number: str = ""
    sha256: str = field(default="", repr=False)
    note: str = ""  # why it was declined, or who answered


@dataclass(frozen=True, slots=True)
class ReferralFilter:
    """``state``: one of the states, ``overdue``, ``unmet``, or "" for all; ``region``: a code and all below it."""

    state: str = ""
    service: str = ""
    region: str = ""
    person_id: str = ""
    text: str = ""  # a part of the person's name or of a letter's number
